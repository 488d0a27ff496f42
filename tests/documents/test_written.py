"""A report that was written here, typeset: what it says, its tags, and what it does not give away."""

import datetime as dt
import io
from collections import Counter
from pathlib import Path

import msgspec
import pikepdf
import pypdfium2
import pytest

from documents.tags import errors, kinds, of_kind
from documents.written_report import COSTS, COVER, DRAFT, TO, WIDE, cell, picture, words
from moothall.documents.assembly.check import faults
from moothall.documents.composer.press import CompositionError, Press
from moothall.documents.composer.written import report_pdf
from moothall.documents.composer.written_tables import header_rows, placed, row_headers
from moothall.facts.clearances import Cleared
from moothall.facts.drafts import Cover, Exemption, ReportDraft
from moothall.facts.writing import (
    Run,
    Writing,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)
from written import paragraph


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


@pytest.fixture(scope="module")
def pdf(press: Press) -> bytes:
    return report_pdf(DRAFT, council="Larkshire", to=TO, press=press, pictures=picture)


def text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def typeset(press: Press, *blocks: object, cover: Cover = COVER) -> bytes:
    draft = ReportDraft("r", 1, cover, Writing(blocks))  # type: ignore[arg-type] # blocks of any kind
    return report_pdf(draft, council="Larkshire", to=TO, press=press, pictures=picture)


@pytest.mark.parametrize(
    "said",
    [
        "From: Mr K Lusk, Cabinet Member for Roads Ms A Quill, Head of Highways",
        "To: Roads Committee – 12 March 2026 Cabinet – 19 March 2026",
        "Subject: Resurfacing of the coast road",
        "Decision Number: 26/00017 Key decision: Yes",
        "Classification: Unrestricted, with an exempt appendix – paragraph(s) 3 of Part 1 of Schedule 12A",
        "Past Pathway of report: Agenda setting Future Pathway of report: Cabinet Electoral Division: Larkham East",
        "The Committee is asked to: (a) note the report; and (b) endorse #emph[the] decision.",
        "1. Introduction 1.1 It is worn and torn",
        'see the map and "the #link" \\ file',
        "Drainage Water stands. (a) dig (i) deep (b) fill",
        "£1 £2",
        "2. Financial implications 2.1 There are none. The road",
        "3. Views of other bodies Parish forum, 2 February 2026: It was in favour.",
        "4. Background documents • Survey of 2025",
        "5. Appendices • Appendix A – Map of the road • Appendix B – not for publication, paragraph(s) 3",
        "6. Contact details Report Author: Ms A Quill",
        "Relevant Director: Mr B Ord Director",
        "So the survey says.",
    ],
)
def test_the_report_says_what_was_written_in_order(said: str, pdf: bytes) -> None:
    assert said in text(pdf)


def test_checkers_find_no_error_and_tags_and_pages_agree(pdf: bytes, tmp_path: Path) -> None:
    assert errors(pdf, tmp_path) == []
    assert faults(pdf) == []


