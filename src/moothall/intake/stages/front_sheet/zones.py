"""The zones of a front sheet: its head, the membership, the agenda, and the proper officer's name with the date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.intake.lines import Line
from moothall.intake.stages.front_sheet.items import ITEM, SECTION
from moothall.intake.stages.front_sheet.membership import MEMBERSHIP, is_group
from moothall.intake.stages.front_sheet.officer import names_officer, published_on

_OPEN = re.compile(
    r"(?:un-?restricted|open|public)\s+(?:items|business|session|agenda)\b|part\s+(?:1|I|one|A)\b"
    r"|agenda items\b|items? for\b",
    re.IGNORECASE,
)
_OFFICER_LINES = 5


@dataclass(frozen=True, slots=True)
class Zones:
    """A front sheet's lines by what they are for; `officer` ends with the line that dates the sheet."""

    head: tuple[Line, ...]
    membership: tuple[Line, ...]
    agenda: tuple[Line, ...]
    officer: tuple[Line, ...]


def zones_of(lines: Sequence[Line]) -> Zones:
    """The zones of a front sheet; a zone that is not there is empty."""
    solid = [line for line in lines if line.text and not line.is_furniture]
    opening = _opening(solid)
    members = _members(solid[:opening])
    officer, end = _officer(solid, opening)
    return Zones(
        head=tuple(solid[:members]),
        membership=tuple(solid[members:opening]),
        agenda=tuple(solid[opening:officer]),
        officer=tuple(solid[officer:end]),
    )


def _members(lines: Sequence[Line]) -> int:
    """Where the membership begins: its heading, else the first group with its members."""
    headed = (place for place, line in enumerate(lines) if MEMBERSHIP.match(line.text))
    grouped = (place for place, line in enumerate(lines) if is_group(line))
    return next(headed, next(grouped, len(lines)))


def _opening(lines: Sequence[Line]) -> int:
    """Where the agenda opens: the heading of the open items, else the first section or item."""
    for place, line in enumerate(lines):
        if _OPEN.match(line.text) and len(line.text) < 150:
            return place
    for place, line in enumerate(lines):
        item = ITEM.match(line.text)
        if SECTION.match(line.text) or (item and item["number"] in ("1", "A1")):
            return place
    return len(lines)


def _officer(lines: Sequence[Line], opening: int) -> tuple[int, int]:
    """From the proper officer's name up to and with the date under it; the sheet's end where there is no date.

    A date in the list of an item is not it: no officer stands above, and items follow.
    """
    for place in range(len(lines) - 1, opening, -1):
        if published_on(lines[place]):
            first = _name_above(lines, place, opening)
            if first < place or not any(ITEM.match(line.text) for line in lines[place + 1 :]):
                return first, place + 1
    return len(lines), len(lines)


def _name_above(lines: Sequence[Line], place: int, opening: int) -> int:
    """The line with the officer's name, a few lines above the date; the date's own where none is found."""
    for above in range(place - 1, max(opening, place - _OFFICER_LINES), -1):
        if ITEM.match(lines[above].text):
            break
        if names_officer(lines[above]):
            return above
    return place
