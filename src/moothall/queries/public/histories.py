"""The figures of an indicator across all dashboards, as they were printed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from moothall.records.models import IndicatorRow
from moothall.rules.figures import figure
from moothall.rules.reporting_periods import Period, period


@dataclass
class Printed:
    """A period with every row that printed a figure for it, first printed first."""

    printed: list[tuple[str, IndicatorRow, bool]] = field(default_factory=list)


@dataclass
class History:
    """An indicator's rows, first reported first."""

    rows: Sequence[IndicatorRow]

    @property
    def latest(self) -> IndicatorRow:
        """The row reported last."""
        return self.rows[-1]

    @cached_property
    def readings(self) -> dict[Period, Printed]:
        """What was printed for each period, oldest first; one period has one entry whichever way it was headed."""
        found: dict[tuple[dt.date, bool], tuple[Period, Printed]] = {}
        for row in self.rows:
            series = row.fields.get("series") or []
            newest = newest_column(series, row.meeting.date)
            for place, (heading, value) in enumerate(series):
                when = period(heading, row.meeting.date)
                _, reading = found.setdefault((when.month, when.told), (when, Printed()))
                reading.printed.append((value, row, place == newest))
        return dict(sorted(found.values(), key=lambda pair: pair[0]))

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """The figures, oldest first, as last printed."""
        return tuple(number(reading.printed[-1][0]) for reading in self.readings.values())


def number(text: str | None) -> float | None:
    """A printed figure as a number for a chart; None where it is none."""
    value = figure(text)
    return None if value is None else float(value)


def newest_column(series: Sequence[Sequence[str]], reported: dt.date) -> int:
    """The column that the rating is about: that of the latest period which has a figure; -1 where none has."""
    known = [
        (period(heading, reported).month, n) for n, (heading, value) in enumerate(series) if number(value) is not None
    ]
    return max(known)[1] if known else -1


def histories(rows: Iterable[IndicatorRow]) -> dict[int, History]:
    """Rows by their indicator, in the order of the meetings."""
    found: dict[int, list[IndicatorRow]] = {}
    for row in sorted(rows, key=lambda row: (row.meeting.date, row.position)):
        found.setdefault(row.indicator_id, []).append(row)
    return {indicator: History(several) for indicator, several in found.items()}
