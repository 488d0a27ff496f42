"""What a person must know before a pack is released: what it says is restricted, and what else to look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.facts.readings import Reading
from moothall.rules.markings import Withheld, slips, withheld, withheld_pages


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    """`restricted` names the pages that the pack says are restricted, each of which asks for an override.

    They are either withheld or slips, which say no more than that something is; a person has to have looked
    that nothing of the paper itself lies about them. `notes` are worth a look.
    """

    restricted: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def needs_override(self) -> bool:
        """Whether the pack carries pages that it says are restricted."""
        return bool(self.restricted)


def check(reading: Reading) -> ReleaseCheck:
    """Look a reading through for exempt markings."""
    found = withheld(reading)
    closed = [_said(reading, one) for one in found]
    stated = [_slip(reading, first, last) for first, last in slips(reading)]
    return ReleaseCheck((*closed, *stated), tuple(_notes(reading, found)))


def _slip(reading: Reading, first: int, last: int) -> str:
    return f"A slip says that a document is restricted{_pages(reading, first, last)}; the slip itself is public."


def _said(reading: Reading, one: Withheld) -> str:
    title = reading.papers[one.paper].title
    words = f" “{one.words}”" if one.words else ""
    return f"{title}{_pages(reading, one.first, one.last)}: {one.ground}{words}."


def _pages(reading: Reading, first: int, last: int) -> str:
    labels = [block.label or block.page for block in reading.blocks[first:last] if block.label or block.page]
    if not labels:
        return ""
    return f" (page {labels[0]})" if labels[0] == labels[-1] else f" (pages {labels[0]} to {labels[-1]})"


def _notes(reading: Reading, found: Sequence[Withheld]) -> Iterator[str]:
    exempt = [item.number for item in reading.pack.agenda if item.exempt]
    if exempt:
        yield f"Exempt on the agenda: {', '.join(exempt)}. The titles will be public."
    minuted = [item.number for minutes in reading.pack.minutes for item in minutes.items if item.exempt]
    if minuted:
        yield f"Minutes of exempt items that the pack itself carries: {', '.join(minuted)}."
    if found and reading.form == "pdf":
        pages = sorted(withheld_pages(reading, found))
        yield f"Pages of the file that will be replaced by a notice: {', '.join(map(str, pages))}."
    yield from reading.doubts
