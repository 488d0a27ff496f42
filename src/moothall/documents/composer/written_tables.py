"""Tables as an author made them: merged cells, header rows and columns, on a page on its side where they are wide."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from moothall.documents.composer.markup import Code, Markup, call
from moothall.documents.composer.row_headers import RowHeaders
from moothall.facts.writing import Run, WrittenCell, WrittenTable

_WIDE = 8
"""Columns from which on a table needs the page on its side."""

_LEAST, _SHORT, _MOST = 6, 12, 42
_EMPTY = WrittenCell(lines=())

Words = Callable[[Sequence[Run]], Code]


class Placed(NamedTuple):
    """A cell in the grid: where it begins, and over how many columns and rows it reaches."""

    cell: WrittenCell
    row: int
    column: int
    across: int
    down: int


def table(block: WrittenTable, words: Words) -> Markup:
    """A table with its caption; nothing for one without rows."""
    grid = placed(block.rows)
    if not grid:
        return Markup()
    width = max(one.column + one.across for one in grid)
    head = header_rows(grid)
    made = call(
        "tabled",
        _columns(grid, width),
        [_cell(one, words) for one in grid if one.row < head],
        [_cell(one, words) for one in grid if one.row >= head],
        block.caption,
    )
    return call("wide", made) if width >= _WIDE else made


def placed(rows: Sequence[Sequence[WrittenCell]]) -> list[Placed]:
    """The cells in their places, row by row; what a row lacks is filled with empty ones."""
    width = _width(rows)
    taken: set[tuple[int, int]] = set()
    grid: list[Placed] = []
    for number, cells in enumerate(rows):
        waiting = iter(cells)
        for column in range(width):
            if (number, column) in taken:
                continue
            cell = next(waiting, _EMPTY)
            across = _free(taken, number, column, min(cell.columns, width - column))
            one = Placed(cell, number, column, across, max(1, min(cell.rows, len(rows) - number)))
            taken |= set(_covered(one))
            grid.append(one)
    return grid


def header_rows(grid: Sequence[Placed]) -> int:
    """How many rows at the top are headings throughout: the first where none is said to be, as a table needs some.

    None where a cell of theirs reaches below them.
    """
    rows = max(one.row for one in grid) + 1
    plain = min((one.row for one in grid if not one.cell.header), default=rows)
    if not any(one.cell.header for one in grid):
        plain = 1
    head = min(plain, rows - 1)
    reach = max((one.row + one.down for one in grid if one.row < head), default=0)
    return head if reach <= head else 0


def row_headers(block: WrittenTable) -> RowHeaders:
    """The cells below the header rows that head their own row."""
    if not any(cell.header for row in block.rows[1:] for cell in row):
        return set()
    grid = placed(block.rows)
    head = header_rows(grid)
    beginning = [[one for one in grid if one.row == row] for row in range(len(block.rows))]
    return {
        (row, place)
        for row, cells in enumerate(beginning)
        for place, one in enumerate(cells)
        if row >= head and one.cell.header
    }


def _width(rows: Sequence[Sequence[WrittenCell]]) -> int:
    """The columns of the table: as many as its fullest row has, with what reaches down into it."""
    above = [0] * (len(rows) + 1)
    widest = 0
    for number, cells in enumerate(rows):
        widest = max(widest, above[number] + sum(max(1, cell.columns) for cell in cells))
        for cell in cells:
            for below in range(number + 1, min(number + cell.rows, len(rows))):
                above[below] += cell.columns
    return widest


def _free(taken: set[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    """How far a cell may reach before it meets one that reaches down from above."""
    reach = 1
    while reach < wanted and (row, column + reach) not in taken:
        reach += 1
    return reach


def _covered(one: Placed) -> Iterator[tuple[int, int]]:
    for row in range(one.row, one.row + one.down):
        yield from ((row, column) for column in range(one.column, one.column + one.across))


def _cell(one: Placed, words: Words) -> Code:
    body = Code("{ " + "; parbreak(); ".join(words(line) for line in one.cell.lines) + " }")
    if one.cell.header:
        return Code(f"heads({one.across}, {one.down}, {body})")
    return Code(f"holds({one.across}, {one.down}, {body})")


def _columns(grid: Sequence[Placed], width: int) -> Code:
    """Widths by how much the columns hold, none too narrow to read and none that crowds out the others.

    One that holds a word or two is as wide as these; where all are, they share the width.
    """
    longest = [_LEAST] * width
    for one in grid:
        if one.across == 1:
            length = max((sum(len(run.text) for run in line) for line in one.cell.lines), default=0)
            longest[one.column] = max(longest[one.column], min(length, _MOST))
    is_mixed = max(longest) > _SHORT and width < _WIDE
    return Code("(" + "".join("auto, " if is_mixed and n <= _SHORT else f"{n}fr, " for n in longest) + ")")
