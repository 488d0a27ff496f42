"""Trees that are told as text and sewn into a bound file are what they were."""

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from documents.assembly.agenda import agenda, coast_report, essay, paper, read, saved
from moothall.documents.assembly import Bound, bind
from moothall.documents.assembly.check import faults
from moothall.documents.assembly.sources import prepared
from moothall.documents.assembly.tags import Tags
from moothall.documents.trees import elements, entries
from moothall.facts.agendas import DraftItem

SAID = b"(a) see 5 0 R, /ID (b), 100% <of> \\ it\nall \xfe"


def bound(*files: bytes) -> Bound:
    papers = tuple(paper(f"p{n}", f"Paper {n}", data, file=f"f{n}") for n, data in enumerate(files))
    whole = agenda(motion="", items=(DraftItem("i1", "1", "Trees", "report", papers=papers),))
    return bind(whole, read(**{f"f{n}": data for n, data in enumerate(files)}), (), restricted=False)


def told(pdf: bytes) -> list[Any]:
    """The elements in order, the parent tree and the tree of names, as plain values."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        parents = [(int(key), plain(value, pages)) for key, value in entries(root.ParentTree, "/Nums")]
        names = [(bytes(name), plain(one, pages)) for name, one in entries(root.IDTree, "/Names")]
        return [[saying(one, pages) for one in elements(root)], parents, names]


def saying(element: pikepdf.Object, pages: dict[tuple[int, int], int]) -> dict[str, Any]:
    return {key: plain(value, pages) for key, value in element.items() if key != "/P"}


def plain(value: Any, pages: dict[tuple[int, int], int]) -> Any:
    if isinstance(value, Array):
        return [plain(each, pages) for each in value]
    if isinstance(value, pikepdf.String):
        return bytes(value)
    if not isinstance(value, Dictionary):
        return str(value)
    if value.objgen in pages:
        return f"page {pages[value.objgen]}"
    if "/Rect" in value:
        return f"note {value.StructParent}"
    return str(value.S) if "/S" in value else saying(value, pages)


def saying_more(**more: Any) -> bytes:
    """A paper whose first heading says more of itself."""
    with pikepdf.open(io.BytesIO(essay("Trees"))) as pdf:
        heading = next(one for one in elements(pdf.Root.StructTreeRoot) if str(one.S) == "/H1")
        for name, value in more.items():
            heading[f"/{name}"] = value(pdf) if callable(value) else value
        return saved(pdf)


def tree_of(data: bytes) -> object:
    return prepared(data, "0123456789abcdef").tree


def test_a_sewn_tree_is_the_one_that_binding_element_by_element_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    files = (coast_report(), essay("Roads", 3), coast_report())
    sewn = bound(*files).pdf
    monkeypatch.setattr(Tags, "takes", lambda tags, source: False)
    grafted = bound(*files).pdf
    assert told(sewn) == told(grafted)
    assert faults(sewn) == []
    assert b"/Prev" in sewn
    assert b"/Prev" not in grafted


def test_binding_twice_gives_the_same_bytes() -> None:
    assert bound(essay("Roads"), essay("Quays")).pdf == bound(essay("Roads"), essay("Quays")).pdf


def test_words_that_look_like_references_or_names_stay_as_they_are() -> None:
    data = saying_more(ActualText=pikepdf.String(SAID.decode("latin-1")), ID=pikepdf.String("a)%d (1 0 R"))
    assert tree_of(data) is not None
    with pikepdf.open(io.BytesIO(bound(data).pdf)) as pdf:
        said = [str(one.ActualText) for one in elements(pdf.Root.StructTreeRoot) if "/ActualText" in one]
        names = [bytes(one.ID) for one in elements(pdf.Root.StructTreeRoot) if "/ID" in one]
    assert SAID.decode("latin-1") in said
    assert any(name.endswith(b"-a)%d (1 0 R") for name in names)


def test_our_own_papers_are_told_as_text() -> None:
    assert tree_of(coast_report()) is not None


@pytest.mark.parametrize(
    "more",
    [
        {"AF": lambda pdf: pdf.make_stream(b"attached")},
        {"Ref": lambda pdf: Array([pdf.Root.Pages])},
        {"Ref": lambda pdf: Array([pdf.Root.StructTreeRoot])},
    ],
)
def test_a_tree_that_leads_elsewhere_is_not_told_as_text(more: dict[str, Any]) -> None:
    assert tree_of(saying_more(**more)) is None


def test_a_tree_of_two_documents_is_bound_element_by_element() -> None:
    with pikepdf.open(io.BytesIO(essay("Trees"))) as pdf:
        root = pdf.Root.StructTreeRoot
        second = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
        root.K = Array([root.K if isinstance(root.K, Dictionary) else root.K[0], second])
        data = saved(pdf)
    assert tree_of(data) is None
    assert faults(bound(data).pdf) == []
