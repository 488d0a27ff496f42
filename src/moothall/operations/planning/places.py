"""Where items of a work programme stand: put off, brought forward, and in which order."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from moothall.operations.permission import require
from moothall.operations.planning.following import leave_agenda, reroute
from moothall.operations.planning.items import CannotPlanItemError, check_meeting, last_place, record, remember
from moothall.records.models import Deferral, PlannedItem, ScheduledMeeting
from moothall.records.programme_as_facts import coming, is_template
from moothall.rules.permits import Act
from moothall.rules.recurrence import EACH


def place(
    *,
    item: PlannedItem,
    scheduled: ScheduledMeeting | None,
    by: User | None,
    at: dt.datetime,
    before: PlannedItem | None = None,
    reason: str = "",
) -> None:
    """Put an item on a meeting, or on none, in front of another item there or behind all.

    Off a meeting to a later one, or to none, it is deferred, which is kept with its reason. Its reports go along, and
    it leaves an agenda that is not published. Raises CannotPlanItemError for an item that comes back, for a meeting
    of another body or one not held, and where files were handed in behind the item of such an agenda.
    """
    require(by, Act.manage_programme)
    if is_template(item):
        raise CannotPlanItemError("an item that comes back stands on no meeting itself; move one of its occurrences")
    check_meeting(item.body, scheduled)
    with transaction.atomic():
        was = item.scheduled
        if was and was != scheduled:
            leave_agenda(item, was)
        _put(item, scheduled, reason, by, at)
        if before and before.pk != item.pk and before.scheduled_id == item.scheduled_id:
            _put_before(item, before)
        remember(was, at)
        remember(scheduled, at)
        detail = {"from": was.public_id if was else None, "to": scheduled.public_id if scheduled else None}
        record("planned item placed", item, by, at, detail)


def release(*, items: QuerySet[PlannedItem], reason: str, by: User | None, at: dt.datetime) -> int:
    """Put items of a meeting without a meeting, each with its history; gives how many. Within the act on the meeting.

    What comes to each or every other meeting stays behind: it comes to the next one anyway.
    """
    waiting = list(items.exclude(pattern__in=EACH, recurs_from__isnull=False).select_related("body", "scheduled"))
    for item in waiting:
        _put(item, None, reason, by, at)
    return len(waiting)


def defer(*, item: PlannedItem, reason: str, by: User | None, at: dt.datetime) -> None:
    """Put an item off to the body's next meeting after its own; to none where none is planned.

    Raises CannotPlanItemError for an item that is on no meeting.
    """
    if item.scheduled is None:
        raise CannotPlanItemError("an item without a meeting cannot be put off")
    after = item.scheduled.date + dt.timedelta(days=1)
    later = next(coming(item.body, after), None)
    place(item=item, scheduled=later, by=by, at=at, reason=reason)


def shift(*, item: PlannedItem, up: bool, by: User | None, at: dt.datetime) -> tuple[int, int]:
    """Move an item one place up or down among those of its meeting; at the end of the list it stays.

    Gives its place, counted from 1, and how many there are.
    """
    require(by, Act.manage_programme)
    with transaction.atomic():
        rows = _beside(item)
        here = rows.index(item)
        there = min(max(here + (-1 if up else 1), 0), len(rows) - 1)
        if there != here:
            rows[here], rows[there] = rows[there], rows[here]
            _number(rows)
        record("planned item moved", item, by, at, {"up": up})
    return there + 1, len(rows)


def _put(item: PlannedItem, scheduled: ScheduledMeeting | None, reason: str, by: User | None, at: dt.datetime) -> None:
    """Behind all others of the meeting, or of those without one, with the reports."""
    was = item.scheduled
    if _is_deferral(was, scheduled):
        Deferral.objects.create(item=item, before=was, after=scheduled, reason=reason.strip(), at=at, by=by)
    item.scheduled, item.position = scheduled, last_place(item.body, scheduled) + 1
    item.save(update_fields=["scheduled", "position"])
    if was != scheduled:
        reroute(item, was)


def _is_deferral(was: ScheduledMeeting | None, scheduled: ScheduledMeeting | None) -> bool:
    return was is not None and (scheduled is None or scheduled.date > was.date)


def _put_before(item: PlannedItem, before: PlannedItem) -> None:
    rows = [row for row in _beside(item) if row.pk != item.pk]
    rows.insert(rows.index(before), item)
    _number(rows)


def _beside(item: PlannedItem) -> list[PlannedItem]:
    rows = PlannedItem.objects.filter(body=item.body_id, scheduled=item.scheduled_id, dropped="").order_by(
        "position", "pk"
    )
    return [row for row in rows if not is_template(row)]


def _number(rows: list[PlannedItem]) -> None:
    for number, row in enumerate(rows, 1):
        row.position = number
    PlannedItem.objects.bulk_update(rows, ["position"])
