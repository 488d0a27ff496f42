"""Days from calendar files and tables: entries that repeat, with what was taken out of a series and moved in it."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.intake.calendar_days import MOST_DAYS, Handed, named_days
from moothall.workers import Refused

TODAY = dt.date(2026, 11, 22)


def calendar(*events: str) -> bytes:
    body = "\n".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Larkshire//EN\n{body}\nEND:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def days(*events: str) -> list[str]:
    return [f"{day:%d %b %y}" for day, _ in named_days(Handed(calendar(*events), TODAY))]


MARKET = "UID:market\nSUMMARY:Market day\nDTSTART;VALUE=DATE:20270105"


def test_an_entry_without_a_rule_is_on_its_days_whenever_that_was() -> None:
    assert days("SUMMARY:Half term\nDTSTART;VALUE=DATE:20201026\nDTEND;VALUE=DATE:20201028") == [
        "26 Oct 20",
        "27 Oct 20",
    ]


def test_the_end_of_an_entry_may_be_told_by_how_long_it_lasts() -> None:
    assert days("SUMMARY:Show\nDTSTART;VALUE=DATE:20270702\nDURATION:P2D") == ["02 Jul 27", "03 Jul 27"]


def test_an_entry_that_repeats_counts_each_time() -> None:
    assert days(f"{MARKET}\nRRULE:FREQ=WEEKLY;COUNT=3") == ["05 Jan 27", "12 Jan 27", "19 Jan 27"]
    assert days(f"{MARKET}\nRRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270302") == ["05 Jan 27", "02 Feb 27", "02 Mar 27"]


def test_what_was_taken_out_of_a_series_is_not_in_it_and_what_was_added_is() -> None:
    series = f"{MARKET}\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20270112\nRDATE;VALUE=DATE:20270114"
    assert days(series) == ["05 Jan 27", "14 Jan 27", "19 Jan 27"]


def test_what_was_moved_in_a_series_is_on_its_new_day_alone() -> None:
    moved = "UID:market\nSUMMARY:Market day\nRECURRENCE-ID;VALUE=DATE:20270112\nDTSTART;VALUE=DATE:20270113"
    assert days(f"{MARKET}\nRRULE:FREQ=WEEKLY;COUNT=3", moved) == ["05 Jan 27", "13 Jan 27", "19 Jan 27"]


def test_what_was_called_off_is_not_there() -> None:
    off = "UID:market\nSTATUS:CANCELLED\nRECURRENCE-ID;VALUE=DATE:20270112\nDTSTART;VALUE=DATE:20270112"
    assert days(f"{MARKET}\nRRULE:FREQ=WEEKLY;COUNT=3", off) == ["05 Jan 27", "19 Jan 27"]


def test_an_entry_of_several_days_repeats_with_all_of_them() -> None:
    fair = "SUMMARY:Fair\nDTSTART;VALUE=DATE:20260605\nDTEND;VALUE=DATE:20260607\nRRULE:FREQ=YEARLY;COUNT=2"
    assert days(fair) == ["05 Jun 26", "06 Jun 26", "05 Jun 27", "06 Jun 27"]


def test_a_series_without_an_end_is_followed_as_far_as_planning_looks() -> None:
    found = days("SUMMARY:Civic Sunday\nDTSTART;VALUE=DATE:19990613\nRRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=2SU")
    assert found == ["14 Jun 26", "13 Jun 27", "11 Jun 28", "10 Jun 29"]


def test_a_late_evening_is_on_its_day_in_england() -> None:
    assert days("SUMMARY:Talk\nDTSTART:20270701T233000Z\nDTEND:20270701T235900Z") == ["02 Jul 27"]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("RRULE:FREQ=NEVER", "“Market day”, has a RRULE that is not understood"),
        ("RRULE:rubbish", "does not repeat by days, weeks, months or years"),
        ("RRULE:FREQ=SECONDLY", "does not repeat by days, weeks, months or years"),
        ("RRULE:FREQ=DAILY;BYHOUR=9,10", "does not repeat by days, weeks, months or years"),
        ("RRULE:FREQ=MONTHLY;INTERVAL=0", "an interval or number below one"),
        ("RRULE:FREQ=WEEKLY;COUNT=0", "an interval or number below one"),
        ("RRULE:FREQ=MONTHLY;BYSETPOS=400;BYDAY=MO", "a rule that is not understood"),
        ("EXDATE:soon", "has a EXDATE that is not understood"),
        ("RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20270112", "write the days out"),
    ],
)
def test_a_rule_that_is_bad_is_refused_with_the_entry_it_is_of(event: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        days(f"{MARKET}\n{event}")
    assert "Entry 1 of the calendar file" in str(refused.value)


def test_too_many_days_are_refused() -> None:
    daily = [f"SUMMARY:Day {n}\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY" for n in range(2)]
    with pytest.raises(Refused, match=f"more than {MOST_DAYS} days"):
        days(*daily)


@given(st.text(alphabet="FREQ=WEKLYDAIMNTHC;UOBVX0123456789,-+", max_size=60))
def test_whatever_a_rule_says_it_is_read_or_refused(rule: str) -> None:
    with suppress(Refused):
        assert days(f"{MARKET}\nRRULE:FREQ=YEARLY;COUNT=2;{rule}")
