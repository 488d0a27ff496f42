"""Notice of key decisions, the general exception and special urgency (SI 2012/2089 regs 9 to 11)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import day_by_day as slow
from days import day
from moothall.rules.key_decisions import (
    GeneralException,
    Route,
    earliest_under_general_exception,
    general_exception,
    notice_given,
)
from moothall.rules.working_days import STANDARD, Profile, Reading


@pytest.mark.parametrize(
    ("published", "decision", "calendar_days", "working_days", "route", "warning"),
    [
        # REAL: notices of a borough and a metropolitan borough under reg 10
        ("Fri 14 May 2021", "Thu 10 Jun 2021", 26, 17, Route.general_exception, False),
        ("Tue 01 Mar 2022", "Mon 21 Mar 2022", 19, 13, Route.general_exception, False),
        # COMPUTED
        ("Tue 17 May 2022", "Wed 15 Jun 2022", 28, 18, Route.notice, True),
        ("Tue 03 May 2022", "Wed 15 Jun 2022", 42, 28, Route.notice, False),
        ("Wed 18 May 2022", "Wed 15 Jun 2022", 27, 17, Route.general_exception, False),
        ("Wed 08 Jun 2022", "Wed 15 Jun 2022", 6, 4, Route.special_urgency, False),
    ],
)
def test_the_notice_given_decides_the_route(
    published: str, decision: str, calendar_days: int, working_days: int, route: Route, warning: bool
) -> None:
    given_ = notice_given(day(published), day(decision))
    assert (given_.calendar_days, given_.working_days) == (calendar_days, working_days)
    assert given_.route is route
    assert given_.strict_warning is warning


def test_a_council_that_counts_working_days_needs_the_exception_sooner() -> None:
    strict = Profile(long_notice=Reading.working)
    assert notice_given(day("Tue 17 May 2022"), day("Wed 15 Jun 2022"), strict).route is Route.general_exception
    assert notice_given(day("Tue 03 May 2022"), day("Wed 15 Jun 2022"), strict).route is Route.notice


@pytest.mark.parametrize(
    ("available", "fifth", "lawful", "working"),
    [
        ("Fri 14 May 2021", "Fri 21 May 2021", "Sat 22 May 2021", "Mon 24 May 2021"),  # REAL
        ("Tue 01 Mar 2022", "Tue 08 Mar 2022", "Wed 09 Mar 2022", "Wed 09 Mar 2022"),  # REAL
        ("Fri 27 May 2022", "Tue 07 Jun 2022", "Wed 08 Jun 2022", "Wed 08 Jun 2022"),  # Jubilee
        ("Thu 22 Dec 2022", "Tue 03 Jan 2023", "Wed 04 Jan 2023", "Wed 04 Jan 2023"),  # Christmas
        ("Tue 15 Apr 2025", "Thu 24 Apr 2025", "Fri 25 Apr 2025", "Fri 25 Apr 2025"),  # Easter
    ],
)
def test_five_clear_days_have_to_elapse_under_the_general_exception(
    available: str, fifth: str, lawful: str, working: str
) -> None:
    earliest = earliest_under_general_exception(day(available))
    assert earliest.last_clear_day == day(fifth)
    assert earliest.lawful == day(lawful)
    assert earliest.working == day(working)


@given(st.dates(dt.date(2012, 9, 10), dt.date(2059, 12, 1)))
def test_the_earliest_day_is_that_of_the_day_by_day_version(available: dt.date) -> None:
    earliest = earliest_under_general_exception(available)
    assert earliest.lawful == slow.earliest_meeting(available, 5, STANDARD, Reading.working)
    assert slow.is_open(earliest.working, STANDARD)
    assert earliest.working >= earliest.lawful


TOLD = day("Tue 01 Mar 2022")
DECISION = day("Mon 21 Mar 2022")


def test_the_general_exception_stands_when_each_step_was_taken() -> None:
    found = general_exception(GeneralException(told_in_writing=TOLD, at_offices=TOLD, on_website=TOLD), DECISION)
    assert found.allowed
    assert "impracticable" in found.remarks[0].text


@pytest.mark.parametrize(
    ("steps", "letter"),
    [
        (GeneralException(told_in_writing=TOLD, at_offices=TOLD, on_website=None), "(b)"),
        (GeneralException(told_in_writing=TOLD, at_offices=None, on_website=TOLD), "(b)"),
        (GeneralException(told_in_writing=None, at_offices=TOLD, on_website=TOLD), "(a)"),
        (GeneralException(told_in_writing=day("Tue 22 Mar 2022"), at_offices=TOLD, on_website=TOLD), "(a)"),
        (GeneralException(told_in_writing=TOLD, at_offices=TOLD, on_website=day("Mon 14 Mar 2022")), "(c)"),
    ],
)
def test_the_general_exception_fails_for_want_of_a_step(steps: GeneralException, letter: str) -> None:
    found = general_exception(steps, DECISION)
    assert not found.allowed
    assert [reason.source for reason in found.reasons] == [f"SI 2012/2089 reg 10(1){letter}"]


def test_nothing_done_lacks_both_the_letter_and_the_notice() -> None:
    found = general_exception(GeneralException(told_in_writing=None, at_offices=None, on_website=None), DECISION)
    assert [reason.source[-3:] for reason in found.reasons] == ["(a)", "(b)"]


def test_the_day_after_the_fifth_clear_day_is_early_enough() -> None:
    steps = GeneralException(told_in_writing=TOLD, at_offices=TOLD, on_website=TOLD)
    assert general_exception(steps, day("Wed 09 Mar 2022")).allowed
    assert not general_exception(steps, day("Tue 08 Mar 2022")).allowed
