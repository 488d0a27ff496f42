"""Ruled tables: where rules touch, they make a grid; where level ones stand in a row, a ladder."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from statistics import median
from typing import Final

from moothall.intake.sources.pdf.rules import Rule, Rules

_TOUCH: Final = 2.0
_FEWEST_RUNGS: Final = 3
_RUNG, _WIDEST_RUNG = 45.0, 160.0
_DOUBLE: Final = 4.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table's outline, and its upright rules as the edges of its columns, from left to right.

    A ladder has level rules only. `closed` says that a rule runs along the bottom.
    """

    top: float
    bottom: float
    edges: tuple[float, ...]
    closed: bool
    is_ladder: bool = False

    @property
    def has_rows(self) -> bool:
        """Whether it is a table, and not only a box around text."""
        return len(self.edges) > 2 or self.is_ladder

    def holds(self, top: float, left: float) -> bool:
        """Whether a place lies within."""
        return self.top <= top <= self.bottom + _TOUCH and self.edges[0] - _TOUCH <= left <= self.edges[-1]


class Grids:
    """The ruled tables of a page."""

    def __init__(self, rules: Rules, lines: Iterable[float] = ()) -> None:
        """From the rules of a page, and the heights at which its lines of text stand."""
        self._rules = rules
        self._grids = [grid for grid in chain(_grids(rules), _ladders(rules, sorted(lines))) if grid.has_rows]

    def at(self, top: float, left: float) -> Grid | None:
        """The ruled table in which a place lies."""
        return next((grid for grid in self._grids if grid.holds(top, left)), None)

    def undivided(self, above: tuple[float, float], below: tuple[float, float]) -> bool:
        """Whether two places (down, across) lie in one ruled table with no rule between their heights."""
        grid = self.at(*above)
        if grid is None or grid is not self.at(*below):
            return False
        return not any(self._rules.under(above[0], below[0], place[1]) for place in (above, below))


def _grids(rules: Rules) -> Iterator[Grid]:
    """Upright rules that are joined by level ones make a grid; lone rules make none."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for upright in rules.upright:
        level = [rule for rule in rules.level if _cross(upright, rule)]
        if level:
            groups = list(_merged(groups, [upright], level))
    for uprights, levels in groups:
        edges = _distinct([rule.at for rule in uprights])
        bottom = max(rule.end for rule in uprights)
        closed = any(rule.at >= bottom - _TOUCH for rule in levels)
        yield Grid(min(rule.start for rule in uprights), bottom, edges, closed)


def _ladders(rules: Rules, lines: Sequence[float]) -> Iterator[Grid]:
    """Level rules of one width, three at least, not far below one another, and no upright one with them."""
    free = [level for level in rules.level if not any(_cross(upright, level) for upright in rules.upright)]
    for _, group in groupby(sorted(free, key=_width), key=_width):
        for rungs in _flights(sorted(group), lines):
            steps = [below.at - above.at for above, below in pairwise(rungs)]
            if len(rungs) >= _FEWEST_RUNGS and median(steps) <= _RUNG:
                edges = (rungs[0].start, rungs[0].end)
                yield Grid(rungs[0].at, rungs[-1].at, edges, closed=True, is_ladder=True)


def _flights(rungs: Sequence[Rule], lines: Sequence[float]) -> Iterator[list[Rule]]:
    """Rungs divided where no text stands between them (one table's end, the next one's head) or too much."""
    flight = [*rungs[:1]]
    for above, below in pairwise(rungs):
        step = below.at - above.at
        is_empty = bisect_left(lines, above.at) == bisect_left(lines, below.at)
        if step > _WIDEST_RUNG or (is_empty and step > _DOUBLE):
            yield flight
            flight = []
        if step > _DOUBLE:
            flight.append(below)
    yield flight


def _width(rule: Rule) -> tuple[int, int]:
    return round(rule.start / _TOUCH), round(rule.end / _TOUCH)


def _cross(upright: Rule, level: Rule) -> bool:
    along = level.start - _TOUCH <= upright.at <= level.end + _TOUCH
    return along and upright.start - _TOUCH <= level.at <= upright.end + _TOUCH


def _merged(
    groups: list[tuple[list[Rule], list[Rule]]], uprights: list[Rule], levels: list[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The groups with one more: those that share a level rule with it become one."""
    for held_uprights, held_levels in groups:
        if any(rule in held_levels for rule in levels):
            uprights, levels = held_uprights + uprights, held_levels + [one for one in levels if one not in held_levels]
        else:
            yield held_uprights, held_levels
    yield uprights, levels


def _distinct(places: Sequence[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _TOUCH:
            kept.append(place)
    return tuple(kept)
