"""Packs typeset again from their reading: read back, they say the same."""

import datetime as dt
import io
from pathlib import Path

import msgspec
import pikepdf
import pytest

from documents.printed import pages
from larkshire import pack
from moothall.documents.composer.press import Press
from moothall.documents.composer.rebuilt import rebuilt
from moothall.facts.packs import Pack
from moothall.facts.papers import Block, BlockKind, Cell, Span
from moothall.facts.readings import Paper, Reading
from moothall.intake.reading import read

MADE = dt.datetime(2026, 3, 4, tzinfo=dt.UTC)
PRINTED = ("agenda", "exclusion", "minutes", "reports")


@pytest.fixture(scope="module")
def press() -> Press:
    """A press with the fonts that the typesetter brings along."""
    return Press()


def again(reading: Reading, press: Press) -> Pack:
    """What is read of the pack typeset again."""
    return read(press.pdf(rebuilt(reading), MADE), "again.pdf").pack


@pytest.mark.shared
@pytest.mark.parametrize("name", ["2016-12-02-policy-and-resources", "2025-01-15-policy-and-resources"])
def test_a_real_pack_rebuilt_says_every_fact_that_it_said(name: str, shared_packs: Path, press: Press) -> None:
    reading = read((shared_packs / f"{name}.txt").read_bytes())
    assert again(reading, press) == reading.pack


@pytest.mark.shared
@pytest.mark.parametrize("form", ["-layoutA.pdf", "-layoutB.pdf", "-layoutB.docx"])
@pytest.mark.parametrize("name", ["2016-12-02-policy-and-resources", "2025-01-15-policy-and-resources"])
def test_so_do_its_agenda_minutes_and_reports_from_other_forms(
    name: str, form: str, shared_packs: Path, press: Press
) -> None:
    reading = read((shared_packs / f"{name}{form}").read_bytes())
    found = again(reading, press)
    assert {part: getattr(found, part) for part in PRINTED} == {part: getattr(reading.pack, part) for part in PRINTED}


def blocks(*made: Block) -> Reading:
    """A reading of one paper with these blocks."""
    paper = Paper("reports/0", "A paper", 0, len(made), item="3")
    return Reading("text", pack(), "", made, (paper,), (), ())


def block(kind: BlockKind, text: str, **more: object) -> Block:
    """A block at no place."""
    return Block(kind, text, Span(0, 0), **more)  # type: ignore[arg-type]  # each test gives fields of their types


def row(*cells: Cell) -> Block:
    """A row of a table."""
    return block(BlockKind.row, "", table=1, cells=cells)


def cell(text: str, columns: int = 1, rows: int = 1, header: bool = False) -> Cell:
    """A cell at no place."""
    return Cell(text, Span(0, 0), columns, rows, header)


def labels(reading: Reading, press: Press) -> list[str]:
    """The page labels of the pack typeset again."""
    with pikepdf.open(io.BytesIO(press.pdf(rebuilt(reading), MADE))) as pdf:
        return [page.label for page in pdf.pages]


def test_each_paper_keeps_the_number_of_its_first_page(press: Press) -> None:
    printed = blocks(block(BlockKind.paragraph, "Verges were cut.", label="27", page=3))
    assert labels(msgspec.structs.replace(printed, form="pdf"), press) == ["27"]


def test_where_no_number_is_printed_it_is_the_one_that_the_agenda_says(press: Press) -> None:
    reading = blocks(block(BlockKind.paragraph, "Verges were cut."))
    assert [item.pages for item in reading.pack.agenda if item.number == "3"] == [(5, 5)]
    assert labels(reading, press) == ["5"]


def test_no_number_is_given_twice_though_a_paper_has_grown(press: Press) -> None:
    long = [block(BlockKind.paragraph, "Verges were cut. " * 60) for _ in range(20)]
    reading = blocks(*long, block(BlockKind.paragraph, "Performance is good."))
    papers = (Paper("reports/0", "A", 0, 20, item="3"), Paper("reports/1", "B", 20, 21, item="4"))
    found = labels(msgspec.structs.replace(reading, papers=papers), press)
    assert found[0] == "5"
    assert len(found) == len(set(found)) > 4


