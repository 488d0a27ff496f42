"""Faults planted in the tags of a good pack: our check finds what speaks against itself, the checkers the rest."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from documents.assembly.agenda import agenda, read
from documents.tags import errors
from moothall.documents.assembly import bind
from moothall.documents.assembly.check import faults
from moothall.documents.trees import elements, entries

Plant = Callable[[Pdf], None]


@cache
def pack() -> bytes:
    return bind(agenda(), read(), (), restricted=True).pdf


def planted(plant: Plant) -> bytes:
    with Pdf.open(io.BytesIO(pack())) as pdf:
        plant(pdf)
        held = io.BytesIO()
        pdf.save(held)
    return held.getvalue()


def of_kind(pdf: Pdf, kind: str) -> pikepdf.Object:
    return next(one for one in elements(pdf.Root.StructTreeRoot) if str(one.S) == f"/{kind}")


def leaf(pdf: Pdf) -> pikepdf.Object:
    """An element that holds content itself."""
    return next(
        one
        for one in elements(pdf.Root.StructTreeRoot)
        if "/K" in one and isinstance(one.K, Array) and len(one.K) and isinstance(one.K[0], int)
    )


def parent_tree(pdf: Pdf) -> dict[int, pikepdf.Object]:
    return {int(key): value for key, value in entries(pdf.Root.StructTreeRoot.ParentTree, "/Nums")}


def emptied_parent_tree(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array()


def parent_tree_of_another_page(pdf: Pdf) -> None:
    first, second = pdf.pages[2].obj, pdf.pages[4].obj
    first.StructParents, second.StructParents = int(second.StructParents), int(first.StructParents)


def parent_tree_one_off(pdf: Pdf) -> None:
    for listed in parent_tree(pdf).values():
        if isinstance(listed, Array) and len(listed) > 3:
            listed[0], listed[3] = listed[3], listed[0]
            return


def no_number_on_a_page(pdf: Pdf) -> None:
    del pdf.pages[2].obj.StructParents


def element_without_its_page(pdf: Pdf) -> None:
    del leaf(pdf).Pg


def content_held_twice(pdf: Pdf) -> None:
    held = leaf(pdf)
    held.K = Array([held.K[0], held.K[0]])


def content_held_by_none(pdf: Pdf) -> None:
    leaf(pdf).K = Array()


def content_that_is_not_there(pdf: Pdf) -> None:
    leaf(pdf).K.append(9999)


def marks_given_twice(pdf: Pdf) -> None:
    page = pdf.pages[2]
    page.obj.Contents = Array([*page.obj.Contents, pdf.make_stream(b"/P <</MCID 0>> BDC EMC")])


def link_without_element(pdf: Pdf) -> None:
    for element in elements(pdf.Root.StructTreeRoot):
        if str(element.S) == "/Link":
            element.K = Array([kid for kid in element.K if isinstance(kid, int)])
            return


def link_under_another(pdf: Pdf) -> None:
    notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
    notes[0].StructParent, notes[1].StructParent = int(notes[1].StructParent), int(notes[0].StructParent)


def tree_that_bites_its_tail(pdf: Pdf) -> None:
    of_kind(pdf, "Part").K.append(pdf.Root.StructTreeRoot.K[0])


def no_tags(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=False)


def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang
    for part in pdf.Root.StructTreeRoot.K[0].K:
        if "/Lang" in part:
            del part.Lang


def no_title(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["dc:title"]


def title_not_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def figure_without_words(pdf: Pdf) -> None:
    del of_kind(pdf, "Figure").Alt


def heading_skipped(pdf: Pdf) -> None:
    of_kind(pdf, "H2").S = Name.H5


def role_without_meaning(pdf: Pdf) -> None:
    of_kind(pdf, "H2").S = Name("/Fanfare")


def content_outside_all_tags(pdf: Pdf) -> None:
    page = pdf.pages[2]
    font = next(iter(page.obj.Resources.Font.keys()))
    words = f"BT {font} 12 Tf 90 90 Td <00010002> Tj ET".encode()
    page.obj.Contents = Array([*page.obj.Contents, pdf.make_stream(words)])


def list_without_items(pdf: Pdf) -> None:
    for item in list(of_kind(pdf, "L").K):
        item.S = Name.P


def link_without_words(pdf: Pdf) -> None:
    note = next(note for page in pdf.pages for note in page.obj.get("/Annots", []))
    del note.Contents


OURS = (
    emptied_parent_tree,
    parent_tree_of_another_page,
    parent_tree_one_off,
    no_number_on_a_page,
    element_without_its_page,
    content_held_twice,
    content_held_by_none,
    content_that_is_not_there,
    marks_given_twice,
    link_without_element,
    link_under_another,
    no_tags,
)
THEIRS = (
    no_tags,
    not_marked,
    no_language,
    no_title,
    title_not_shown,
    figure_without_words,
    heading_skipped,
    role_without_meaning,
    content_outside_all_tags,
    list_without_items,
    link_without_words,
)


def test_a_good_pack_has_none(tmp_path: Path) -> None:
    assert faults(pack()) == []
    assert errors(pack(), tmp_path) == []


@pytest.mark.parametrize("plant", OURS, ids=lambda plant: plant.__name__)
def test_our_check_finds_what_pages_and_tags_disagree_on(plant: Plant) -> None:
    assert faults(planted(plant))


@pytest.mark.parametrize("plant", THEIRS, ids=lambda plant: plant.__name__)
def test_the_checkers_find_what_is_missing(plant: Plant, tmp_path: Path) -> None:
    assert errors(planted(plant), tmp_path)


def test_a_ring_of_tags_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moothall.documents.trees.MOST", 20_000)
    assert "no end" in faults(planted(tree_that_bites_its_tail))[0]


@pytest.mark.parametrize(
    "plant", [emptied_parent_tree, content_held_by_none, figure_without_words, no_title], ids=lambda p: p.__name__
)
def test_a_pack_with_a_faulty_paper_from_elsewhere_does_not_claim(plant: Plant) -> None:
    def foreign(pdf: Pdf) -> None:
        plant(pdf)
        pdf.docinfo["/Creator"] = "Another typesetter"

    data = planted(foreign)
    item = agenda().items[1]
    one = item.papers[0]
    papers = (msgspec.structs.replace(one, file="foreign", pages=0),)
    whole = agenda(motion="", items=(msgspec.structs.replace(item, papers=papers),))
    made = bind(whole, read(foreign=data), (), restricted=False)
    assert not made.accessible
    assert made.status[0].claims
    assert made.status[0].faults


def test_a_file_that_is_none_has_a_fault() -> None:
    assert faults(b"no pdf") == ["the file cannot be read"]
