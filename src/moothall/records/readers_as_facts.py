"""Rows become what the rule for readers asks about: the reader, and the published papers of a meeting."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import User
from django.db.models import Q

from moothall.facts.agendas import DraftItem, DraftPaper
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.files import path_of
from moothall.records.models import (
    Account,
    Appointment,
    Body,
    Member,
    PaperNotice,
    PublishedFile,
    ReadingGrant,
    ScheduledMeeting,
)
from moothall.records.models import DraftItem as ItemRow
from moothall.records.models import DraftPaper as PaperRow
from moothall.records.moved_agendas import days_of, out_under
from moothall.records.roles import roles_of
from moothall.rules.readers import Grant, Reader, Restricted, Seat


@dataclass(frozen=True, slots=True)
class Published:
    """A paper that was published, with its item. `restricted` is None for one that everyone may read."""

    item: DraftItem
    paper: DraftPaper
    restricted: Restricted | None


def reader_of(user: User, today: dt.date) -> Reader:
    """What entitles someone to read: their roles, their seats as a member, and what they were granted."""
    member = _member(user)
    grants = ReadingGrant.objects.filter(user=user, ended_at=None).values_list("scheduled__public_id", "item")
    return Reader(
        roles=roles_of(user),
        councillor=member is not None and _is_councillor(member, today),
        seats=tuple(_seats(member)) if member else (),
        grants=tuple(Grant(meeting, item) for meeting, item in grants),
    )


def bodies_of(reader: Reader, today: dt.date) -> list[str]:
    """The public ids of the bodies on which a reader has a seat that is not over."""
    return [seat.body for seat in reader.seats if seat.ends is None or seat.ends >= today]


def published_papers(scheduled: ScheduledMeeting) -> tuple[Published, ...]:
    """The papers of a meeting that were published, in the order of its agenda."""
    terms = dict(PaperRow.objects.filter(item__agenda__scheduled=scheduled).values_list("public_id", "contract_terms"))
    items = ItemRow.objects.filter(agenda__scheduled=scheduled).exclude(sits_as=None)
    others = dict(items.values_list("public_id", "sits_as__public_id"))
    return tuple(
        Published(
            item,
            paper,
            None if paper.is_open else _restricted(scheduled, others.get(item.key), item, paper, terms.get(paper.key)),
        )
        for item, paper in draft_agenda(scheduled).papers()
        if paper.published is not None
    )


def given_to_the_public(scheduled: ScheduledMeeting) -> frozenset[str]:
    """The keys of the papers that the public was ever given, also of those that were closed since."""
    opened = PaperNotice.objects.filter(scheduled__in=days_of(scheduled), is_open=True).values_list("paper", flat=True)
    released = PaperRow.objects.filter(item__agenda__scheduled=scheduled, released_on__isnull=False)
    return frozenset({*opened, *released.values_list("public_id", flat=True)})


def files_of(scheduled: ScheduledMeeting) -> list[PublishedFile]:
    """The files of a meeting's publications that still stand, the newest first; also of one that is made anew."""
    meeting = out_under(scheduled).meeting_id
    if meeting is None:
        return []
    stands = Q(publication__gone_at=None) | Q(publication__current=True)
    found = PublishedFile.objects.filter(stands, publication__meeting=meeting)
    return list(found.select_related("publication").order_by("-publication__number", "-id"))


def paths_of(files: list[PublishedFile], *, public: bool) -> tuple[Path, ...]:
    """Where their public or their restricted versions lie."""
    digests = (file.public if public else file.restricted for file in files)
    return tuple(path_of(digest, public=public) for digest in digests if digest)


def _member(user: User) -> Member | None:
    account = Account.objects.filter(user=user).select_related("member").first()
    return account.member if account else None


def _is_councillor(member: Member, today: dt.date) -> bool:
    lasts = member.ends is None or member.ends >= today
    return member.kind == Member.Kind.councillor and member.begins <= today and lasts


def _seats(member: Member) -> Iterator[Seat]:
    """Where a member was appointed; a councillor sits on the council itself without an appointment."""
    rows = Appointment.objects.filter(member=member).select_related("body")
    for row in rows:
        substitute = row.role == Appointment.Role.substitute
        yield Seat(row.body.public_id, row.begins, row.ends, substitute=substitute)
    if member.kind == Member.Kind.councillor:
        for council in Body.objects.filter(kind=Body.Kind.council):
            yield Seat(council.public_id, member.begins, member.ends)


def _restricted(
    scheduled: ScheduledMeeting, sits_as: str | None, item: DraftItem, paper: DraftPaper, terms: bool | None
) -> Restricted:
    """What the rule asks of a restricted paper; where the body sits as another for the item, it is of both."""
    exemption = paper.exemption or item.exemption
    return Restricted(
        meeting=scheduled.public_id,
        item=item.key,
        date=scheduled.date,
        bodies=frozenset(filter(None, (scheduled.body.public_id, sits_as))),
        paragraphs=frozenset(exemption.paragraphs if exemption else ()),
        confidential=paper.confidential or item.confidential,
        contract_terms=terms,
    )
