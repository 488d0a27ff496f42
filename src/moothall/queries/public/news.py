"""What is new, for feeds: agendas, papers, decisions and notices, the newest first."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db.models import Model, QuerySet

from moothall.queries.public import addresses
from moothall.queries.public.linking import body_name, day, decision_link, meeting_title, meeting_url
from moothall.records.models import Body, DecisionRecord, Meeting, Publication, PublicNotice, Report

KINDS = ("meetings", "papers", "decisions", "notices")
_LENGTH = 50
_GOES_ON = {"moved": "be held on", "adjourned": "go on on", "cancelled": "be held on"}
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class News:
    """One entry: a title, where it leads, words about it, and when it was published. `id` never changes."""

    id: str
    title: str
    url: str
    words: str
    published: dt.datetime


@dataclass(frozen=True, slots=True)
class NewsFeed:
    """A feed with its title, the address of the page it is about, and its entries."""

    title: str
    page: str
    entries: tuple[News, ...]


def site_news() -> NewsFeed:
    """Everything that is new, of all bodies."""
    entries = sorted((one for kind in KINDS for one in _news(kind)), key=lambda one: one.published, reverse=True)
    return NewsFeed("New agendas, papers and decisions", addresses.HOME, tuple(entries[:_LENGTH]))


def news(kind: str, body: str = "") -> NewsFeed | None:
    """What is new of one kind, of one body if it is named; None where there is no such body."""
    if not body:
        return NewsFeed(f"New {kind}", addresses.HOME, tuple(_news(kind)))
    row = Body.objects.filter(public_id=body, merged_into=None).exclude(name="", title="").first()
    if row is None:
        return None
    page = addresses.body(row.public_id, body_name(row))
    return NewsFeed(f"New {kind} of the {body_name(row)}", page, tuple(_news(kind, row)))


def _news(kind: str, body: Body | None = None) -> Iterator[News]:
    build = {"meetings": _meetings, "papers": _papers, "decisions": _decisions, "notices": _notices}[kind]
    yield from islice(build(body), _LENGTH)


def _of(rows: "QuerySet[Row]", body: Body | None) -> "QuerySet[Row]":
    return rows.filter(**{"meeting__body": body}) if body else rows


def _meetings(body: Body | None) -> Iterator[News]:
    entries = sorted((*_agendas(body), *_changed(body)), key=lambda one: one.published, reverse=True)
    yield from entries


def _changed(body: Body | None) -> Iterator[News]:
    """Meetings that are cancelled, moved or adjourned."""
    rows = Meeting.objects.filter(is_planned=True, plan_changed_at__isnull=False).exclude(state="")
    own = rows.filter(body=body) if body else rows
    for row in own.select_related("body", "replaced_by").order_by("-plan_changed_at", "-date")[:_LENGTH]:
        at = row.plan_changed_at or dt.datetime.min.replace(tzinfo=dt.UTC)
        instead = f" It is to {_GOES_ON[row.state]} {day(row.replaced_by.date)}." if row.replaced_by else ""
        words = f"The meeting of {day(row.date)} is {row.state}.{instead}"
        id = f"{row.public_id}-{row.plan_version}"
        yield News(id, f"{meeting_title(row)}: {row.state}", meeting_url(row), words, at)


def _agendas(body: Body | None) -> Iterator[News]:
    rows = Publication.objects.filter(current=True).select_related("meeting__body").defer("edition")
    for row in _of(rows, body).order_by("-released_at", "-meeting__date")[:_LENGTH]:
        corrected = row.number > 1
        words = " ".join(row.changes) if corrected else f"The agenda for {day(row.meeting.date)} is published."
        title = f"{meeting_title(row.meeting)}{', corrected' if corrected else ''}"
        yield News(row.public_id, title, meeting_url(row.meeting), words, row.released_at)


def _papers(body: Body | None) -> Iterator[News]:
    rows = Report.objects.select_related("paper__item", "meeting__body", "publication").defer("publication__edition")
    ordered = _of(rows, body).order_by("-publication__released_at", "-meeting__date", "position")
    for row in ordered[:_LENGTH]:
        item = row.paper.item if row.paper else None
        url = addresses.item(item.public_id, item.title) if item else meeting_url(row.meeting)
        id = row.paper.public_id if row.paper else f"{row.publication.public_id}-{row.position}"
        yield News(id, row.subject, url, f"For the {meeting_title(row.meeting)}.", row.publication.released_at)


def _decisions(body: Body | None) -> Iterator[News]:
    rows = DecisionRecord.objects.select_related("decision", "meeting__body", "publication")
    ordered = _of(rows.defer("blocks", "publication__edition"), body)
    for row in ordered.order_by("-publication__released_at", "-meeting__date", "position")[:_LENGTH]:
        link = decision_link(row.decision)
        words = f"{row.status.capitalize() or 'Recorded'}, {meeting_title(row.meeting)}."
        id = f"{row.decision.public_id}-{row.publication.public_id}"
        yield News(id, link.text, link.url, words, row.publication.released_at)


def _notices(body: Body | None) -> Iterator[News]:
    rows = PublicNotice.objects.select_related("scheduled__body", "scheduled__meeting__body").order_by("-at", "-pk")
    for row in (rows.filter(scheduled__body=body) if body else rows)[:_LENGTH]:
        meeting = row.scheduled.meeting
        url = meeting_url(meeting) if meeting else f"{addresses.NOTICES}#notice-{row.public_id}"
        yield News(row.public_id, row.title, url, row.text, row.at)
