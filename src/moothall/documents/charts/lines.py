"""The line chart of an indicator: its values over time, its target and floor, and how each was rated."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from math import ceil, floor, log10
from typing import NamedTuple

from moothall.documents.charts.drawing import (
    COLOURS,
    GRID,
    NO_FIGURES,
    Show,
    Values,
    finite,
    known,
    path,
    picture,
    plain,
    spread,
    words,
)

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 56, 576, 30, 212
PERIODS = 6
"""Not more names of periods than this stand under the chart."""

_MARKS = {
    "green": ("h0", f'stroke-width="9" stroke-linecap="round" stroke="{COLOURS["green"]}"'),
    "amber": ("h0", f'stroke-width="9" stroke-linecap="square" stroke="{COLOURS["amber"]}"'),
    "red": ("m0-6l6 11h-12z", f'fill="{COLOURS["red"]}"'),
    "": ("h0", 'stroke-width="6" stroke-linecap="round" stroke="currentColor"'),
}
"""A rating's mark: the strokes from its middle, and how they are drawn. Disc, square, triangle; a dot unrated."""


class _Scale(NamedTuple):
    """Round numbers from `low` to `high` in steps, and the pixels of one unit."""

    low: float
    high: float
    step: float
    unit: float

    def y(self, number: float) -> int:
        return round(BOTTOM - (number - self.low) * self.unit)


def line(
    title: str,
    labels: Sequence[str],
    values: Values,
    *,
    targets: Values = (),
    floors: Values = (),
    ratings: Sequence[str | None] = (),
    show: Show = plain,
) -> str:
    """A line through the values with a point each; target and floor as lines of their own, period by period.

    `ratings` are the printed words (GREEN, AMBER, RED; anything else is a plain point). `labels` are as long as
    `values`; `targets`, `floors` and `ratings` too, or empty.
    """
    numbers, wanted, least = finite(values), finite(targets), finite(floors)
    points = known(numbers)
    if not points:
        return picture(title, NO_FIGURES, WIDTH, 40, f'<text x="4" y="25">{NO_FIGURES}</text>')
    scale = _scale(*spread({*numbers, *wanted, *least}))
    columns = _columns(len(numbers))
    low, unit = scale.low, scale.unit
    spots = [
        None if number is None else f"{column} {BOTTOM - (number - low) * unit:.0f}"
        for column, number in zip(columns, numbers, strict=True)
    ]
    content = (
        _grid(scale, show)
        + _periods(columns, labels)
        + _level(scale, wanted, "Target", f'stroke="{COLOURS["green"]}" stroke-dasharray="6 4"')
        + _level(scale, least, "Floor", f'stroke="{COLOURS["red"]}" stroke-dasharray="2 3"')
        + path(spots, width=2)
        + _points(spots, ratings)
    )
    said = _said(labels, points, ratings, show) + _goal("Target", wanted, show) + _goal("Floor", least, show)
    return picture(title, said, WIDTH, HEIGHT, content)


def _scale(low: float, high: float) -> _Scale:
    """Room for all values, from a round number to a round number; a single value stands in the middle."""
    if low == high:
        margin = abs(low) * 0.1 if abs(low) > 1e-6 else 1.0
        low, high = low - margin, high + margin
    size = 10.0 ** floor(log10((high - low) / 3))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10, 20) if high - low <= size * factor * 4)
    low, high = floor(low / step) * step, ceil(high / step) * step
    return _Scale(low, high, step, (BOTTOM - TOP) / (high - low))


def _grid(scale: _Scale, show: Show) -> str:
    ticks = [scale.low + scale.step * index for index in range(round((scale.high - scale.low) / scale.step) + 1)]
    heights = [(tick, scale.y(tick)) for tick in ticks]
    rules = "".join(f"M{LEFT} {y}H{RIGHT}" for _, y in heights)
    numbers = "".join(f'<text x="{LEFT - 8}" y="{y + 5}">{words(show(tick))}</text>' for tick, y in heights)
    return f'<path d="{rules}" stroke="{GRID}" stroke-width=".5"/>{_group(numbers, "end")}'


@lru_cache(maxsize=64)
def _columns(count: int) -> tuple[str, ...]:
    """How far from the left each of so many values stands."""
    gap = (RIGHT - LEFT) / max(count - 1, 1)
    return tuple(f"{LEFT + gap * index:.0f}" for index in range(count))


def _periods(columns: Sequence[str], labels: Sequence[str]) -> str:
    """Names of periods under the chart, evenly apart, the last one always."""
    every = max(1, ceil(len(labels) / PERIODS))
    named = range(len(labels) - 1, -1, -every)
    texts = "".join(f'<text x="{columns[at]}" y="{BOTTOM + 20}">{words(labels[at])}</text>' for at in named)
    return _group(texts, "middle")


def _level(scale: _Scale, values: Values, name: str, style: str) -> str:
    """A target or floor: level over the periods for which it holds, its name at its right end."""
    parts, at, end = [], 0, 0
    gap = (RIGHT - LEFT) / max(len(values) - 1, 1)
    for value, run in groupby(values):
        start, at = at, at + len(list(run))
        if value is not None:
            left, right = max(LEFT + gap * (start - 0.5), LEFT), min(LEFT + gap * (at - 0.5), RIGHT)
            end = scale.y(value)
            parts.append(f"M{left:.0f} {end}H{right:.0f}")
    if not parts:
        return ""
    word = _group(f'<text x="{RIGHT + 10}" y="{end + 5}">{name}</text>', "start")
    return f'<path d="{"".join(parts)}" stroke-width="2" {style}/>{word}'


def _points(spots: Sequence[str | None], ratings: Sequence[str | None]) -> str:
    """A mark for each value by its rating, and above the chart what each mark means."""
    told = [(rating or "").lower() for rating in ratings] or [""] * len(spots)
    strokes: dict[str, list[str]] = {rating: [] for rating in _MARKS}
    for word, spot in zip(told, spots, strict=True):
        if spot is not None:
            strokes[word if word in _MARKS else ""].append(spot)
    names = []
    for at, rating in enumerate([rating for rating in COLOURS if strokes[rating]]):
        strokes[rating].append(f"{LEFT + 6 + at * 80} 10")
        names.append(f'<text x="{LEFT + 18 + at * 80}" y="15">{rating.capitalize()}</text>')
    marks = [
        f'<path d="M{f"{mark}M".join(strokes[rating])}{mark}" {style}/>'
        for rating, (mark, style) in _MARKS.items()
        if strokes[rating]
    ]
    return "".join(marks) + _group("".join(names), "start")


def _group(texts: str, anchor: str) -> str:
    return f'<g text-anchor="{anchor}">{texts}</g>' if texts else ""


def _said(labels: Sequence[str], points: Sequence[tuple[int, float]], ratings: Sequence[str | None], show: Show) -> str:
    """How many figures, from when to when, within what range, the latest and its rating."""
    (first, _), (last, latest) = points[0], points[-1]
    low, high = spread([number for _, number in points])
    rating = (ratings[last] or "").lower() if ratings else ""
    return (
        f"{len(points)} figures from {labels[first]} to {labels[last]}, between {show(low)} and {show(high)}. "
        f"Latest: {show(latest)}{rating and f', {rating}'}."
    )


def _goal(name: str, values: Values, show: Show) -> str:
    latest = next((value for value in reversed(values) if value is not None), None)
    return "" if latest is None else f" {name}: {show(latest)}."
