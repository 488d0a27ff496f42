"""Lists of a Word file: which paragraphs are items, which of them are of one list, and where a list goes on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moothall.facts.writing import Block, ListStyle, Run, WrittenItem, WrittenList, WrittenParagraph
from moothall.intake.sources.word.numbering import Marker
from moothall.intake.word_pieces import Piece

NUMBERED = "Numbered paragraph"
_ITEM = re.compile(r"\(?[a-zA-Z0-9]{1,5}[.):]?\)?")
"""The marker of a list's item: any other is a paragraph's number, or words."""


@dataclass(slots=True)
class Made:
    """A block that was made, with the number that the file prints for it, its list, and the comments that are on it."""

    block: Block
    printed: str = ""
    series: str = ""
    comments: tuple[str, ...] = ()


def is_item(piece: Piece) -> bool:
    """Whether a piece is an item of a list: its marker is a bullet, a letter, or a single number."""
    if piece.marker is None or piece.heading or piece.style == NUMBERED or not piece.text:
        return False
    return piece.marker.bullet or bool(_ITEM.fullmatch(piece.marker.text))


def list_style(piece: Piece) -> ListStyle:
    """The style of the list that a piece is an item of."""
    if piece.marker is None or piece.marker.bullet:
        return "bullet"
    return "number" if piece.marker.text.strip("().").isdecimal() else "letter"


def nested(items: list[tuple[int, tuple[Run, ...]]]) -> tuple[WrittenItem, ...]:
    """Items with those that stand deeper under the one above."""
    found: list[WrittenItem] = []
    at = 0
    while at < len(items):
        depth, runs = items[at]
        end = at + 1
        while end < len(items) and items[end][0] > depth:
            end += 1
        found.append(WrittenItem(runs, nested(items[at + 1 : end])))
        at = end
    return tuple(found)


def paragraphs_of_lists(made: list[Made]) -> Iterator[Made]:
    """The blocks; a list of numbers that goes on after other text is taken apart, for it numbers paragraphs."""
    broken = {one.series for one in made if _is_counted(one) and int(one.printed.strip("().")) > 1}
    for one in made:
        if _is_counted(one) and one.series in broken and isinstance(one.block, WrittenList):
            yield from _paragraphs(one, one.block)
        else:
            yield one


def counts_on(before: Marker | None, here: Marker | None) -> bool:
    """Whether two markers of a level are of one list: bullets are, numbers where the second is not begun anew."""
    if before is None or here is None or here.bullet != before.bullet:
        return before is None or here is None
    return here.bullet or here.count > before.count


def _is_counted(made: Made) -> bool:
    return (
        isinstance(made.block, WrittenList) and made.block.style == "number" and made.printed.strip("().").isdecimal()
    )


def _paragraphs(made: Made, block: WrittenList) -> Iterator[Made]:
    first = int(made.printed.strip("()."))
    for at, item in enumerate(block.items):
        key, comments = (block.key, made.comments) if at == 0 else ("", ())
        yield Made(WrittenParagraph(key, item.runs), str(first + at), comments=comments)
        if item.items:
            yield Made(WrittenList("", item.items, "letter"))
