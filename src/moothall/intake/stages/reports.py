"""Reports: their covers and contacts."""

from collections.abc import Iterator, Sequence

from moothall.facts.reports import Report
from moothall.intake.cited import Cited
from moothall.intake.stages.division import Part


def read_reports(parts: Sequence[Part]) -> Iterator[Cited[Report]]:
    """Each report in the pack, in order."""
    yield from ()
