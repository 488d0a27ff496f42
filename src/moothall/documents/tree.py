"""A paper as a tree: headings, paragraphs, lists, tables, notes and figures, whatever it is shown as.

The tree says only what a paper says. How it looks on the web or in print is for `html` and the composer.
"""

from moothall.facts.bodies import Fact
from moothall.facts.papers import Words


class Place(Fact):
    """Where a node was read: the index of its block, the physical page (from 1) and the page's printed label.

    `series` tells anchors apart where a page shows parts of several sources.
    """

    block: int
    series: str = ""
    page: int | None = None
    label: str | None = None

    @property
    def anchor(self) -> str:
        """The fragment that leads to the node on its page."""
        return f"{self.series}p{self.block}"


class Node(Fact, tag=True):
    """What all nodes share."""

    place: Place


class Heading(Node):
    """A heading; `level` is that of the page it stands on, 2 for the highest of a paper."""

    level: int
    text: str


class Paragraph(Node):
    """A paragraph; `marker` is the printed number that `text` begins with, empty where there is none.

    `styled` are the words after the marker in their styles, where the source says them.
    """

    text: str
    marker: str = ""
    styled: tuple[Words, ...] = ()


class Caption(Paragraph):
    """A paragraph that is the name of the table after it."""


class Note(Node):
    """A note under a table: `mark` is the sign that `text` begins with."""

    text: str
    mark: str
    styled: tuple[Words, ...] = ()


class Cover(Node):
    """The labelled lines of a report's cover: the `marker` of each is its label."""

    lines: tuple[Paragraph, ...]


class ListItem(Node):
    """An item: `marker` is `•`, or the printed number that `text` begins with. `items` are nested under it."""

    text: str
    marker: str = "•"
    items: tuple["ListItem", ...] = ()
    styled: tuple[Words, ...] = ()


class List(Node):
    """Items that stand together."""

    items: tuple[ListItem, ...]


class Figure(Node):
    """A picture: its file's SHA-256, the words that say the same, and its caption."""

    file: str
    text: str
    caption: str = ""


class Footnote(Node):
    """A footnote: `mark` is the number by which the text calls for it."""

    text: str
    mark: str


class TableCell(Fact):
    """A cell; `lines` are its paragraphs, those of a list begin with `• `. `scope` is what it heads, if anything."""

    lines: tuple[str, ...]
    columns: int = 1
    rows: int = 1
    scope: str = ""
    styled: tuple[tuple[Words, ...], ...] = ()


class Table(Node):
    """A table: rows that head the columns, then the rest. A row of one cell over all columns divides the rest.

    `caption` is the paragraph printed above it as its name.
    """

    head: tuple[tuple[TableCell, ...], ...]
    body: tuple[tuple[TableCell, ...], ...]
    width: int
    caption: Paragraph | None = None


Content = Heading | Paragraph | Cover | Note | List | Figure | Footnote | Table


class Document(Fact):
    """A paper's nodes in reading order."""

    nodes: tuple[Content, ...]
