"""Periods of days, months and years fixed by law, and their last days.

A period "beginning with" a day counts that day. A period "after" or "from" a day leaves it out and ends on
the corresponding date (*Dodds v Walker* [1981] 1 WLR 1027 HL). Where a month has no such date, the period
ends with the month.
"""

import calendar
import datetime as dt
from typing import Literal

from moothall.facts.bodies import Fact
from moothall.rules.bank_holidays import ONE_DAY


class Period(Fact):
    """A period of law: how long, how it is counted, and where it stands."""

    name: str
    source: str
    counted: Literal["beginning with", "after"] = "beginning with"
    days: int = 0
    months: int = 0

    def last_day(self, day: dt.date) -> dt.date:
        """The last day of this period when it begins with, or runs after, `day`."""
        if self.counted == "after":
            return last_day_after(day, days=self.days, months=self.months)
        return last_day_beginning(day, days=self.days, months=self.months)


def last_day_beginning(day: dt.date, *, days: int = 0, months: int = 0, years: int = 0) -> dt.date:
    """The last day of a period "beginning with" a day: the day before the corresponding date.

    Two months beginning with 10 March end on 9 May; beginning with 31 December on 28 or 29 February.
    Raises ValueError for an empty period, and for months mixed with days.
    """
    _require_one_unit(days, months + 12 * years)
    if days:
        return day + dt.timedelta(days=days - 1)
    end = _months_on(day, months + 12 * years)
    return end - ONE_DAY if end.day == day.day else end


def last_day_after(day: dt.date, *, days: int = 0, months: int = 0, years: int = 0) -> dt.date:
    """The last day of a period "after" or "from" a day: the corresponding date.

    Six months from 31 August end on 28 or 29 February. Raises ValueError for an empty period, and for months
    mixed with days.
    """
    _require_one_unit(days, months + 12 * years)
    return day + dt.timedelta(days=days) if days else _months_on(day, months + 12 * years)


INSPECTION = Period(
    name="agenda, reports, minutes and summary open to inspection",
    source="Local Government Act 1972 s.100C(1): six years beginning with the date of the meeting",
    months=72,
)
BACKGROUND_PAPERS = Period(
    name="background papers open to inspection",
    source="Local Government Act 1972 s.100D(2): four years beginning with the date of the meeting",
    months=48,
)
EXECUTIVE_DECISION = Period(
    name="record of an executive decision and its report open to inspection",
    source="SI 2012/2089 reg 21 (paragraph to be confirmed): six years beginning with the date of the decision",
    months=72,
)
EXECUTIVE_BACKGROUND_PAPERS = Period(
    name="background papers of an executive decision open to inspection",
    source="SI 2012/2089 reg 21 (paragraph to be confirmed): four years beginning with the date of the decision",
    months=48,
)
OFFICER_DECISION = Period(
    name="record of an officer's decision open to inspection",
    source="SI 2014/2095 reg 8: six years beginning with the date of the decision",
    months=72,
)
OFFICER_BACKGROUND_PAPERS = Period(
    name="background papers of an officer's decision open to inspection",
    source="SI 2014/2095 reg 8: four years beginning with the date of the decision",
    months=48,
)
SCRUTINY_RESPONSE = Period(
    name="response to a scrutiny report",
    source="Local Government Act 2000 s.9FE: two months beginning with the date of receiving report or notice",
    months=2,
)
CRIME_AND_DISORDER_RESPONSE = Period(
    name="response to a crime and disorder report",
    source="SI 2009/942 (to be confirmed): 28 days beginning with the date of the report",
    days=28,
)
CRIME_AND_DISORDER_MEETING = Period(
    name="next meeting of the crime and disorder committee",
    source="SI 2009/942 regs 4-7 (to be confirmed): at least once in every twelve months",
    counted="after",
    months=12,
)
REGISTER_OF_INTERESTS = Period(
    name="notice of disclosable pecuniary interests",
    source="Localism Act 2011 ss.30(1), 31(3): 28 days beginning with taking office, or with the disclosure",
    days=28,
)
ATTENDANCE = Period(
    name="absence that ends membership",
    source="Local Government Act 1972 s.85(1): six consecutive months from the date of last attendance",
    counted="after",
    months=6,
)
EQUALITY_INFORMATION = Period(
    name="equality information published again",
    source="SI 2017/353 reg 4: one year beginning with the date of last publication",
    months=12,
)
EQUALITY_OBJECTIVES = Period(
    name="equality objectives published again",
    source="SI 2017/353 reg 5: four years beginning with the date of last publication",
    months=48,
)


def _months_on(day: dt.date, months: int) -> dt.date:
    """The corresponding date, or the end of a month that has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _require_one_unit(days: int, months: int) -> None:
    if (days > 0) == (months > 0) or min(days, months) < 0:
        raise ValueError(f"a period is some days or some months and years, not {days} days and {months} months")
