"""Working days, by the profile of a council.

No Act defines a working day for the notice of a principal council's meetings. The courts left out
Saturday and Sunday (*R v Swansea City Council ex p Elitestone* (1993) 66 P&CR 422), councils leave out
bank holidays and days they name themselves; so what is closed is a setting. Parish and town councils
follow the Local Government Act 1972 s.243, under which Saturdays count.
"""

import calendar
import datetime as dt
import enum
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Literal

from moothall.facts.bodies import Fact
from moothall.rules.bank_holidays import ONE_DAY, TABLE, Stretch, easter_sunday, holiday_on


class Reading(enum.StrEnum):
    """How days are counted: the council's working days only, or every day of the calendar."""

    working = "working"
    calendar = "calendar"


class Profile(Fact):
    """What a council counts as a working day, and when a paper counts as published.

    `closed_weekdays` runs from Monday 0 to Sunday 6. `closed_dates` are [month, day] pairs closed every year
    (24 December, where the constitution says so), `closures` single stretches such as the days between
    Christmas and New Year. `section_243` closes the Christmas break, the Easter break and days of mourning.
    `published_on_closed_day` says what a paper put up on a closed day counts as: published on the next
    working day, because it cannot be inspected before, or on that day itself. `cut_off` is the hour after
    which a paper counts for the next day; None where there is none. `long_notice` is how the 28 clear days
    before a key decision or a private meeting are counted: no case decides it, calendar days are usual.
    """

    name: str = "Monday to Friday without bank holidays"
    closed_weekdays: tuple[int, ...] = (calendar.SATURDAY, calendar.SUNDAY)
    bank_holidays: bool = True
    closed_dates: tuple[tuple[int, int], ...] = ()
    closures: tuple[Stretch, ...] = ()
    section_243: bool = False
    published_on_closed_day: Literal["next working day", "same day"] = "next working day"
    cut_off: dt.time | None = None
    long_notice: Reading = Reading.calendar

    def __post_init__(self) -> None:
        """Raises ValueError for a council that never works: no period would ever end."""
        if set(self.closed_weekdays) >= set(range(7)):
            raise ValueError("a council's profile must leave at least one weekday open")


STANDARD = Profile()
PARISH = Profile(
    name="parish council: Monday to Saturday, less the breaks of section 243",
    closed_weekdays=(calendar.SUNDAY,),
    section_243=True,
)
EVERY_DAY = Profile(name="calendar days", closed_weekdays=(), bank_holidays=False)


def is_working_day(day: dt.date, profile: Profile = STANDARD) -> bool:
    """Whether the council works on that day."""
    closed = (
        day.weekday() in profile.closed_weekdays
        or (profile.bank_holidays and holiday_on(day) is not None)
        or (day.month, day.day) in profile.closed_dates
        or any(day in closure for closure in profile.closures)
        or (profile.section_243 and _in_a_break(day))
    )
    return not closed


def working_days_between(after: dt.date, before: dt.date, profile: Profile = STANDARD) -> tuple[dt.date, ...]:
    """The working days after one day and before another, neither of them included."""
    days: list[dt.date] = []
    for year in range(after.year, before.year + 1):
        inside = _working_days(year, profile)
        days += inside[bisect_right(inside, after) : bisect_left(inside, before)]
    return tuple(days)


def working_day_after(day: dt.date, number: int = 1, profile: Profile = STANDARD) -> dt.date:
    """The first, or the `number`th, working day after a day. Raises ValueError for a number below 1."""
    _require_positive(number)
    year = day.year
    days = _working_days(year, profile)
    place = bisect_right(days, day) + number - 1
    while place >= len(days):
        place -= len(days)
        year += 1
        days = _working_days(year, profile)
    return days[place]


def working_day_before(day: dt.date, number: int = 1, profile: Profile = STANDARD) -> dt.date:
    """The last, or the `number`th last, working day before a day. Raises ValueError for a number below 1."""
    _require_positive(number)
    year = day.year
    days = _working_days(year, profile)
    place = bisect_left(days, day) - number
    while place < 0:
        year -= 1
        days = _working_days(year, profile)
        place += len(days)
    return days[place]


def this_or_next(day: dt.date, profile: Profile = STANDARD) -> dt.date:
    """The day itself where it is a working day, else the next one."""
    return working_day_after(day - ONE_DAY, profile=profile)


def this_or_previous(day: dt.date, profile: Profile = STANDARD) -> dt.date:
    """The day itself where it is a working day, else the one before."""
    return working_day_before(day + ONE_DAY, profile=profile)


@lru_cache(maxsize=512)
def _working_days(year: int, profile: Profile) -> tuple[dt.date, ...]:
    start = dt.date(year, 1, 1)
    year_of_days = (start + dt.timedelta(days=number) for number in range(365 + calendar.isleap(year)))
    return tuple(day for day in year_of_days if is_working_day(day, profile))


def _require_positive(number: int) -> None:
    if number < 1:
        raise ValueError(f"a number of days is 1 or more, not {number}")


def _in_a_break(day: dt.date) -> bool:
    """Whether a day lies in the Christmas or Easter break of section 243, or in a time of mourning."""
    breaks = (_christmas_break(day.year), _easter_break(day.year), *TABLE.mourning)
    return any(day in stretch for stretch in breaks)


def _easter_break(year: int) -> Stretch:
    """From the Thursday before Easter Day to the Tuesday after."""
    easter = easter_sunday(year)
    return Stretch(first=easter - dt.timedelta(days=3), last=easter + dt.timedelta(days=2))


def _christmas_break(year: int) -> Stretch:
    """From the last week day before Christmas Day to the first after it that is no bank holiday."""
    first, last = dt.date(year, 12, 24), dt.date(year, 12, 26)
    while first.weekday() == calendar.SUNDAY:
        first -= ONE_DAY
    while last.weekday() == calendar.SUNDAY or holiday_on(last):
        last += ONE_DAY
    return Stretch(first=first, last=last)
