"""A pack bound from an agenda: its pages and labels, its two versions, its links, and what each paper's status is."""

import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import pikepdf
import pytest

from documents.assembly.agenda import (
    CLOSED_TITLE,
    PARAGRAPH,
    SECRET,
    agenda,
    dirty,
    essay,
    file,
    paper,
    plan,
    read,
    with_paper,
)
from documents.assembly.packs import bookmarks, labels, links, outward, parts, says, texts
from documents.tags import errors, kinds, of_kind
from moothall.documents.assembly import AssemblyError, Bound, Order, bind, bound
from moothall.documents.assembly.check import faults
from moothall.documents.trees import elements
from moothall.facts.agendas import DraftAgenda, DraftItem
from moothall.workers import Done, Refused, each

BLANK = "This page is intentionally left blank"


@pytest.fixture(scope="module")
def public() -> Bound:
    return bind(agenda(), public_files, (), restricted=False)


@pytest.fixture(scope="module")
def restricted() -> Bound:
    return bind(agenda(), read(), (), restricted=True)


def public_files(name: str) -> bytes:
    assert name != "secret"
    return file(name)


def with_appendix(data: bytes) -> DraftAgenda:
    """An agenda whose only paper is a file from elsewhere."""
    papers = (paper("foreign", "Appendix from elsewhere", data, kind="appendix"),)
    return agenda(motion="", items=(DraftItem("i1", "1", "Plans", "report", papers=papers),))


def bound_with(data: bytes) -> Bound:
    return bind(with_appendix(data), read(foreign=data), (), restricted=False)


def test_each_paper_begins_on_a_right_hand_page_by_label_and_in_print(public: Bound) -> None:
    printed = labels(public.pdf)
    for place in public.places:
        assert int(place.first) % 2 == 1
        assert printed.index(place.first) % 2 == 0


def test_both_versions_have_the_same_labels(public: Bound, restricted: Bound) -> None:
    assert public.places == restricted.places
    assert public.front == restricted.front


def test_the_restricted_version_is_numbered_without_a_gap(restricted: Bound) -> None:
    assert labels(restricted.pdf) == [str(number) for number in range(1, restricted.page_count + 1)]


def test_a_withheld_paper_is_one_page_with_the_words_of_the_law_and_its_labels_are_kept(public: Bound) -> None:
    place = next(place for place in public.places if place.key == "secret")
    said = texts(public.pdf)
    assert said[place.first] == (
        f"Agenda Item 5 By virtue of paragraph(s) 3 of Part 1 of Schedule 12A of the Local Government Act 1972. "
        f"Document is Restricted Page {place.first}"
    )
    assert place.last not in said
    assert place.pages == 3


def test_labels_go_on_behind_a_withheld_paper() -> None:
    first, *rest = agenda().items
    secret = rest.pop()
    moved = agenda(items=(first, secret, *rest))
    open_version = bind(moved, public_files, (), restricted=False)
    full = bind(moved, read(), (), restricted=True)
    assert open_version.places == full.places
    place = next(place for place in full.places if place.key == "secret")
    said = texts(open_version.pdf)
    behind = str(int(place.first) + 1)
    assert said[behind] == f"Pages {behind} to {place.last} are not for publication Page {behind}"
    printed = labels(open_version.pdf)
    assert printed[printed.index(behind) + 1] == str(int(place.last) + 1 + int(place.last) % 2)


def test_every_page_bears_its_label(public: Bound, restricted: Bound) -> None:
    for version in (public, restricted):
        assert all(said.endswith(f"Page {label}") for label, said in texts(version.pdf).items())


def test_the_first_page_of_an_item_says_which_it_is(restricted: Bound) -> None:
    said = texts(restricted.pdf)
    firsts = {place.key: said[place.first] for place in restricted.places}
    assert "Agenda Item 3" in firsts["coast"]
    assert "Agenda Item" not in firsts["map"]


def test_blank_pages_say_so_and_are_tagged(public: Bound) -> None:
    blank = [said for said in texts(public.pdf).values() if said.startswith(BLANK)]
    assert blank
    assert kinds(public.pdf)


