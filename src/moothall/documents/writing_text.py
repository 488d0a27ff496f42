"""What an author writes as plain text: for whoever writes without script, and for changing one block in a form.

A blank line ends a paragraph. The form, which `HELP` tells authors:

    # Section            ## Heading            ### Lower heading
    [1.1] A numbered paragraph: the number may be any or none, they are counted anew.
    A paragraph without a number.
    - a bullet           (a) a lettered item   1) a numbered item       two spaces before: under the item above
    ...                  on a line before a lettered or numbered list: it goes on with the list before it
    = Caption of the table that follows
    |! Month |! Days |   a row; `!` makes a head, `{2x1}` a cell over two columns, ` // ` a new paragraph
    ![what it shows](file of the picture) caption
    **bold**  *italic*  [words](https://address)  ^[footnote]     a backslash takes a sign as it is
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from moothall.documents.numbering import first_places, marker, numbers
from moothall.documents.text_blocks import GOES_ON, begun, block_of
from moothall.documents.text_runs import escaped, shown
from moothall.facts.writing import (
    Block,
    ListStyle,
    Writing,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)
from moothall.rules.recognising_blocks import recognised
from moothall.rules.tidy_writing import tidy_block, with_keys

_LINE_END = re.compile(r"\r\n|\r|\n")
HELP = (
    ("# Section", "a section; ## and ### are headings below it"),
    ("[1.1] words", "a numbered paragraph; the numbers are counted anew, so any will do"),
    ("words", "a paragraph without a number; a blank line ends it"),
    ("- words", "a bullet; (a) a lettered item, 1) a numbered one; two spaces before it put it under the one above"),
    ("...", "on a line before a list: it goes on with the letters or numbers of the list before it"),
    ("|! Month |! Days |", "a row of a table; ! makes a heading of a cell"),
    ("{2x1} words", "at the start of a cell: it goes over two columns and one row"),
    ("= words", "the caption of the table that follows"),
    ("**bold** and *italic*", "words that stand out"),
    ("[words](https://…)", "a link"),
    ("^[words]", "a footnote"),
)
"""How it is written, for the page on which it is."""


def to_text(writing: Writing) -> str:
    """The writing as plain text. `from_text` gives it back the same."""
    printed, first = numbers(writing), first_places(writing)
    return "\n\n".join(block_text(block, printed, first.get(block.key, 0)) for block in writing.blocks)


def block_text(block: Block, printed: Mapping[str, str] | None = None, first: int = 0) -> str:
    """One block as plain text, with its printed number where it has one; `first` is the position of a list's first
    item."""
    return "\n".join(_lines(block, (printed or {}).get(block.key, ""), first))


def from_text(text: str, *, before: Writing, fresh: Callable[[], str]) -> Writing:
    """Plain text as a writing. Blocks that stood in the writing `before` keep their keys, also when their words
    changed; `fresh` gives keys to new ones. Any text will do: what is no sign of a form is words."""
    blocks = tuple(tidy_block(block_of(lines)) for lines in _pieces(text))
    known = recognised(before.blocks, blocks)
    return Writing(blocks=tuple(with_keys(known, fresh)))


def _pieces(text: str) -> Iterator[list[str]]:
    for blank, lines in groupby(_LINE_END.split(text), key=lambda line: not line.strip(" \t")):
        if not blank:
            yield list(lines)


def _lines(block: Block, number: str, first: int) -> Iterator[str]:
    match block:
        case WrittenHeading():
            yield f"{'#' * block.level} {escaped(block.text)}"
        case WrittenParagraph():
            words = shown(block.runs)
            yield f"[{number}] {words}" if block.numbered else begun(words) or "\\"
        case WrittenList():
            yield from [GOES_ON] if block.goes_on else []
            yield from _items(block.items, block.style, 0, first)
        case WrittenTable():
            yield from ([f"= {escaped(block.caption)}"] if block.caption else [])
            yield from (_row(row) for row in block.rows)
        case WrittenFigure():
            yield f"![{escaped(block.alternative)}]({block.file}) {escaped(block.caption)}".rstrip(" ")


def _items(items: tuple[WrittenItem, ...], style: ListStyle, depth: int, first: int = 0) -> Iterator[str]:
    for position, item in enumerate(items, first):
        mark = _mark(style, depth, position)
        yield f"{'  ' * depth}{mark} {shown(item.runs)}"
        yield from _items(item.items, style, depth + 1)


def _mark(style: ListStyle, depth: int, position: int) -> str:
    if style == "bullet":
        return "-"
    return marker(style, depth, position).replace(".", ")")


def _row(row: tuple[WrittenCell, ...]) -> str:
    return "".join(f"|{_cell(cell)}" for cell in row) + "|"


def _cell(cell: WrittenCell) -> str:
    spans = f"{{{cell.columns}x{cell.rows}}} " if (cell.columns, cell.rows) != (1, 1) else ""
    lines = " // ".join(shown(line) for line in cell.lines)
    return f"{'!' if cell.header else ''} {spans}{begun(lines)} "
