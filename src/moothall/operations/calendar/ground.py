"""What every act on the calendar shares: what it tells before it is done, what it refuses, and its audit row."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from django.contrib.auth.models import User

from moothall.facts.agendas import MeetingKind
from moothall.operations import audit
from moothall.records.calendar_as_facts import STANDS, body_title, calendar_profile, meeting_title
from moothall.records.council_as_facts import notice
from moothall.records.models import Body, ScheduledMeeting
from moothall.records.moved_agendas import agenda_is_out
from moothall.rules.convening import Consequences, on_adjourning, on_calling, on_cancelling, on_moving
from moothall.rules.english_day import english_day


class CannotPlanError(Exception):
    """Something that cannot be done to the calendar; the message says why."""


class ShorterNoticeError(CannotPlanError):
    """A meeting that can be held at shorter notice alone, which nobody has agreed to yet."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A meeting to be planned."""

    body: Body
    date: dt.date
    time: str = "10:00"
    venue: str = ""
    kind: str = "ordinary"


@dataclass(frozen=True, slots=True)
class Place:
    """When and where a meeting is to be held."""

    date: dt.date
    time: str
    venue: str = ""


def told_on_calling(body: Body, date: dt.date, at: dt.datetime, kind: str = "ordinary") -> Consequences:
    """What calling a meeting of a kind brings with it. Raises CannotPlanError for a day that has passed."""
    refuse_past(date, at)
    which = msgspec.convert(kind, MeetingKind)
    return on_calling(date, english_day(at), notice(body), calendar_profile(), kind=which)


def told_on_moving(scheduled: ScheduledMeeting, date: dt.date, at: dt.datetime) -> Consequences:
    """What moving a meeting brings with it. Raises CannotPlanError for a day that has passed."""
    refuse_past(date, at)
    known, body, out = scheduled.is_public, notice(scheduled.body), agenda_is_out(scheduled)
    return on_moving(scheduled.date, date, english_day(at), body, calendar_profile(), known=known, agenda_out=out)


def told_on_cancelling(scheduled: ScheduledMeeting, at: dt.datetime) -> Consequences:
    """What cancelling a meeting brings with it."""
    out = agenda_is_out(scheduled)
    return on_cancelling(
        scheduled.date, english_day(at), known=scheduled.is_public, kind=scheduled.kind, agenda_out=out
    )


def told_on_adjourning(scheduled: ScheduledMeeting, date: dt.date) -> Consequences:
    """What adjourning a meeting brings with it. Raises CannotPlanError for a day before it."""
    body = notice(scheduled.body)
    try:
        return on_adjourning(scheduled.date, date, body, calendar_profile(), known=scheduled.is_public)
    except ValueError as error:
        raise CannotPlanError(str(error)) from error


def agree(found: Consequences, agreed: bool, about: str = "") -> None:
    """Refuse what can be done at shorter notice alone, unless that is agreed; `about` says which meeting it is."""
    if found.shorter and not agreed:
        raise ShorterNoticeError(f"{about}{found.told[0].text}")


def refuse_past(date: dt.date, at: dt.datetime) -> None:
    """Refuse a day that has passed."""
    if date < english_day(at):
        raise CannotPlanError(f"{date.day} {date:%B %Y} has passed")


def refuse_twice(wanted: Iterable[tuple[Body, dt.date]]) -> None:
    """A body meets once a day: in what is wanted, and together with what stands already."""
    seen: set[tuple[int, dt.date]] = set()
    for body, date in wanted:
        taken = (body.pk, date) in seen
        if taken or ScheduledMeeting.objects.filter(body=body, date=date, state__in=STANDS).exists():
            raise CannotPlanError(f"{body_title(body)} has a meeting on {date.day} {date:%B %Y} already")
        seen.add((body.pk, date))


def refuse_unless(scheduled: ScheduledMeeting, states: Sequence[str], what: str) -> None:
    """Refuse a meeting that is in none of the states."""
    if scheduled.state not in states:
        raise CannotPlanError(f"{meeting_title(scheduled)} is {scheduled.state} and cannot be {what}")


def record(act: str, rows: Sequence[ScheduledMeeting], by: User | None, at: dt.datetime) -> None:
    """The audit row of an act on meetings: how many, and the hash of their ids."""
    ids = [row.public_id for row in rows]
    digest = hashlib.sha256(" ".join(ids).encode()).hexdigest()
    audit.append(
        act=act,
        about=ids[0] if ids else "",
        by=by,
        at=at,
        detail={"meetings": len(ids), "last": ids[-1] if ids else None, "ids": digest},
    )
