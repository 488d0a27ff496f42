"""What a paper is made of when it came as PDF, Word or text: blocks in reading order, with their places."""

import enum

from moothall.facts.bodies import Fact


class BlockKind(enum.StrEnum):
    """What a block is. `furniture` is what a renderer adds: page numbers, blank pages, rules."""

    heading = "heading"
    paragraph = "paragraph"
    list_item = "list_item"
    row = "row"
    furniture = "furniture"


class Span(Fact):
    """A stretch of the text taken from the input: characters `start` up to, not including, `end`."""

    start: int
    end: int


class Cell(Fact):
    """A table cell: its text (paragraphs divided by a line feed, list items begin with a bullet) and place."""

    text: str
    span: Span
    columns: int = 1
    rows: int = 1
    header: bool = False


class Block(Fact):
    """A heading, paragraph, list item, table row or piece of furniture.

    `text` is clean (no markup, white space folded); `span` is where it stands in the text taken from the
    input, markup included. `page` is the physical page (from 1) where the source has pages, `label` the
    page number as printed. `marker` is the number that `text` begins with (`2.1`, `(a)`), or `•` for a
    bulleted list item, whose text is without it. `level` is the depth of a heading (1 is the highest) or
    list. Rows of one table share `table`, a number within the source.
    """

    kind: BlockKind
    text: str
    span: Span
    page: int | None = None
    label: str | None = None
    level: int = 0
    marker: str = ""
    table: int | None = None
    cells: tuple[Cell, ...] = ()
