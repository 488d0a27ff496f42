"""A body's dashboard as of a meeting."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from moothall.queries.public import addresses
from moothall.queries.public.cards import DashboardArea, DashboardPage, DashboardRow, DashboardTable
from moothall.queries.public.histories import histories
from moothall.queries.public.indicators import commentary, footnotes, indicator_card, rag_count
from moothall.queries.public.linking import SOURCED, body_link, files_of, meeting_link, source
from moothall.queries.public.told import choices, the_one, told_meetings
from moothall.records.models import IndicatorRow

_TITLES = {
    "month": "Key performance indicators, monthly",
    "quarter": "Key performance indicators, quarterly",
    "year": "Key performance indicators, annual",
    "snapshot": "Snapshots",
}


def dashboard_page(body: str, meeting: str | None = None) -> DashboardPage | None:
    """The dashboard that a meeting of the body was given, the latest where none is named; None where none was."""
    meetings = list(told_meetings(body, IndicatorRow))
    told = the_one(meetings, meeting)
    if told is None:
        return None
    every = IndicatorRow.objects.filter(meeting__body=told.body_id, meeting__date__lte=told.date)
    known = histories(every.select_related("indicator", "meeting__body", *SOURCED))
    rows = sorted((row for one in known.values() for row in one.rows if row.meeting_id == told.pk), key=_order)
    shown = {row.pk: _row(row, known[row.indicator_id].numbers) for row in rows}
    cards = [shown[row.pk].indicator for row in rows]
    return DashboardPage(
        body=body_link(told.body),
        meeting=meeting_link(told),
        date=told.date,
        areas=tuple(_areas(rows, shown)),
        counts=rag_count(cards),
        meetings=tuple(choices(meetings, told, addresses.dashboard)),
        reds=tuple(card for card in cards if (card.rag or "").upper() == "RED"),
        source=source(rows[0]),
        downloads=files_of(addresses.dashboard(body, told.public_id), "indicators"),
    )


def _order(row: IndicatorRow) -> int:
    return row.position


def _row(row: IndicatorRow, history: Sequence[float | None]) -> DashboardRow:
    fields = row.fields
    return DashboardRow(
        indicator=indicator_card(row, history),
        values=tuple(value for _, value in fields.get("series") or []),
        ytd=fields.get("ytd"),
        ytd_rag=fields.get("ytd_rag") or None,
        previous_year=fields.get("previous_year"),
        upper=fields.get("upper"),
        lower=fields.get("lower"),
        footnotes=footnotes(row),
        source=source(row),
    )


def _areas(rows: Sequence[IndicatorRow], shown: dict[int, DashboardRow]) -> Iterator[DashboardArea]:
    """The service areas in the order in which they first stand, each with all its rows."""
    areas: dict[str, list[IndicatorRow]] = {}
    for row in rows:
        areas.setdefault(row.fields.get("service_area") or "", []).append(row)
    for name, several in areas.items():
        first = several[0].fields
        yield DashboardArea(
            name=name or "All services",
            tables=tuple(_tables(several, shown)),
            director=first.get("director"),
            cabinet_member=first.get("cabinet_member"),
            delivered_by=first.get("delivered_by"),
            counts=rag_count(shown[row.pk].indicator for row in several),
            commentary=tuple(commentary(row) for row in several if row.fields.get("comment")),
        )


def _tables(rows: Iterable[IndicatorRow], shown: dict[int, DashboardRow]) -> Iterator[DashboardTable]:
    """Consecutive rows that share their columns."""
    for (kind, frequency, periods), run in groupby(rows, key=_columns):
        yield DashboardTable(
            title="Activity" if kind == "activity" else _TITLES.get(frequency, "Key performance indicators"),
            kind="activity" if kind == "activity" else "kpi",
            periods=periods,
            rows=tuple(shown[row.pk] for row in run),
        )


def _columns(row: IndicatorRow) -> tuple[str, str, tuple[str, ...]]:
    fields = row.fields
    return (
        fields.get("kind", "kpi"),
        fields.get("frequency") or "",
        tuple(name for name, _ in fields.get("series") or []),
    )
