"""Indicators, dashboards, budget monitoring and statistics. Figures are the text printed; numbers stand beside."""

import datetime as dt
from typing import Literal

from moothall.queries.public.cards.common import Download, Filter, Link, Pager, RagCount, Source, card

Travel = Literal["up", "down", "same"]


@card
class FootnoteCard:
    """A note on a figure, with its mark."""

    mark: str
    text: str


@card
class IndicatorCard:
    """An indicator with its latest figures; `number` and the like are the figure for a chart, None where it has none.

    `history` are the latest numbers, oldest first, for a small chart. `in_range` is Yes, Above or Below.
    """

    id: str
    url: str
    name: str
    ref: str | None = None
    kind: Literal["kpi", "activity"] = "kpi"
    service_area: str | None = None
    body: Link | None = None
    period: str | None = None
    value: str | None = None
    rag: str | None = None
    travel: Travel | None = None
    target: str | None = None
    floor: str | None = None
    in_range: str | None = None
    history: tuple[float | None, ...] = ()


@card
class ReadingCard:
    """One period's figure, and everywhere it was printed. `revised` names earlier figures printed for the period."""

    period: str
    value: str
    number: float | None = None
    rag: str | None = None
    travel: Travel | None = None
    target: str | None = None
    floor: str | None = None
    target_number: float | None = None
    floor_number: float | None = None
    upper: str | None = None
    lower: str | None = None
    in_range: str | None = None
    revised: tuple[str, ...] = ()
    footnotes: tuple[FootnoteCard, ...] = ()
    sources: tuple[Source, ...] = ()


@card
class YearToDateCard:
    """A year-to-date figure as one dashboard gave it."""

    date: dt.date
    value: str
    rag: str | None = None
    previous_year: str | None = None
    source: Source | None = None


@card
class Commentary:
    """What a dashboard said about an indicator."""

    text: str
    source: Source
    ref: str | None = None
    url: str | None = None


@card
class IndicatorPage:
    """An indicator's history across all packs read, oldest reading first.

    `names` are earlier wordings with the references they had; `lower_is_better` None where not known.
    """

    indicator: IndicatorCard
    readings: tuple[ReadingCard, ...] = ()
    year_to_date: tuple[YearToDateCard, ...] = ()
    commentary: tuple[Commentary, ...] = ()
    names: tuple[str, ...] = ()
    director: str | None = None
    cabinet_member: str | None = None
    delivered_by: str | None = None
    frequency: str | None = None
    lower_is_better: bool | None = None
    unit: str | None = None
    dashboards: tuple[Link, ...] = ()
    downloads: tuple[Download, ...] = ()


@card
class IndicatorsPage:
    """All indicators, by service area."""

    indicators: tuple[IndicatorCard, ...]
    counts: RagCount | None = None
    filters: tuple[Filter, ...] = ()
    pager: Pager | None = None
    downloads: tuple[Download, ...] = ()


@card
class DashboardRow:
    """A row of a dashboard; `values` stand under the table's `periods`."""

    indicator: IndicatorCard
    values: tuple[str, ...] = ()
    ytd: str | None = None
    ytd_rag: str | None = None
    previous_year: str | None = None
    upper: str | None = None
    lower: str | None = None
    footnotes: tuple[FootnoteCard, ...] = ()
    source: Source | None = None


@card
class DashboardTable:
    """Rows that share their periods: monthly or quarterly indicators, or activity."""

    title: str
    kind: Literal["kpi", "activity"]
    periods: tuple[str, ...]
    rows: tuple[DashboardRow, ...]


@card
class DashboardArea:
    """A service area with the people answerable for it."""

    name: str
    tables: tuple[DashboardTable, ...]
    director: str | None = None
    cabinet_member: str | None = None
    delivered_by: str | None = None
    counts: RagCount | None = None
    commentary: tuple[Commentary, ...] = ()


@card
class DashboardPage:
    """A body's dashboard as a meeting saw it; `meetings` are the others to choose from."""

    body: Link
    meeting: Link
    date: dt.date
    areas: tuple[DashboardArea, ...]
    counts: RagCount
    meetings: tuple[Link, ...] = ()
    reds: tuple[IndicatorCard, ...] = ()
    source: Source | None = None
    downloads: tuple[Download, ...] = ()


@card
class BudgetLineCard:
    """A heading of a budget monitoring table; `variance` is the revised net variance as a number."""

    heading: str
    net_budget: str | None = None
    net_forecast_variance: str | None = None
    adjustment: str | None = None
    revised_net_variance: str | None = None
    last_reported: str | None = None
    movement: str | None = None
    variance: float | None = None
    total: bool = False
    history: tuple[float | None, ...] = ()
    source: Source | None = None


@card
class BudgetPage:
    """Budget monitoring as reported to a meeting. `unit` is what the figures are in (`£000s`), as printed."""

    body: Link
    meeting: Link
    date: dt.date
    lines: tuple[BudgetLineCard, ...]
    unit: str | None = None
    meetings: tuple[Link, ...] = ()
    commentary: tuple[Commentary, ...] = ()
    source: Source | None = None
    downloads: tuple[Download, ...] = ()


@card
class StatisticsCard:
    """A statistics table in a list."""

    title: str
    url: str
    meeting: Link
    date: dt.date


@card
class StatisticsPage:
    """A table of statistics by area or period, as printed."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    meeting: Link
    body: Link
    date: dt.date
    source: Source | None = None
    downloads: tuple[Download, ...] = ()
    others: tuple[StatisticsCard, ...] = ()


@card
class StatisticsListPage:
    """All tables of statistics, newest first."""

    tables: tuple[StatisticsCard, ...]
    pager: Pager | None = None
