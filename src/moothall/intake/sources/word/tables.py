"""Tables of a Word file: rows with their cells in columns."""

from collections.abc import Iterator

from lxml import etree

from moothall.facts.papers import BlockKind
from moothall.intake.sources.drafts import Draft
from moothall.intake.sources.word.archive import W
from moothall.intake.sources.word.paragraphs import Paragraphs
from moothall.intake.sources.word.styles import attribute, child, is_on, number

_ROW, _CELL, _TABLE, _PARAGRAPH = f"{W}tr", f"{W}tc", f"{W}tbl", f"{W}p"
_ROW_PROPERTIES, _CELL_PROPERTIES, _MERGED, _SPAN = f"{W}trPr", f"{W}tcPr", f"{W}vMerge", f"{W}gridSpan"
_WIDTH = f"{W}tcW"
_WIDEST = 100
_DEEPEST = 20
_HOLDERS = {
    *(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice",
}


def within(parent: etree._Element, *wanted: str) -> Iterator[etree._Element]:
    """The elements of some kinds that stand in another one, or in something that only wraps them."""
    for element in parent:
        if element.tag in wanted:
            yield element
        elif element.tag in _HOLDERS:
            yield from within(element, *wanted)


def boxed(table: etree._Element) -> list[etree._Element] | None:
    """The cells of a table that is only a box around prose (one column); None for a real table."""
    rows = [list(within(row, _CELL)) for row in within(table, _ROW)]
    return [cells[0] for cells in rows if cells] if all(len(cells) <= 1 for cells in rows) else None


def rows(table: etree._Element, name: int, paragraphs: Paragraphs) -> Iterator[Draft]:
    """The rows of a table; columns that no row fills are left out."""
    found = [(row, list(_cells(row, paragraphs))) for row in within(table, _ROW)]
    widest = max((len(cells) for _, cells in found), default=0)
    filled = [place for place in range(widest) if any(cells[place : place + 1] > [""] for _, cells in found)]
    for row, cells in found:
        kept = tuple(cells[place] if place < len(cells) else "" for place in filled)
        yield Draft(BlockKind.row, cells=kept, table=name, header=_is_head(row))


def _is_head(row: etree._Element) -> bool:
    mark = child(child(row, _ROW_PROPERTIES), f"{W}tblHeader")
    return mark is not None and is_on(mark)


def _cells(row: etree._Element, paragraphs: Paragraphs) -> Iterator[str]:
    """The cells' texts, one for each column of the grid: a merged cell's text stands in its first."""
    before = child(child(row, _ROW_PROPERTIES), f"{W}gridBefore")
    yield from [""] * (min(number(before, "val", 0), _WIDEST) if before is not None else 0)
    for cell in within(row, _CELL):
        goes_on, span = _merging(child(cell, _CELL_PROPERTIES))
        yield "" if goes_on else "\n".join(_lines(cell, paragraphs, _DEEPEST))
        yield from [""] * (span - 1)


def _merging(properties: etree._Element | None) -> tuple[bool, int]:
    """Whether a cell belongs to the one above, and how many columns it spans."""
    if properties is None or (len(properties) == 1 and properties[0].tag == _WIDTH):
        return False, 1
    merged, span = child(properties, _MERGED), child(properties, _SPAN)
    goes_on = merged is not None and attribute(merged) != "restart"
    return goes_on, min(number(span, "val", 1), _WIDEST) if span is not None else 1


def _lines(cell: etree._Element, paragraphs: Paragraphs, depth: int) -> Iterator[str]:
    """A cell's lines; of a table within it, one line for each row."""
    for block in within(cell, _PARAGRAPH, _TABLE):
        if block.tag == _PARAGRAPH:
            paragraph = paragraphs.read(block)
            lead = f"{paragraph.marker.text} " if paragraph.marker else ""
            yield from (f"{lead if not place else ''}{line}" for place, line in enumerate(paragraph.lines))
        elif depth:
            for row in within(block, _ROW):
                inner = (" ".join(_lines(one, paragraphs, depth - 1)) for one in within(row, _CELL))
                yield " ".join(text for text in inner if text)
