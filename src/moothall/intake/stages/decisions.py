"""Records of decision, proposed or taken."""

from collections.abc import Iterator, Sequence

from moothall.facts.decisions import Decision
from moothall.intake.cited import Cited
from moothall.intake.stages.division import Part


def read_decisions(parts: Sequence[Part]) -> Iterator[Cited[Decision]]:
    """Each record of decision in the pack, in order."""
    yield from ()
