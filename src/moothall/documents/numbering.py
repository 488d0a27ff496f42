"""The numbers of a report's sections, paragraphs and list items: they follow from the order and are never written."""

from collections.abc import Iterator, Mapping, Sequence

from moothall.facts.writing import Block, ListStyle, Writing, WrittenHeading, WrittenList, WrittenParagraph

BULLET = "•"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def numbers(writing: Writing) -> Mapping[str, str]:
    """For the key of each section and numbered paragraph its printed number: `2` and `2.3`.

    Headings of level 1 are sections. Numbered paragraphs count within their section, whatever lower headings stand
    between; where no section stands before them they count alone: `1`, `2`.
    """
    return {writing.blocks[at].key: number for at, number in _counted(writing.blocks).items()}


def first_places(writing: Writing) -> Mapping[str, int]:
    """For the key of each list the position of its first item, from 0: behind the last of the list that it goes on."""
    return {writing.blocks[at].key: first for at, first in _first_places(writing.blocks).items()}


def numbered_otherwise(blocks: Sequence[Block], printed: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The numbers that a file `printed` for blocks (of a list for its first item), with those that they get here, where
    the two are not the same."""
    counted, first = _counted(blocks), _first_places(blocks)
    for at, (block, there) in enumerate(zip(blocks, printed, strict=True)):
        is_list = isinstance(block, WrittenList) and block.style != "bullet"
        here = marker(block.style, 0, first[at]) if isinstance(block, WrittenList) and is_list else counted.get(at, "")
        if there and here and _bare(there) != _bare(here):
            yield there, here


def marker(style: ListStyle, depth: int, position: int) -> str:
    """What stands before an item of a list: `position` counts from 0, `depth` is 0 for the list's own items.

    Letters are followed by small Roman numerals one level down, then by letters again: (a), (i), (a).
    """
    if style == "bullet":
        return BULLET
    if style == "number" and depth == 0:
        return f"{position + 1}."
    lettered = depth % 2 == (1 if style == "number" else 0)
    return f"({_letters(position) if lettered else _roman(position + 1)})"


def _counted(blocks: Sequence[Block]) -> dict[int, str]:
    """The printed numbers by the places of their blocks."""
    found: dict[int, str] = {}
    section = paragraph = 0
    for at, block in enumerate(blocks):
        if isinstance(block, WrittenHeading) and block.level == 1:
            section, paragraph = section + 1, 0
            found[at] = str(section)
        elif _is_numbered(block):
            paragraph += 1
            found[at] = f"{section}.{paragraph}" if section else str(paragraph)
    return found


def _first_places(blocks: Sequence[Block]) -> dict[int, int]:
    """The positions of lists' first items by the places of the lists."""
    found: dict[int, int] = {}
    reached: dict[ListStyle, int] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, WrittenList):
            found[at] = reached.get(block.style, 0) if block.goes_on else 0
            reached[block.style] = found[at] + len(block.items)
    return found


def _bare(number: str) -> str:
    return number.lower().removeprefix("section ").strip("(). ")


def _is_numbered(block: Block) -> bool:
    return isinstance(block, WrittenParagraph) and block.numbered


def _letters(position: int) -> str:
    before, last = divmod(position, 26)
    return (_letters(before - 1) if before else "") + chr(ord("a") + last)


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        words += letters * count
    return words