def test_a_restricted_page_is_marked_as_not_for_publication(restricted: Bound) -> None:
    place = next(place for place in restricted.places if place.key == "secret")
    said = texts(restricted.pdf)
    for label in range(int(place.first), int(place.last) + 1):
        assert "NOT FOR PUBLICATION" in said[str(label)]
    assert "NOT FOR PUBLICATION by virtue of paragraph(s) 3 of Part 1 of Schedule 12A" in said[place.first]
    assert sum("NOT FOR PUBLICATION" in words for words in said.values()) == place.pages


def test_the_public_version_never_asks_for_a_restricted_file(public: Bound) -> None:
    assert public.page_count  # `public_files` fails when it does


@pytest.mark.parametrize("word", [SECRET, "depot", "Prices of"])
def test_nothing_restricted_is_anywhere_in_the_public_file(word: str, public: Bound, restricted: Bound) -> None:
    assert not says(public.pdf, word)
    assert says(restricted.pdf, SECRET)
    assert CLOSED_TITLE not in msgspec.json.encode(public.agenda).decode()


def test_the_front_sheet_prints_the_labels_and_links_to_them(public: Bound) -> None:
    front = texts(public.pdf)["1"]
    places = {place.key: place for place in public.places}
    coast = f"(Pages {places['coast'].first} - {places['map'].last})"
    assert coast in front
    led = {(start, end, called) for start, end, called in links(public.pdf) if start == "1"}
    assert ("1", places["coast"].first, f"Page {places['coast'].first}") in led
    assert ("1", places["secret"].first, f"Page {places['secret'].first}") in led


def test_a_report_links_to_its_appendix_and_a_paper_to_another_item(public: Bound) -> None:
    places = {place.key: place for place in public.places}
    ends = [end for _, end, _ in links(public.pdf)]
    assert places["map"].first in ends
    swans = [end for start, end, _ in links(public.pdf) if start == places["swans"].first]
    assert places["secret"].first in swans
    assert not says(public.pdf, "pack:")


def test_a_link_to_what_is_not_bound_is_plain_words() -> None:
    whole = agenda()
    some = msgspec.structs.replace(whole, items=tuple(item for item in whole.items if item.key in ("i1", "i6")))
    made = bind(some, read(), (), restricted=False)
    assert not says(made.pdf, "pack:")
    assert faults(made.pdf) == []


def test_bookmarks_lead_to_items_papers_and_their_sections(public: Bound) -> None:
    places = {place.key: place for place in public.places}
    found = bookmarks(public.pdf)
    assert found[0] == (0, "Agenda", "1")
    assert (0, "3. Coast road", places["coast"].first) in found
    assert (1, "Appendix A", places["map"].first) in found
    assert (2, "Map of the road", places["map"].first) in found
    assert (0, "5. Depot lease", places["secret"].first) in found


def test_the_pack_is_a_document_of_parts_that_are_named(public: Bound) -> None:
    assert parts(public.pdf) == [
        "Agenda",
        "Item 2: Minutes",
        "Item 3: Report",
        "Item 3: Appendix A",
        "Item 6: Swans",
        "Item 5: Depot lease",
    ]


def test_it_says_what_it_is(public: Bound, restricted: Bound) -> None:
    for version, end in ((public, ""), (restricted, " – restricted")):
        with pikepdf.open(io.BytesIO(version.pdf)) as document:
            metadata = document.open_metadata()
            assert metadata["dc:title"] == f"Harbour Committee – Agenda for 12 March 2026{end}"
            assert metadata["pdfuaid:part"] == "1"
            assert str(document.Root.Lang) == "en-GB"
            assert document.Root.ViewerPreferences.DisplayDocTitle
            assert document.Root.MarkInfo.Marked


def test_checkers_find_no_error_and_tags_and_pages_agree(public: Bound, restricted: Bound, tmp_path: Path) -> None:
    for version in (public, restricted):
        assert version.accessible
        assert errors(version.pdf, tmp_path) == []
        assert faults(version.pdf) == []


def test_what_papers_call_their_cells_does_not_collide(restricted: Bound) -> None:
    names = [one["ID"] for kind in ("TH", "Note") for one in of_kind(restricted.pdf, kind) if "ID" in one]
    assert names
    assert len(set(names)) == len(names)


def test_headers_of_cells_are_found_by_their_names() -> None:
    made = bind(agenda(), read(), (), restricted=True)
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        tree = document.Root.StructTreeRoot.IDTree.Names
        known = {bytes(name) for name in list(tree)[::2]}
        cells = [cell for cell in elements(document.Root.StructTreeRoot) if "/A" in cell]
        asked = [bytes(name) for cell in cells for part in cell.A for name in part.get("/Headers", [])]
    assert set(asked) <= known
    assert list(tree)[::2] == sorted(list(tree)[::2], key=bytes)


