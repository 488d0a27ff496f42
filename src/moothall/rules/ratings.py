"""Ratings of performance indicators: RAG, direction of travel and range alerts.

The rules are those of a county council's published dashboards: GREEN when the target is achieved, AMBER when
the floor standard is but the target is not, RED when the floor is not; the direction of travel is
improvement and not the number; an activity indicator within its thresholds, both included, is in range.
Values are compared as displayed.
"""

import enum
import re
from decimal import Decimal
from typing import Literal

from moothall.facts.bodies import Fact
from moothall.facts.measures import Indicator, Travel
from moothall.rules.figures import figure

Polarity = Literal["higher is better", "lower is better"]
FIRST_IS_LATEST = re.compile(r"\b(latest|current|this)\b", re.IGNORECASE)
EARLIER = re.compile(r"\b(previous|prior|last)\b", re.IGNORECASE)


class Rag(enum.StrEnum):
    """The colour of a rating, as dashboards print it."""

    green = "GREEN"
    amber = "AMBER"
    red = "RED"


class Alert(enum.StrEnum):
    """Whether an activity indicator is within its expected range, as dashboards print it."""

    inside = "Yes"
    above = "Above"
    below = "Below"


class Expected(Fact):
    """The ratings that follow from an indicator's printed figures; None where they do not tell."""

    rag: Rag | None = None
    ytd_rag: Rag | None = None
    dot: Travel | None = None
    in_range: Alert | None = None


def polarity(target: Decimal, floor: Decimal) -> Polarity:
    """Which way is better: no floor lies beyond its target, so a target above (or at) the floor says higher."""
    return "higher is better" if target >= floor else "lower is better"


def rag(value: Decimal, target: Decimal, floor: Decimal) -> Rag:
    """The rating of a value; meeting the target or the floor exactly is achieving it."""
    sign = 1 if polarity(target, floor) == "higher is better" else -1
    if value * sign >= target * sign:
        return Rag.green
    return Rag.amber if value * sign >= floor * sign else Rag.red


def direction(previous: Decimal, latest: Decimal, better: Polarity) -> Travel:
    """The direction of travel from one period to the next: up is improvement, whichever way the number went."""
    if latest == previous:
        return "same"
    return "up" if (latest > previous) == (better == "higher is better") else "down"


def alert(value: Decimal, lower: Decimal, upper: Decimal) -> Alert:
    """Whether a value is within its thresholds, both included. Raises ValueError for thresholds that cross."""
    if lower > upper:
        raise ValueError(f"the lower threshold {lower} is above the upper {upper}")
    if value > upper:
        return Alert.above
    return Alert.below if value < lower else Alert.inside


def part_year(annual: Decimal, month: int) -> Decimal:
    """A year's threshold in proportion to the months gone, to the nearest whole number.

    `month` counts from 1 in the financial year. Raises ValueError outside 1 to 12.
    """
    if not 1 <= month <= 12:
        raise ValueError(f"a financial year has months 1 to 12, not {month}")
    return (annual * month / 12).quantize(Decimal(1), rounding="ROUND_HALF_UP")


def in_order_of_time(series: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The printed values from earliest to latest.

    Columns stand in the order of time, save where the first is headed "Latest ..." and a later one
    "Previous ...": then the newest comes first.
    """
    values = tuple(value for _, value in series)
    headings = [heading for heading, _ in series]
    backwards = (
        bool(headings)
        and FIRST_IS_LATEST.search(headings[0])
        and any(EARLIER.search(heading) for heading in headings[1:])
    )
    return values[::-1] if backwards else values


def expected(indicator: Indicator) -> Expected:
    """The ratings that follow from an indicator as printed.

    A latest value that is not yet available counts as the last one that is. The alert of an activity indicator is
    on its year to date, else on its latest value. A key indicator has no alert, an activity indicator no RAG.
    """
    available = [value for value in map(figure, in_order_of_time(indicator.series)) if value is not None]
    year_to_date = figure(indicator.ytd)
    if indicator.kind == "activity":
        value = year_to_date if year_to_date is not None else _last(available)
        return Expected(in_range=_alert(value, figure(indicator.lower), figure(indicator.upper)))
    target, floor = figure(indicator.target), figure(indicator.floor)
    if target is None or floor is None:
        return Expected()
    return Expected(
        rag=_rag(_last(available), target, floor),
        ytd_rag=_rag(year_to_date, target, floor),
        dot=_direction(available, polarity(target, floor)),
    )


def _last(values: list[Decimal]) -> Decimal | None:
    return values[-1] if values else None


def _rag(value: Decimal | None, target: Decimal, floor: Decimal) -> Rag | None:
    return None if value is None else rag(value, target, floor)


def _direction(available: list[Decimal], better: Polarity) -> Travel | None:
    return direction(available[-2], available[-1], better) if len(available) > 1 else None


def _alert(value: Decimal | None, lower: Decimal | None, upper: Decimal | None) -> Alert | None:
    if value is None or lower is None or upper is None or lower > upper:
        return None
    return alert(value, lower, upper)
