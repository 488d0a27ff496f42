"""How each paper of a pack fares with those who do not read by eye."""

from moothall.facts.bodies import Fact


class PaperStatus(Fact):
    """A bound paper: whether it is tagged, is a scan without text, says that it is PDF/UA, and passes our checks.

    `faults` say in words for a person what keeps it from passing.
    """

    key: str
    title: str
    tagged: bool
    scanned: bool
    claims: bool
    passes: bool
    faults: tuple[str, ...] = ()
