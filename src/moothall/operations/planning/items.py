"""Items of a work programme: put on, worded anew, taken off."""

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from moothall.operations import audit
from moothall.operations.permission import require
from moothall.operations.planning.recurring import bring_up_item
from moothall.operations.reminders import remind
from moothall.records.models import Body, PlannedItem, ScheduledMeeting
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act
from moothall.rules.recurrence import BY_MONTH, PATTERNS


class CannotPlanItemError(Exception):
    """Something that cannot be done with an item of a work programme; the message says why."""


class ItemWords(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of an item; the fields are those of `PlannedItem`. `leads` are officers' ids, or names."""

    title: str
    closed_title: str = ""
    section: str = ""
    why: str = ""
    source: str = ""
    source_key: str = ""
    decision: str = ""
    is_key: bool = False
    exempt: bool = False
    kind: str = ""
    pattern: str = ""
    month: int | None = None
    leads: tuple[str, ...] = ()


def plan_item(
    *,
    body: Body,
    words: ItemWords,
    by: User | None,
    at: dt.datetime,
    scheduled: ScheduledMeeting | None = None,
) -> PlannedItem:
    """Put an item on a body's programme, for a meeting or without one yet.

    One with a pattern comes up by itself at the meetings that it gives, and `scheduled` is left aside. Raises
    CannotPlanItemError for words that do not hold together and for a meeting of another body or one not held.
    """
    require(by, Act.manage_programme)
    _check(words)
    meeting = None if words.pattern else scheduled
    check_meeting(body, meeting)
    with transaction.atomic():
        row = PlannedItem.objects.create(
            body=body,
            scheduled=meeting,
            position=last_place(body, meeting) + 1,
            added_on=english_day(at),
            added_by=by,
            **_fields(words),
        )
        bring_up_item(row)
        remember(meeting, at)
        record("item planned", row, by, at, {"meeting": meeting.public_id if meeting else None})
        return row


def change_planned(*, item: PlannedItem, words: ItemWords, by: User | None, at: dt.datetime) -> None:
    """Word an item anew. Where it comes back, its coming occurrences follow, but for those that were put off.

    Raises CannotPlanItemError for words that do not hold together.
    """
    require(by, Act.manage_programme)
    _check(words)
    if item.recurs_from_id and words.pattern != item.pattern:
        raise CannotPlanItemError("how an item comes back is changed on the item that it comes back from")
    with transaction.atomic():
        for name, value in _fields(words).items():
            setattr(item, name, value)
        if item.pattern and item.recurs_from_id is None:
            item.scheduled = None
        item.save()
        bring_up_item(item, anew=english_day(at))
        remember(item.scheduled, at)
        record("planned item changed", item, by, at)


def drop_item(*, item: PlannedItem, reason: str, by: User | None, at: dt.datetime) -> None:
    """Take an item off the programme, with its reason. One that comes back stays away from then on.

    Raises CannotPlanItemError without a reason.
    """
    require(by, Act.manage_programme)
    if not reason.strip():
        raise CannotPlanItemError("say why the item is taken off: it is asked about later")
    with transaction.atomic():
        meeting = item.scheduled
        item.dropped = reason.strip()
        item.save(update_fields=["dropped"])
        today = english_day(at)
        item.recurrences.filter(dropped="", scheduled__date__gte=today).update(dropped=reason.strip())
        remember(meeting, at)
        record("planned item dropped", item, by, at)


def take_up_again(*, item: PlannedItem, by: User | None, at: dt.datetime) -> None:
    """Put an item back on that was taken off."""
    require(by, Act.manage_programme)
    with transaction.atomic():
        item.recurrences.filter(dropped=item.dropped).update(dropped="")
        item.dropped = ""
        item.save(update_fields=["dropped"])
        remember(item.scheduled, at)
        record("planned item taken up again", item, by, at)


def check_meeting(body: Body, scheduled: ScheduledMeeting | None) -> None:
    """Refuse a meeting of another body, and one that is not held."""
    if scheduled and scheduled.body_id != body.pk:
        raise CannotPlanItemError("that meeting is another body's")
    if scheduled and scheduled.state not in ("provisional", "fixed"):
        raise CannotPlanItemError(f"that meeting is {scheduled.state}")


def last_place(body: Body, scheduled: ScheduledMeeting | None) -> int:
    """The position of the last item for a meeting, or without one."""
    rows = PlannedItem.objects.filter(body=body, scheduled=scheduled)
    return rows.aggregate(last=Max("position"))["last"] or 0


def remember(scheduled: ScheduledMeeting | None, at: dt.datetime) -> None:
    """The timetable of a meeting may have steps more or less now: a key decision needs a notice of its own."""
    if scheduled:
        remind(scheduled, at=at)


def record(act: str, item: PlannedItem, by: User | None, at: dt.datetime, detail: audit.Detail | None = None) -> None:
    """The audit row of an act on an item."""
    audit.append(act=act, about=item.public_id, by=by, at=at, detail=detail)


def _fields(words: ItemWords) -> dict[str, object]:
    return {**msgspec.structs.asdict(words), "leads": list(words.leads)}


def _check(words: ItemWords) -> None:
    if not words.title.strip():
        raise CannotPlanItemError("an item needs a title")
    if words.pattern and words.pattern not in PATTERNS:
        raise CannotPlanItemError(f"“{words.pattern}” is no way in which items come back")
    if words.pattern in BY_MONTH and not words.month:
        raise CannotPlanItemError("say in which month the item comes up")
    if words.closed_title and not words.exempt:
        raise CannotPlanItemError("only an exempt item has a closed title")
