"""The five-clear-days record: how long papers were open to inspection before their meetings."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from moothall.queries.desk.viewers import Viewer
from moothall.records.models import PaperNotice

_MOST = 100


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """The papers of one body that were opened for meetings of one month, and how many of them in time.

    `shorter` are those in time because they were open since their meeting was called at shorter notice.
    """

    body: str
    month: str
    papers: int
    in_time: int
    late: int
    excused: int
    shorter: int

    @property
    def share(self) -> float:
        """How many of a hundred were in time."""
        return round(100 * self.in_time / self.papers, 1) if self.papers else 0.0


def notice_record(viewer: Viewer, first: dt.date, last: dt.date) -> tuple[NoticeLine, ...]:
    """The five-clear-days record by body and month of the meeting; of papers that the public could inspect."""
    rows = _papers(first, last)
    groups: dict[tuple[str, str], list[PaperNotice]] = defaultdict(list)
    for row in rows:
        groups[f"{row.scheduled.date:%Y-%m}", row.scheduled.body.title or row.scheduled.body.name].append(row)
    return tuple(_notice_line(month, body, found) for (month, body), found in sorted(groups.items()))


def _notice_line(month: str, body: str, rows: Sequence[PaperNotice]) -> NoticeLine:
    late = [row for row in rows if not row.in_time]
    excused = sum(bool(row.excuse) for row in late)
    shorter = sum(row.in_time and row.days < row.needed for row in rows)
    return NoticeLine(body, month, len(rows), len(rows) - len(late), len(late), excused, shorter)


def late_papers(viewer: Viewer, first: dt.date, last: dt.date) -> tuple[PaperNotice, ...]:
    """The papers that were not open long enough, with the reason that was given."""
    rows = _papers(first, last).filter(in_time=False)
    return tuple(rows.order_by("-scheduled__date", "item")[:_MOST])


def _papers(first: dt.date, last: dt.date) -> QuerySet[PaperNotice]:
    """What the public could inspect; a meeting that was moved counts with the day on which it is held."""
    rows = PaperNotice.objects.filter(is_open=True, scheduled__date__range=(first, last))
    return rows.exclude(scheduled__state="moved").select_related("scheduled__body")
