"""From rows to blocks: paragraphs of prose, and tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from moothall.intake.sources.pdf.columns import Columns
from moothall.intake.sources.pdf.grids import Grid, Grids
from moothall.intake.sources.pdf.rows import Chunk, Row

_MARKER: Final = re.compile(
    r"[•▪●○◦‣■□➢✓\uf0b7\uf0a7\uf0d8o§*–-]|\(?\d{1,3}(?:\.\d{1,3}){0,3}[.):]?|\(?[a-zA-Z][.)]|\(?[ivxlc]{1,6}[.)]|[A-Z]\d{1,2}[a-z]?[.)]?"
)

# Distances in parts of the size of the letters.
_FARTHEST: Final = 12.0
_FAR: Final = 4.4
_APART: Final = 2.8
_NEXT_ROW: Final = 2.35
_HANGING: Final = 6.0


@dataclass(slots=True)
class Prose:
    """A paragraph or several close to one another; `marker` is the bullet or number that stands before the first."""

    chunk: Chunk
    marker: str = ""


@dataclass(slots=True)
class Table:
    """Rows of a table on one page, with its columns."""

    rows: list[Row]
    columns: Columns
    grid: Grid | None = None
    ends_with_head: bool = False

    def add(self, row: Row, *, head: bool) -> None:
        """One more row below; `head` says that it is set as a head."""
        self.rows.append(row)
        self.columns.add(row)
        self.ends_with_head = head

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.rows[0].size

    @property
    def bottom(self) -> float:
        """Its last line."""
        return self.rows[-1].bottom


Block = Prose | Table


def blocks(rows: Iterable[Row], grids: Grids) -> Iterator[Block]:
    """The blocks of a page in order."""
    table: Table | None = None
    for row, following in _with_next(rows):
        grid = grids.at(row.top, row.cells[0].left)
        head = _is_bold(row) or (following is not None and following.cells[0].chunks[0].ruled)
        if table and _belongs(table, row, grid, head=head):
            table.add(row, head=head)
            continue
        if table:
            yield table
        table = None
        if grid or (len(row.cells) > 1 and not _is_marked(row)):
            table = Table([row], Columns.ruled(grid.edges) if grid else Columns.found(row), grid, head)
        else:
            yield from _prose(row)
    if table:
        yield table


def _with_next(rows: Iterable[Row]) -> Iterator[tuple[Row, Row | None]]:
    held = None
    for row in rows:
        if held:
            yield held, row
        held = row
    if held:
        yield held, None


def _belongs(table: Table, row: Row, grid: Grid | None, *, head: bool) -> bool:
    """Whether a row is the next one of a table."""
    if table.grid or grid:
        return table.grid is grid
    distance = (row.top - table.bottom) / (table.size or 1)
    holds = table.columns.hold(row)
    if len(row.cells) == 1 or _is_marked(row):
        return holds and abs(row.size - table.size) < 1 and 0 < distance < _NEXT_ROW
    if head and not table.ends_with_head and distance > _NEXT_ROW:
        return False
    if holds and table.columns.match(row):
        return distance < _FARTHEST
    return -_FARTHEST < distance < (_FAR if holds else _APART)


def _is_bold(row: Row) -> bool:
    return all(line.bold for cell in row.cells for chunk in cell.chunks for line in chunk.lines)


def _is_marked(row: Row) -> bool:
    """Whether a row is a paragraph with its bullet or number before it."""
    if len(row.cells) != 2:
        return False
    mark, text = row.cells
    line = mark.chunks[0].lines[0]
    alone = len(mark.chunks) == 1 and len(mark.chunks[0].lines) == 1
    near = text.left - line.right < _HANGING * line.size and abs(text.top - line.line) < line.size / 2
    return alone and near and _MARKER.fullmatch(line.text) is not None


def _prose(row: Row) -> Iterator[Prose]:
    if len(row.cells) == 1:
        yield from (Prose(chunk) for chunk in row.cells[0].chunks)
        return
    mark, text = row.cells
    yield from (Prose(chunk, "" if place else mark.chunks[0].lines[0].text) for place, chunk in enumerate(text.chunks))
