"""Performance dashboards: guidance notes, the summary of ratings, and the tables of each service area."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from moothall.documents.composer.markup import Code, Markup, Value, call, joined
from moothall.documents.pack_text import DashboardPaper
from moothall.facts.measures import Indicator, IndicatorSummary

ARROWS = {"up": "↑", "down": "↓", "same": "↔"}
PERIOD = {"month": "Month", "quarter": "Qtr", "year": "Year", "snapshot": "Latest"}
KPI_TITLES = {
    "month": "Key Performance Indicators – Monthly",
    "quarter": "Key Performance Indicators – Quarterly",
    "year": "Key Performance Indicators – Annual",
    "snapshot": "Key Performance Indicators – Snapshot",
}
BANDS = (
    ("GREEN", "Target has been achieved"),
    ("AMBER", "Floor Standard* achieved but Target has not been met"),
    ("RED", "Floor Standard* has not been achieved"),
)
TRAVEL = (
    ("↑", "Performance has improved in the latest period"),
    ("↓", "Performance has fallen in the latest period"),
    ("↔", "Performance is unchanged in the latest period"),
)
FLOOR = (
    "*Floor Standards are the minimum performance expected and if not achieved must result in management action. "
    "For some indicators a lower figure is better; their floor then lies above their target."
)
ACTIVITY = (
    "Activity Indicators show demand and carry no RAG rating. Where there are thresholds, taken from the trend of "
    "earlier years, the alert says whether the result is within the expected range (Yes) or lies Above or Below it. "
    "Where there are none, the same time last year is given for comparison."
)


def dashboard(paper: DashboardPaper) -> Markup:
    """A dashboard on landscape pages: title page, guidance, summary, a page for each service area."""
    pages = [title_page(paper), guidance(paper), summary(paper.summary), *service_areas(paper.indicators)]
    return Markup("#pagebreak(weak: true)\n".join(pages))


def title_page(paper: DashboardPaper) -> Markup:
    """What the dashboard is, for which year and up to when."""
    lines = [f"Financial Year {paper.year}", f"Results up to {paper.results_to}", f"Produced by {paper.produced_by}"]
    return call("dashboard-title", paper.title, list[Value](lines))


def guidance(paper: DashboardPaper) -> Markup:
    """The guidance notes: what the colours, arrows and alerts mean."""
    agreed = f"RAG ratings are based on {paper.targets_agreed}." if paper.targets_agreed else ""
    rated = "All Key Performance Indicators are provided with RAG (Red/Amber/Green) ratings."
    arrows = any(indicator.dot for indicator in paper.indicators)
    parts = [
        call("section", 2, "", "Guidance Notes"),
        call("section", 3, "", "Key Performance Indicators"),
        call("par", rated),
        *([call("par", agreed)] if agreed else []),
        call("ruled", Code("(24mm, 130mm)"), ["RAG", "Meaning"], [[{"rating": c}, m] for c, m in BANDS]),
        call("par", FLOOR),
    ]
    if arrows:
        parts.append(call("section", 3, "", "Direction of Travel (DoT) Alerts"))
        parts.append(call("ruled", Code("(24mm, 130mm)"), ["DoT", "Meaning"], [[{"arrow": a}, m] for a, m in TRAVEL]))
    parts += [call("section", 3, "", "Activity Indicators"), call("par", ACTIVITY)]
    return joined(parts)


def summary(rows: Sequence[IndicatorSummary]) -> Markup:
    """The one-page summary: a table for each service area, a row for each indicator with its two ratings."""
    parts = [call("section", 2, "", "Key Performance Indicator Summary")]
    for group, members in groupby(rows, key=lambda row: row.group):
        head: list[Value] = [group or "", "Latest RAG", "YTD RAG"]
        parts.append(call("ruled", Code("(1fr, 26mm, 26mm)"), head, [summary_row(row) for row in members]))
    return joined(parts)


def summary_row(row: IndicatorSummary) -> Value:
    """An indicator's reference, label and ratings."""
    label = f"{row.ref}: {row.label}" if row.ref else row.label or ""
    return [label, {"rating": row.latest_rag or ""}, {"rating": row.ytd_rag or ""}]


