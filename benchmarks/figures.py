"""Figures, the limits they are held to, and the table they are written into."""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured thing: `value` in `unit`, the `floor` measured beside it (if any), and the limit it must keep.

    `limit` is in the unit of `value`; `at_least` says that more is better.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    floor: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def kept(self) -> bool | None:
        """Whether the limit is kept; None where there is none."""
        if self.limit is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The median wall time of `rounds` calls, after one that is not counted."""
    work()
    return statistics.median(_timed(work) for _ in range(rounds))


def interleaved(works: Sequence[Callable[[], object]], rounds: int = 5) -> list[float]:
    """Median wall times of several works taken in turn, so that a slow moment of the machine meets all of them."""
    for work in works:
        work()
    times = [[_timed(work) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(title: str, figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table under a heading."""
    lines = [f"## {title}", "", "| what | measured | floor in the same run | limit | kept |", "|---|---|---|---|---|"]
    lines += [_line(figure) for figure in figures]
    return "\n".join(lines) + "\n"


def _line(figure: Figure) -> str:
    limit = "" if figure.limit is None else f"{'≥' if figure.at_least else '≤'} {figure.limit:.4g} {figure.unit}"
    floor = "" if figure.floor is None else f"{figure.floor:.4g}"
    kept = {True: "yes", False: "**no**", None: ""}[figure.kept]
    name = f"{figure.name} ({figure.note})" if figure.note else figure.name
    return f"| {name} | {figure.value:.4g} {figure.unit} | {floor} | {limit} | {kept} |"


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
