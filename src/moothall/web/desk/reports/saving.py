"""Saving and keeping what is typed: what both writing pages share."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from moothall.documents.composer.words import listed
from moothall.facts.drafts import ReportDraft
from moothall.operations.reports import Saved
from moothall.operations.working_copies import keep_working_copy, save_typed
from moothall.queries.desk.clearance_ahead import cleared_by, would_undo
from moothall.queries.desk.report_versions import version_row
from moothall.queries.desk.report_writing import Begun
from moothall.web.desk.people import user_of

Change = Callable[[ReportDraft], ReportDraft]


def window(request: HttpRequest, start: Begun) -> Mapping[str, str]:
    """What a window tells of itself when it keeps or saves: the version it started from, and what it kept last."""
    return {"base": request.POST.get("base") or str(start.base), "mark": request.POST.get("mark", start.mark)}


def clearance_ahead(row: Any, start: Begun) -> Mapping[str, object]:
    """What was cleared so far, and what it would undo to save what is typed."""
    return {"cleared_by": cleared_by(row), "undoes": would_undo(row, start.draft)}


def save(request: HttpRequest, row: Any, change: Change) -> Saved:
    """Save what a window shows as a version. Raises Http404 for a version that is none, and what the act raises."""
    return save_typed(
        report=row,
        base=_base(request, row),
        seen=request.POST.get("mark", ""),
        change=change,
        by=user_of(request),
        at=timezone.now(),
        note=request.POST.get("note", "").strip()[:200],
    )


def keep(request: HttpRequest, row: Any, change: Change) -> str:
    """Keep what a window shows, and give the new mark."""
    return keep_working_copy(
        report=row,
        base=_base(request, row),
        seen=request.POST.get("mark", ""),
        change=change,
        by=user_of(request),
        at=timezone.now(),
    )


def said(saved: Saved) -> str:
    """What came of saving, in words."""
    if not saved.is_new:
        return "Nothing has changed since the last version."
    words = f"Version {saved.revision.number} is saved."
    if saved.undone:
        words = f"{words} It undoes the clearance of the {listed(saved.undone)}: ask them again under Clearance."
    if saved.conflicts or saved.draft.clashes:
        return f"{words} Someone changed the same paragraphs as you: both texts are kept, choose between them."
    return f"{words} It holds what someone else saved meanwhile as well." if saved.merged else words


def _base(request: HttpRequest, row: Any) -> Any:
    number = request.POST.get("base", "")
    found = version_row(row, int(number)) if number.isdecimal() and len(number) < 7 else None
    if found is None:
        raise Http404("There is no such version.")
    return found
