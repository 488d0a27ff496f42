"""From rows to blocks: paragraphs of prose, and tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
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
_LIKE: Final = 1.0  # points

_COLUMN_LINES: Final = 8
_COLUMN_WIDTH: Final = 12.0
_LIKE_WIDE: Final = 0.8


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


def is_newspaper(table: Table, body: float) -> bool:
    """Whether it is prose set in columns of one width: side by side, and nothing else, in the size of the text."""
    if table.grid or len(table.rows) > 1 or table.size < body - _LIKE:
        return False
    cells = table.rows[0].cells
    widths = [cell.right - cell.left for cell in cells]
    long = all(sum(len(chunk.lines) for chunk in cell.chunks) >= _COLUMN_LINES for cell in cells)
    return long and min(widths) > max(_COLUMN_WIDTH * body, max(widths) * _LIKE_WIDE)


def blocks(rows: Iterable[Row], grids: Grids, before: Columns | None = None) -> Iterator[Block]:
    """The blocks of a page in order; `before` are the columns of the table that the page before ended with."""
    sorter = _Sorter(grids, before)
    for row, following in _with_next(rows):
        head = _is_bold(row) or (following is not None and following.cells[0].chunks[0].ruled)
        yield from sorter.take(row, head=head)
    yield from sorter.end()


def _with_next(rows: Iterable[Row]) -> Iterator[tuple[Row, Row | None]]:
    held = None
    for row in rows:
        if held:
            yield held, row
        held = row
    if held:
        yield held, None


class _Sorter:
    """Takes rows in order and gives blocks when they are whole."""

    def __init__(self, grids: Grids, before: Columns | None) -> None:
        self._grids, self._before = grids, before
        self._table: Table | None = None
        self._first: list[Row] = []
        self._is_first = before is not None

    def take(self, row: Row, *, head: bool) -> Iterator[Block]:
        """One more row; `head` says that it is set as a table's head."""
        grid = self._grids.at(row.top, row.cells[0].left)
        if self._table and _belongs(self._table, row, grid, head=head):
            self._table.add(row, head=head)
        elif (grid and not grid.is_ladder) or (len(row.cells) > 1 and not _is_marked(row)):
            yield from self._begin(Table([row], _columns(row, grid), grid, head))
        elif self._is_first and len(row.cells) == 1:
            self._first.append(row)
        else:
            yield from self.end()
            yield from _prose(row)

    def end(self) -> Iterator[Block]:
        """What is still held."""
        self._is_first = False
        for row in self._first:
            yield from _prose(row)
        self._first = []
        if self._table:
            yield from _whole(self._table)
        self._table = None

    def _begin(self, table: Table) -> Iterator[Block]:
        """A table begins; what stood alone above it at the page's head may be rows of it."""
        lead = self._first if _leads(self._first, table, self._before) else []
        self._first = [] if lead else self._first
        yield from self.end()
        for place, row in enumerate(lead):
            table.rows.insert(place, row)
            table.columns.add(row)
        self._table = table


def _columns(row: Row, grid: Grid | None) -> Columns:
    return Columns.ruled(grid.edges) if grid and not grid.is_ladder else Columns.found(row)


def _leads(first: Sequence[Row], table: Table, before: Columns | None) -> bool:
    """Whether single cells at a page's head belong to the table below, which goes on from the page before."""
    rows = [*first, *table.rows]
    if not first or before is None or before.edges or table.grid:
        return False
    close = all(below.top - above.bottom < _NEXT_ROW * table.size for above, below in pairwise(rows))
    return close and all(abs(row.size - table.size) < _LIKE for row in rows) and before.seats(rows)


def _whole(table: Table) -> Iterator[Block]:
    """A table; level rules with only one column between them set off prose."""
    if table.grid and table.grid.is_ladder and len(table.columns.spans) < 2:
        for row in table.rows:
            yield from _prose(row)
    else:
        yield table


def _belongs(table: Table, row: Row, grid: Grid | None, *, head: bool) -> bool:
    """Whether a row is the next one of a table."""
    if grid or (table.grid and not table.grid.is_ladder):
        return table.grid is grid and (grid is None or not grid.is_ladder or abs(row.size - table.size) < _LIKE)
    distance = (row.top - table.bottom) / (table.size or 1)
    holds = table.columns.hold(row)
    if len(row.cells) == 1 or _is_marked(row):
        return holds and abs(row.size - table.size) < _LIKE and 0 < distance < _NEXT_ROW
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
