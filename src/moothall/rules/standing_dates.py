"""The dates of a body's year, a line each: patterns, single dates, and which of them are annual or budget meetings.

Annual meeting: third Thursday of May, 10.30 am
second Thursday of July, October and December, 10 am
Budget meeting: 18 February 2027
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from moothall.facts.agendas import MeetingKind
from moothall.facts.bodies import Fact
from moothall.facts.meetings import Clock
from moothall.rules.pattern_words import read_pattern, read_time
from moothall.rules.patterns import MONTHS, WEEKDAYS, Pattern, PatternError, dates

_KINDS: Mapping[str, MeetingKind] = {
    "annual": "annual",
    "budget": "budget",
    "extraordinary": "extraordinary",
    "ordinary": "ordinary",
}
_KIND = re.compile(rf"\s*({'|'.join(_KINDS)})(?:\s+(?:council|meetings?))*\s*[:–-]\s*", re.IGNORECASE)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_DATE = re.compile(
    rf"(?:\b({'|'.join(WEEKDAYS)})\s+)?\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH}|sept)\s+(20\d\d)"
    r"|(\d{1,2})/(\d{1,2})/(20\d\d)|(20\d\d)-(\d\d)-(\d\d))\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:and|on|at)\b|[,;&]", re.IGNORECASE)


class Standing(Fact):
    """A line: the kind of meeting, and either its pattern or the days that are named, at a time."""

    kind: MeetingKind = "ordinary"
    pattern: Pattern | None = None
    days: tuple[dt.date, ...] = ()
    time: Clock = "10:00"


class BodysYear(Fact):
    """What is kept of a body from one year to the next: the lines as they were typed, and where it meets."""

    words: str = ""
    venue: str = ""


class MeetingDay(Fact):
    """A meeting that a line gives."""

    date: dt.date
    time: Clock
    kind: MeetingKind


def read_standing_dates(words: str) -> tuple[Standing, ...]:
    """The lines of words, empty ones left out. Raises PatternError, whose message names what is not understood."""
    return tuple(_line(line) for line in words.splitlines() if line.strip())


def meeting_days(lines: Sequence[Standing], first: dt.date, last: dt.date) -> tuple[MeetingDay, ...]:
    """The meetings of some lines from one day to another, in order. On a day that two lines give, the meeting that is
    annual, for the budget or extraordinary is held, not the ordinary one."""
    found: dict[dt.date, MeetingDay] = {}
    for line in sorted(lines, key=lambda one: one.kind != "ordinary"):
        named = dates(line.pattern, first, last) if line.pattern else [day for day in line.days if first <= day <= last]
        found |= {day: MeetingDay(day, line.time, line.kind) for day in named}
    return tuple(found[day] for day in sorted(found))


def _line(line: str) -> Standing:
    begins = _KIND.match(line)
    rest = line[begins.end() :] if begins else line
    kind = _KINDS[begins[1].lower()] if begins else "ordinary"
    if not _DATE.search(rest):
        pattern = read_pattern(rest)
        return Standing(kind, pattern, time=pattern.time)
    days = tuple(_day(found) for found in _DATE.finditer(rest))
    rest, time = read_time(_DATE.sub(" ", rest))
    if left := " ".join(_BETWEEN.sub(" ", rest).split()):
        raise PatternError(f"“{left}” is not understood; understood: {', '.join(map(_told, days))}")
    return Standing(kind, days=tuple(sorted(set(days))), time=time)


def _day(found: re.Match[str]) -> dt.date:
    """The day that is written. Raises PatternError for one that there is not, or that is another weekday."""
    try:
        day = dt.date(*_numbers(found))
    except ValueError:
        raise PatternError(f"there is no “{found[0].strip()}”") from None
    if found[1] and WEEKDAYS[day.weekday()].lower() != found[1].lower():
        raise PatternError(f"{_told(day)} is a {WEEKDAYS[day.weekday()]}, not a {found[1].capitalize()}")
    return day


def _numbers(found: re.Match[str]) -> Iterator[int]:
    """Year, month and day."""
    if found[4]:
        months = [name[:3].lower() for name in MONTHS]
        yield from (int(found[4]), months.index(found[3][:3].lower()) + 1, int(found[2]))
    elif found[7]:
        yield from (int(found[7]), int(found[6]), int(found[5]))
    else:
        yield from (int(found[8]), int(found[9]), int(found[10]))


def _told(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
