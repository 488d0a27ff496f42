"""The one-page summary of a dashboard's ratings."""

from collections.abc import Iterator, Sequence

from moothall.facts.measures import IndicatorSummary
from moothall.intake.cited import Cited
from moothall.intake.stages.division import Part


def read_summaries(parts: Sequence[Part]) -> Iterator[Cited[IndicatorSummary]]:
    """Each row of each summary table, in order."""
    yield from ()
