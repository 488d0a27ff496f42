"""Days that planning should mind, from an uploaded calendar: school holidays, elections, conferences."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from moothall.intake.calendar_days import Handed, Named, named_days
from moothall.operations import audit
from moothall.operations.permission import require
from moothall.records.models import SpecialDay
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act
from moothall.workers import Limits, Refused, once

LIMITS = Limits(seconds=20, megabytes=512)


class CannotReadCalendarError(Exception):
    """A file that is no calendar; the message says what is wrong with it, and where."""


def keep_special_days(*, name: str, data: bytes, by: User | None, at: dt.datetime) -> int:
    """Take in a calendar under a name, in the place of what was kept under it; gives how many days it has.

    Raises CannotReadCalendarError for a file that is no calendar, is empty, or holds too much.
    """
    require(by, Act.manage_calendar)
    days = read_special_days(data, english_day(at))
    with transaction.atomic():
        SpecialDay.objects.filter(calendar=name).delete()
        SpecialDay.objects.bulk_create(SpecialDay(day=day, name=what, calendar=name) for day, what in days)
        audit.append(act="special days kept", about="calendar", by=by, at=at, detail={"days": len(days)})
    return len(days)


def forget_special_days(*, name: str, by: User | None, at: dt.datetime) -> None:
    """Take an uploaded calendar out."""
    require(by, Act.manage_calendar)
    with transaction.atomic():
        gone, _ = SpecialDay.objects.filter(calendar=name).delete()
        audit.append(act="special days forgotten", about="calendar", by=by, at=at, detail={"days": gone})


def read_special_days(data: bytes, on: dt.date) -> list[Named]:
    """The days of a file that is handed in on a day, in order and each once. Raises CannotReadCalendarError.

    It is read in a process of its own: a rule by which an entry repeats may never come true.
    """
    try:
        return once(named_days, Handed(data, on), limits=LIMITS)
    except Refused as error:
        words = str(error)
        raise CannotReadCalendarError(words if words[:1].isupper() else f"It was not taken in: {words}.") from error
