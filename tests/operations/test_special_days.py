"""Days that planning should mind: what an uploaded calendar comes to, and one that cannot be read in time."""

import datetime as dt

import pytest

from larkshire import MOMENT
from moothall.operations import special_days
from moothall.operations.special_days import CannotReadCalendarError, keep_special_days
from moothall.records.models import SpecialDay
from moothall.workers import Limits

pytestmark = pytest.mark.django_db
INSET = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Larkshire//EN\r
BEGIN:VEVENT\r
UID:inset\r
SUMMARY:Teachers' training day\r
DTSTART;VALUE=DATE:20260901\r
RRULE:{rule}\r
EXDATE;VALUE=DATE:20261001\r
END:VEVENT\r
END:VCALENDAR\r
"""


def keep(rule: str) -> int:
    return keep_special_days(name="Schools", data=INSET.format(rule=rule).encode(), by=None, at=MOMENT)


def test_an_entry_that_repeats_is_kept_for_each_of_its_days() -> None:
    assert keep("FREQ=MONTHLY;COUNT=3") == 2
    kept = SpecialDay.objects.values_list("day", flat=True)
    assert list(kept) == [dt.date(2026, 9, 1), dt.date(2026, 11, 1)]


def test_a_bad_rule_is_refused_in_words_for_people_and_keeps_nothing() -> None:
    with pytest.raises(CannotReadCalendarError, match="Entry 1 of the calendar file, “Teachers' training day”,"):
        keep("FREQ=HOURLY")
    assert not SpecialDay.objects.exists()


def test_a_rule_that_never_comes_true_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(special_days, "LIMITS", Limits(seconds=1))
    with pytest.raises(CannotReadCalendarError, match="It was not taken in: it took longer than 1 second"):
        keep("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31")
