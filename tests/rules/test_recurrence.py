"""How items of a work programme come back."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.recurrence import PATTERNS, Recurring, occurrences

YEAR = [dt.date(2026, month, 11) for month in (1, 3, 4, 6, 7, 9, 10, 11, 12)]


def months(pattern: Recurring, month: int | None = None, since: dt.date | None = None) -> list[int]:
    return [date.month for date in occurrences(pattern, YEAR, month, since)]


def test_every_meeting_and_every_other() -> None:
    assert months("every meeting") == [1, 3, 4, 6, 7, 9, 10, 11, 12]
    assert months("every other meeting") == [1, 4, 7, 10, 12]
    assert months("every other meeting", since=dt.date(2026, 4, 1)) == [4, 7, 10, 12]


def test_annual_in_a_month_or_the_next_meeting_after_it() -> None:
    assert months("annual", 6) == [6]
    assert months("annual", 5) == [6]
    assert months("annual", 2) == [3]


def test_six_monthly() -> None:
    assert months("six-monthly", 3) == [3, 9]
    assert months("six-monthly", 9) == [3, 9]
    assert months("six-monthly", 2) == [3, 9]


def test_what_was_due_before_it_was_added_waits_a_year() -> None:
    assert months("annual", 3, since=dt.date(2026, 4, 2)) == []
    assert months("annual", 3, since=dt.date(2026, 3, 1)) == [3]


def test_a_month_is_wanted() -> None:
    with pytest.raises(ValueError, match="in which month"):
        occurrences("annual", YEAR)


@given(
    st.sampled_from(PATTERNS),
    st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), max_size=40),
    st.integers(1, 12),
)
def test_an_item_comes_up_at_meetings_alone_in_order_and_once(
    pattern: Recurring, meetings: list[dt.date], month: int
) -> None:
    found = occurrences(pattern, meetings, month)
    assert set(found) <= set(meetings)
    assert list(found) == sorted(set(found))
    if pattern == "annual":
        assert all((later - earlier).days > 270 for earlier, later in pairwise(found))
