"""Storing a publication of our own: its files, its rows, the labels its papers keep, its notice and its proof."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from moothall.documents.published.work import Made
from moothall.facts.agendas import DraftPaper as DraftPaperFact
from moothall.facts.findings import Finding
from moothall.facts.record import to_json
from moothall.operations import audit
from moothall.operations.errands import queue
from moothall.operations.files import keep
from moothall.operations.pages import renew
from moothall.operations.publications import PublicSide, show, store
from moothall.operations.publishing.gathering import Gathered, gathered, rows_of
from moothall.operations.publishing.making import Extra, Pack
from moothall.operations.publishing.news import titles_of, what_is_new
from moothall.operations.publishing.noticing import note_notice, review_exemptions
from moothall.operations.publishing.proving import prove
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.operations.recognition import recognise
from moothall.operations.release import NamedOverride
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.as_facts import packed
from moothall.records.files import path_of
from moothall.records.models import (
    BodyForm,
    DraftAgenda,
    DraftItem,
    DraftPaper,
    DraftReport,
    GateOverride,
    PackVersion,
    Publication,
    PublishedFile,
    Revision,
    ScheduledMeeting,
    SourceFile,
)
from moothall.records.models import Pack as PackRow
from moothall.rules.english_day import english_day
from moothall.rules.markers import Marker, markers
from moothall.rules.markings import withheld
from moothall.rules.page_labels import label

Overrides = Mapping[tuple[str, str], NamedOverride]
Changes = Sequence[Sequence[Sequence[str]]]


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
    """Store a publication and show it, in one transaction.

    Raises CannotPublishError when the agenda was changed meanwhile or says the same as before, or when an open paper
    says of itself that it is not for publication; LeakError when something restricted is found in it.
    """
    _check_markings(one.found, one.pack)
    with transaction.atomic():
        row = DraftAgenda.objects.select_for_update().get(scheduled=one.found.scheduled)
        if gathered(one.found.scheduled, one.found.aside).digest != one.found.digest:
            raise CannotPublishError("The agenda was changed while it was being made. Look at it and publish again.")
        publication = _publication(one)
        _keep_labels(one, row)
        _files(one, publication)
        _overrides(one, publication)
        note_notice(one.found, one.pack.restricted.made.places, one.overrides, one.today)
        review_exemptions(one.found.agenda)
        renew(show(publication), at=one.at)
        prove(publication, one.found, one.pack, _looked_for(one), at=one.at)
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
    released = {paper.key for _, paper in found.agenda.papers() if paper.released}
    at = {place.first for place in pack.public.made.places if place.key in released}
    edition = pack.public.reading
    agenda = tuple(msgspec.structs.replace(item, exempt=False) for item in edition.pack.agenda)
    looked_at = msgspec.structs.replace(edition, pack=msgspec.structs.replace(edition.pack, agenda=agenda))
    for one in withheld(looked_at):
        paper = edition.papers[one.paper]
        if edition.blocks[paper.first].label in at:
            continue
        words = f" “{one.words}”" if one.words else ""
        raise CannotPublishError(
            f"An open paper for item {paper.item} is not for publication by its own words: {one.ground}{words}. "
            "Make it exempt, or take the words out."
        )


def _publication(one: Issue) -> Publication:
    version = _version(one)
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


def _version(one: Issue) -> PackVersion:
    """The restricted version as a draft in the archive, as an imported pack is."""
    scheduled, reading = one.found.scheduled, one.pack.restricted.reading
    body = reading.pack.body or ""
    BodyForm.objects.get_or_create(printed=body, within="", part="", defaults={"subject": scheduled.body})
    pack = PackRow.objects.select_for_update().get_or_create(body=scheduled.body, date=scheduled.date)[0]
    essence = _essence(one.pack)
    if pack.versions.filter(essence=essence).exists():
        raise CannotPublishError("Nothing has changed since it was published last.")
    before = pack.versions.order_by("-number").first()
    version = PackVersion.objects.create(
        pack=pack,
        number=before.number + 1 if before else 1,
        source=_source(one.pack.restricted.made, "pack"),
        record=to_json(reading.pack).decode(),
        essence=essence,
        reading=packed(reading),
        imported_at=one.at,
        imported_by=one.by,
    )
    recognise(reading.pack, at=one.at)
    return version


def _essence(pack: Pack) -> str:
    """A hash of what both versions say and on which pages."""
    said = [
        [version.reading.pack, [(block.text, block.label) for block in version.reading.blocks]]
        for version in (pack.public, pack.restricted)
    ]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def _source(made: Made, name: str) -> SourceFile:
    values = {"size": len(made.pdf), "form": "pdf", "name": f"{name}.pdf"}
    return SourceFile.objects.get_or_create(sha256=keep(made.pdf, public=False), defaults=values)[0]


def _withheld_pages(made: Made, found: Gathered) -> list[int]:
    """The physical pages of the public file on which a slip stands for a paper."""
    closed = {paper.key for _, paper in found.agenda.papers() if not paper.is_open}
    starts = {place.first for place in made.places if place.key in closed}
    return [page.number for page in made.printed if page.label in starts]


def _keep_labels(one: Issue, row: DraftAgenda) -> None:
    """Numbers and labels are citations from now on."""
    places = {place.key: place for place in one.pack.restricted.made.places}
    rows = rows_of(one.found.agenda)
    for _, paper in one.found.agenda.papers():
        place, kept = places.get(paper.key), rows[paper.key]
        if place is None:
            continue
        kept.first_label, kept.last_label = place.first, place.last
        kept.published_on = kept.published_on or one.today
        kept.published_digest = paper.digest
        _keep_copy(paper)
    for key in places.keys() & one.found.revisions.keys():
        cleared = msgspec.to_builtins(one.found.drafts[key].cleared)
        Revision.objects.filter(pk=one.found.revisions[key].pk, cleared=None).update(cleared=cleared)
    fields = ["first_label", "last_label", "published_on", "published_digest"]
    DraftPaper.objects.bulk_update(rows.values(), fields)
    for item in one.found.agenda.items:
        DraftItem.objects.filter(public_id=item.key).update(kept_number=item.number)
    numbers = [item.key for item in one.found.agenda.items]
    DraftItem.objects.filter(public_id__in=numbers, published_on=None).update(published_on=one.today)
    if row.first_published is None:
        DraftAgenda.objects.filter(pk=row.pk).update(first_published=one.at)
    reports = {kept.report_id for key, kept in rows.items() if kept.report_id and key in places}
    DraftReport.objects.filter(pk__in=reports).update(state="published")


def _keep_copy(paper: DraftPaperFact) -> None:
    """The file of a published paper is kept, whatever takes its place on the agenda later."""
    if paper.file:
        size = path_of(paper.file, public=False).stat().st_size
        SourceFile.objects.get_or_create(
            sha256=paper.file, defaults={"size": size, "form": "pdf", "name": f"{paper.key}.pdf"}
        )


def _files(one: Issue, publication: Publication) -> None:
    whole = one.pack.restricted.made
    PublishedFile.objects.create(
        publication=publication,
        kind=PublishedFile.Kind.pack,
        title="Agenda reports pack",
        public=publication.pdf,
        restricted=publication.version.source.sha256,
        size=publication.pdf_size,
        pages=publication.page_count or 0,
        first_label=whole.printed[0].label,
        last_label=_last([page.label for page in whole.printed]),
        papers=[place.key for place in whole.places],
    )
    for extra, title, changes in titles_of(one.found, one.pack, publication):
        _extra_file(publication, extra, title, changes)


def _extra_file(publication: Publication, extra: Extra, title: str, changes: Changes) -> None:
    printed = extra.restricted.printed
    PublishedFile.objects.create(
        publication=publication,
        kind=extra.kind,
        title=title,
        public=keep(extra.public.pdf, public=True) if extra.public else "",
        restricted=_source(extra.restricted, extra.kind).sha256,
        size=len(extra.public.pdf) if extra.public else None,
        pages=len(extra.public.printed) if extra.public else len(printed),
        first_label=extra.restricted.front.first,
        last_label=_last([place.last for place in (*extra.restricted.places, extra.restricted.front)]),
        papers=list(extra.keys),
        changes=list(changes),
    )


def _last(labels: Sequence[str]) -> str:
    return max(labels, key=label)


def _overrides(one: Issue, publication: Publication) -> None:
    stops = {(finding.code, finding.place) for finding in one.findings if finding.severity == "stop"}
    GateOverride.objects.bulk_create(
        GateOverride(
            publication=publication, code=code, place=place, name=said.name, reason=said.reason, by=one.by, at=one.at
        )
        for (code, place), said in one.overrides.items()
        if (code, place) in stops
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
            "overrides": publication.gate_overrides.count(),
            "withheld pages": len(publication.withheld),
        },
    )
