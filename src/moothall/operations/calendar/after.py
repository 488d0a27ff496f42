"""After its day: a person says that a meeting was held. No clock says so, for some are not."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from moothall.operations.calendar.ground import CannotPlanError, record, refuse_unless
from moothall.operations.permission import require
from moothall.operations.planning.places import release
from moothall.operations.reminders import forget
from moothall.records.calendar_as_facts import meeting_title
from moothall.records.models import DraftAgenda, PlannedItem, ScheduledMeeting
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act

NOT_TAKEN = "Not on the agenda of the meeting"


def say_held(*, scheduled: ScheduledMeeting, by: User | None, at: dt.datetime) -> int:
    """A meeting was held; gives how many items of its programme were not on its agenda, which wait for another one.

    Papers that were not published stay on the desk until they are, or are held back with a reason. Raises
    CannotPlanError before its day and for a meeting that does not stand.
    """
    require(by, Act.manage_calendar)
    refuse_unless(scheduled, ("provisional", "fixed"), "said to have been held")
    if scheduled.date > english_day(at):
        raise CannotPlanError(f"{meeting_title(scheduled)} is still to come")
    with transaction.atomic():
        scheduled.state = "held"
        scheduled.save(update_fields=["state"])
        forget(scheduled)
        left = release(items=_not_taken(scheduled), reason=NOT_TAKEN, by=by, at=at)
        record("meeting held", [scheduled], by, at)
    return left


def _not_taken(scheduled: ScheduledMeeting) -> QuerySet[PlannedItem]:
    """Items that did not get onto the agenda. Where that was not built here nothing is known of them, and they stay."""
    rows = PlannedItem.objects.filter(scheduled=scheduled, dropped="")
    if not DraftAgenda.objects.filter(scheduled=scheduled).exists():
        return rows.none()
    return rows.exclude(placed__agenda__scheduled=scheduled)
