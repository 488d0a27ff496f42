"""The dates of a municipal year from a pattern: "second Thursday, 10 am, not in August".

A pattern is read from the words that people type, or built from the fields of a form. What is not understood is
named, never guessed at.
"""

import calendar
import datetime as dt
from collections.abc import Iterator

from moothall.facts.bodies import Fact
from moothall.facts.meetings import Clock

LAST = -1
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(calendar.month_name)[1:]
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"}
_WEEK = dt.timedelta(weeks=1)


class PatternError(ValueError):
    """Words that are no pattern; the message says what is missing or not understood."""


class Pattern(Fact):
    """How a body's meetings come round.

    Either `ordinals` says which such weekdays of the month (1 to 5, or -1 for the last), `every_months` apart from
    the first month of the year that is planned; or `every_weeks` is the number of weeks from one to the next.
    `months` are those in which the body meets. A date that falls into another month is left out, and the rhythm
    goes on.
    """

    weekday: int
    ordinals: tuple[int, ...] = ()
    every_weeks: int = 0
    every_months: int = 1
    months: tuple[int, ...] = tuple(range(1, 13))
    time: Clock = "10:00"

    def __post_init__(self) -> None:
        """Raises PatternError for a pattern that says nothing, or two things at once."""
        if bool(self.ordinals) == bool(self.every_weeks):
            raise PatternError("say which weekday of the month (second Thursday), or every how many weeks")
        if not 0 <= self.weekday < len(WEEKDAYS) or set(self.ordinals) - set(ORDINALS):
            raise PatternError("the weekday or its place in the month is not known")
        if self.every_weeks < 0 or self.every_months < 1:
            raise PatternError("the number of weeks or months from one meeting to the next is at least 1")
        if not self.months or set(self.months) - set(range(1, 13)):
            raise PatternError("every month is left out")


def dates(pattern: Pattern, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """The dates of a pattern from one day to another, both included, in order."""
    found = _by_weeks(pattern, first, last) if pattern.every_weeks else _by_months(pattern, first, last)
    return tuple(date for date in found if first <= date <= last and date.month in pattern.months)


def in_words(pattern: Pattern) -> str:
    """The pattern as people say it; read again it is the same."""
    weekday = WEEKDAYS[pattern.weekday]
    if pattern.every_weeks:
        when = f"every {pattern.every_weeks} weeks on a {weekday}" if pattern.every_weeks > 1 else f"every {weekday}"
    else:
        when = f"{' and '.join(ORDINALS[number] for number in pattern.ordinals)} {weekday}"
    apart = f", every {pattern.every_months} months" if pattern.every_months > 1 else ""
    return f"{when}{apart}, {pattern.time}{_months_in_words(pattern.months)}"


def _months_in_words(months: tuple[int, ...]) -> str:
    """In which months, or in which not, whichever are fewer."""
    left_out = [number for number in range(1, 13) if number not in months]
    few, words = (left_out, "not in") if len(left_out) < len(months) else (list(months), "in")
    return f", {words} {', '.join(MONTHS[number - 1] for number in few)}" if left_out else ""


def municipal_year(annual_meeting: dt.date) -> tuple[dt.date, dt.date]:
    """The days of the year that begins with an annual meeting: up to the end of the May that follows."""
    return annual_meeting, dt.date(annual_meeting.year + 1, 5, 31)


def _by_weeks(pattern: Pattern, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """From the first such weekday on, whether or not its month is left out."""
    date = first + dt.timedelta(days=(pattern.weekday - first.weekday()) % 7)
    while date <= last:
        yield date
        date += _WEEK * pattern.every_weeks


def _by_months(pattern: Pattern, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month, pattern.every_months):
        days = _weekdays(number // 12, number % 12 + 1, pattern.weekday)
        yield from sorted({days[place] for place in map(_place, pattern.ordinals) if place < len(days)})


def _place(ordinal: int) -> int:
    """Where an ordinal stands in the list of a month's weekdays: the last one from the end."""
    return ordinal if ordinal == LAST else ordinal - 1


def _weekdays(year: int, month: int, weekday: int) -> list[dt.date]:
    length = calendar.monthrange(year, month)[1]
    start = 1 + (weekday - dt.date(year, month, 1).weekday()) % 7
    return [dt.date(year, month, day) for day in range(start, length + 1, 7)]
