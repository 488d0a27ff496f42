"""What a change would undo, for its author to see before it is saved."""

import datetime as dt

from moothall.facts.drafts import ReportDraft
from moothall.records.clearances import clearance_state, undone_by
from moothall.records.models import DraftReport

_ANSWERED = ("cleared", "adverse", "waived")


def standing_roles(report: DraftReport) -> tuple[str, ...]:
    """The roles whose answer stands, which a change may undo."""
    found = clearance_state(report, dt.date.min)
    return tuple(one.role for one in found.standings if one.status in _ANSWERED) if found else ()


def would_undo(report: DraftReport, draft: ReportDraft) -> str:
    """Whose clearance it would undo to save this as the next version, and why, in a sentence; empty for no one's."""
    then = undone_by(report, draft)
    now = standing_roles(report) if then else ()
    lost = [one for one in then.standings if one.status == "undone" and one.role in now] if then else []
    if not lost:
        return ""
    said = "; ".join(f"the {one.role} ({', '.join(one.reasons)})" for one in lost)
    return f"To save this undoes what was cleared by {said}. They have to be asked again."
