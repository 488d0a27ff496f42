"""How the council counts back from its meetings."""

import datetime as dt
from collections.abc import Mapping

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit
from moothall.operations.permission import require
from moothall.operations.practice import keep
from moothall.operations.reminders import remind_of_all
from moothall.records.calendar_as_facts import timetable_practice
from moothall.records.practice import TIMETABLE
from moothall.rules.permits import Act


def set_timetable(*, numbers: Mapping[str, int], remind_before: int, by: User | None, at: dt.datetime) -> None:
    """Set how far before a meeting each step is; reminders of coming meetings follow.

    `numbers` are by the step's key; a step that is not named stays as it is.
    """
    require(by, Act.manage_calendar)
    with transaction.atomic():
        before = timetable_practice()
        offsets = tuple(
            msgspec.structs.replace(one, number=max(0, numbers.get(one.key, one.number))) for one in before.offsets
        )
        made = msgspec.structs.replace(before, offsets=offsets, remind=max(0, remind_before))
        keep(TIMETABLE.name, made)
        remind_of_all(at=at)
        audit.append(act="timetable set", about="timetable", by=by, at=at, detail={"steps": len(offsets)})
