"""What the acts on papers share: where a paper is put, and the row that says what was done."""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Max

from moothall.operations import audit
from moothall.records.models import DraftItem, DraftPaper


def behind(item: DraftItem, **fields: object) -> DraftPaper:
    """A new paper, after those that stand behind the item."""
    last = item.papers.aggregate(last=Max("position"))["last"]
    return DraftPaper.objects.create(item=item, position=0 if last is None else last + 1, **fields)


def has_come(item: DraftItem) -> None:
    """A report is behind an item: if it was to follow, it follows no longer."""
    if item.kind == "to follow":
        item.kind = "report"
        item.save(update_fields=["kind"])


def note(act: str, paper: DraftPaper, by: User | None, at: dt.datetime, detail: audit.Detail | None = None) -> None:
    """One row of the audit trail for an act on a paper."""
    audit.append(act=act, about=paper.public_id, by=by, at=at, detail={"item": paper.item.public_id, **(detail or {})})
