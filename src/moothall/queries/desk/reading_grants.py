"""Who was granted to read restricted papers, and who has read what: for the clerk and the monitoring officer."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q

from moothall.queries.desk.member_papers import scheduled_meetings
from moothall.queries.desk.paging import part_of
from moothall.queries.desk.viewers import Viewer, may
from moothall.queries.public.cards import Pager
from moothall.queries.public.lists import Asked
from moothall.records.models import DraftPaper, Opening, ReadingGrant, ScheduledMeeting
from moothall.records.readers_as_facts import published_papers
from moothall.rules.permits import Act

MOST = 200
"""Grants of a meeting that are shown."""


@dataclass(frozen=True, slots=True)
class GrantCard:
    """What someone was granted; `item` is the number of the item, empty for all."""

    key: str
    name: str
    item: str
    reason: str
    granted_at: dt.datetime
    ended_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class OpeningCard:
    """An opening of a restricted paper or pack."""

    name: str
    what: str
    how: str
    at: dt.datetime


def meeting_to_grant(viewer: Viewer, key: str) -> ScheduledMeeting | None:
    """The meeting, for who grants readings of its papers."""
    return scheduled_meetings().filter(public_id=key).first() if may(viewer, Act.grant_reading) else None


def grant_to_end(viewer: Viewer, key: str) -> ReadingGrant | None:
    """A grant that has not ended, for who may end it."""
    found = ReadingGrant.objects.filter(public_id=key, ended_at=None).select_related("scheduled", "user")
    return found.first() if may(viewer, Act.grant_reading) else None


def paper_to_judge(viewer: Viewer, key: str) -> DraftPaper | None:
    """A paper of which the clerk says whether it discloses terms of a contract."""
    found = DraftPaper.objects.filter(public_id=key).select_related("item__agenda__scheduled")
    return found.first() if may(viewer, Act.grant_reading) else None


def reader_named(viewer: Viewer, name: str) -> User | None:
    """The account of that user name or e-mail address, for who grants readings."""
    if not may(viewer, Act.grant_reading):
        return None
    return User.objects.filter(Q(username=name) | Q(email__iexact=name), is_active=True).first()


def grants(viewer: Viewer, scheduled: ScheduledMeeting) -> tuple[GrantCard, ...]:
    """What was granted for a meeting, the latest first."""
    if not may(viewer, Act.grant_reading):
        return ()
    numbers = {one.item.key: one.item.number for one in published_papers(scheduled)}
    rows = ReadingGrant.objects.filter(scheduled=scheduled).select_related("user").order_by("-granted_at", "-id")
    return tuple(
        GrantCard(row.public_id, _name(row.user), _item(numbers, row.item), row.reason, row.granted_at, row.ended_at)
        for row in rows[:MOST]
    )


def openings(viewer: Viewer, scheduled: ScheduledMeeting, asked: Asked) -> tuple[list[OpeningCard], Pager | None]:
    """Who opened which restricted paper of a meeting, the latest first."""
    if not may(viewer, Act.grant_reading):
        return [], None
    rows = Opening.objects.filter(scheduled=scheduled).select_related("user").order_by("-at", "-id")
    shown, pager = part_of(rows, asked)
    titles = {one.paper.key: f"Item {one.item.number}: {one.paper.title}" for one in published_papers(scheduled)}
    cards = [OpeningCard(_name(row.user), titles.get(row.paper, "The whole pack"), row.how, row.at) for row in shown]
    return cards, pager


def _name(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else "someone whose account is gone"


def _item(numbers: Mapping[str, str], key: str) -> str:
    return numbers.get(key, "gone") if key else ""