def service_areas(indicators: Sequence[Indicator]) -> Iterator[Markup]:
    """A page for each service area."""
    for _, members in groupby(indicators, key=answerable):
        area = tuple(members)
        yield joined([answer_table(area[0]), *tables(area)])


def answerable(indicator: Indicator) -> tuple[str | None, ...]:
    """Who answers for an indicator: its service area, director, cabinet member and provider."""
    return (indicator.service_area, indicator.director, indicator.cabinet_member, indicator.delivered_by)


def answer_table(indicator: Indicator) -> Markup:
    """The small table at the head of a service area's page."""
    heads = ["Service Area", "Director", "Cabinet Member", "Delivery by:"]
    cells = [(head, cell) for head, cell in zip(heads, answerable(indicator), strict=True) if cell is not None]
    return call(
        "service-area",
        indicator.service_area or "",
        list[Value]([head for head, _ in cells]),
        list[Value]([cell for _, cell in cells]),
    )


class Column(NamedTuple):
    """A column of an indicator table: its heading and the indicator's cell in it."""

    head: str
    cell: Value


def tables(area: Sequence[Indicator]) -> Iterator[Markup]:
    """An area's tables, each followed by its footnotes and comments; rows of like columns share one."""
    for _, members in groupby(area, key=shape):
        rows = tuple(members)
        yield call("section", 3, "", table_title(rows[0]))
        heads: list[Value] = [column.head for column in columns(rows[0])]
        cells: list[Value] = [[column.cell for column in columns(row)] for row in rows]
        yield call("ruled", widths(len(heads)), heads, cells)
        yield from (call("note", line) for line in footnotes(rows))
        yield from (call("par", row.comment) for row in rows if row.comment)


def shape(indicator: Indicator) -> tuple[str | None, ...]:
    """What two indicators share when they stand in one table."""
    return (indicator.kind, indicator.frequency, *(column.head for column in columns(indicator)))


def table_title(indicator: Indicator) -> str:
    """The heading over a table."""
    if indicator.kind == "activity":
        return "Activity Indicators"
    return KPI_TITLES[indicator.frequency or "month"]


def widths(count: int) -> Code:
    """Column widths: the reference, a wide description, and the figures."""
    return Code(f"(15mm, 1fr, {', '.join(['auto'] * (count - 2))})")


def columns(indicator: Indicator) -> list[Column]:
    """The columns an indicator fills, by what it has."""
    lead = [Column("Ref", indicator.ref or ""), Column("Indicator description", indicator.description or "")]
    series = [Column(heading, number(value)) for heading, value in indicator.series]
    rest = rated_columns(indicator) if indicator.kind == "kpi" else ranged_columns(indicator)
    return [*lead, *series, *rest]


def rated_columns(indicator: Indicator) -> list[Column]:
    """Ratings, direction of travel, year to date, target, floor and previous year."""
    period = PERIOD[indicator.frequency or "month"]
    travel = [Column("DoT", {"arrow": ARROWS[indicator.dot]})] if indicator.dot else []
    ytd = []
    if indicator.ytd is not None:
        ytd = [Column("YTD", number(indicator.ytd)), Column("YTD RAG", {"rating": indicator.ytd_rag or ""})]
    return [
        Column(f"{period} RAG", {"rating": indicator.rag or ""}),
        *travel,
        *ytd,
        Column("Target", number(indicator.target)),
        Column("Floor", number(indicator.floor)),
        Column("Prev. Year", number(indicator.previous_year)),
    ]


def ranged_columns(indicator: Indicator) -> list[Column]:
    """Year to date, the alert with its thresholds, and the same time last year."""
    ytd = [Column("Year to date", number(indicator.ytd))] if indicator.ytd is not None else []
    thresholds = []
    if indicator.in_range is not None:
        thresholds = [
            Column("In expected range?", indicator.in_range),
            Column("Upper", number(indicator.upper)),
            Column("Lower", number(indicator.lower)),
        ]
    return [*ytd, *thresholds, Column("Prev. Yr YTD" if ytd else "Prev. Yr", number(indicator.previous_year))]


def number(figure: str | None) -> Value:
    """A figure, set to the right."""
    return {"number": figure or ""}


def footnotes(rows: Sequence[Indicator]) -> list[str]:
    """The notes under a table, each once."""
    return list(dict.fromkeys(f"{note.mark} {note.text}" for row in rows for note in row.footnotes))
