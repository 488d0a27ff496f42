"""Packs typeset again from their reading: read back, they say the same."""

import datetime as dt
import io
from pathlib import Path

import pikepdf
import pytest

from documents.printed import pages
from larkshire import pack
from moothall.documents.composer import Press
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


def test_each_paper_keeps_the_number_of_its_first_page(press: Press) -> None:
    reading = blocks(block(BlockKind.paragraph, "Verges were cut.", label="27", page=3))
    with pikepdf.open(io.BytesIO(press.pdf(rebuilt(reading), MADE))) as pdf:
        assert pdf.pages[0].label == "27"


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
