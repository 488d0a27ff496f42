"""Dividing a pack into its parts: the front sheet, sets of minutes, reports with their appendices, restricted slips."""

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from moothall.intake.lines import Line

_MINUTES = re.compile(
    r"(?:draft\s+)?(?:minutes|notes|record)\s+of\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:meeting|proceedings)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?:members?\s+|councillors?\s+)?(?:present|in attendance|attendance|councillors)\b\s*(?:[:(\t]|$)", re.IGNORECASE
)
_END = r"\s*(?::|\t|$)"
_FROM = re.compile(rf"(?:from|by|(?:joint\s+)?report\s+(?:of|by|from)(?:\s+the)?){_END}", re.IGNORECASE)
_TO = re.compile(rf"(?:to|report\s+to|committee|meeting){_END}", re.IGNORECASE)
_SUBJECT = re.compile(rf"(?:(?:report\s+)?(?:subject|title)|re){_END}", re.IGNORECASE)
_ITEM = re.compile(r"agenda\s+item\s*(?:no\.?\s*)?:?\s*(?P<number>[A-Z]?\d{1,3}[a-z]?)", re.IGNORECASE)
_SLIP = re.compile(
    r"(?:by virtue of\s+(?:the\s+)?paragraphs?\b"
    r"|(?:not for publication|exempt|restricted|confidential)\W+(?:by virtue of|under|as defined in)\s+(?:the\s+)?"
    r"paragraphs?\b"
    r"|document is restricted)",
    re.IGNORECASE,
)
_GROUND = re.compile(r"\b12\s?A\b|document is restricted", re.IGNORECASE)
_SLIP_GOES_ON = re.compile(
    r"(?:document is restricted|(?:part 1 |part I )?of (?:part|schedule|the local government)|the local government act"
    r"|schedule 12|local government act|not for publication|exempt\b.{0,40}$"
    r"|this (?:page|document|report) (?:is|has been) (?:restricted|exempt|left))",
    re.IGNORECASE,
)
_SENT = re.compile(r"(?:sent|cc)\s*:", re.IGNORECASE)
_COVER_LINES = 30
_LETTER_LINES = 6
_HEAD_LINES = 14
_TITLE_LINES = 4
_PRESENT_LINES = 14
_SLIP_LINES = 4


class PartKind(enum.StrEnum):
    """What a part of a pack is; an appendix is what stands by itself after a slip, without a cover."""

    front = "front"
    minutes = "minutes"
    report = "report"
    slip = "slip"
    appendix = "appendix"


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive lines of a pack that belong together; `first` is the place of its first line in the source."""

    kind: PartKind
    first: int
    lines: tuple[Line, ...]

    @property
    def is_paper(self) -> bool:
        """Whether this is a report, or an appendix that stands by itself."""
        return self.kind in (PartKind.report, PartKind.appendix)

    @property
    def item(self) -> str | None:
        """The agenda item that the part's first lines, or a slip's, name themselves."""
        for line in self.lines[:_HEAD_LINES]:
            said = _ITEM.fullmatch(line.text)
            if said:
                return said["number"]
        return None


def divide(lines: Sequence[Line]) -> tuple[Part, ...]:
    """The parts of a pack in order; together they hold every line. The front sheet is always there, and first."""
    starts: dict[int, PartKind] = {}
    for place, kind in _starts(lines):
        if starts.get(place) in (None, PartKind.appendix):
            starts[place] = kind
    starts.setdefault(0, PartKind.front)
    places = sorted(starts)
    ends = [*places[1:], len(lines)]
    return tuple(Part(starts[a], a, tuple(lines[a:b])) for a, b in zip(places, ends, strict=True))


def _starts(lines: Sequence[Line]) -> Iterator[tuple[int, PartKind]]:
    slip_end = 0
    for place, line in enumerate(lines):
        if place < slip_end or line.is_furniture:
            continue
        if _is_slip(lines, place):
            slip_end = _slip_end(lines, place)
            yield _headed(lines, place), PartKind.slip
            if slip_end < len(lines):
                yield slip_end, PartKind.appendix
        elif _opens_minutes(lines, place):
            yield _headed(lines, _title_above(lines, place)), PartKind.minutes
        elif _FROM.match(line.text) and _is_cover(lines[place : place + _COVER_LINES]):
            yield _headed(lines, place), PartKind.report


def _opens_minutes(lines: Sequence[Line], place: int) -> bool:
    """Whether a set of minutes begins here: its first sentence in capitals, or with those present named under it."""
    line = lines[place]
    if not _MINUTES.match(line.text) or line.is_row:
        return False
    below = lines[place + 1 : place + _PRESENT_LINES]
    return line.text.startswith("MINUTES of") or any(_PRESENT.match(later.text) for later in below)


def _headed(lines: Sequence[Line], place: int) -> int:
    """The place of the line that says to which item the paper belongs, where it stands right above."""
    above = place - 1
    while above > 0 and lines[above].is_furniture:
        above -= 1
    return above if above > 0 and _ITEM.fullmatch(lines[above].text) else place


def _is_slip(lines: Sequence[Line], place: int) -> bool:
    """Whether a slip stands here in place of a paper: the paragraph named, and Schedule 12A in the same lines."""
    first, after = lines[place], lines[place + 1 : place + _SLIP_LINES]
    near = [first, *takewhile(lambda line: not line.gap, after)]
    return bool(_SLIP.match(first.text)) and any(_GROUND.search(line.text) for line in near)


def _slip_end(lines: Sequence[Line], place: int) -> int:
    """Where the slip that stands in for a restricted paper ends; blank pages after it are its own."""
    end = place + 1
    while end < len(lines) and _in_slip(lines[end]):
        end += 1
    return end


def _in_slip(line: Line) -> bool:
    return line.is_furniture or not line.text or bool(_SLIP_GOES_ON.match(line.text) or _ITEM.fullmatch(line.text))


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
    """A report's cover says to whom it goes and on what subject; so does a quoted letter, but also when it was sent."""
    if any(_SENT.match(line.text) for line in lines[:_LETTER_LINES]):
        return False
    return any(_TO.match(line.text) for line in lines) and any(_SUBJECT.match(line.text) for line in lines)
