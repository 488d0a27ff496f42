"""The small table above a service area's indicators: the area, who directs it, who answers for it in cabinet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from moothall.intake.lines import Line, Table
from moothall.intake.passages import Passage

_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cabinet_member", re.compile(r"\b(?:cabinet|portfolio|executive)\b.*\b(?:members?|holder)\b|\blead member\b")),
    ("delivered_by", re.compile(r"\bdeliver(?:y|ed)|\bprovide[rd]\b|\bcontractor\b")),
    ("director", re.compile(r"\b(?:director|head|manager|lead|officer)\b")),
    ("service_area", re.compile(r"\b(?:service|division|directorate)s?(?: area)?$|^area$")),
)


@dataclass(frozen=True, slots=True)
class Area:
    """A service area's head table: values by field, and where its headings stand."""

    values: Mapping[str, Passage] = field(default_factory=dict)
    head: Line | None = None


def area_of(table: Table) -> Area | None:
    """The service area that a table names; None for a table that is none."""
    if len(table.rows) < 2:
        return None
    head, *rows = table.rows
    fields = [_field(head.column(place)) for place in range(len(head.cells))]
    if fields[0] != "service_area" or not {"director", "cabinet_member"} & set(fields):
        return None
    cells = rows[0].cells
    values = {name: cell for name, cell in zip(fields, cells, strict=False) if name and cell}
    return Area(values, head) if "service_area" in values else None


def _field(head: str) -> str | None:
    words = " ".join(re.sub(r"[^\w\s]+", " ", head.casefold()).split())
    return next((name for name, pattern in _FIELDS if pattern.search(words)), None)
