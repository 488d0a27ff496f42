"""A body's year in lines: patterns, single days, and the meetings that are annual or for the budget."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.patterns import Pattern, PatternError, dates
from moothall.rules.standing_dates import MeetingDay, Standing, meeting_days, read_standing_dates

FIRST, FINAL = dt.date(2027, 5, 1), dt.date(2028, 4, 30)
COUNCIL = """Annual meeting: third Thursday of May, 10.30 am
third Thursday of May, July, October and December, 10 am

Budget meeting: Thursday 17 February 2028
"""


def test_a_full_councils_year_with_its_annual_and_budget_meetings() -> None:
    found = meeting_days(read_standing_dates(COUNCIL), FIRST, FINAL)
    assert [(f"{one.date:%d %b %Y}", one.time, one.kind) for one in found] == [
        ("20 May 2027", "10:30", "annual"),
        ("15 Jul 2027", "10:00", "ordinary"),
        ("21 Oct 2027", "10:00", "ordinary"),
        ("16 Dec 2027", "10:00", "ordinary"),
        ("17 Feb 2028", "10:00", "budget"),
    ]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("18 February 2028, 2 pm", Standing(days=(dt.date(2028, 2, 18),), time="14:00")),
        ("Friday 18th Feb 2028 at 14.00", Standing(days=(dt.date(2028, 2, 18),), time="14:00")),
        ("18/02/2028 and 2027-09-03", Standing(days=(dt.date(2027, 9, 3), dt.date(2028, 2, 18)))),
        ("Annual Council – third Thursday of May", Standing("annual", Pattern(3, (3,), months=(5,)))),
        ("budget: last Tuesday in February", Standing("budget", Pattern(1, (-1,), months=(2,)))),
        ("ordinary meetings: every 6 weeks on a Monday, 18:30",
         Standing("ordinary", Pattern(0, every_weeks=6, time="18:30"), time="18:30")),
    ],
)  # fmt: skip
def test_what_a_line_says(line: str, read: Standing) -> None:
    assert read_standing_dates(line) == (read,)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Thursday 18 February 2028", "18 February 2028 is a Friday, not a Thursday"),
        ("30 February 2028", "there is no “30 February 2028”"),
        ("31/04/2028", "there is no “31/04/2028”"),
        ("18 February 2028 if it is dry", "“if it is dry” is not understood; understood: 18 February 2028"),
        ("18 February", "“18” is not understood"),
        ("second Thursday\nsecond Thrusday", "“second thrusday” is not understood"),
    ],
)
def test_a_line_that_is_not_understood_is_named(line: str, said: str) -> None:
    with pytest.raises(PatternError, match=said):
        read_standing_dates(line)


def test_days_outside_the_year_are_left_out() -> None:
    lines = read_standing_dates("18 February 2030, 18 February 2028")
    assert meeting_days(lines, FIRST, FINAL) == (MeetingDay(dt.date(2028, 2, 18), "10:00", "ordinary"),)


@given(st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1]), st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1)))
def test_a_line_of_one_pattern_gives_its_dates(weekday: int, place: int, first: dt.date) -> None:
    pattern, last = Pattern(weekday, (place,)), first + dt.timedelta(days=365)
    found = meeting_days([Standing(pattern=pattern)], first, last)
    assert tuple(one.date for one in found) == dates(pattern, first, last)
