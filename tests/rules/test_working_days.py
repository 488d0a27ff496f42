"""Working days by the profile of a council."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import day_by_day as slow
from days import day
from moothall.rules.working_days import (
    EVERY_DAY,
    PARISH,
    STANDARD,
    Profile,
    is_working_day,
    this_or_next,
    this_or_previous,
    working_day_after,
    working_day_before,
    working_days_between,
)

dates = st.dates(dt.date(1974, 4, 1), dt.date(2060, 1, 1))
profiles = st.sampled_from(slow.PROFILES)


@pytest.mark.parametrize(
    ("date", "profile", "open_"),
    [
        ("Fri 24 Dec 2027", STANDARD, True),
        ("Fri 24 Dec 2027", slow.MINSTER, False),
        ("Sat 25 Jan 2025", STANDARD, False),
        ("Sat 25 Jan 2025", PARISH, True),
        ("Sun 26 Jan 2025", PARISH, False),
        ("Mon 30 Dec 2024", STANDARD, True),
        ("Mon 30 Dec 2024", slow.ABBEY, False),
        ("Thu 02 Jan 2025", slow.ABBEY, True),
        ("Thu 06 Apr 2023", STANDARD, True),  # Maundy Thursday
        ("Thu 06 Apr 2023", PARISH, False),
        ("Tue 11 Apr 2023", PARISH, False),  # Easter Tuesday
        ("Wed 12 Apr 2023", PARISH, True),
        ("Tue 24 Dec 2024", PARISH, False),
        ("Fri 27 Dec 2024", PARISH, False),  # the first week day after Christmas that is no bank holiday
        ("Sat 28 Dec 2024", PARISH, True),
        ("Sat 23 Dec 2023", PARISH, False),  # Christmas Eve was a Sunday, so the break begins a day before
        ("Fri 22 Dec 2023", PARISH, True),
        ("Tue 13 Sep 2022", STANDARD, True),  # mourning closes no principal council
        ("Tue 13 Sep 2022", PARISH, False),
        ("Sun 25 Dec 2022", EVERY_DAY, True),
    ],
)
def test_a_profile_says_which_days_are_open(date: str, profile: Profile, open_: bool) -> None:
    assert is_working_day(day(date), profile) is open_


@given(dates, profiles)
def test_a_day_is_open_as_the_day_by_day_version_says(date: dt.date, profile: Profile) -> None:
    assert is_working_day(date, profile) is slow.is_open(date, profile)


@given(dates, st.integers(0, 800), profiles)
def test_the_days_between_are_the_open_ones(after: dt.date, length: int, profile: Profile) -> None:
    before = after + dt.timedelta(days=length)
    inside = (after + slow.ONE * number for number in range(1, length))
    assert working_days_between(after, before, profile) == tuple(d for d in inside if slow.is_open(d, profile))


@given(dates, st.integers(1, 600), profiles)
def test_going_on_and_back_by_as_many_working_days_come_home(date: dt.date, number: int, profile: Profile) -> None:
    later = working_day_after(date, number, profile)
    assert len(working_days_between(date, later + slow.ONE, profile)) == number
    assert working_day_before(later + slow.ONE, number, profile) == working_day_after(date, 1, profile)


@given(dates, profiles)
def test_the_nearest_working_day_is_the_day_itself_when_it_is_one(date: dt.date, profile: Profile) -> None:
    before, after = this_or_previous(date, profile), this_or_next(date, profile)
    assert before <= date <= after
    assert (before == after == date) is is_working_day(date, profile)
    assert not working_days_between(before, date, profile)
    assert not working_days_between(date, after, profile)


def test_a_stretch_that_ends_before_it_begins_holds_no_days() -> None:
    assert working_days_between(day("Wed 08 Jan 2025"), day("Mon 06 Jan 2025")) == ()
    assert working_days_between(day("Wed 08 Jan 2025"), day("Wed 31 Jan 2024")) == ()


@pytest.mark.parametrize("number", [0, -1])
def test_a_number_of_days_below_one_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="1 or more"):
        working_day_after(day("Wed 08 Jan 2025"), number)


def test_a_council_that_never_opens_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one weekday"):
        Profile(closed_weekdays=tuple(range(7)))
