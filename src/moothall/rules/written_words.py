"""The bare words of what an author wrote, to compare and to recognise it by."""

from collections.abc import Iterable, Iterator

from moothall.facts.writing import (
    Block,
    Run,
    Writing,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)


def words_of(block: Block) -> str:
    """What a block says, notes and captions with it; styles and links are left out."""
    return " ".join(" ".join(_pieces(block)).split())


def words_of_runs(runs: Iterable[Run]) -> str:
    """What runs say, each note in brackets after its words."""
    return "".join(f"{run.text} ({run.note}) " if run.note else run.text for run in runs)


def under_headings(writing: Writing) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Each block with the headings that it stands under, the section's first; a heading stands under itself."""
    above: list[tuple[int, str]] = []
    for block in writing.blocks:
        if isinstance(block, WrittenHeading):
            above = [one for one in above if one[0] < block.level]
            above.append((block.level, block.text))
        yield block, tuple(text for _, text in above)


def _pieces(block: Block) -> Iterator[str]:
    match block:
        case WrittenHeading():
            yield block.text
        case WrittenParagraph():
            yield words_of_runs(block.runs)
        case WrittenList():
            yield from _items(block.items)
        case WrittenTable():
            yield block.caption
            yield from (words_of_runs(line) for row in block.rows for cell in row for line in cell.lines)
        case WrittenFigure():
            yield from (block.caption, block.alternative)


def _items(items: Iterable[WrittenItem]) -> Iterator[str]:
    for item in items:
        yield words_of_runs(item.runs)
        yield from _items(item.items)
