"""What a paper is made of when it came as PDF, Word or text: blocks in reading order, with their places."""

import enum

from moothall.facts.bodies import Fact


class BlockKind(enum.StrEnum):
    """What a block is. `furniture` is what a renderer adds: page numbers, blank pages, rules.

    A `cover` is a labelled line of a report's cover, a `caption` the name of the table that follows, a `figure` a
    picture, a `footnote` one that a block calls for.
    """

    heading = "heading"
    paragraph = "paragraph"
    list_item = "list_item"
    row = "row"
    cover = "cover"
    caption = "caption"
    figure = "figure"
    footnote = "footnote"
    furniture = "furniture"


class Span(Fact):
    """A stretch of the text taken from the input: characters `start` up to, not including, `end`."""

    start: int
    end: int


class Words(Fact):
    """A stretch of words in one style. `link` is where they lead, `footnote` the number of the one called for after."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    footnote: str = ""


class Picture(Fact):
    """A picture: the SHA-256 of its file, the words that say the same to those who cannot see it, and its caption."""

    file: str
    alternative: str
    caption: str = ""


class Cell(Fact):
    """A table cell: its text (paragraphs divided by a line feed, list items begin with a bullet) and place.

    `styled` are its paragraphs in their styles, where the source says them.
    """

    text: str
    span: Span
    columns: int = 1
    rows: int = 1
    header: bool = False
    styled: tuple[tuple[Words, ...], ...] = ()


class Block(Fact):
    """A stretch of a paper.

    `text` is clean (no markup, white space folded); `span` is where it stands in the text taken from the
    input, markup included. `page` is the physical page (from 1) where the source has pages, `label` the
    page number as printed. `marker` is the number or label that `text` begins with (`2.1`, `(a)`, `From:`),
    the number of a footnote, or `•` for a bulleted list item, whose text is without it. `level` is the depth
    of a heading (1 is the highest) or list. Rows of one table share `table`, a number within the source.
    `styled` are the words without the marker in their styles, where the source says them; `picture` is that
    of a figure.
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
    styled: tuple[Words, ...] = ()
    picture: Picture | None = None
