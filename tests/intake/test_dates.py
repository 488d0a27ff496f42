"""Dates and times of day as council papers print them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.intake.passages import plain
from moothall.intake.stages.dates import as_date, find_date, find_dates, find_time, is_date


@pytest.mark.parametrize(
    "printed",
    [
        "4 March 2031",
        "4th March, 2031",
        "Tuesday, 4th March 2031",
        "Tues 4 Mar 2031",
        "Tuesday the 4th of March 2031",
        "4 th March 2031",
        "04/03/2031",
        "04.03.31",
        "4-Mar-2031",
        "March 4, 2031",
        "2031-03-04",
    ],
)
def test_a_date_is_read_in_every_form(printed: str) -> None:
    assert as_date(f"held on {printed} at the Long Room") == dt.date(2031, 3, 4)
    assert is_date(printed)


@pytest.mark.parametrize("printed", ["31 February 2031", "30/13/2031", "2031/32", "4 March", "page 4 of 2031", ""])
def test_what_the_calendar_does_not_have_is_no_date(printed: str) -> None:
    assert as_date(printed) is None


def test_september_has_a_longer_short_form() -> None:
    assert as_date("1 Sept 2031") == as_date("1 Sep. 2031") == dt.date(2031, 9, 1)


def test_every_date_of_a_passage_is_found_where_it_stands() -> None:
    passage = plain("between 4 March 2031 and Monday, 7 April 2031")
    assert [(day.month, str(place)) for day, place in find_dates(passage)] == [
        (3, "4 March 2031"),
        (4, "Monday, 7 April 2031"),
    ]


@pytest.mark.parametrize(
    ("printed", "clock"),
    [
        ("2.00 pm", "14:00"),
        ("10am", "10:00"),
        ("10.30 a.m.", "10:30"),
        ("12.15pm", "12:15"),
        ("12 noon", "12:00"),
        ("midday", "12:00"),
        ("12.00 am", "00:00"),
        ("14:30", "14:30"),
        ("18:00 hrs", "18:00"),
    ],
)
def test_a_time_of_day_is_read_as_a_clock_shows_it(printed: str, clock: str) -> None:
    found = find_time(plain(f"Tuesday, 4 March 2031 at {printed} in the Long Room"))
    assert found is not None
    assert found[0] == clock


@pytest.mark.parametrize("printed", ["13.00 pm", "25:00", "4 March 2031", "paragraph 3.10", "£2.50m"])
def test_other_numbers_are_no_time(printed: str) -> None:
    assert find_time(plain(printed)) is None


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)))
def test_what_is_printed_is_read_back(day: dt.date) -> None:
    found = find_date(plain(f"on {day:%A}, {day.day} {day:%B} {day.year}, at"))
    assert found is not None
    assert found[0] == day
    assert str(found[1]) == f"{day:%A}, {day.day} {day:%B} {day.year}"