def test_it_says_what_it_is(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        metadata = document.open_metadata()
        assert metadata["dc:title"] == "Resurfacing of the coast road"
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert str(document.Root.Lang) == "en-GB"


def test_headings_lists_notes_and_pictures_are_tagged_as_such(pdf: bytes) -> None:
    found = kinds(pdf)
    assert {"H1", "H2", "H3", "L", "LI", "Note", "Figure", "Table", "Caption", "Link"} <= set(found)
    assert found.count("H1") == 1
    assert [one["Alt"] for one in of_kind(pdf, "Figure")] == ["A map of the coast road"]


def test_what_was_cleared_by_whom_and_when_stands_at_its_end(press: Press, tmp_path: Path) -> None:
    day = dt.date(2026, 2, 27)
    cleared = (
        Cleared("finance adviser", "favourable with remarks", day, 3, "Mr P Dray", "Head of Finance"),
        Cleared("legal adviser", "adverse", day, 3, "Ms T Oake", "Head of Law"),
        Cleared("data protection adviser"),
        Cleared("equalities adviser", "waived", day, 3, "Mrs L Ashby", "Monitoring Officer"),
        Cleared("director", "signed", day, 4, "Ms R Vane", "Deputy Director", deputising=True),
    )
    made = report_pdf(
        msgspec.structs.replace(DRAFT, number=4, cleared=cleared),
        council="Larkshire",
        to=TO,
        press=press,
        pictures=picture,
    )
    assert text(made).endswith(
        "7. Clearance Each answer was given on the version named, and stands for this one, version 4. "
        "Adverse advice, and answers that were not given, are shown too. "
        "Role Answer Name and post Version and date "
        "Finance adviser Favourable with remarks Mr P Dray, Head of Finance Version 3, 27 February 2026 "
        "Legal adviser Adverse advice Ms T Oake, Head of Law Version 3, 27 February 2026 "
        "Data protection adviser No answer on this version "
        "Equalities adviser Taken forward without it Mrs L Ashby, Monitoring Officer Version 3, 27 February 2026 "
        "Director Signed Ms R Vane, Deputy Director, for the director Version 4, 27 February 2026"
    )
    bare = report_pdf(DRAFT, council="Larkshire", to=TO, press=press, pictures=picture)
    scopes = Counter(one.get("Scope") for one in of_kind(made, "TH"))
    scopes.subtract(one.get("Scope") for one in of_kind(bare, "TH"))
    assert scopes == {"/Column": 4, "/Row": 5}
    assert errors(made, tmp_path) == []
    assert faults(made) == []


def test_a_list_that_goes_on_is_lettered_on_in_print(press: Press, tmp_path: Path) -> None:
    one, more = ((WrittenItem((Run("dig"),)), WrittenItem((Run("fill"),))), (WrittenItem((Run("pave"),)),))
    lists = (WrittenList("one", one, "letter"), WrittenList("two", more, "letter", goes_on=True))
    made = typeset(press, lists[0], paragraph("between1", "Then:"), lists[1])
    assert "(a) dig (b) fill 1 Then: (c) pave" in text(made)
    assert errors(made, tmp_path) == []


def test_a_heading_is_never_more_than_one_level_below_the_one_before(press: Press, tmp_path: Path) -> None:
    made = typeset(
        press, WrittenHeading("a", "Third", 3), WrittenHeading("b", "First", 1), WrittenHeading("c", "Low", 3)
    )
    assert sorted(kind for kind in kinds(made) if kind.startswith("H") and kind[1:].isdigit()) == [
        *("H1", "H2", "H2", "H2", "H2", "H3")
    ]
    assert errors(made, tmp_path) == []


def test_headers_of_columns_and_rows_are_told_apart(press: Press) -> None:
    made = typeset(press, COSTS, cover=Cover(subject="Costs"))
    scopes = [one.get("Scope") for one in of_kind(made, "TH")]
    assert scopes.count("/Column") == 4
    assert scopes.count("/Row") == 2 + len(["To", "Subject", "Classification"])


def test_merged_cells_are_tagged_with_what_they_cover(press: Press) -> None:
    made = typeset(press, COSTS, cover=Cover(subject="Costs"))
    assert {"2"} == {one["ColSpan"] for one in of_kind(made, "TH") if "ColSpan" in one}
    assert len([one for one in of_kind(made, "TH") if one.get("RowSpan") == "2"]) == 2


def test_a_row_with_too_few_cells_is_filled_up() -> None:
    grid = placed(COSTS.rows)
    assert sum(one.across * one.down for one in grid) == 3 * 5


def test_header_rows_end_where_a_cell_is_no_header() -> None:
    assert header_rows(placed(COSTS.rows)) == 2
    assert row_headers(COSTS) == {(2, 0), (4, 0)}


def test_a_header_that_reaches_into_the_body_makes_no_header_rows() -> None:
    rows = ((cell("a", header=True, rows=3), cell("b", header=True)), (cell("c"),), (cell("d"),))
    assert header_rows(placed(rows)) == 0


def test_a_table_of_headers_alone_keeps_its_last_row_as_body(press: Press) -> None:
    only = WrittenTable("t", ((cell("a", header=True),), (cell("b", header=True),)))
    assert header_rows(placed(only.rows)) == 1
    assert "a b" in text(typeset(press, only))


def test_a_table_without_headers_is_headed_by_its_first_row(press: Press, tmp_path: Path) -> None:
    made = typeset(press, WrittenTable("t", ((cell("a"), cell("b")), (cell("c"), cell("d")))))
    assert errors(made, tmp_path) == []


@pytest.mark.parametrize("rows", [(), ((),), ((cell("x", columns=9, rows=9),), (), (cell("y"),))])
def test_odd_tables_are_set_all_the_same(rows: tuple[tuple[WrittenCell, ...], ...], press: Press) -> None:
    made = typeset(press, WrittenTable("t", rows), WrittenParagraph("p", words("After.")))
    assert "After." in text(made)
    assert faults(made) == []


def test_a_wide_table_stands_on_a_page_on_its_side(press: Press) -> None:
    with pikepdf.open(io.BytesIO(typeset(press, WIDE, WrittenParagraph("p", words("After."))))) as document:
        sides = [page.mediabox[2] > page.mediabox[3] for page in document.pages]
    assert sides == [False, True, False]


def test_links_that_are_none_are_plain_words(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        led = [str(note.A.URI) for page in document.pages for note in page.get("/Annots", []) if "/A" in note]
    assert "https://larkshire.example/map" in led
    assert not any("javascript" in address for address in led)


def test_references_lead_to_paragraphs_open_appendices_and_into_the_pack(press: Press, tmp_path: Path) -> None:
    said = "See paragraph 1.2 below, Appendix A, Appendix B; and page 27 of the agenda. Not paragraph 7.1."
    blocks = (WrittenHeading("h", "Road"), paragraph("a", said), paragraph("b", "Second."))
    draft = msgspec.structs.replace(DRAFT, writing=Writing(blocks))
    made = report_pdf(draft, council="Larkshire", to=TO, press=press, pictures=picture)
    assert (errors(made, tmp_path), faults(made)) == ([], [])
    with pikepdf.open(io.BytesIO(made)) as document:
        notes = [note for page in document.pages for note in page.get("/Annots", [])]
        outward = [str(note.A.URI) for note in notes if "/A" in note and str(note.A.URI).startswith("pack:")]
        inward = [note for note in notes if "/Dest" in note]
    assert outward[:2] == [f"pack:file/{'f' * 64}", "pack:page/27"]
    assert len(inward) == 1


def test_an_open_report_does_not_name_a_withheld_appendix(pdf: bytes) -> None:
    assert "Tenderers and their prices" not in text(pdf)


def test_a_restricted_report_says_so_and_names_its_appendices(press: Press) -> None:
    cover = msgspec.structs.replace(COVER, openness="exempt", exemption=Exemption(("1", "3"), "Prices."))
    closed = msgspec.structs.replace(DRAFT, cover=cover)
    said = text(report_pdf(closed, council="Larkshire", to=TO, press=press, pictures=picture))
    assert "NOT FOR PUBLICATION: Exempt – paragraph(s) 1, 3 of Part 1 of Schedule 12A" in said
    assert "Tenderers and their prices" in said


def test_a_picture_without_words_is_refused(press: Press) -> None:
    with pytest.raises(CompositionError, match="picture has no words"):
        typeset(press, WrittenFigure("f", "abc", " "))


def test_a_picture_that_is_none_is_refused(press: Press) -> None:
    draft = ReportDraft("r", 1, COVER, Writing((WrittenFigure("f", "abc", "A map"),)))
    with pytest.raises(CompositionError):
        report_pdf(draft, council="Larkshire", to=TO, press=press, pictures=lambda _: b"no picture")


def test_an_empty_report_is_a_cover(press: Press, tmp_path: Path) -> None:
    made = report_pdf(ReportDraft("r", 1, Cover(subject="")), council="", to=(), press=press, pictures=picture)
    assert "Classification: Unrestricted" in text(made)
    assert errors(made, tmp_path) == []


def test_a_report_on_a_day_that_is_not_fixed_is_dated_all_the_same(press: Press) -> None:
    once, again = (
        report_pdf(DRAFT, council="Larkshire", to=(("Cabinet", dt.date(2026, 3, 1)),), press=press, pictures=picture)
        for _ in range(2)
    )
    assert once == again


def test_no_page_number_is_printed(pdf: bytes) -> None:
    assert "Page 1" not in text(pdf)


def test_many_notes_and_long_words_do_not_stop_the_press(press: Press) -> None:
    runs = tuple(Run(f"word{n} " + "x" * 200, note=f"note {n}") for n in range(30))
    assert "note 29" in text(typeset(press, WrittenParagraph("p", runs)))
