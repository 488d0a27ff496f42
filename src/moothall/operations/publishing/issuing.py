"""Storing a publication of our own: what the public gets and what is kept of it, its notice, proof and audit row."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from moothall.documents.published.work import Made
from moothall.documents.withdrawn_paper import labels_of
from moothall.facts.findings import Finding
from moothall.operations import audit
from moothall.operations.errands import queue
from moothall.operations.pages import renew
from moothall.operations.publications import PublicSide, delete_files, show, store
from moothall.operations.publishing.archiving import archive
from moothall.operations.publishing.citing import keep_citations
from moothall.operations.publishing.gathering import Gathered, keep_as_it_went_out
from moothall.operations.publishing.handing_out import hand_out
from moothall.operations.publishing.hiding import empty_what_stood
from moothall.operations.publishing.making import Pack
from moothall.operations.publishing.news import what_is_new
from moothall.operations.publishing.noticing import note_notice, review_exemptions
from moothall.operations.publishing.pictures import publish_pictures
from moothall.operations.publishing.proving import prove
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.operations.publishing.standing import keep_standing
from moothall.operations.publishing.taking_over import taken_over
from moothall.operations.release import NamedOverride
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.models import GateOverride, Publication, ScheduledMeeting
from moothall.rules.english_day import english_day
from moothall.rules.markers import Marker, markers
from moothall.rules.markings import withheld

Overrides = Mapping[tuple[str, str], NamedOverride]


TAKEDOWN = "paper taken down"
"""The act by which less is public than before."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What is to be stored: what was gathered, what was made of it, what was overridden, by whom and when."""

    found: Gathered
    pack: Pack
    by: User | None
    at: dt.datetime
    findings: Sequence[Finding] = ()
    overrides: Overrides = field(default_factory=dict)
    act: str = "agenda published"
    words: Sequence[str] = ()

    @property
    def today(self) -> dt.date:
        """The day in England."""
        return english_day(self.at)


def issue(one: Issue) -> Publication:
    """Store a publication and show it, in the transaction in which it was gathered `as_it_was`.

    Raises CannotPublishError when it says the same as before, or when an open paper says of itself that it is not for
    publication; LeakError when something restricted is found in it.
    """
    _check_markings(one.found, one.pack)
    with transaction.atomic():
        publication = _publication(one)
        keep_citations(one.found, one.pack, at=one.at)
        keep_as_it_went_out(one.found)
        hand_out(one.found, one.pack, publication)
        publish_pictures(publication, one.found, one.pack.public.reading)
        files = empty_what_stood(one.found.scheduled)
        transaction.on_commit(lambda: delete_files(files))
        _overrides(one, publication)
        note_notice(one.found, one.pack.restricted.made.places, one.overrides, one.today)
        review_exemptions(one.found.agenda)
        stale = taken_over(publication, one.found.scheduled)
        renew(stale | show(publication), at=one.at)
        prove(publication, one.found, one.pack, _looked_for(one), at=one.at, is_takedown=one.act == TAKEDOWN)
        if one.found.aside is None:
            keep_standing(publication, one.found.scheduled)
        _audit(one, publication)
        queue(
            kind="tell",
            payload={"publication": publication.public_id},
            due_at=one.at,
            key=f"tell/{publication.public_id}",
        )
    return publication


def _check_markings(found: Gathered, pack: Pack) -> None:
    """The second guard: what was built of open parts alone must say of nothing that it is not for publication.

    A paper whose exemption was released may still bear the words of its time.
    """
    released = {paper.key for _, paper in found.agenda.papers() if paper.is_released}
    at = {place.first for place in pack.public.made.places if place.key in released}
    edition = pack.public.reading
    agenda = tuple(msgspec.structs.replace(item, exempt=False) for item in edition.pack.agenda)
    looked_at = msgspec.structs.replace(edition, pack=msgspec.structs.replace(edition.pack, agenda=agenda))
    for one in withheld(looked_at):
        paper = edition.papers[one.paper]
        if at & labels_of(edition, paper):
            continue
        words = f" “{one.words}”" if one.words else ""
        raise CannotPublishError(
            f"An open paper for item {paper.item} is not for publication by its own words: {one.ground}{words}. "
            "Make it exempt, or take the words out."
        )


def _publication(one: Issue) -> Publication:
    version = archive(one.found.scheduled, one.pack, by=one.by, at=one.at)
    before = Publication.objects.filter(meeting__body=version.pack.body_id, meeting__date=version.pack.date)
    latest = before.order_by("-number").first()
    edition = msgspec.structs.replace(one.pack.public.reading, text="", portions=())
    side = PublicSide(
        edition=edition,
        pdf=one.pack.public.made.pdf,
        withheld=_withheld_pages(one.pack.public.made, one.found),
        changes=what_is_new(one.found, one.pack, one.words) if latest else (),
    )
    publication = store(version=version, side=side, by=one.by, at=one.at)
    meeting = publication.meeting
    ScheduledMeeting.objects.filter(pk=one.found.scheduled.pk).update(meeting=meeting, is_public=True)
    return publication


def _withheld_pages(made: Made, found: Gathered) -> list[int]:
    """The physical pages of the public file on which a slip stands for a paper."""
    closed = {paper.key for _, paper in found.agenda.papers() if not paper.is_open}
    starts = {place.first for place in made.places if place.key in closed}
    return [page.number for page in made.printed if page.label in starts]


def _overrides(one: Issue, publication: Publication) -> None:
    said = one.overrides
    stops = [each for each in one.findings if each.severity == "stop" and (each.code, each.place) in said]
    GateOverride.objects.bulk_create(
        GateOverride(
            publication=publication,
            code=stop.code,
            place=stop.place,
            finding=stop.text,
            name=said[stop.code, stop.place].name,
            reason=said[stop.code, stop.place].reason,
            by=one.by,
            at=one.at,
        )
        for stop in stops
    )


def _looked_for(one: Issue) -> tuple[Marker, ...]:
    reasons = [said.reason for said in one.overrides.values()]
    whole = one.found.whole if one.found.aside is None else draft_agenda(one.found.scheduled)
    return markers(whole, one.found.agenda, one.pack.public.reading, one.pack.restricted.reading, reasons)


def _audit(one: Issue, publication: Publication) -> None:
    version = publication.version
    audit.append(
        act=one.act,
        about=publication.public_id,
        by=one.by,
        at=one.at,
        detail={
            "meeting": one.found.scheduled.public_id,
            "pack": version.pack.public_id,
            "version": version.number,
            "edition": publication.digest,
            "pdf": publication.pdf,
            "restricted": version.source.sha256,
            "files": publication.files.count(),
            "pictures": publication.pictures.count(),
            "overrides": publication.gate_overrides.count(),
            "withheld pages": len(publication.withheld),
        },
    )
