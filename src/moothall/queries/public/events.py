"""Meetings as events of a calendar that people subscribe to."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from moothall.queries.public.linking import body_name, meeting_url
from moothall.queries.public.meetings import published_meetings
from moothall.records.models import Body, Meeting

_LONDON = ZoneInfo("Europe/London")


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
    body = Body.objects.filter(public_id=id, merged_into=None).exclude(name="").first()
    if body is None:
        return None
    return Events(body_name(body), tuple(_event(meeting) for meeting in _dated().filter(body=body)))


def event_of(meeting: str) -> Events | None:
    """One meeting; None where its agenda is not published."""
    row = _dated().filter(public_id=meeting).first()
    return Events(body_name(row.body), (_event(row),)) if row else None


def _dated() -> QuerySet[Meeting]:
    """The meetings whose agenda is published."""
    return published_meetings().filter(publication__isnull=False).order_by("date").defer("publication__edition")


def _event(meeting: Meeting) -> Event:
    publication = meeting.publication
    assert publication is not None  # noqa: S101 - `_dated` asks for it
    starts: dt.datetime | dt.date = meeting.date
    if meeting.time:
        starts = dt.datetime.combine(meeting.date, dt.time.fromisoformat(meeting.time), _LONDON)
    return Event(
        id=meeting.public_id,
        title=body_name(meeting.body),
        starts=starts,
        place=meeting.venue,
        url=meeting_url(meeting),
        changed=publication.released_at,
        version=publication.number,
    )
