"""Reports as they are written: started, saved as versions, merged where two wrote at once."""

import datetime as dt
import hashlib
from dataclasses import dataclass

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from moothall.facts.bodies import Contact, Post
from moothall.facts.drafts import Cover, ReportDraft, Template
from moothall.facts.writing import Conflict
from moothall.operations import audit
from moothall.operations.authorship import require_author
from moothall.operations.clearance import note_version
from moothall.operations.permission import require
from moothall.records.calendar_as_facts import first_drafts
from moothall.records.drafts_as_facts import appendices_of, latest, packed, report_draft, views_of
from moothall.records.identifiers import fresh
from moothall.records.models import DraftReport, Officer, PlannedItem, Revision, Route, ScheduledMeeting
from moothall.records.practice import practice
from moothall.records.signers import usual_signers
from moothall.rules.english_day import english_day
from moothall.rules.merging import Hands, merged
from moothall.rules.permits import Act
from moothall.rules.report_template import DEFAULT, opening


class ReportError(Exception):
    """What cannot be done with a report as it stands; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving: the version that stands now, whether it is new, and what was joined to it.

    `merged` says that someone else had saved meanwhile; `conflicts` are then what both changed. `undone` are the
    roles whose clearance the new version undid.
    """

    revision: Revision
    draft: ReportDraft
    is_new: bool = True
    merged: bool = False
    conflicts: tuple[Conflict, ...] = ()
    undone: tuple[str, ...] = ()


def report_template() -> Template:
    """The council's template; the one that comes with Moothall while it has set none."""
    return practice("report template", Template, DEFAULT)


def start_report(
    *,
    planned_item: PlannedItem | None,
    scheduled: ScheduledMeeting | None,
    subject: str,
    by: User | None,
    at: dt.datetime,
) -> DraftReport:
    """Start a report from the council's template, for an item of a work programme or on its own.

    Title, decision number, key decision and the lead officers (whom it is from, and whom to ask) come from the item,
    and so does the meeting it first goes to unless `scheduled` names one; the director and the portfolio that sign it
    come from the author's directorate. Raises ReportError without a subject, NotPermittedError.
    """
    require(by, Act.write_report)
    subject = " ".join(subject.split()) or (planned_item.title if planned_item else "")
    if not subject:
        raise ReportError("Say what the report is about.")
    meeting = scheduled or (planned_item.scheduled if planned_item else None)
    with transaction.atomic():
        director, portfolio = usual_signers(by, english_day(at))
        report = DraftReport.objects.create(
            planned_item=planned_item,
            subject=subject,
            director=director,
            portfolio=portfolio,
            due_on=first_drafts(meeting),
            created_at=at,
            created_by=by,
        )
        if by is not None:
            report.authors.add(by)
        if meeting is not None:
            Route.objects.create(report=report, scheduled=meeting, position=1)
        draft = ReportDraft(report.public_id, 1, _first_cover(subject, planned_item), opening(report_template(), fresh))
        _keep(report, draft, base=None, by=by, at=at, origin="browser", note="Started from the template")
        item = planned_item.public_id if planned_item else None
        audit.append(act="report started", about=report.public_id, by=by, at=at, detail={"planned item": item})
    return report


def save_version(
    *,
    report: DraftReport,
    draft: ReportDraft,
    base: Revision,
    by: User | None,
    at: dt.datetime,
    origin: str = "browser",
    note: str = "",
) -> Saved:
    """Save what was written on from `base` as the next version.

    Where someone else saved since, both are merged block by block and nothing of either is lost (see
    `rules.merging`). The appendices and the views of bodies are those of now. What says the same as the latest
    version makes no new one. Those whose clearance the change undoes are told. Raises NotPermittedError.
    """
    require_author(report, by)
    with transaction.atomic():
        audit.one_at_a_time()
        before = latest(report)
        theirs = report_draft(before)
        meanwhile = before.number > base.number
        if meanwhile:
            hands = Hands(mine=name_of(by), theirs=name_of(before.by))
            draft = merged(report_draft(base), draft, theirs, hands)
        draft = _as_of_now(report, draft, before.number + 1)
        if msgspec.structs.replace(draft, number=before.number) == theirs:
            return Saved(before, theirs, is_new=False)
        revision = _keep(report, draft, base=base, by=by, at=at, origin="merge" if meanwhile else origin, note=note)
        audit.append(
            act="report saved",
            about=report.public_id,
            by=by,
            at=at,
            detail={"version": revision.number, "digest": revision.digest, "merged": meanwhile},
        )
        undone = note_version(report=report, by=by, at=at)
    fresh_conflicts = tuple(one for one in draft.writing.conflicts if one not in theirs.writing.conflicts)
    return Saved(revision, draft, merged=meanwhile, conflicts=fresh_conflicts, undone=undone)


def renew_version(*, report: DraftReport, by: User | None, at: dt.datetime, note: str) -> Saved:
    """Save the latest version with the appendices and views of now: after an appendix or a view came or went."""
    before = latest(report)
    return save_version(report=report, draft=report_draft(before), base=before, by=by, at=at, note=note)


def name_of(user: User | None) -> str:
    """A person as others on the desk know them."""
    return (user.get_full_name() or user.get_username()) if user else "command line"


def _first_cover(subject: str, item: PlannedItem | None) -> Cover:
    if item is None:
        return Cover(subject=subject)
    known = {row.public_id: row for row in Officer.objects.filter(public_id__in=item.leads)}
    leads = [known[lead] for lead in item.leads if lead in known]
    return Cover(
        subject=subject,
        authors=tuple(Post(one.name, one.post or None) for one in leads),
        decision=item.decision,
        is_key=item.is_key,
        openness="exempt" if item.exempt else "open",
        contacts=tuple(Contact(one.name, one.post or None, one.email or None, one.phone or None) for one in leads),
    )


def _as_of_now(report: DraftReport, draft: ReportDraft, number: int) -> ReportDraft:
    return msgspec.structs.replace(
        draft, key=report.public_id, number=number, appendices=appendices_of(report), views=views_of(report)
    )


def _keep(
    report: DraftReport,
    draft: ReportDraft,
    *,
    base: Revision | None,
    by: User | None,
    at: dt.datetime,
    origin: str,
    note: str,
) -> Revision:
    report.subject = draft.cover.subject
    report.save(update_fields=["subject"])
    return Revision.objects.create(
        report=report,
        number=draft.number,
        base=base,
        draft=packed(draft),
        digest=hashlib.sha256(msgspec.json.encode(draft)).hexdigest(),
        origin=origin,
        note=note,
        at=at,
        by=by,
    )
