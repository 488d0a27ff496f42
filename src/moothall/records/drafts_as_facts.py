"""Rows of reports as they are written become facts."""

import zlib

import msgspec

from moothall.facts.drafts import Appendix, ReportDraft
from moothall.records.as_facts import packed
from moothall.records.models import AppendixFile, DraftReport, Revision, Route, WorkingCopy

__all__ = ["appendices_of", "draft_from", "latest", "packed", "report_draft", "views_of", "working_draft"]


def report_draft(revision: Revision) -> ReportDraft:
    """A version of a report, as it was saved: with the appendices and the views of bodies that it had then."""
    return draft_from(revision.draft)


def working_draft(copy: WorkingCopy) -> ReportDraft:
    """What someone is typing."""
    return draft_from(copy.draft)


def draft_from(column: bytes | memoryview) -> ReportDraft:
    """The draft kept in a column."""
    return msgspec.json.decode(zlib.decompress(bytes(column)), type=ReportDraft)


def latest(report: DraftReport) -> Revision:
    """The latest version of a report; each has one from the start."""
    found = report.revisions.select_related("by").order_by("-number").first()
    if found is None:
        raise Revision.DoesNotExist(f"report {report.public_id} has no version")
    return found


def appendices_of(report: DraftReport) -> tuple[Appendix, ...]:
    """The appendices of a report as they are now, in order."""
    return tuple(appendix(row) for row in report.appendices.filter(removed_at=None))


def views_of(report: DraftReport) -> tuple[tuple[str, str], ...]:
    """What the bodies that had the report said of it: the body with its date, and its words."""
    rows = report.route.exclude(views="").select_related("scheduled__body")
    return tuple((_meeting(row), row.views) for row in rows)


def _meeting(row: Route) -> str:
    meeting = row.scheduled
    return f"{meeting.body.title or meeting.body.name}, {meeting.date.day} {meeting.date:%B %Y}"


def appendix(row: AppendixFile) -> Appendix:
    """An appendix as it is now."""
    facts = {
        "key": row.public_id,
        "title": row.title,
        "file": row.file,
        "form": row.form,
        "pdf": row.pdf,
        "pages": row.pages,
        "exemption": row.exemption,
        "scanned": row.scanned,
        "tagged": row.tagged,
    }
    return msgspec.convert(facts, Appendix)
