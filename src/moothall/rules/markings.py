"""What a pack itself says is not for publication, and which of its text lies under such a word.

A published pack carries a *slip* in the place of an exempt report: "By virtue of paragraph(s) 3 of Part 1 of
Schedule 12A ... Document is Restricted". The slip is public: it says that something is withheld. Text that
stands under a marking is not. Where it is not clear, text counts as restricted: this failure cannot be undone.
"""

import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from moothall.facts.papers import Block, BlockKind
from moothall.facts.readings import Paper, Reading
from moothall.rules.binding import bind, report_of

_BY_VIRTUE = re.compile(r"\bby virtue of paragraph", re.IGNORECASE)
_SLIP_ENDS = re.compile(r"\b(?:document|report|appendix|annex|paper) is restricted\b", re.IGNORECASE)
_ITEM_LABEL = re.compile(r"^\W*(?:agenda )?item(?: no\.?)? ?\w{1,4}\W*$", re.IGNORECASE)
_NOT_PUBLIC = re.compile(
    r"\bnot for publication\b|\bexempt from publication\b|\bnot to be published\b"
    r"|^\W*(?:strictly )?(?:private and )?(?:confidential|restricted|exempt)"
    r"(?: (?:report|appendix|annex|minutes?|information|document))?(?: \w{1,3})?\W*$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\b(?:exempt|restricted|confidential|not for publication|private|part (?:ii|2))\b", re.IGNORECASE)
_OPEN = re.compile(r"^\W*(?:unrestricted|public|open|not exempt|not restricted|none)\b", re.IGNORECASE)
_MARKING_LENGTH = 250
_SLIP_BLOCKS = 8


class Ground(enum.StrEnum):
    """Why text is withheld."""

    marked = "it stands under the words"
    classified = "the report's classification is"
    exempt_item = "it belongs to an exempt item of the agenda"
    reader = "the reader of the pack found it marked as restricted"


@dataclass(frozen=True, slots=True)
class Withheld:
    """Blocks `first` up to `last` of a paper that the pack says are restricted, with the ground and its words."""

    paper: int
    first: int
    last: int
    ground: Ground
    words: str = ""


def withheld(reading: Reading) -> tuple[Withheld, ...]:
    """The stretches of a reading that are not for publication, in order; none where slips alone are left."""
    items = bind(reading)
    exempt = {item.number for item in reading.pack.agenda if item.exempt}
    stated = slips(reading)
    public = frozenset(block for first, last in stated for block in range(first, last))
    ends = frozenset(last for _, last in stated)
    found: list[Withheld] = []
    for number, paper in enumerate(reading.papers):
        own = next(_in_paper(number, paper, reading, public, items[number] in exempt), None)
        own = own or (_on_a_slip(number, reading) if paper.first in ends else None)
        before = found[-1] if found and found[-1].paper == number - 1 else None
        closed = own or (_with_the_one_before(number, before, reading) if before else None)
        found += [closed] if closed else []
    return tuple(found)


def slips(reading: Reading) -> tuple[tuple[int, int], ...]:
    """The slips of a reading as [first, last) blocks."""
    return tuple(_slips(reading.blocks, 0, len(reading.blocks)))


def withheld_blocks(found: Iterable[Withheld]) -> frozenset[int]:
    """The numbers of all blocks that are withheld."""
    return frozenset(number for one in found for number in range(one.first, one.last))


def withheld_pages(reading: Reading, found: Iterable[Withheld]) -> frozenset[int]:
    """The physical pages that carry withheld text: none of them is published, whatever else is on it."""
    blocks = (reading.blocks[number] for number in withheld_blocks(found))
    return frozenset(block.page for block in blocks if block.page is not None)


def _in_paper(
    number: int, paper: Paper, reading: Reading, public: frozenset[int], exempt_item: bool
) -> Iterator[Withheld]:
    own = (block for block in range(paper.first, paper.last) if block not in public)
    saying = [block for block in own if _says(reading.blocks[block])]
    closings = [*_by_paper(paper, reading, exempt_item), *_by_words(paper, reading, saying)]
    for start, ground, words in sorted(closings):
        hidden = [block for block in saying if block >= start]
        if any(reading.blocks[block].kind is not BlockKind.furniture for block in hidden):
            yield Withheld(number, hidden[0], hidden[-1] + 1, ground, words)
            return


