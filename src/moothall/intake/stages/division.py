"""Dividing a pack into its parts: the front sheet, sets of minutes, reports with their appendices, restricted slips."""

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.intake.lines import Line

_MINUTES = re.compile(r"minutes of (?:a|the) (?:\w+ )?meeting\b", re.IGNORECASE)
_FROM = re.compile(r"(?:from|by|report (?:of|by))\s*:", re.IGNORECASE)
_TO = re.compile(r"to\s*:", re.IGNORECASE)
_SUBJECT = re.compile(r"subject\s*:", re.IGNORECASE)
_RESTRICTED = re.compile(r"by virtue of paragraph", re.IGNORECASE)
_COVER_LINES = 30
_TITLE_LINES = 4


class PartKind(enum.StrEnum):
    """What a part of a pack is."""

    front = "front"
    minutes = "minutes"
    report = "report"
    slip = "slip"


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive lines of a pack that belong together; `first` is the place of its first line in the source."""

    kind: PartKind
    first: int
    lines: tuple[Line, ...]


def divide(lines: Sequence[Line]) -> tuple[Part, ...]:
    """The parts of a pack in order; together they hold every line. The front sheet is always there, and first."""
    starts = dict(_starts(lines))
    starts.setdefault(0, PartKind.front)
    places = sorted(starts)
    ends = [*places[1:], len(lines)]
    return tuple(Part(starts[a], a, tuple(lines[a:b])) for a, b in zip(places, ends, strict=True))


def _starts(lines: Sequence[Line]) -> Iterator[tuple[int, PartKind]]:
    for place, line in enumerate(lines):
        if _MINUTES.match(line.text):
            yield _title_above(lines, place), PartKind.minutes
        elif _FROM.match(line.text) and _is_cover(lines[place : place + _COVER_LINES]):
            yield place, PartKind.report
        elif _RESTRICTED.match(line.text):
            yield place, PartKind.slip


def _title_above(lines: Sequence[Line], place: int) -> int:
    """Minutes begin with the names of the council and the body, in capitals, above their first sentence."""
    first = place
    for above in range(place - 1, max(-1, place - 1 - _TITLE_LINES), -1):
        if lines[above].is_furniture:
            continue
        if not lines[above].text.isupper():
            break
        first = above
    return first


def _is_cover(lines: Sequence[Line]) -> bool:
    """A report's cover says to whom it goes and on what subject."""
    return any(_TO.match(line.text) for line in lines) and any(_SUBJECT.match(line.text) for line in lines)
