"""Sets of minutes: who attended, and what was resolved and voted on."""

from collections.abc import Iterator, Sequence

from moothall.facts.meetings import Minutes
from moothall.intake.cited import Cited
from moothall.intake.stages.division import Part


def read_minutes(parts: Sequence[Part]) -> Iterator[Cited[Minutes]]:
    """Each set of minutes in the pack, in order."""
    yield from ()
