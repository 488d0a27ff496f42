"""The meeting on a front sheet: when, where, whom to ask, who is the proper officer, and the date of publication."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from moothall.facts.bodies import Contact, Post
from moothall.facts.meetings import Meeting
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage
from moothall.intake.stages.dates import find_date, find_time
from moothall.intake.stages.front_sheet.officer import PHONE, published_on, read_officer
from moothall.intake.stages.front_sheet.pieces import Piece, find_venue, pieces_of
from moothall.intake.stages.front_sheet.zones import Zones
from moothall.intake.stages.names import person_of
from moothall.intake.stages.titles import find_body

_EMAIL = re.compile(r"[\w.'+-]+@[\w-]+(?:\.[\w-]+)+")
Value = TypeVar("Value")
Found = tuple[Value, Passage]


def read_meeting(zones: Zones) -> Cited[Meeting] | None:
    """The meeting that a front sheet announces; None where neither its date nor anything else of it is found."""
    body = find_body(zones.head)
    pieces = [
        piece for piece in pieces_of(zones.head) if not body or piece.value.text.casefold() != body.fact.casefold()
    ]
    date, time = _first(pieces, "date", find_date), _first(pieces, "time", find_time)
    venue, published = find_venue(pieces), _published(zones.officer)
    contact, officer = _contact(pieces), read_officer(zones.officer)
    meeting = Meeting(
        date=date and date[0],
        time=time and time[0],
        venue=" ".join(venue.text.split()) if venue else None,
        published=published and published[0],
        contact=contact.fact if contact else None,
        proper_officer=officer.fact if officer else None,
    )
    if meeting == Meeting():
        return None
    printed = marks(date=date and date[1], time=time and time[1], venue=venue, published=published and published[1])
    whole = marks(**{"": Span(start=zones.head[0].span.start, end=zones.head[-1].span.end)}) if zones.head else {}
    people = _under("contact", contact) | _under("proper_officer", officer)
    return Cited(meeting, whole | printed | people)


def _under(path: str, cited: Cited[Contact] | Cited[Post] | None) -> dict[str, Span]:
    return cited.under(path) if cited else {}


def _first(pieces: Sequence[Piece], label: str, find: Callable[[Passage], Found[Value] | None]) -> Found[Value] | None:
    """The first of what is sought that stands under its own label or under none."""
    return next(filter(None, (find(piece.value) for piece in pieces if piece.label in ("", label))), None)


def _published(officer: Sequence[Line]) -> Found[dt.date] | None:
    """The date under the proper officer's name."""
    return find_date(officer[-1].passage) if officer and published_on(officer[-1]) else None


def _contact(pieces: Sequence[Piece]) -> Cited[Contact] | None:
    """Whom to ask: the name, telephone and e-mail under their labels, or run on under the name's."""
    named = _labelled(pieces, "name")
    if not named:
        return None
    phone, email = PHONE.search(named.text), _EMAIL.search(named.text)
    end = min((match.start() for match in (phone, email) if match), default=None)
    person = person_of(named.cut(0, end))
    if not person:
        return None
    dialled = named.group(phone) if phone else _labelled(pieces, "phone")
    written = named.group(email) if email else _labelled(pieces, "email")
    contact = Contact(
        name=person.name.text,
        title=person.title.text if person.title else None,
        phone=dialled.text if dialled else None,
        email=written.text if written else None,
    )
    return Cited(contact, marks(name=person.name, title=person.title, phone=dialled, email=written))


def _labelled(pieces: Sequence[Piece], label: str) -> Passage | None:
    """What stands under a label."""
    return next((piece.value for piece in pieces if piece.label == label and piece.value), None)
