"""Work programmes, in the forms councils print them."""

from collections.abc import Iterator, Sequence

from moothall.facts.programmes import ProgrammeMeeting
from moothall.intake.cited import Cited
from moothall.intake.stages.division import Part


def read_programmes(parts: Sequence[Part]) -> Iterator[Cited[ProgrammeMeeting]]:
    """The meetings of each work programme in the pack, with their items."""
    yield from ()
