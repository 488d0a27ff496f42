"""The audit trail as overseers read it."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from moothall.queries.desk.paging import part_of
from moothall.queries.desk.viewers import Viewer, may
from moothall.queries.public.cards import Pager
from moothall.queries.public.lists import Asked
from moothall.records.models import AuditRow, Who
from moothall.rules.permits import Act

ERASED = "someone whose name was erased"


@dataclass(frozen=True, slots=True)
class TrailRow:
    """An act: who did what to which thing, when, and its particulars in words."""

    number: int
    act: str
    about: str
    by: str
    at: dt.datetime
    detail: str
    digest: str


def trail(viewer: Viewer, asked: Asked) -> tuple[list[TrailRow], Pager | None]:
    """The acts, the latest first; with `q`, those in which the words or the public id stand."""
    if not may(viewer, Act.see_audit):
        return [], None
    rows = AuditRow.objects.order_by("-sequence")
    if words := asked.get("q"):
        rows = rows.filter(line__icontains=words)
    shown, pager = part_of(rows, asked)
    lines = [json.loads(row.line) for row in shown]
    names = _names({word for line in lines for word in (line["by"], line["about"])})
    return [_row(row, line, names) for row, line in zip(shown, lines, strict=True)], pager


def _names(ids: set[str]) -> Mapping[str, str]:
    found = Who.objects.filter(public_id__in=ids).values_list("public_id", "name")
    return {public_id: name or ERASED for public_id, name in found}


def _row(row: AuditRow, line: Mapping[str, object], names: Mapping[str, str]) -> TrailRow:
    detail = line["detail"]
    told = (
        [f"{name} {value}" for name, value in detail.items() if value is not None] if isinstance(detail, dict) else []
    )
    about = str(line["about"])
    return TrailRow(
        number=row.sequence,
        act=str(line["act"]),
        about=names.get(about, about),
        by=names.get(str(line["by"]), ERASED),
        at=dt.datetime.fromisoformat(str(line["at"])),
        detail=", ".join(told),
        digest=row.digest,
    )
