"""Meetings as events of a calendar that people subscribe to."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from moothall.queries.public.linking import body_name, meeting_url
from moothall.queries.public.meetings import published_meetings, when, where
from moothall.records.models import Body, Meeting
from moothall.rules.english_day import ENGLAND


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting: when it begins (a moment, or a day where no time is printed) and where."""

    id: str
    title: str
    starts: dt.datetime | dt.date
    place: str
    url: str
    changed: dt.datetime
    version: int
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Events:
    """A calendar with its title."""

    title: str
    events: tuple[Event, ...]


def all_events() -> Events:
    """The meetings of all bodies."""
    return Events("Meetings", tuple(_event(meeting) for meeting in _dated()))


def events_of_body(id: str) -> Events | None:
    """The meetings of a body; None where there is no such body."""
    body = Body.objects.filter(public_id=id, merged_into=None).exclude(name="", title="").first()
    if body is None:
        return None
    return Events(body_name(body), tuple(_event(meeting) for meeting in _dated().filter(body=body)))


def event_of(meeting: str) -> Events | None:
    """One meeting; None where neither its agenda is published nor the meeting announced."""
    row = _dated().filter(public_id=meeting).first()
    return Events(body_name(row.body), (_event(row),)) if row else None


def _dated() -> QuerySet[Meeting]:
    """The meetings that are announced, or whose agenda is published."""
    known = Q(publication__isnull=False) | Q(is_planned=True)
    return published_meetings().filter(known).order_by("date").defer("publication__edition")


def _event(meeting: Meeting) -> Event:
    publication = meeting.publication
    told = [publication.released_at] if publication else []
    changes = [*told, *([meeting.plan_changed_at] if meeting.plan_changed_at else [])]
    starts: dt.datetime | dt.date = meeting.date
    if when(meeting):
        starts = dt.datetime.combine(meeting.date, dt.time.fromisoformat(when(meeting)), ENGLAND)
    return Event(
        id=meeting.public_id,
        title=body_name(meeting.body),
        starts=starts,
        place=where(meeting),
        url=meeting_url(meeting),
        changed=max(changes),
        version=(publication.number if publication else 0) + meeting.plan_version,
        cancelled=meeting.state in ("cancelled", "moved"),
    )
