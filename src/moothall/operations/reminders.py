"""Reminders of a meeting's timetable, as errands: one for each step that is still to come."""

import datetime as dt

from django.db.models import QuerySet

from moothall.operations.errands import queue
from moothall.records.calendar_as_facts import calendar_profile, timetable_practice, timetables
from moothall.records.models import Errand, ScheduledMeeting
from moothall.rules.english_day import ENGLAND, english_day
from moothall.rules.timetable import remind_on

EIGHT = dt.time(8)


def remind(scheduled: ScheduledMeeting, *, at: dt.datetime) -> None:
    """Leave an errand for each step of a fixed meeting, and take back those of steps that it no longer has.

    To be called in the transaction of the act that fixed or changed the meeting. One whose day has passed is not
    left any more; of the meeting itself nobody needs to be reminded.
    """
    if scheduled.state != "fixed":
        forget(scheduled)
        return
    habits, calendar = timetable_practice(), calendar_profile()
    kept = set()
    for step in timetables([scheduled])[scheduled.pk][:-1]:
        due = dt.datetime.combine(remind_on(step, habits, calendar), EIGHT, ENGLAND)
        if due > at:
            kept.add(key := f"remind/{scheduled.public_id}/{step.key}")
            queue(kind="remind", key=key, payload={"meeting": scheduled.public_id, "step": step.key}, due_at=due)
    _waiting(scheduled).exclude(key__in=kept).delete()


def remind_of_all(*, at: dt.datetime) -> None:
    """Leave the errands of every coming meeting anew; to be called in the transaction of what changed the counting."""
    for row in ScheduledMeeting.objects.filter(state="fixed", date__gte=english_day(at)).select_related("body"):
        remind(row, at=at)


def forget(scheduled: ScheduledMeeting) -> None:
    """Take back the reminders of a meeting that is not held."""
    _waiting(scheduled).delete()


def _waiting(scheduled: ScheduledMeeting) -> QuerySet[Errand]:
    return Errand.objects.filter(kind="remind", key__startswith=f"remind/{scheduled.public_id}/", done_at=None)
