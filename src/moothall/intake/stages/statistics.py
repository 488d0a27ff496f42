"""Statistics by area or period."""

from collections.abc import Iterator, Sequence

from moothall.facts.measures import StatisticsTable
from moothall.intake.cited import Cited
from moothall.intake.stages.division import Part


def read_statistics(parts: Sequence[Part]) -> Iterator[Cited[StatisticsTable]]:
    """Each table of statistics, in order."""
    yield from ()
