"""The errands of clearance. Their payload is the request's public id and what happened to it, no word of the report.

`tell` errands: `asked`, `answered`, `undone`, `chased`. `chase` errands fall due on the day after the deadline, and
are taken back when there is an answer.
"""

import datetime as dt

from moothall.operations.errands import drop, queue
from moothall.records.models import Clearance
from moothall.rules.english_day import ENGLAND

_MORNING = dt.time(8, 0, tzinfo=ENGLAND)


def tell(row: Clearance, event: str, at: dt.datetime) -> None:
    """Let those concerned know what happened to a request."""
    key = f"clearance/{row.public_id}/{event}/{at:%Y%m%d%H%M%S}"
    queue(kind="tell", key=key, payload=_about(row, event), due_at=at)


def chase_later(row: Clearance) -> None:
    """Leave a reminder for the morning after the deadline."""
    due = dt.datetime.combine(row.deadline + dt.timedelta(days=1), _MORNING)
    queue(kind="chase", key=_chase_key(row), payload=_about(row, "overdue"), due_at=due)


def stop_chasing(row: Clearance) -> None:
    """Take the reminder back."""
    drop(key=_chase_key(row))


def _about(row: Clearance, event: str) -> dict[str, str]:
    return {"clearance": row.public_id, "event": event}


def _chase_key(row: Clearance) -> str:
    return f"clearance/{row.public_id}/overdue"
