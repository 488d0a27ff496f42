"""A public edition in which words stand in the place of one paper, until the pack is bound anew without it."""

from bisect import bisect_left

import msgspec

from moothall.documents.editions import public_edition
from moothall.facts.papers import Block, BlockKind, Span
from moothall.facts.readings import Paper, Reading
from moothall.rules.markings import Ground, Withheld

WITHDRAWN = "withdrawn"
"""The owner of the paper that stands for one that was taken down."""


def without_paper(edition: Reading, *, first: str, last: str, words: str) -> Reading | None:
    """The edition without the paper that begins on the page `first`, and without every fact that was read in it.

    `words` stand in its place, on the same pages. The index of acronyms on the front sheet, which names papers' own,
    goes too. None where the edition has no such paper.
    """
    number = _number(edition, first)
    if number is None:
        return None
    paper = edition.papers[number]
    hidden = (Withheld(number, paper.first, paper.last, Ground.marked), *_indexes(edition))
    rest = _with_titles(public_edition(edition, lambda _: hidden), edition)
    begun = edition.blocks[paper.first]
    at = bisect_left([block.span.start for block in rest.blocks], begun.span.start)
    there = next(one for one in edition.blocks[paper.first : paper.last] if one.label == first)
    return _with(rest, at, _standing_for(msgspec.structs.replace(there, span=begun.span), last, words), paper)


def labels_of(edition: Reading, paper: Paper) -> set[str | None]:
    """The printed pages of a paper. Its first block need not be on the first: a picture is told after all words."""
    return {block.label for block in edition.blocks[paper.first : paper.last]}


def _with_titles(rest: Reading, edition: Reading) -> Reading:
    """The front sheet keeps its title, by which its page is found again."""
    titles = {paper.owner: paper.title for paper in edition.papers if paper.owner == "front"}
    papers = (msgspec.structs.replace(one, title=titles.get(one.owner, one.title)) for one in rest.papers)
    return msgspec.structs.replace(rest, papers=tuple(papers))


def _number(edition: Reading, first: str) -> int | None:
    """The paper that begins on a page; the front sheet is none."""
    for number, paper in enumerate(edition.papers):
        if paper.owner != "front" and first in labels_of(edition, paper):
            return number
    return None


def _indexes(edition: Reading) -> tuple[Withheld, ...]:
    """The table on the front sheet, with its heading."""
    for number, paper in enumerate(edition.papers):
        rows = [n for n in range(paper.first, paper.last) if edition.blocks[n].kind is BlockKind.row]
        if paper.owner == "front" and rows:
            return (Withheld(number, max(paper.first, rows[0] - 1), rows[-1] + 1, Ground.marked),)
    return ()


def _standing_for(begun: Block, last: str, words: str) -> tuple[Block, Block]:
    place = Span(begun.span.start, begun.span.start)
    said = Block(kind=BlockKind.paragraph, text=words, span=place, page=begun.page, label=begun.label)
    upto = Block(kind=BlockKind.furniture, text=f"Up to page {last}", span=place, page=begun.page, label=last)
    return said, upto


def _with(rest: Reading, at: int, said: tuple[Block, ...], before: Paper) -> Reading:
    """The reading with those blocks from a place on, as a paper of the same item."""
    length = len(said)
    stands = Paper(WITHDRAWN, "Withdrawn paper", at, at + length, before.item)
    earlier = [paper for paper in rest.papers if paper.last <= at]
    later = [
        msgspec.structs.replace(paper, first=paper.first + length, last=paper.last + length)
        for paper in rest.papers
        if paper.first >= at
    ]
    blocks = (*rest.blocks[:at], *said, *rest.blocks[at:])
    return msgspec.structs.replace(rest, blocks=blocks, papers=(*earlier, stands, *later))
