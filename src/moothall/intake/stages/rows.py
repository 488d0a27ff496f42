"""Tables as a reader sees them, over page ends and headings across; rows as facts with nothing between them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from moothall.facts.papers import Span
from moothall.intake.cited import Cited
from moothall.intake.lines import Line

Kind = TypeVar("Kind")
_BETWEEN, _SHORT = 3, 160


@dataclass(slots=True)
class Grid:
    """A table with its rows, the headings across it and what stands close before it, the nearest line last."""

    lines: list[Line] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    width: int = 0

    def add(self, lines: Iterable[Line]) -> None:
        """Takes in what follows; `width` stays the number of columns."""
        for line in lines:
            self.lines.append(line)
            self.width = max(self.width, len(line.cells))

    @property
    def rows(self) -> list[Line]:
        """The rows, without headings that stand across."""
        return [line for line in self.lines if line.is_row]

    @property
    def span(self) -> Span:
        """From the first row to the end of the last."""
        return Span(start=self.lines[0].span.start, end=self.lines[-1].span.end)


def grids(lines: Sequence[Line], is_head: Callable[[Line], bool], slack: int = 0) -> Iterator[Grid]:
    """The tables among lines. One goes on after a page's end or a few short lines where no new head begins.

    A table that goes on has as many columns as before. With `slack`, rows may differ by so many, and one whose first
    cell is empty may be shorter: the rest of a row that a page's end broke off.
    """
    grid = Grid()
    between: list[Line] = []
    for line in lines:
        if line.is_furniture:
            continue
        if not line.is_row:
            between.append(line)
            continue
        if grid.lines and _goes_on(grid, between, line, is_head, slack):
            grid.add(between)
        elif grid.lines:
            yield grid
            grid = Grid(before=between[-_BETWEEN:])
        else:
            grid.before = between[-_BETWEEN:]
        grid.add([line])
        between = []
    if grid.lines:
        yield grid


def _goes_on(grid: Grid, between: Sequence[Line], line: Line, is_head: Callable[[Line], bool], slack: int) -> bool:
    if not between and line.table == grid.lines[-1].table:
        return True
    if len(between) > _BETWEEN or is_head(line) or not all(_is_short(one) for one in between):
        return False
    broken = slack > 0 and len(line.cells) < grid.width and not line.column(0)
    return broken or abs(len(line.cells) - grid.width) <= slack


def _is_short(line: Line) -> bool:
    return len(line.text) < _SHORT and not line.text.endswith((".", ":")) and not line.bullet


def filled(facts: Iterable[Cited[Kind]], grid: Span) -> Iterator[Cited[Kind]]:
    """The facts of a table's rows, each answering for what stands between it and the one before.

    So heads, headings across and empty rows belong to the fact after them, and what comes last to the last fact.
    """
    held, start = None, grid.start
    for cited in facts:
        if held:
            yield held
        end = cited.marks[""].end
        held = Cited(cited.fact, {**cited.marks, "": Span(start=start, end=end)})
        start = end
    if held:
        yield Cited(held.fact, {**held.marks, "": Span(start=held.marks[""].start, end=grid.end)})