def _on_a_slip(number: int, reading: Reading) -> Withheld | None:
    """What goes on right after a slip, on its page and under no heading of its own, is closed with it."""
    paper = reading.papers[number]
    following = next((block for block in reading.blocks[paper.first : paper.last] if _says(block)), None)
    if following is None or _parted(reading.blocks[paper.first - 1], following):
        return None
    return Withheld(number, paper.first, paper.last, Ground.reader)


def _with_the_one_before(number: int, before: Withheld, reading: Reading) -> Withheld | None:
    """An appendix that follows a closed paper is closed with it."""
    paper = reading.papers[number]
    if paper.owner not in ("appendix", reading.papers[before.paper].owner):
        return None
    return Withheld(number, paper.first, paper.last, before.ground, before.words)


def _by_paper(paper: Paper, reading: Reading, exempt_item: bool) -> Iterator[tuple[int, Ground, str]]:
    """The places from which what is known of the paper closes it."""
    report = report_of(paper, reading)
    if report and report.classification and is_closed(report.classification):
        yield paper.first, Ground.classified, report.classification
    if exempt_item and paper.owner != "front" and not paper.owner.startswith("minutes"):
        yield paper.first, Ground.exempt_item, ""
    if paper.restricted:
        yield _after_slip(paper, reading), Ground.reader, ""


def _by_words(paper: Paper, reading: Reading, saying: Sequence[int]) -> Iterator[tuple[int, Ground, str]]:
    """The place from which the first marking closes the paper; an agenda names what is exempt and stays open."""
    after = _agenda_end(reading) if paper.owner == "front" else -1
    for number in saying:
        block = reading.blocks[number]
        plain = block.kind not in (BlockKind.list_item, BlockKind.row) and block.span.start >= after
        if plain and is_marking(block.text):
            yield _page_start(number, paper, reading.blocks), Ground.marked, block.text
            return


def _agenda_end(reading: Reading) -> int:
    front = ("agenda/", "meeting/", "exclusion/", "membership/")
    return max((one.span.end for one in reading.evidence if one.path.startswith(front)), default=-1)


def is_closed(classification: str) -> bool:
    """Whether a report's classification says that it is not public (`Exempt`, not `Unrestricted`)."""
    return bool(_CLOSED.search(classification)) and not _OPEN.search(classification)


def is_marking(text: str) -> bool:
    """Whether a line is a marking and not a sentence that speaks of one."""
    if len(text) > _MARKING_LENGTH:
        return False
    return bool(_NOT_PUBLIC.search(text)) or bool(_BY_VIRTUE.match(text.lstrip("*# (")))


def _says(block: Block) -> bool:
    return bool(block.text.strip()) or bool(block.cells)


def _page_start(block: int, paper: Paper, blocks: Sequence[Block]) -> int:
    """The first block of the marked page: a marking at its foot counts for all of it."""
    page = blocks[block].page
    if page is None:
        return block
    return next(place for place in range(paper.first, block + 1) if blocks[place].page == page)


def _slips(blocks: Sequence[Block], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Complete slips: the statement, and in a few short lines the words that the document is restricted.

    The number of its item may stand above it.
    """
    place = first
    while place < last:
        end = _slip_end(blocks, place, last) if _BY_VIRTUE.search(blocks[place].text) else None
        if end is not None:
            yield place - _is_label(blocks, place - 1), end
        place = end or place + 1


def _is_label(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block is the number of the item whose slip follows on the same page."""
    if place < 0 or not _ITEM_LABEL.match(blocks[place].text):
        return False
    return (blocks[place].page, blocks[place].label) == (blocks[place + 1].page, blocks[place + 1].label)


def _slip_end(blocks: Sequence[Block], start: int, last: int) -> int | None:
    for place in range(start, min(last, start + _SLIP_BLOCKS)):
        if len(blocks[place].text) > _MARKING_LENGTH:
            return None
        if _SLIP_ENDS.search(blocks[place].text):
            return place + 1
    return None


def _after_slip(paper: Paper, reading: Reading) -> int:
    """Where a paper that was marked is closed: all of it, or nothing once its slip has ended and another begins.

    After a slip, a blank page, a heading or another page begins what comes next in the pack, which is open.
    """
    found = list(_slips(reading.blocks, paper.first, paper.last))
    if not found:
        return paper.first
    end = found[-1][1]
    following = [block for block in reading.blocks[end : paper.last] if _says(block)]
    return paper.last if not following or _parted(reading.blocks[end - 1], following[0]) else end


def _parted(slip: Block, following: Block) -> bool:
    if following.kind in (BlockKind.furniture, BlockKind.heading):
        return True
    return (following.page, following.label) != (slip.page, slip.label)
