"""Meetings moved, cancelled and adjourned."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations.announcing import announce, show
from moothall.operations.calendar.ground import (
    CannotPlanError,
    Place,
    agree,
    record,
    refuse_past,
    refuse_twice,
    refuse_unless,
    told_on_adjourning,
    told_on_cancelling,
    told_on_moving,
)
from moothall.operations.pages import renew
from moothall.operations.permission import require
from moothall.operations.planning.places import release
from moothall.operations.reminders import forget, remind
from moothall.records.calendar_as_facts import gathering
from moothall.records.models import DraftAgenda, DraftItem, PlannedItem, ReadingGrant, Route, ScheduledMeeting
from moothall.rules.convening import Consequences
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act


def move(
    *,
    scheduled: ScheduledMeeting,
    to: Place,
    reason: str,
    by: User | None,
    at: dt.datetime,
    shorter_notice: bool = False,
) -> ScheduledMeeting:
    """Hold a meeting at another time or place; gives the meeting as it will be held.

    On another day it is a new row, to which items, agenda and reports go along; the old one says that it was
    moved. Raises ShorterNoticeError where the clear days can no longer be kept and `shorter_notice` does not
    agree to that, CannotPlanError for a meeting that is not held any more.
    """
    require(by, Act.manage_calendar)
    refuse_unless(scheduled, ("provisional", "fixed"), "moved")
    refuse_past(scheduled.date, at)
    with transaction.atomic():
        found = told_on_moving(scheduled, to.date, at)
        agree(found, shorter_notice)
        row = _changed(scheduled, to, reason, at) if to.date == scheduled.date else None
        row = row or _replaced(scheduled, to, "moved", reason, by, at, found)
        remind(row, at=at)
        record("meeting moved", [scheduled, row], by, at)
        return row


def cancel(*, scheduled: ScheduledMeeting, reason: str, by: User | None, at: dt.datetime) -> None:
    """A meeting is not held: its items wait without a date, its reminders are dropped, its notice goes up.

    One whose day has passed can still be said not to have been held, for want of a quorum or because of snow. Raises
    CannotPlanError for one that was held, or stands on another day.
    """
    require(by, Act.manage_calendar)
    refuse_unless(scheduled, ("provisional", "fixed"), "cancelled")
    with transaction.atomic():
        found = told_on_cancelling(scheduled, at)
        scheduled.state, scheduled.reason = "cancelled", reason
        scheduled.save(update_fields=["state", "reason"])
        items = PlannedItem.objects.filter(scheduled=scheduled, dropped="")
        release(items=items, reason=f"The meeting was cancelled: {reason}", by=by, at=at)
        forget(scheduled)
        for step in found.notices:
            announce(scheduled, step, at=at, reason=reason)
        renew(show(scheduled, at=at), at=at)
        record("meeting cancelled", [scheduled], by, at)


def adjourn(
    *, scheduled: ScheduledMeeting, to: Place, reason: str, by: User | None, at: dt.datetime
) -> ScheduledMeeting:
    """A meeting goes on at another time, with the same agenda; gives the meeting that goes on.

    Items that have not been taken go along. Raises CannotPlanError for a day before the meeting, or one on which
    the body meets already.
    """
    require(by, Act.manage_calendar)
    refuse_unless(scheduled, ("fixed", "held"), "adjourned")
    with transaction.atomic():
        found = told_on_adjourning(scheduled, to.date)
        if to.date == scheduled.date:
            raise CannotPlanError("a meeting that goes on the same day needs no entry of its own")
        row = _replaced(scheduled, to, "adjourned", reason, by, at, found)
        record("meeting adjourned", [scheduled, row], by, at)
        return row


def _changed(scheduled: ScheduledMeeting, to: Place, reason: str, at: dt.datetime) -> ScheduledMeeting:
    """Another time or room on the same day: the same meeting."""
    before = gathering(scheduled)
    scheduled.time, scheduled.venue, scheduled.reason = to.time, to.venue, reason
    scheduled.save(update_fields=["time", "venue", "reason"])
    if scheduled.is_public:
        announce(scheduled, "moved", at=at, other=before, reason=reason)
        renew(show(scheduled, at=at), at=at)
    return scheduled


def _replaced(
    scheduled: ScheduledMeeting,
    to: Place,
    state: str,
    reason: str,
    by: User | None,
    at: dt.datetime,
    found: Consequences,
) -> ScheduledMeeting:
    """The meeting on another day, in the place of one that was moved or adjourned, with its notices."""
    was = scheduled.state
    scheduled.state, scheduled.reason = state, reason
    scheduled.save(update_fields=["state", "reason"])
    refuse_twice([(scheduled.body, to.date)])
    row = ScheduledMeeting.objects.create(
        body=scheduled.body,
        sits_as=scheduled.sits_as,
        date=to.date,
        time=to.time,
        venue=to.venue,
        kind="adjourned" if state == "adjourned" else scheduled.kind,
        state="provisional" if was == "provisional" else "fixed",
        is_public=scheduled.is_public,
        instead_of=scheduled,
        convened_on=english_day(at) if found.shorter else None,
        reason=reason,
        added_by=by,
    )
    _take_along(scheduled, row, with_agenda=state == "moved")
    forget(scheduled)
    for step in found.notices:
        about_old = step in ("moved", "adjourned")
        other = gathering(row) if about_old else None
        announce(scheduled if about_old else row, step, at=at, other=other, reason=reason, found=found)
    renew(show(row, at=at) | show(scheduled, at=at), at=at)
    return row


def _take_along(scheduled: ScheduledMeeting, row: ScheduledMeeting, *, with_agenda: bool) -> None:
    """What was meant for the old day is meant for the new one. A meeting that goes on keeps its one agenda.

    An agenda that is out is yet to be published for the new day; until then the public has it under the old one. What
    was late for the old day stands on it from the first: an opinion that it was urgent was that meeting's chairman's.
    """
    PlannedItem.objects.filter(scheduled=scheduled).update(scheduled=row)
    if with_agenda:
        items = DraftItem.objects.filter(agenda__scheduled=scheduled)
        items.update(added=None, urgency_by="", urgency_reason="")
        DraftAgenda.objects.filter(scheduled=scheduled).update(scheduled=row, first_published=None)
        ReadingGrant.objects.filter(scheduled=scheduled, ended_at=None).update(scheduled=row)
        Route.objects.filter(scheduled=scheduled).update(scheduled=row)
