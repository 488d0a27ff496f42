"""Bank and public holidays of England, from dated data.

Sources: Banking and Financial Dealings Act 1971 s.1 and Schedule 1 (statutory bank holidays), Royal
Proclamations under s.1 (New Year's Day, early May, moved and single days), common law (Good Friday,
Christmas Day).
"""

import calendar
import datetime as dt
from functools import cache
from typing import Literal

import msgspec

from moothall.facts.bodies import Fact
from moothall.rules.data import table

ONE_DAY = dt.timedelta(days=1)


class Holiday(Fact):
    """A bank or public holiday, and what makes it one."""

    date: dt.date
    name: str
    source: str


class Yearly(Fact):
    """A day that comes every year: a fixed date, a distance from Easter Sunday, or a Monday of a month."""

    name: str
    since: int
    source: str
    month: int = 1
    day: int | None = None
    easter: int | None = None
    monday: Literal["first", "last"] | None = None
    substitute: bool = False


class Moved(Fact):
    """A yearly day that stood on another date in one year."""

    origin: dt.date = msgspec.field(name="from")
    to: dt.date
    name: str


class Added(Fact):
    """A day that was a holiday once."""

    date: dt.date
    name: str


class Stretch(Fact):
    """The days from `first` to `last`, both included."""

    first: dt.date
    last: dt.date
    name: str = ""

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


class HolidayTable(Fact):
    """The whole table of `data/bank_holidays.toml`."""

    known_from: dt.date
    known_through: dt.date
    yearly: tuple[Yearly, ...]
    moved: tuple[Moved, ...]
    added: tuple[Added, ...]
    mourning: tuple[Stretch, ...]


TABLE = table("bank_holidays", HolidayTable)


def easter_sunday(year: int) -> dt.date:
    """Easter Sunday by the Gregorian reckoning of the Calendar (New Style) Act 1750 (Oudin's algorithm)."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return dt.date(year, 3, 1) + dt.timedelta(days=moon - weekday + 27)


def monday_of(year: int, month: int, which: Literal["first", "last"]) -> dt.date:
    """The first or the last Monday of a month."""
    if which == "first":
        start = dt.date(year, month, 1)
        return start + dt.timedelta(days=-start.weekday() % 7)
    end = dt.date(year, month, calendar.monthrange(year, month)[1])
    return end - dt.timedelta(days=end.weekday())


def bank_holidays(year: int) -> tuple[Holiday, ...]:
    """The holidays of a year in order, substitutes and the weekend days they stand for among them.

    A day that falls on a weekend is listed beside its substitute, because some readings count Saturdays.
    Years after `known_through()` are computed by rule and hold unless a proclamation changes them.
    """
    return tuple(sorted(_holidays(year).values(), key=lambda holiday: holiday.date))


def holiday_on(day: dt.date) -> Holiday | None:
    """The holiday that a day is, or None."""
    return _holidays(day.year).get(day)


def known_through() -> dt.date:
    """The last day up to which all proclamations are in the data."""
    return TABLE.known_through


def data_runs_short(today: dt.date, ahead: int = 183) -> str | None:
    """Says so, in words for a person, when the holiday data is certain for less than `ahead` days from today.

    Councils fix their meetings up to a year ahead; half a year leaves time to look for a proclamation.
    None while the data reaches far enough.
    """
    if TABLE.known_through >= today + dt.timedelta(days=ahead):
        return None
    return (
        f"the bank holidays are certain only through {TABLE.known_through}, less than {ahead} days from {today}: "
        "look for new proclamations, enter them in rules/data/bank_holidays.toml and move known_through on"
    )


@cache
def _holidays(year: int) -> dict[dt.date, Holiday]:
    moved = {move.origin: move for move in TABLE.moved}
    days: dict[dt.date, Holiday] = {}
    for rule in TABLE.yearly:
        if year >= rule.since:
            holiday = _moved(Holiday(date=_date(rule, year), name=rule.name, source=rule.source), moved)
            days[holiday.date] = holiday
    for single in TABLE.added:
        if single.date.year == year:
            days[single.date] = Holiday(date=single.date, name=single.name, source="Royal Proclamation")
    return days | _substitutes(days)


def _date(rule: Yearly, year: int) -> dt.date:
    if rule.easter is not None:
        return easter_sunday(year) + dt.timedelta(days=rule.easter)
    if rule.monday:
        return monday_of(year, rule.month, rule.monday)
    return dt.date(year, rule.month, rule.day or 1)


def _moved(holiday: Holiday, moves: dict[dt.date, Moved]) -> Holiday:
    move = moves.get(holiday.date)
    return Holiday(date=move.to, name=move.name, source="Royal Proclamation") if move else holiday


def _substitutes(days: dict[dt.date, Holiday]) -> dict[dt.date, Holiday]:
    """Substitutes in the order of the days they stand for: Christmas Day's comes before Boxing Day's."""
    eligible = {rule.name for rule in TABLE.yearly if rule.substitute}
    found: dict[dt.date, Holiday] = {}
    for day, holiday in sorted(days.items()):
        if holiday.name in eligible and day.weekday() >= calendar.SATURDAY:
            free = _next_free(day, days | found)
            found[free] = Holiday(date=free, name=f"{holiday.name} (substitute day)", source=holiday.source)
    return found


def _next_free(day: dt.date, taken: dict[dt.date, Holiday]) -> dt.date:
    while day in taken or day.weekday() >= calendar.SATURDAY:
        day += ONE_DAY
    return day
