"""Budget monitoring tables."""

from collections.abc import Iterator, Sequence

from moothall.facts.measures import BudgetLine
from moothall.intake.cited import Cited
from moothall.intake.stages.division import Part


def read_budget_lines(parts: Sequence[Part]) -> Iterator[Cited[BudgetLine]]:
    """Each heading of each budget monitoring table, in order."""
    yield from ()
