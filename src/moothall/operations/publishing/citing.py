"""From its publication on, an agenda's numbers and its papers' pages are citations: they are kept."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from moothall.documents.assembly import Place
from moothall.facts.agendas import DraftPaper as DraftPaperFact
from moothall.operations.publishing.gathering import Gathered, rows_of
from moothall.operations.publishing.making import Pack
from moothall.records.files import path_of
from moothall.records.models import DraftAgenda, DraftItem, DraftPaper, DraftReport, Revision, SourceFile
from moothall.rules.english_day import english_day


def keep_citations(found: Gathered, pack: Pack, *, at: dt.datetime) -> None:
    """Keep the numbers of items, the labels of papers, and on which day each was first open to inspection."""
    places = {place.key: place for place in pack.restricted.made.places}
    _keep_labels(found, places, english_day(at))
    _keep_numbers(found, english_day(at))
    _keep_clearance(found, places)
    DraftAgenda.objects.filter(scheduled=found.scheduled, first_published=None).update(first_published=at)


def _keep_labels(found: Gathered, places: Mapping[str, Place], today: dt.date) -> None:
    """A paper that is published as a restricted one is so by the agenda itself from then on: what its author says of
    it later opens nothing."""
    rows = rows_of(found.agenda)
    for _, paper in found.agenda.papers():
        place, kept = places.get(paper.key), rows[paper.key]
        if place is None:
            continue
        kept.first_label, kept.last_label = place.first, place.last
        kept.published_on = kept.published_on or today
        kept.published_digest = paper.digest
        kept.exemption = kept.exemption or msgspec.to_builtins(paper.exemption)
        kept.confidential = kept.confidential or paper.confidential
        _keep_copy(paper)
    fields = ["first_label", "last_label", "published_on", "published_digest", "exemption", "confidential"]
    DraftPaper.objects.bulk_update(rows.values(), fields)
    reports = {kept.report_id for key, kept in rows.items() if kept.report_id and key in places}
    DraftReport.objects.filter(pk__in=reports).update(state="published")


def _keep_copy(paper: DraftPaperFact) -> None:
    """The file of a published paper is kept, whatever takes its place on the agenda later."""
    if paper.file:
        size = path_of(paper.file, public=False).stat().st_size
        SourceFile.objects.get_or_create(
            sha256=paper.file, defaults={"size": size, "form": "pdf", "name": f"{paper.key}.pdf"}
        )


def _keep_numbers(found: Gathered, today: dt.date) -> None:
    for item in found.agenda.items:
        DraftItem.objects.filter(public_id=item.key).update(kept_number=item.number)
    keys = [item.key for item in found.agenda.items]
    DraftItem.objects.filter(public_id__in=keys, published_on=None).update(published_on=today)


def _keep_clearance(found: Gathered, places: Mapping[str, Place]) -> None:
    """What was cleared of a version is printed with it, so it stays as it was published."""
    for key in places.keys() & found.revisions.keys():
        cleared = msgspec.to_builtins(found.drafts[key].cleared)
        Revision.objects.filter(pk=found.revisions[key].pk, cleared__isnull=True).update(cleared=cleared)
