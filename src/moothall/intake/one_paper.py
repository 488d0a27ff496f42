"""Reading one paper that is bound into a pack of our own, rather than a whole pack."""

from moothall.facts.readings import Reading
from moothall.intake.reading import read_source
from moothall.intake.sources.forms import take_apart


def read_paper(data: bytes) -> Reading:
    """What a single paper says; one of which nothing is recognised gives its blocks alone.

    Raises UnreadablePack when the data is damaged, locked or empty.
    """
    return read_source(take_apart(data))
