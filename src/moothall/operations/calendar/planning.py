"""Meetings planned, fixed and called."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations.announcing import announce, show
from moothall.operations.calendar.ground import (
    CannotPlanError,
    Plan,
    agree,
    record,
    refuse_past,
    refuse_twice,
    told_on_calling,
)
from moothall.operations.pages import renew
from moothall.operations.permission import require
from moothall.operations.planning.recurring import bring_up
from moothall.operations.reminders import remind
from moothall.records.calendar_as_facts import meeting_title
from moothall.records.models import Practice, ScheduledMeeting
from moothall.rules.convening import Consequences
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act
from moothall.rules.standing_dates import BodysYear


def plan_meetings(
    *,
    plans: Sequence[Plan],
    by: User | None,
    at: dt.datetime,
    fixed: bool = False,
    shorter_notice: bool = False,
    years: Mapping[str, BodysYear] | None = None,
) -> list[ScheduledMeeting]:
    """Put meetings on the calendar in one act, provisional unless `fixed`; see `fix_meetings`.

    `years` are the words that they came from by the bodies' public ids, kept for the next year; empty ones are not.
    Raises CannotPlanError for a day that has passed, or on which the body meets already; nothing is planned then.
    """
    require(by, Act.manage_calendar)
    with transaction.atomic():
        for plan in plans:
            refuse_past(plan.date, at)
        refuse_twice([(plan.body, plan.date) for plan in plans])
        rows = [_row(plan, by) for plan in plans]
        for body in {plan.body for plan in plans}:
            bring_up(body)
        if years:
            _keep(years)
        record("meetings planned", rows, by, at)
        if fixed and rows:
            fix_meetings(meetings=rows, by=by, at=at, shorter_notice=shorter_notice)
        return rows


def _keep(years: Mapping[str, BodysYear]) -> None:
    Practice.objects.get_or_create(name="meeting patterns", defaults={"value": {}})
    row = Practice.objects.select_for_update().get(name="meeting patterns")
    row.value |= {id: msgspec.to_builtins(year) for id, year in years.items() if year.words.strip()}
    row.save(update_fields=["value"])


def fix_meetings(
    *,
    meetings: Sequence[ScheduledMeeting],
    by: User | None,
    at: dt.datetime,
    public: bool = True,
    shorter_notice: bool = False,
) -> None:
    """Provisional meetings are held for sure: on the public calendar, with their notices and reminders.

    Raises CannotPlanError for one that is not provisional, ShorterNoticeError for one for which the clear days can no
    longer be kept where `shorter_notice` does not agree to that; nothing is fixed then.
    """
    require(by, Act.manage_calendar)
    with transaction.atomic():
        stale: set[str] = set()
        for scheduled in meetings:
            if scheduled.state != "provisional":
                raise CannotPlanError(f"{meeting_title(scheduled)} is {scheduled.state}, not provisional")
            found = told_on_calling(scheduled.body, scheduled.date, at, scheduled.kind)
            agree(found, shorter_notice, f"{meeting_title(scheduled)}: ")
            scheduled.state, scheduled.is_public = "fixed", public
            scheduled.convened_on = english_day(at) if found.shorter else None
            scheduled.save(update_fields=["state", "is_public", "convened_on"])
            stale |= _made_known(scheduled, found, at)
        renew(stale, at=at)
        record("meetings fixed", meetings, by, at)


def convene(
    *, plan: Plan, reason: str, by: User | None, at: dt.datetime, shorter_notice: bool = False
) -> ScheduledMeeting:
    """Call an extra meeting: fixed and public at once, with its notice.

    Raises ShorterNoticeError where five clear days can no longer be kept and `shorter_notice` does not agree to
    that, CannotPlanError for a day that has passed or on which the body meets already.
    """
    require(by, Act.manage_calendar)
    with transaction.atomic():
        found = told_on_calling(plan.body, plan.date, at, plan.kind)
        agree(found, shorter_notice)
        refuse_twice([(plan.body, plan.date)])
        row = _row(plan, by)
        row.state, row.is_public, row.reason = "fixed", True, reason
        row.convened_on = english_day(at) if found.shorter else None
        row.save()
        renew(_made_known(row, found, at, reason), at=at)
        record("meeting called", [row], by, at)
        return row


def _made_known(scheduled: ScheduledMeeting, found: Consequences, at: dt.datetime, reason: str = "") -> set[str]:
    """Notice, public calendar and reminders of a meeting that has been fixed."""
    remind(scheduled, at=at)
    if not scheduled.is_public:
        return set()
    for step in found.notices:
        announce(scheduled, step, at=at, reason=reason, found=found)
    return show(scheduled, at=at)


def _row(plan: Plan, by: User | None) -> ScheduledMeeting:
    return ScheduledMeeting.objects.create(
        body=plan.body, date=plan.date, time=plan.time, venue=plan.venue, kind=plan.kind, added_by=by
    )
