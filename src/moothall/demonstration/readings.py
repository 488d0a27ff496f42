"""The figures behind indicators, month by month from April 2023: base, trend, season, noise and shocks."""

import datetime as dt
import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

import msgspec

from moothall.demonstration.chance import chance
from moothall.demonstration.dated import on, wording
from moothall.demonstration.library import load
from moothall.facts.measures import Frequency

EPOCH = dt.date(2023, 4, 1)
Aggregation = Literal["ratio", "sum", "snapshot", "average", "rolling", "cumulative"]


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator: its dated references and wordings, and what its figures are made of (see the data file)."""

    ref: tuple[str, ...]
    label: tuple[str, ...]
    base: float
    short: tuple[str, ...] = ()
    trend: float = 0.0
    season: float = 0.0
    crest: int = 0
    noise: float = 0.0
    shocks: tuple[tuple[str, str, float], ...] = ()
    volume: int = 0
    kind: Aggregation | None = None
    unit: str | None = None
    decimals: int = 0
    frequency: Frequency = "month"
    targets: tuple[tuple[int, Decimal, Decimal], ...] = ()
    comments: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    lag: bool = False
    tolerance: float | None = None

    @property
    def name(self) -> str:
        """What the measure is known by here, whatever it is called later."""
        return wording(self.ref[0]).text

    @property
    def is_rated(self) -> bool:
        """Whether it is a key performance indicator and not one of activity."""
        return bool(self.targets)

    @property
    def aggregation(self) -> Aggregation:
        """How months make a year to date: cases over cases for rated measures, else a sum."""
        return self.kind or ("ratio" if self.is_rated else "sum")

    @property
    def sign(self) -> str:
        """What follows a figure as printed."""
        return self.unit if self.unit is not None else ("%" if self.is_rated else "")

    def bounds(self, year: int) -> tuple[Decimal, Decimal]:
        """Target and floor in a financial year."""
        return [(target, floor) for since, target, floor in self.targets if since <= year][-1]


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """A service area with its indicators and those who answer for it."""

    name: tuple[str, ...]
    director: str
    cabinet_member: str
    delivered_by: str
    kpis: tuple[Measure, ...]
    activities: tuple[Measure, ...]


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """What a body's performance dashboard shows."""

    title: str
    produced_by: str
    areas: tuple[Area, ...]


def boards() -> dict[str, Board]:
    """The dashboards by body."""
    return load("indicators", dict[str, Board])


def month_after(month: dt.date, count: int = 1) -> dt.date:
    """The first day of the month so many after; before, with a negative count."""
    years, months = divmod(month.month - 1 + count, 12)
    return dt.date(month.year + years, months + 1, 1)


def since_epoch(month: dt.date) -> int:
    """Months since the first that there are figures for."""
    return (month.year - EPOCH.year) * 12 + month.month - EPOCH.month


def financial_year(month: dt.date) -> int:
    """The year in which the financial year of a month began."""
    return month.year if month.month >= 4 else month.year - 1


def year_so_far(month: dt.date) -> list[dt.date]:
    """The months of the financial year up to and with this one."""
    first = dt.date(financial_year(month), 4, 1)
    return [month_after(first, place) for place in range(since_epoch(month) - since_epoch(first) + 1)]


def usual(measure: Measure, month: dt.date) -> float:
    """What a month of its season would bring, without trend, noise and shocks."""
    return measure.base + measure.season * math.cos((month.month - measure.crest) * math.pi / 6)


def reading(measure: Measure, month: dt.date, seed: int) -> float:
    """The underlying figure of a month."""
    draw = chance(seed, "reading", measure.name, month)
    shift = sum(size for since, until, size in measure.shocks if since <= f"{month:%Y-%m}" <= until)
    value = usual(measure, month) + measure.trend * since_epoch(month) + shift + measure.noise * draw.gauss(0, 1)
    return min(100.0, max(0.0, value)) if measure.sign == "%" else max(0.0, value)


def cases(measure: Measure, month: dt.date, seed: int) -> tuple[int, int]:
    """Of a ratio's cases in a month, how many met the standard, and how many there were."""
    draw = chance(seed, "cases", measure.name, month)
    total = max(1, round(measure.volume * (1 + 0.07 * draw.gauss(0, 1))))
    return min(total, round(total * reading(measure, month, seed) / 100)), total


def over(measure: Measure, months: Sequence[dt.date], seed: int) -> float:
    """The figure of a span of months, by the measure's aggregation."""
    match measure.aggregation:
        case "ratio":
            pairs = [cases(measure, month, seed) for month in months]
            return 100 * sum(met for met, _ in pairs) / sum(total for _, total in pairs)
        case "sum" | "cumulative":
            return sum(round(reading(measure, month, seed)) for month in months)
        case "average":
            return sum(reading(measure, month, seed) for month in months) / len(months)
        case _:
            return reading(measure, months[-1], seed)


def expected_over(measure: Measure, months: Sequence[dt.date]) -> float:
    """What earlier years would lead one to expect of these months."""
    return sum(usual(measure, month) for month in months)


def displayed(measure: Measure, value: float) -> str:
    """A figure as printed: rounded half up, with commas and its sign."""
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-measure.decimals), rounding=ROUND_HALF_UP)
    return f"{rounded:,}{measure.sign}"


def bound(measure: Measure, value: Decimal) -> str:
    """A target or floor as printed, with no more places than it needs."""
    return f"{value.normalize():f}{measure.sign}"


def threshold(value: float) -> str:
    """A threshold as printed: to three figures."""
    if value < 1000:
        return f"{round(value):,}"
    scale: int = 10 ** (len(str(int(value))) - 3)
    return f"{round(value / scale) * scale:,}"


def named(entries: Sequence[str], month: dt.date) -> str:
    """A reference or wording as it was in a month."""
    return on(entries, month)
