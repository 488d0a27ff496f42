"""The holidays of England: by rule, by proclamation, and against an independent library."""

import datetime as dt

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from days import day
from moothall.rules.bank_holidays import bank_holidays, data_runs_short, easter_sunday, holiday_on, known_through

# Nothing had to be taken out of the comparison: from 1975 to 2060 the library and our rules name the same days.
# It begins New Year's Day in 1975; the first was in 1974, before the Local Government Act 1972 took effect.
INDEPENDENT = holidays.country_holidays("GB", subdiv="ENG", years=range(1975, 2061))


@pytest.mark.parametrize("year", range(1975, 2061))
def test_the_holidays_of_a_year_are_those_of_an_independent_library(year: int) -> None:
    assert [holiday.date for holiday in bank_holidays(year)] == sorted(d for d in INDEPENDENT if d.year == year)


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("Tue 07 Jun 1977", "Silver Jubilee"),
        ("Wed 29 Jul 1981", "Royal wedding"),
        ("Mon 08 May 1995", "Early May bank holiday (50 years since VE Day)"),
        ("Fri 31 Dec 1999", "Millennium"),
        ("Mon 03 Jun 2002", "Golden Jubilee"),
        ("Tue 04 Jun 2002", "Spring bank holiday (Golden Jubilee)"),
        ("Fri 29 Apr 2011", "Royal wedding"),
        ("Tue 05 Jun 2012", "Diamond Jubilee"),
        ("Fri 08 May 2020", "Early May bank holiday (75 years since VE Day)"),
        ("Thu 02 Jun 2022", "Spring bank holiday (Platinum Jubilee)"),
        ("Fri 03 Jun 2022", "Platinum Jubilee"),
        ("Mon 19 Sep 2022", "State funeral of Queen Elizabeth II"),
        ("Mon 08 May 2023", "Coronation of King Charles III"),
        ("Mon 27 Dec 2021", "Christmas Day (substitute day)"),
        ("Tue 28 Dec 2021", "Boxing Day (substitute day)"),
        ("Mon 26 Dec 2022", "Boxing Day"),
        ("Tue 27 Dec 2022", "Christmas Day (substitute day)"),
        ("Mon 02 Jan 2023", "New Year's Day (substitute day)"),
        ("Mon 28 Dec 2026", "Boxing Day (substitute day)"),
    ],
)
def test_single_moved_and_substitute_days_have_their_names(date: str, name: str) -> None:
    holiday = holiday_on(day(date))
    assert holiday is not None
    assert holiday.name == name
    assert holiday.source


@pytest.mark.parametrize(
    "date",
    [
        "Mon 01 May 1995",  # moved to 8 May
        "Mon 04 May 2020",  # moved to 8 May
        "Mon 30 May 2022",  # moved to 2 June
        "Tue 01 May 1990",  # the meeting in Elitestone: a law report calls it a holiday by mistake
        "Mon 02 May 1977",  # there was no early May holiday before 1978
        "Thu 24 Dec 2026",
    ],
)
def test_a_day_that_was_moved_away_or_never_was_is_no_holiday(date: str) -> None:
    assert holiday_on(day(date)) is None


@given(st.integers(1974, 2200))
def test_easter_sunday_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert dt.date(year, 3, 22) <= easter <= dt.date(year, 4, 25)


@given(st.integers(1978, 2200))
def test_every_year_has_at_least_eight_holidays_on_weekdays(year: int) -> None:
    assert sum(holiday.date.weekday() < 5 for holiday in bank_holidays(year)) >= 8


def test_data_that_reaches_half_a_year_ahead_is_enough() -> None:
    assert data_runs_short(known_through() - dt.timedelta(days=183)) is None


def test_data_that_reaches_less_far_says_what_to_do() -> None:
    message = data_runs_short(known_through() - dt.timedelta(days=182))
    assert message is not None
    assert str(known_through()) in message
    assert "bank_holidays.toml" in message


def test_a_council_that_plans_further_ahead_asks_for_more() -> None:
    assert data_runs_short(known_through() - dt.timedelta(days=300), ahead=365)
