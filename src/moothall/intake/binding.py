"""Binding papers to agenda items: both run in one order, so the best whole alignment is sought, not the best pairs."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.facts.meetings import AgendaItem
from moothall.intake.stages.dates import as_date
from moothall.rules.titles import likeness

_SAID, _DECIDED, _DATED, _TITLED, _PAGED = 12.0, 6.0, 5.0, 4.0, 2.0
_LIKE = 0.45
_EXEMPT, _NO_PAGES, _AGAIN, _SKIPPED = 1.5, -1.0, -1.5, -0.3
_TRUSTED = 0.6


@dataclass(frozen=True, slots=True)
class Clue:
    """What a paper shows of its item: the item's number said on it, its title, decision number, the date of its
    minutes, the page it begins on. `follows` papers go with the one before; `front` is the agenda itself."""

    title: str = ""
    said: str | None = None
    decision: str | None = None
    minutes_of: dt.date | None = None
    page: int | None = None
    slip: bool = False
    follows: bool = False
    front: bool = False


def bind(clues: Sequence[Clue], agenda: Sequence[AgendaItem]) -> list[str | None]:
    """For each paper in order the number of its item; None for the front sheet and where there is no agenda.

    Page numbers count only where they agree with what the titles say: a reprinted pack numbers its own pages.
    """
    own = [clue for clue in clues if not clue.front and not clue.follows]
    first = _aligned(own, agenda, paged=False)
    checks = [
        _holds(agenda[place], clue) for clue, place in zip(own, first, strict=True) if clue.page and place is not None
    ]
    found = _aligned(own, agenda, paged=True) if checks and sum(checks) >= _TRUSTED * len(checks) else first
    numbers = iter([agenda[place].number if place is not None else None for place in found])
    return _carried(clues, numbers)


def _carried(clues: Sequence[Clue], numbers: Iterator[str | None]) -> list[str | None]:
    bound: list[str | None] = []
    for clue in clues:
        if clue.front:
            bound.append(None)
        else:
            bound.append(bound[-1] if clue.follows and bound else None if clue.follows else next(numbers))
    return bound


def _aligned(clues: Sequence[Clue], agenda: Sequence[AgendaItem], *, paged: bool) -> list[int | None]:
    """The places in the agenda, never going back, whose clues add up to the most."""
    if not agenda:
        return [None] * len(clues)
    best: list[float] = [0.0] * len(agenda)
    steps: list[list[int]] = []
    for number, clue in enumerate(clues):
        scores, came = [], []
        for place, item in enumerate(agenda):
            before, origin = _best_before(best, agenda, place, clue, first=number == 0)
            scores.append(before + _score(clue, item, paged=paged))
            came.append(origin)
        best = scores
        steps.append(came)
    return _traced(best, steps)


def _best_before(
    best: Sequence[float], agenda: Sequence[AgendaItem], place: int, clue: Clue, *, first: bool
) -> tuple[float, int]:
    """The best way to come to a place: papers that need one are not skipped lightly, nor given a second report."""
    if first:
        return _SKIPPED * _with_pages(agenda[:place]), place
    ways = [
        (
            best[origin] + (_again(clue) if origin == place else _SKIPPED * _with_pages(agenda[origin + 1 : place])),
            origin,
        )
        for origin in range(place + 1)
    ]
    return max(ways)


def _again(clue: Clue) -> float:
    return 0.0 if clue.slip else _AGAIN


def _with_pages(items: Sequence[AgendaItem]) -> int:
    return sum(item.pages is not None for item in items)


def _traced(best: Sequence[float], steps: Sequence[Sequence[int]]) -> list[int | None]:
    place = max(range(len(best)), key=lambda at: best[at])
    found: list[int | None] = []
    for came in reversed(steps):
        found.append(place)
        place = came[place]
    return found[::-1]


def _score(clue: Clue, item: AgendaItem, *, paged: bool) -> float:
    """How much speaks for a paper being an item's."""
    alike = likeness(clue.title, item.title)
    return sum(
        (
            _SAID if clue.said == item.number else 0.0,
            _DECIDED if clue.decision and clue.decision == item.decision else 0.0,
            _DATED if clue.minutes_of and clue.minutes_of == as_date(item.title) else 0.0,
            _TITLED * alike if alike >= _LIKE else 0.0,
            _PAGED if paged and _holds(item, clue) else 0.0,
            _EXEMPT if clue.slip and item.exempt else 0.0,
            _NO_PAGES if item.pages is None else 0.0,
        )
    )


def _holds(item: AgendaItem, clue: Clue) -> bool:
    return bool(item.pages and clue.page and item.pages[0] <= clue.page <= item.pages[1])
