"""Periods of law and their last days, computed by hand from the rule named beside each."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from days import day
from moothall.rules.periods import (
    ATTENDANCE,
    BACKGROUND_PAPERS,
    CRIME_AND_DISORDER_MEETING,
    CRIME_AND_DISORDER_RESPONSE,
    EQUALITY_INFORMATION,
    EQUALITY_OBJECTIVES,
    EXECUTIVE_BACKGROUND_PAPERS,
    EXECUTIVE_DECISION,
    INSPECTION,
    OFFICER_BACKGROUND_PAPERS,
    OFFICER_DECISION,
    REGISTER_OF_INTERESTS,
    SCRUTINY_RESPONSE,
    Period,
    last_day_after,
    last_day_beginning,
)

dates = st.dates(dt.date(1974, 4, 1), dt.date(2100, 1, 1))
months = st.integers(1, 120)


@pytest.mark.parametrize(
    ("period", "begins", "ends"),
    [
        # LGA 1972 s.100C(1): six years beginning with the date of the meeting
        (INSPECTION, "Fri 20 Sep 2019", "Fri 19 Sep 2025"),
        (INSPECTION, "Thu 29 Feb 2024", "Thu 28 Feb 2030"),
        (INSPECTION, "Thu 01 Mar 2018", "Thu 29 Feb 2024"),
        # LGA 1972 s.100D(2): four years beginning with the date of the meeting
        (BACKGROUND_PAPERS, "Fri 20 Sep 2019", "Tue 19 Sep 2023"),
        # SI 2012/2089 reg 21, SI 2014/2095 reg 8: the same, from the date of the decision
        (EXECUTIVE_DECISION, "Mon 06 Jan 2025", "Sun 05 Jan 2031"),
        (EXECUTIVE_BACKGROUND_PAPERS, "Mon 06 Jan 2025", "Fri 05 Jan 2029"),
        (OFFICER_DECISION, "Mon 06 Jan 2025", "Sun 05 Jan 2031"),
        (OFFICER_BACKGROUND_PAPERS, "Mon 06 Jan 2025", "Fri 05 Jan 2029"),
        # LGA 2000 s.9FE: two months beginning with the date the report was received
        (SCRUTINY_RESPONSE, "Tue 10 Mar 2026", "Sat 09 May 2026"),
        (SCRUTINY_RESPONSE, "Wed 31 Dec 2025", "Sat 28 Feb 2026"),
        (SCRUTINY_RESPONSE, "Mon 31 Aug 2026", "Fri 30 Oct 2026"),
        (SCRUTINY_RESPONSE, "Sun 01 Mar 2026", "Thu 30 Apr 2026"),
        # Localism Act 2011 s.30(1): took office; s.31(3): disclosed at a meeting
        (REGISTER_OF_INTERESTS, "Mon 06 May 2024", "Sun 02 Jun 2024"),
        (REGISTER_OF_INTERESTS, "Fri 10 Jan 2025", "Thu 06 Feb 2025"),
        (REGISTER_OF_INTERESTS, "Thu 12 Feb 2026", "Wed 11 Mar 2026"),
        (CRIME_AND_DISORDER_RESPONSE, "Mon 06 Jan 2025", "Sun 02 Feb 2025"),
        # LGA 1972 s.85(1): six months from the last attendance, that day left out
        (ATTENDANCE, "Thu 15 Jan 2026", "Wed 15 Jul 2026"),
        (ATTENDANCE, "Sun 31 Aug 2025", "Sat 28 Feb 2026"),
        (ATTENDANCE, "Wed 10 Dec 2025", "Wed 10 Jun 2026"),
        # Police and Justice Act 2006 s.19: the next meeting on crime and disorder within twelve months
        (CRIME_AND_DISORDER_MEETING, "Wed 03 Apr 2019", "Fri 03 Apr 2020"),
        # SI 2017/353 regs 4, 5: one year, and four, beginning with the date of last publication
        (EQUALITY_INFORMATION, "Wed 31 Jan 2024", "Thu 30 Jan 2025"),
        (EQUALITY_OBJECTIVES, "Wed 30 Mar 2022", "Sun 29 Mar 2026"),
    ],
)
def test_a_period_of_law_ends_on_its_last_day(period: Period, begins: str, ends: str) -> None:
    assert period.last_day(day(begins)) == day(ends)
    assert period.source


def step_by_step(begins: dt.date, number: int) -> dt.date:
    """Whole months told day by day: each ends on the eve of the same date, or with a month that lacks it."""
    current, ends = begins, begins
    for _ in range(number):
        current = (current.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        length = calendar.monthrange(current.year, current.month)[1]
        if begins.day <= length:
            ends = current.replace(day=begins.day) - dt.timedelta(days=1)
        else:
            ends = current.replace(day=length)
    return ends


@given(dates, months)
def test_months_beginning_with_a_day_are_those_told_step_by_step(begins: dt.date, number: int) -> None:
    assert last_day_beginning(begins, months=number) == step_by_step(begins, number)


@given(dates, st.integers(1, 30))
def test_a_year_is_twelve_months(begins: dt.date, years: int) -> None:
    assert last_day_beginning(begins, years=years) == last_day_beginning(begins, months=12 * years)


@given(dates, months)
def test_a_period_that_leaves_its_first_day_out_ends_on_the_same_date_or_with_the_month(
    begins: dt.date, number: int
) -> None:
    end = last_day_after(begins, months=number)
    assert (end.year * 12 + end.month) - (begins.year * 12 + begins.month) == number
    assert end.day == min(begins.day, calendar.monthrange(end.year, end.month)[1])


@given(dates, months)
def test_counting_the_first_day_ends_a_day_earlier_or_with_the_short_month(begins: dt.date, number: int) -> None:
    inclusive, exclusive = last_day_beginning(begins, months=number), last_day_after(begins, months=number)
    assert (exclusive - inclusive).days == (0 if exclusive.day < begins.day else 1)


@given(dates, st.integers(1, 4000))
def test_days_beginning_with_a_day_count_it(begins: dt.date, number: int) -> None:
    assert (last_day_beginning(begins, days=number) - begins).days + 1 == number
    assert (last_day_after(begins, days=number) - begins).days == number


@pytest.mark.parametrize("lengths", [{}, {"days": 1, "months": 1}, {"days": -1}, {"months": -2}, {"years": 0}])
def test_a_period_that_is_empty_or_mixed_is_refused(lengths: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="some days or some months"):
        last_day_beginning(dt.date(2026, 1, 1), **lengths)
    with pytest.raises(ValueError, match="some days or some months"):
        last_day_after(dt.date(2026, 1, 1), **lengths)