def test_the_same_agenda_gives_the_same_file(public: Bound) -> None:
    assert bind(agenda(), public_files, (), restricted=False) == public


def test_the_agenda_that_comes_back_has_the_labels(public: Bound) -> None:
    papers = {one.key: one for _, one in public.agenda.papers()}
    assert all((papers[p.key].first_label, papers[p.key].last_label) == (p.first, p.last) for p in public.places)


def test_what_is_held_or_to_follow_is_not_bound() -> None:
    held = with_paper(with_paper(agenda(), "swans", held="awaits figures"), "map", file="", pages=0)
    made = bind(held, read(), (), restricted=True)
    assert {place.key for place in made.places} == {"minutes", "coast", "secret"}


def test_a_confidential_paper_is_withheld_in_other_words() -> None:
    closed = with_paper(agenda(), "swans", confidential=True)
    made = bind(closed, public_files, (), restricted=False)
    said = texts(made.pdf)[next(place.first for place in made.places if place.key == "swans")]
    assert "section 100A(2) and (3) of the Local Government Act 1972" in said


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_landscape_page_stands_upright_and_is_numbered_at_the_foot_as_seen(turn: int) -> None:
    made = bound_with(plan(turn))
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        page = document.pages[2]
        assert int(page.obj.get("/Rotate", 0)) == turn
    place = made.places[0].first
    assert texts(made.pdf)[place].endswith(f"Page {place}")
    assert foot_as_seen(made.pdf, 2) < 30


