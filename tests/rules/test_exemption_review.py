"""When an exemption is looked at again: on the day that its own words name, else after the council's time."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.exemption_review import review_on

MEETING = dt.date(2026, 3, 12)
A_YEAR_ON = dt.date(2027, 3, 12)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("until 1 September 2026", dt.date(2026, 9, 1)),
        ("until the contract is signed, expected on 3rd of July 2026", dt.date(2026, 7, 3)),
        ("December 2026, or when the sale is complete", dt.date(2026, 12, 1)),
        ("1/6/2026", dt.date(2026, 6, 1)),
        ("2026-11-30", dt.date(2026, 11, 30)),
        ("from 1 March 2026 until 1 May 2026", dt.date(2026, 5, 1)),
        ("30 June 2027 or 30 June 2026, whichever is first", dt.date(2026, 6, 30)),
        ("until the contract is signed", A_YEAR_ON),
        ("", A_YEAR_ON),
        ("31 June 2026", A_YEAR_ON),
        ("1 March 2026", A_YEAR_ON),
        ("clause 12.3.2", A_YEAR_ON),
    ],
)
def test_the_day_that_the_words_name(words: str, day: dt.date) -> None:
    assert review_on(words, MEETING, 365) == day


@given(st.dates(dt.date(2026, 3, 13), dt.date(2099, 12, 31)))
def test_a_day_is_read_as_it_is_written(day: dt.date) -> None:
    for words in (f"{day.day} {day:%B %Y}", f"{day.day}/{day.month}/{day.year}", day.isoformat()):
        assert review_on(f"until {words}.", MEETING, 365) == day


@given(st.text())
def test_any_words_give_a_day_after_the_meeting(words: str) -> None:
    assert review_on(words, MEETING, 365) > MEETING
