"""The columns of a table: between upright rules where it has them, else the white space between its cells."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from moothall.intake.sources.pdf.rows import Cell, Row

_SLACK: Final = 2.0
_PADDING: Final = 12.0
_NEAR: Final = 3.0
_FEW: Final = 3
Span = tuple[float, float]


@dataclass(slots=True)
class Columns:
    """Columns from left to right, as the stretches that their cells take up.

    `edges` are the upright rules of a ruled table. Without them the columns are found from the rows: those with the
    most cells tell them best, and a cell that reaches over several columns is put into the first.
    """

    edges: tuple[float, ...] = ()
    rows: list[Row] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    @classmethod
    def ruled(cls, edges: tuple[float, ...]) -> "Columns":
        """The columns between rules."""
        return cls(edges=edges, spans=list(pairwise(edges)))

    @classmethod
    def found(cls, row: Row) -> "Columns":
        """The columns that a first row shows."""
        columns = cls()
        columns.add(row)
        return columns

    def add(self, row: Row) -> None:
        """Learn from one more row."""
        if not self.edges:
            self.rows.append(row)
            self.spans = _with(self.spans, row)

    def settle(self) -> None:
        """Look at all rows again, those with the most cells first; then join what only stood apart."""
        if not self.edges:
            self.spans = []
            for row in sorted(self.rows, key=lambda one: -len(one.cells)):
                self.spans = _with(self.spans, row)
            self.spans = _joined(self.spans, self.rows)

    def hold(self, row: Row) -> bool:
        """Whether each cell of a row lies in a column of its own, or between columns."""
        places = [_met(self.spans, cell) for cell in row.cells]
        if len(row.cells) == 1:
            return len(places[0]) < 2
        single = [met[0] for met in places if met]
        return all(len(met) < 2 for met in places) and len(single) == len(set(single))

    def match(self, row: Row) -> bool:
        """Whether each cell of a row begins where a column does."""
        lefts = [left for left, _ in self.spans]
        return all(any(abs(cell.left - left) < _SLACK for left in lefts) for cell in row.cells)

    def edge(self, place: int, cell: Cell, margin: float) -> float:
        """How far the lines of a cell may run: to the next rule as far from it as they begin, or as others run.

        What follows a label may run to the margin of the page.
        """
        left, right = self.spans[place]
        if self.edges:
            return right - min(max(cell.left - left, 0), _PADDING)
        return max(right, margin - _PADDING) if place == 1 and len(self.spans) == 2 else right

    def place(self, cell: Cell) -> int:
        """The column of a cell."""
        if self.edges:
            return max(0, min(bisect_right(self.edges, cell.left + _SLACK) - 1, len(self.spans) - 1))
        met = _met(self.spans, cell)
        return met[0] if met else max(0, sum(1 for left, _ in self.spans if left <= cell.left) - 1)

    def seat(self, cell: Cell) -> int | None:
        """The column in which a cell of another page stands: it begins or ends with it, or before the next begins."""
        for place in _met(self.spans, cell):
            left, right = self.spans[place]
            if min(abs(cell.left - left), abs(cell.right - right)) < _NEAR:
                return place
        lefts = [left for left, _ in self.spans]
        place = bisect_right(lefts, cell.left + _NEAR) - 1
        following = lefts[place + 1] if place + 1 < len(lefts) else math.inf
        return place if place >= 0 and cell.right < following + _NEAR else None

    def seats(self, rows: Sequence[Row]) -> bool:
        """Whether the rows of another page fit in: every cell has a column, and no two of a row the same."""
        for row in rows:
            places = [self.seat(cell) for cell in row.cells]
            if None in places or len(set(places)) < len(places):
                return False
        return True


def _joined(spans: Sequence[Span], rows: Sequence[Row]) -> list[Span]:
    """Columns, with neighbours that are one put together: where the head or a total is set to the left of figures.

    No row fills both; and the few rows that fill the left one are as full as the rest, or a cell reaches over both.
    """
    kept, place = list(spans), 0
    met = [(row, [_met(kept, cell) for cell in row.cells]) for row in rows]
    while place + 1 < len(kept):
        if _are_one(kept, place, met):
            kept[place : place + 2] = [(kept[place][0], kept[place + 1][1])]
            met = [(row, [_met(kept, cell) for cell in row.cells]) for row in rows]
        else:
            place += 1
    return kept


def _are_one(spans: Sequence[Span], place: int, met: Sequence[tuple[Row, list[list[int]]]]) -> bool:
    left = [row for row, places in met if [place] in places]
    right = [row for row, places in met if [place + 1] in places]
    if not left or not right or any(one is other for one in left for other in right):
        return False
    if any([place, place + 1] in places for _, places in met):
        return True
    most = max(len(row.cells) for row, _ in met)
    few = len(left) <= _FEW and (len(left) <= len(right) or [row for row, _ in met[: len(left)]] == left)
    return few and any(len(row.cells) >= most - 1 for row in left) and _is_flush(spans[place + 1], right)


def _is_flush(span: Span, rows: Sequence[Row]) -> bool:
    """Whether the cells of a column end where it ends, as figures do."""
    ends = [cell.right for row in rows for cell in row.cells if _met([span], cell)]
    return all(abs(end - span[1]) < _SLACK for end in ends)


def _met(spans: Sequence[Span], cell: Cell) -> list[int]:
    """The columns that a cell reaches into, by more than a point."""
    first, last = cell.left + 1, cell.right - 1
    return [place for place, (left, right) in enumerate(spans) if left < last and first < right]


def _with(spans: Sequence[Span], row: Row) -> list[Span]:
    """Columns with those of one more row.

    A cell widens the one column it stands in, or makes one where none is. Where several cells stand in one column,
    that was a heading over theirs.
    """
    kept = dict(enumerate(spans))
    met = [_met(spans, cell) for cell in row.cells]
    alone = Counter(places[0] for places in met if len(places) == 1)
    new: list[Span] = []
    for cell, places in zip(row.cells, met, strict=True):
        if not places or (len(places) == 1 and alone[places[0]] > 1):
            new.append((cell.left, cell.right))
        elif len(places) == 1:
            left, right = kept[places[0]]
            kept[places[0]] = (min(left, cell.left), max(right, cell.right))
    return sorted([*(span for place, span in kept.items() if alone[place] < 2), *new])
