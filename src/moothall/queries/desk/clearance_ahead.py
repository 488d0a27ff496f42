"""What a change would undo, for its author to see before it is saved."""

import datetime as dt

from moothall.documents.composer.words import listed
from moothall.facts.drafts import ReportDraft
from moothall.records.clearances import clearance_state, undone_by
from moothall.records.models import DraftReport

_ANSWERED = ("cleared", "adverse", "waived")


def cleared_by(report: DraftReport) -> str:
    """The roles whose answer stands, which a change may undo, as a list in words."""
    return listed([f"the {role}" for role in _standing(report)])


def would_undo(report: DraftReport, draft: ReportDraft) -> str:
    """Whose clearance it would undo to save this as the next version, and why, in a sentence; empty for no one's."""
    then = undone_by(report, draft)
    now = _standing(report) if then else ()
    lost = [one for one in then.standings if one.status == "undone" and one.role in now] if then else []
    if not lost:
        return ""
    said = "; ".join(f"the {one.role} ({', '.join(one.reasons)})" for one in lost)
    return f"To save this undoes what was cleared by {said}. They have to be asked again."


def _standing(report: DraftReport) -> tuple[str, ...]:
    found = clearance_state(report, dt.date.min)
    return tuple(one.role for one in found.standings if one.status in _ANSWERED) if found else ()
