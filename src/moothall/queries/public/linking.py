"""From rows to the small cards that lead somewhere: links, sources, files."""

import datetime as dt
from urllib.parse import urlencode

from moothall.queries.public import addresses
from moothall.queries.public.cards import Download, Link, Source
from moothall.records.models import Body, Decision, Indicator, Meeting, Person, Publication
from moothall.records.models.recognised import Projected


def day(date: dt.date) -> str:
    """A date as people write it: 3 March 2026."""
    return f"{date.day} {date:%B %Y}"


def body_name(body: Body) -> str:
    """The body's name, as packs or the council give it; one known from a draft alone has none to show."""
    return body.name or body.title or "A body"


def body_link(body: Body) -> Link:
    """To a body's page."""
    return Link(text=body_name(body), url=addresses.body(body.public_id, body.name))


def meeting_title(meeting: Meeting) -> str:
    """Body and date."""
    return f"{body_name(meeting.body)}, {day(meeting.date)}"


def meeting_url(meeting: Meeting) -> str:
    """The meeting's address, with its words."""
    return addresses.meeting(meeting.public_id, f"{body_name(meeting.body)} {meeting.date.isoformat()}")


def meeting_link(meeting: Meeting, *, short: bool = False) -> Link:
    """To a meeting's page; `short` names the date alone, where the body is plain."""
    return Link(text=day(meeting.date) if short else meeting_title(meeting), url=meeting_url(meeting))


def person_link(person: Person) -> Link:
    """To a person's page, by the fullest name published."""
    return Link(text=person.name, url=addresses.person(person.public_id, person.name))


def named_link(person: Person | None, printed: str) -> Link:
    """The name as printed: to the person, or to a search for the name where it is not known who that is."""
    if person:
        return Link(text=printed, url=person_link(person).url)
    phrase = f'"{printed}"'
    return Link(text=printed, url=f"{addresses.SEARCH}?{urlencode({'q': phrase})}")


def decision_link(decision: Decision) -> Link:
    """To a decision's page: its number and title."""
    words = " ".join(part for part in (decision.number, decision.title) if part)
    return Link(text=words, url=addresses.decision(decision.public_id, decision.title))


def indicator_link(indicator: Indicator) -> Link:
    """To an indicator's page."""
    return Link(text=indicator.name, url=addresses.indicator(indicator.public_id, indicator.name))


def pack_page(publication: Publication, page: int | None) -> str | None:
    """The publication's PDF open at a physical page; None where it has no PDF."""
    if not publication.pdf:
        return None
    return addresses.at_page(addresses.pack_file(publication.meeting.public_id), page)


def source(row: Projected, fallback: str = "") -> Source:
    """Where a row was printed; without a PDF it leads to `fallback`, else to the meeting.

    The row's publication, its meeting and body must have been selected with it.
    """
    meeting = row.publication.meeting
    return Source(
        text=meeting_title(meeting),
        url=pack_page(row.publication, row.page) or fallback or meeting_url(meeting),
        label=row.label or None,
        date=meeting.date,
    )


SOURCED = ("publication__meeting__body",)
"""What to select with rows that are given to `source`."""


def files_of(page: str, table: str) -> tuple[Download, ...]:
    """A page's table as CSV and JSON."""
    return tuple(Download(form=form, url=addresses.table(page, table, form.lower())) for form in ("CSV", "JSON"))
