"""Performance and activity indicators from the detail tables of a dashboard."""

from collections.abc import Iterator, Sequence

from moothall.facts.measures import Indicator
from moothall.intake.cited import Cited
from moothall.intake.stages.division import Part


def read_indicators(parts: Sequence[Part]) -> Iterator[Cited[Indicator]]:
    """Each row of each detail table, in order."""
    yield from ()
