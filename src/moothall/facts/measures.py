"""Performance indicators, budgets and statistics, as printed: every figure is the text of its cell."""

from typing import Literal

from moothall.facts.bodies import Fact

IndicatorKind = Literal["kpi", "activity"]
Frequency = Literal["month", "quarter", "year", "snapshot"]
Travel = Literal["up", "down", "same"]


class Footnote(Fact):
    """A note on a figure: its mark (`*`), its text, and the field it stands on, where that is told."""

    mark: str
    text: str
    field: str | None = None


class Indicator(Fact):
    """A row of a detail table. `series` holds [column heading, value] in the order printed.

    `dot` is the direction of travel (improvement, not the number). `in_range` is the alert of an activity
    indicator (Yes, Above, Below) against `upper` and `lower`. `comment` is the paragraph that begins with
    the reference.
    """

    kind: IndicatorKind
    ref: str | None = None
    description: str | None = None
    service_area: str | None = None
    director: str | None = None
    cabinet_member: str | None = None
    delivered_by: str | None = None
    frequency: Frequency | None = None
    series: tuple[tuple[str, str], ...] = ()
    rag: str | None = None
    dot: Travel | None = None
    ytd: str | None = None
    ytd_rag: str | None = None
    target: str | None = None
    floor: str | None = None
    previous_year: str | None = None
    in_range: str | None = None
    upper: str | None = None
    lower: str | None = None
    comment: str | None = None
    footnotes: tuple[Footnote, ...] = ()


class IndicatorSummary(Fact):
    """A row of the one-page summary: the group it stands under, and its ratings."""

    group: str | None = None
    ref: str | None = None
    label: str | None = None
    latest_rag: str | None = None
    ytd_rag: str | None = None


class BudgetLine(Fact):
    """A heading of a budget monitoring table, each figure as printed."""

    heading: str
    net_budget: str | None = None
    net_forecast_variance: str | None = None
    adjustment: str | None = None
    revised_net_variance: str | None = None
    last_reported: str | None = None
    movement: str | None = None


class StatisticsTable(Fact):
    """Statistics by area or period: column headings, and rows of as many cells."""

    title: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