def test_a_front_sheet_before_page_1_has_no_number_of_its_own(press: Press) -> None:
    front = block(BlockKind.heading, "Agenda")
    agenda = (msgspec.structs.replace(pack().agenda[1], number="2", pages=(1, 4)),)
    reading = blocks(front, block(BlockKind.paragraph, "Minutes of the meeting"))
    papers = (Paper("front", "Agenda", 0, 1), Paper("minutes/0", "Minutes", 1, 2, item="2"))
    said = msgspec.structs.replace(reading.pack, agenda=agenda)
    assert labels(msgspec.structs.replace(reading, pack=said, papers=papers), press) == ["i", "ii", "1"]


def test_each_paper_has_a_bookmark_and_a_heading(press: Press) -> None:
    reading = blocks(block(BlockKind.paragraph, "From: Priya Shah"), block(BlockKind.paragraph, "Verges were cut."))
    with pikepdf.open(io.BytesIO(press.pdf(rebuilt(reading), MADE))) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["3 A paper"]


def test_what_stands_between_two_wide_tables_lies_on_its_side_with_them(press: Press) -> None:
    cells = [row(*(cell(f"Month {n}", header=True) for n in range(12)))]
    other = [msgspec.structs.replace(one, table=2) for one in cells]
    little = block(BlockKind.paragraph, "Fewer verges were cut in May.")
    much = block(BlockKind.paragraph, "Fewer verges were cut in May. " * 90)
    assert on_side(blocks(*cells, little, *other), press) == [True]
    assert on_side(blocks(*cells, much, *other), press) == [True, False, True]


def on_side(reading: Reading, press: Press) -> list[bool]:
    """Of each page whether it is wider than high."""
    with pikepdf.open(io.BytesIO(press.pdf(rebuilt(reading), MADE))) as pdf:
        boxes = [list(map(float, page.mediabox)) for page in pdf.pages]
    return [right - left > top - bottom for left, bottom, right, top in boxes]


def test_merged_cells_stay_merged_and_short_rows_are_filled(press: Press) -> None:
    reading = blocks(
        block(BlockKind.heading, "Verges", level=2),
        row(cell("District", header=True), cell("Cut", columns=2, header=True)),
        row(cell("Larkham", rows=2), cell("May"), cell("June")),
        row(cell("12")),
        row(cell("Pell Head")),
    )
    with pikepdf.open(io.BytesIO(press.pdf(rebuilt(reading), MADE))) as pdf:
        cells = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") in CELLS]
        spans = [str(attribute) for each in cells for attribute in attributes(each)]
    assert len(cells) == 2 + 3 + 2 + 3
    assert sum("/ColSpan" in span for span in spans) == 1
    assert sum("/RowSpan" in span for span in spans) == 1


CELLS = (pikepdf.Name.TH, pikepdf.Name.TD)


def attributes(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The attributes of a tag."""
    found = element.get("/A", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def test_words_are_words_and_never_markup(press: Press) -> None:
    words = '#import "x"; $ 2 * 3 $ <label> @cite _not_ *bold* \\ "quoted"'
    pdf = press.pdf(rebuilt(blocks(block(BlockKind.paragraph, words))), MADE)
    assert words in " ".join(text for _, text in pages(pdf))


def test_a_wide_table_lies_on_its_side_with_its_heading(press: Press) -> None:
    heads = row(*(cell(f"Month {n}", header=True) for n in range(12)))
    reading = blocks(block(BlockKind.heading, "By month"), heads, row(*(cell(str(n)) for n in range(12))))
    with pikepdf.open(io.BytesIO(press.pdf(rebuilt(reading), MADE))) as pdf:
        left, bottom, right, top = map(float, pdf.pages[0].mediabox)
        assert right - left > top - bottom
