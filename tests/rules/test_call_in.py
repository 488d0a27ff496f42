"""The call-in window and the first day on which a decision may be implemented."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import day_by_day as slow
from days import day
from moothall.rules.call_in import Rule, window
from moothall.rules.working_days import Profile, Reading


@pytest.mark.parametrize(
    ("published", "days", "last", "effective"),
    [
        # REAL: "up to, and including the following Tuesday" (a London borough's rule)
        ("Tue 04 Jun 2024", 5, "Tue 11 Jun 2024", "Wed 12 Jun 2024"),
        # REAL: an officers' guide: published Friday the 5th, enacted on Monday the 15th
        ("Fri 05 Jul 2024", 5, "Fri 12 Jul 2024", "Mon 15 Jul 2024"),
        # COMPUTED
        ("Fri 27 May 2022", 5, "Tue 07 Jun 2022", "Wed 08 Jun 2022"),  # Jubilee
        ("Wed 21 Dec 2022", 5, "Fri 30 Dec 2022", "Tue 03 Jan 2023"),  # Christmas and New Year
        ("Tue 04 Apr 2023", 5, "Thu 13 Apr 2023", "Fri 14 Apr 2023"),  # Easter
        ("Wed 03 May 2023", 3, "Tue 09 May 2023", "Wed 10 May 2023"),  # coronation
        ("Fri 20 Dec 2024", 4, "Mon 30 Dec 2024", "Tue 31 Dec 2024"),
        ("Wed 16 Apr 2025", 5, "Fri 25 Apr 2025", "Mon 28 Apr 2025"),
    ],
)
def test_a_window_of_working_days(published: str, days: int, last: str, effective: str) -> None:
    found = window(day(published), Rule(days=days))
    assert found.last_day == day(last)
    assert found.effective == day(effective)


def test_a_window_is_five_working_days_unless_the_constitution_says_otherwise() -> None:
    assert window(day("Tue 04 Jun 2024")) == window(day("Tue 04 Jun 2024"), Rule(days=5))


def test_a_window_of_calendar_days_runs_over_weekends() -> None:
    found = window(day("Thu 06 Jun 2024"), Rule(days=8, reading=Reading.calendar))
    assert found.last_day == day("Fri 14 Jun 2024")
    assert found.effective == day("Mon 17 Jun 2024")


def test_a_decision_put_up_on_a_saturday_is_published_on_monday() -> None:
    assert window(day("Sat 08 Jun 2024")) == window(day("Mon 10 Jun 2024"))


@given(st.dates(dt.date(1975, 1, 1), dt.date(2059, 12, 1)), st.integers(1, 15), st.sampled_from(slow.PROFILES))
def test_a_window_is_that_of_the_day_by_day_version(published: dt.date, days: int, profile: Profile) -> None:
    found = window(published, Rule(days=days), profile)
    counted = slow.clear_days(published, found.effective, profile, Reading.working)
    assert len(counted) == days
    assert counted[-1] == found.last_day
    assert slow.is_open(found.effective, profile)