def foot_as_seen(pdf: bytes, place: int) -> float:
    """How far above the lower edge of the screen the label of a page stands."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[place]
        text = page.get_textpage()
        whole = text.get_text_range()
        box = text.get_charbox(whole.index("Page"))
        width, height, turn = *page.get_mediabox()[2:], page.get_rotation()
    return {0: box[1], 90: width - box[2], 180: height - box[3], 270: box[0]}[turn]


def test_a_crop_box_is_what_is_seen() -> None:
    with pikepdf.open(io.BytesIO(plan())) as cut:
        for page in cut.pages:
            page.cropbox = [100, 200, 700, 500]
        held = io.BytesIO()
        cut.save(held)
    assert 200 < foot_as_seen(bound_with(held.getvalue()).pdf, 2) < 230


def test_an_untagged_paper_keeps_the_pack_from_claiming_and_is_named_on_the_front(tmp_path: Path) -> None:
    made = bound_with(plan())
    assert not made.accessible
    assert [(one.tagged, one.scanned, one.passes) for one in made.status] == [(False, False, False)]
    assert "Appendix from elsewhere (pages 3 to 5): without tags" in texts(made.pdf)["1"]
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert "pdfuaid:part" not in document.open_metadata()
    assert faults(made.pdf) == []


def test_a_scan_is_named_as_one() -> None:
    made = bound_with(plan(scanned=True))
    assert made.status[0].scanned
    assert "Appendix from elsewhere (pages 3 to 5): a scan without text" in texts(made.pdf)["1"]


def test_what_a_foreign_file_carries_beside_its_pages_is_left_behind() -> None:
    made = bound_with(dirty())
    assert not says(made.pdf, SECRET)
    assert not says(made.pdf, "JavaScript")
    assert outward(made.pdf) == ["https://larkshire.example/tide"]


def test_links_and_bookmarks_of_a_foreign_file_still_lead_to_its_pages() -> None:
    made = bound_with(dirty())
    assert [end for start, end, _ in links(made.pdf) if start == "3"] == ["4", "4"]
    assert (1, "Second plan", "4") in bookmarks(made.pdf)


def test_a_form_is_bound_with_what_was_filled_in() -> None:
    made = bound_with(filled_form())
    assert "Forty swans" in texts(made.pdf)["3"]
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert "/AcroForm" not in document.Root
        assert not any(len(page.obj.get("/Annots", [])) for page in document.pages[2:])


def filled_form() -> bytes:
    with pikepdf.open(io.BytesIO(plan())) as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="swans",
                V="Forty swans",
                DA="/F 12 Tf 0 g",
                F=4,
                Rect=[100, 300, 400, 330],
            )
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([field])
        pdf.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array([field]),
            NeedAppearances=True,
            DA="/F 12 Tf 0 g",
            DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
        )
        held = io.BytesIO()
        pdf.save(held)
    return held.getvalue()


def test_the_same_file_may_be_bound_twice() -> None:
    whole = agenda()
    twice = (
        *whole.items,
        DraftItem("i7", "7", "Swans again", "report", papers=(paper("again", "Swans", file("swans"), file="swans"),)),
    )
    made = bind(agenda(items=twice), public_files, (), restricted=False)
    assert faults(made.pdf) == []
    assert made.accessible


@pytest.mark.parametrize(("data", "why"), [(b"no pdf", "no PDF that can be read"), (b"", "no PDF")])
def test_what_is_no_pdf_is_refused_with_the_paper_it_is(data: bytes, why: str) -> None:
    broken = with_paper(agenda(), "swans", file="broken")
    with pytest.raises(AssemblyError, match=why) as refused:
        bind(broken, read(broken=data), (), restricted=False)
    assert refused.value.key == "swans"


def test_a_locked_file_is_refused() -> None:
    with pikepdf.open(io.BytesIO(plan())) as pdf:
        held = io.BytesIO()
        pdf.save(held, encryption=pikepdf.Encryption(owner="o", user="u"))
    locked = with_paper(agenda(), "swans", file="locked")
    with pytest.raises(AssemblyError, match="locked with a password"):
        bind(locked, read(locked=held.getvalue()), (), restricted=False)


def test_a_paper_counted_wrongly_is_refused() -> None:
    with pytest.raises(AssemblyError, match="not 9 as was counted"):
        bind(with_paper(agenda(), "swans", pages=9), read(), (), restricted=False)


def test_an_open_paper_that_nobody_counted_is_counted() -> None:
    made = bind(with_paper(agenda(), "swans", pages=0), read(), (), restricted=True)
    assert next(place.pages for place in made.places if place.key == "swans") == 2


def test_a_restricted_paper_that_nobody_counted_is_refused() -> None:
    with pytest.raises(AssemblyError, match="before its pages are counted"):
        bind(with_paper(agenda(), "secret", pages=0), read(), (), restricted=False)


def test_a_pack_without_papers_is_its_front_sheet() -> None:
    made = bind(agenda(items=(DraftItem("i1", "1", "Apologies", "opening"),), motion=""), read(), (), restricted=False)
    assert made.page_count == 1
    assert made.accessible
    assert faults(made.pdf) == []


def test_a_pack_is_bound_in_a_process_of_its_own(tmp_path: Path) -> None:
    whole = agenda()
    for _, one in whole.papers():
        (tmp_path / one.file).write_bytes(file(one.file))
    files = {one.file: tmp_path / one.file for _, one in whole.papers() if one.is_open}
    order = Order(whole, files, (), restricted=False, shelf=tmp_path / "shelf")
    outcomes = [outcome for _, outcome in each(bound, [order])]
    assert isinstance(outcomes[0], Done)
    assert outcomes[0].value.page_count > 4
    assert len(list((tmp_path / "shelf").iterdir())) == len(files)


def test_an_order_that_lacks_a_file_is_refused() -> None:
    with pytest.raises(Refused, match="not handed in"):
        bound(Order(agenda(), {}, (), restricted=False))


def test_a_long_title_is_folded_on_the_slip_and_odd_letters_do_no_harm() -> None:
    odd = with_paper(agenda(), "secret", exemption=msgspec.structs.replace(PARAGRAPH, paragraphs=tuple("1234567")))
    made: Callable[[], Bound] = lambda: bind(odd, public_files, (), restricted=False)  # noqa: E731 - said once
    assert "1, 2, 3, 4, 5, 6, 7" in texts(made().pdf)[made().places[-1].first]


def test_many_papers_of_one_page_each_stand_on_sheets_of_their_own() -> None:
    data = essay("Short", 0)
    papers = tuple(paper(f"p{n}", f"Paper {n}", data, file="short") for n in range(5))
    made = bind(
        agenda(motion="", items=(DraftItem("i1", "1", "Short ones", "report", papers=papers),)),
        read(short=data),
        (),
        restricted=False,
    )
    assert [place.first for place in made.places] == ["3", "5", "7", "9", "11"]
    assert made.page_count == 11
