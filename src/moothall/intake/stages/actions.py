"""Action plans: numbered recommendations with progress and colour."""

from collections.abc import Iterator, Sequence

from moothall.facts.actions import TrackedAction
from moothall.intake.cited import Cited
from moothall.intake.stages.division import Part


def read_tracked_actions(parts: Sequence[Part]) -> Iterator[Cited[TrackedAction]]:
    """Each tracked recommendation or action, in order."""
    yield from ()
