"""How each paper of a pack fares with those who do not read by eye, and what keeps a pack from being bound."""

from moothall.facts.agendas import DraftPaper
from moothall.facts.bodies import Fact


class AssemblyError(Exception):
    """A pack that cannot be bound, and why, in words for a person; `key` is the paper's that is at fault."""

    def __init__(self, why: str, key: str = "") -> None:
        super().__init__(why)
        self.key = key

    def __reduce__(self) -> tuple[type["AssemblyError"], tuple[str, str]]:
        return AssemblyError, (str(self), self.key)


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


def recorded(paper: DraftPaper) -> PaperStatus:
    """What is on record of a paper that is not opened here."""
    tagged = paper.tagged is not False and not paper.scanned
    return PaperStatus(paper.key, paper.title, tagged, paper.scanned, claims=False, passes=False)
