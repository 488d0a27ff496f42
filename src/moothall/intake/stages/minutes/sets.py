"""One set of minutes as a fact: its opening sentence, who was there, and its items."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.facts.meetings import Minutes
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, gathered, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.dates import find_date
from moothall.intake.stages.division import Part, PartKind
from moothall.intake.stages.minutes.attendance import attendance_of, opens_attendance
from moothall.intake.stages.minutes.chair import find_presiding
from moothall.intake.stages.minutes.entries import divide_items
from moothall.intake.stages.minutes.items import read_item
from moothall.intake.stages.titles import find_body

_OPENING = re.compile(
    r"(?:minutes|notes|record)\s+of\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:meeting|proceedings)\s+of\s+(?:the"
    r"\s+)?(?P<body>.+?)"
    r"(?:,\s*|\s+)(?:held|which (?:was|took)|that (?:was|took)|on\s+(?=\w+day)|at\s+(?=the\s)|in\s+the\s)",
    re.IGNORECASE | re.DOTALL,
)
_TO_VENUE = re.compile(
    r"\s*(?:(?:held|took|place|was|which|that|as|by|in|at|on|via|from|the|a)\b\s*(?=(?:\S+\s+)*\S))*", re.IGNORECASE
)
_FROM_VENUE = re.compile(r"[\s,;.]*(?:\b(?:on|at|commencing|starting|from)\b[\s,]*)*$", re.IGNORECASE)
_CLOCK = re.compile(r"(?:at\s+)?\d{1,2}[.:]?\d{0,2}\s*[ap]\.?m\.?", re.IGNORECASE)
_EMPTY = frozenset({"held", "on", "at", "in", "the"})
_OPENING_LINES = 8


@dataclass(frozen=True, slots=True)
class _Head:
    body: Passage | None
    venue: Passage | None
    date: tuple[dt.date, Passage] | None


def read_minutes(parts: Sequence[Part]) -> Iterator[Cited[Minutes]]:
    """Each set of minutes in the pack, in order."""
    for part in parts:
        if part.kind is PartKind.minutes:
            lines = [line for line in part.lines if line.text and not line.is_furniture]
            if lines:
                yield _set(lines)


def _set(lines: Sequence[Line]) -> Cited[Minutes]:
    entries = divide_items(lines)
    first = entries[0].first if entries else len(lines)
    top = lines[:first]
    opening = next((n for n, line in enumerate(top) if opens_attendance(line)), len(top))
    head = _head(top[:opening])
    there = attendance_of(top[opening:])
    items, places = gathered("items", map(read_item, entries))
    chair = there.chair or find_presiding(lines[first:])
    body = head.body.text if head.body else None
    minutes = Minutes(
        body=" ".join(body.split()) if body else _titled(top[:opening]),
        date=head.date[0] if head.date else None,
        venue=" ".join(head.venue.text.split()) if head.venue else None,
        presided=chair.text if chair else None,
        present=there.present,
        also_present=there.also_present,
        in_attendance=there.in_attendance,
        items=items,
    )
    end = there.end or (top[opening - 1].span.end if opening else lines[0].span.end)
    whole = {"": Span(start=lines[0].span.start, end=end)}
    date = head.date[1] if head.date else None
    return Cited(
        minutes, whole | marks(body=head.body, venue=head.venue, date=date, presided=chair) | there.marks | places
    )


def _titled(top: Sequence[Line]) -> str | None:
    body = find_body(top)
    return body.fact if body else None


def _head(top: Sequence[Line]) -> _Head:
    """Body, venue and date from the opening sentence ("MINUTES of a meeting of the ... held in ... on ...")."""
    start = next((n for n, line in enumerate(top) if _begins(line.text)), None)
    if start is None:
        text = joined([line.passage for line in top[:_OPENING_LINES]]) if top else None
        return _Head(None, None, find_date(text) if text else None)
    sentence = joined([line.passage for line in top[start : start + _OPENING_LINES]])
    match = _OPENING.match(sentence.text)
    rest = sentence.cut(match.end("body")) if match else sentence
    date = find_date(rest) or find_date(sentence)
    return _Head(sentence.group(match, "body") if match else None, _venue(rest, date), date)


def _begins(text: str) -> bool:
    return bool(re.match(r"(?:minutes|notes|record)\s+of\b", text, re.IGNORECASE))


def _venue(rest: Passage, date: tuple[dt.date, Passage] | None) -> Passage | None:
    """What stands between "held" and the date, else what follows the date."""
    if not date:
        return None
    at = next(n for n in range(len(rest) + 1) if rest.offsets[n] >= date[1].offsets[0])
    for stretch in (rest.cut(0, at), rest.cut(at + len(date[1]))):
        venue = _without_lead(stretch)
        clock = _CLOCK.search(venue.text)
        if clock:
            venue = venue.cut(0, clock.start()) if clock.start() else _without_lead(venue.cut(clock.end()))
        tail = _FROM_VENUE.search(venue.text)
        venue = venue.cut(0, tail.start() if tail else None).strip(" ,.;")
        if venue and venue.text.casefold() not in _EMPTY:
            return venue
    return None


def _without_lead(stretch: Passage) -> Passage:
    """A place without the words that lead to it ("held in the")."""
    stretch = stretch.strip(" ,\n")
    lead = _TO_VENUE.match(stretch.text)
    return stretch.cut(lead.end() if lead else 0)
