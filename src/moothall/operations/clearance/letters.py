"""The errands of clearance. Their payload is the request's public id and what happened to it, no word of the report.

`tell` errands: `asked`, `answered`, `undone`, `chased`, `put off`, `withdrawn`. `chase` errands fall due on the day
after the deadline and twice more, a week apart, and are taken back when there is an answer.
"""

import datetime as dt

from moothall.operations.errands import drop, queue
from moothall.records.models import Clearance
from moothall.rules.english_day import ENGLAND

_CHASED_AFTER = (1, 8, 15)
_MORNING = dt.time(8, 0, tzinfo=ENGLAND)


def tell(row: Clearance, event: str, at: dt.datetime) -> None:
    """Let those concerned know what happened to a request."""
    key = f"clearance/{row.public_id}/{event}/{at:%Y%m%d%H%M%S}"
    queue(kind="tell", key=key, payload=_about(row, event), due_at=at)


def chase_later(row: Clearance) -> None:
    """Leave reminders for the mornings after the deadline."""
    for days in _CHASED_AFTER:
        due = dt.datetime.combine(row.deadline + dt.timedelta(days=days), _MORNING)
        queue(kind="chase", key=_chase_key(row, days), payload=_about(row, "overdue"), due_at=due)


def stop_chasing(row: Clearance) -> None:
    """Take the reminders back."""
    for days in _CHASED_AFTER:
        drop(key=_chase_key(row, days))


def _about(row: Clearance, event: str) -> dict[str, str]:
    return {"clearance": row.public_id, "event": event}


def _chase_key(row: Clearance, days: int) -> str:
    return f"clearance/{row.public_id}/overdue/{row.deadline}/{days}"
