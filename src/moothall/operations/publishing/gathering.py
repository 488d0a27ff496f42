"""What a publication is made from, as it is at this moment: the agenda's facts, the reports behind it, their files."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from moothall.facts.agendas import DraftAgenda as DraftAgendaFact
from moothall.facts.agendas import DraftItem, DraftPaper
from moothall.facts.drafts import ReportDraft
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.clearances import clearance_records
from moothall.records.drafts_as_facts import report_draft
from moothall.records.models import DraftAgenda, Revision, ScheduledMeeting
from moothall.records.models import DraftPaper as PaperRow
from moothall.records.moved_agendas import agenda_row
from moothall.rules.publishing import Standing, as_it_went_out, as_published, standing, to_publish


@dataclass(frozen=True, slots=True)
class Aside:
    """What one paper's fate changes: words in the place of one that is taken down, the day of one made public.

    Such a publication changes nothing else: what is not published yet, or was changed since, stays on the desk.
    """

    withdrawn: Mapping[str, str] = field(default_factory=dict)
    released: Mapping[str, dt.date] = field(default_factory=dict)

    def on(self, paper: DraftPaper) -> DraftPaper:
        """The paper as it will be."""
        if paper.key in self.withdrawn:
            return msgspec.structs.replace(paper, withdrawn=self.withdrawn[paper.key])
        if paper.key in self.released:
            return msgspec.structs.replace(paper, exemption=None, confidential=False, released=self.released[paper.key])
        return paper


@dataclass(frozen=True, slots=True)
class Gathered:
    """An agenda as it stands (`whole`) and as it is to be published; its reports and the standing of its papers.

    `revisions` are those that will be published, by the paper's key; `drafts` what they say.
    """

    scheduled: ScheduledMeeting
    whole: DraftAgendaFact
    agenda: DraftAgendaFact
    standing: Mapping[str, Standing]
    revisions: Mapping[str, Revision]
    drafts: Mapping[str, ReportDraft]
    aside: Aside | None = None

    @property
    def digest(self) -> str:
        """A hash of everything that would be published, by which a change meanwhile is noticed."""
        said = [self.agenda, sorted((key, row.digest) for key, row in self.revisions.items())]
        return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def gathered(scheduled: ScheduledMeeting, aside: Aside | None = None) -> Gathered:
    """What would be published of a meeting now. A published paper that is held stays as it was published.

    With `aside` it is what was published before, but for the fate of that one paper.
    """
    whole = draft_agenda(scheduled)
    if aside is not None:
        whole = _with(_as_it_went_out(scheduled, whole), aside)
    revisions = dict(_revisions(whole))
    published = to_publish(whole)
    known = {paper.key: paper for _, paper in whole.papers()}
    items = tuple(_item(item, known, revisions) for item in published.items)
    return Gathered(
        scheduled=scheduled,
        whole=whole,
        agenda=msgspec.structs.replace(published, items=items),
        standing=standing(whole),
        revisions=revisions,
        drafts=_drafts(whole, revisions),
        aside=aside,
    )


def keep_as_it_went_out(found: Gathered) -> None:
    """Keep what is published now, for what is published next of one paper alone."""
    if row := agenda_row(found.scheduled):
        DraftAgenda.objects.filter(pk=row.pk).update(went_out=msgspec.to_builtins(found.agenda))


def _as_it_went_out(scheduled: ScheduledMeeting, now: DraftAgendaFact) -> DraftAgendaFact:
    row = agenda_row(scheduled)
    if row is None or row.went_out is None:  # published before it was kept
        return as_published(now)
    return as_it_went_out(msgspec.convert(row.went_out, DraftAgendaFact), now)


def as_it_was(found: Gathered) -> Gathered:
    """The same gathered again, once the agenda is locked; to be called in the transaction that publishes it.

    Raises CannotPublishError when something of it was changed since.
    """
    if row := agenda_row(found.scheduled):
        DraftAgenda.objects.select_for_update().get(pk=row.pk)
    now = gathered(ScheduledMeeting.objects.select_related("body").get(pk=found.scheduled.pk), found.aside)
    if now.digest != found.digest:
        raise CannotPublishError("The agenda was changed while it was being made. Look at it and publish again.")
    return now


def by_report(found: Gathered) -> Mapping[str, ReportDraft]:
    """The reports by their own keys, as the gate asks for them."""
    reports = {paper.key: paper.report for _, paper in found.agenda.papers()}
    return {reports[key]: draft for key, draft in found.drafts.items() if reports.get(key)}


def rows_of(agenda: DraftAgendaFact) -> Mapping[str, PaperRow]:
    """The rows of the agenda's papers by their keys."""
    keys = [paper.key for _, paper in agenda.papers()]
    return {row.public_id: row for row in PaperRow.objects.filter(public_id__in=keys).select_related("report")}


def _with(agenda: DraftAgendaFact, aside: Aside) -> DraftAgendaFact:
    items = (
        msgspec.structs.replace(item, papers=tuple(aside.on(paper) for paper in item.papers)) for item in agenda.items
    )
    return msgspec.structs.replace(agenda, items=tuple(items))


def _revisions(agenda: DraftAgendaFact) -> Iterator[tuple[str, Revision]]:
    """For each report's paper the version that would be published."""
    wanted = {paper.key: paper for _, paper in agenda.papers() if paper.report and paper.kind != "appendix"}
    rows = Revision.objects.filter(report__public_id__in={paper.report for paper in wanted.values()})
    known = {(row.report.public_id, row.number): row for row in rows.select_related("report")}
    digests = {(row.report.public_id, row.digest): row for row in known.values()}
    for key, paper in wanted.items():
        row = known.get((paper.report, paper.version or 0))
        if paper.held and paper.published:
            row = digests.get((paper.report, paper.published_digest), row)
        if row is not None:
            yield key, row


def _drafts(agenda: DraftAgendaFact, revisions: Mapping[str, Revision]) -> Mapping[str, ReportDraft]:
    """What the versions say; those that are open from the first, with the record of what was cleared of them."""
    is_open = {paper.key: paper.is_open and not paper.released for _, paper in agenda.papers()}
    cleared = clearance_records([row for key, row in revisions.items() if is_open[key]])
    return {
        key: msgspec.structs.replace(report_draft(row), cleared=cleared.get(row.pk, ()) if is_open[key] else ())
        for key, row in revisions.items()
    }


def _item(item: DraftItem, known: Mapping[str, DraftPaper], revisions: Mapping[str, Revision]) -> DraftItem:
    papers = (_settled(paper, known[paper.key], revisions.get(paper.key)) for paper in item.papers)
    return msgspec.structs.replace(item, papers=tuple(papers))


def _settled(paper: DraftPaper, as_it_is: DraftPaper, row: Revision | None) -> DraftPaper:
    """The paper with the file that will be bound."""
    if row is not None:
        return msgspec.structs.replace(paper, file=row.pdf, pages=row.pages or 0, version=row.number, digest=row.digest)
    if as_it_is.held and as_it_is.is_changed:
        before = as_it_is.published_digest
        return msgspec.structs.replace(paper, file=before, pages=0, digest=before)
    return paper
