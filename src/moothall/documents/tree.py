"""A paper as a tree: headings, paragraphs, lists, tables, notes and figures, whatever it is shown as.

The tree says only what a paper says. How it looks on the web or in print is for `html` and the composer.
"""

from moothall.facts.bodies import Fact


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
    """A paragraph; `marker` is the printed number that `text` begins with, empty where there is none."""

    text: str
    marker: str = ""


class Note(Node):
    """A note under a table: `mark` is the sign that `text` begins with."""

    text: str
    mark: str


class ListItem(Node):
    """An item: `marker` is `•`, or the printed number that `text` begins with. `items` are nested under it."""

    text: str
    marker: str = "•"
    items: tuple["ListItem", ...] = ()


class List(Node):
    """Items that stand together."""

    items: tuple[ListItem, ...]


class Figure(Node):
    """A picture, with the words that say the same."""

    source: str
    text: str


class TableCell(Fact):
    """A cell; `lines` are its paragraphs, those of a list begin with `• `. `scope` is what it heads, if anything."""

    lines: tuple[str, ...]
    columns: int = 1
    rows: int = 1
    scope: str = ""


class Table(Node):
    """A table: rows that head the columns, then the rest. A row of one cell over all columns divides the rest.

    `caption` is the paragraph printed above it as its name.
    """

    head: tuple[tuple[TableCell, ...], ...]
    body: tuple[tuple[TableCell, ...], ...]
    width: int
    caption: Paragraph | None = None


class Document(Fact):
    """A paper's nodes in reading order."""

    nodes: tuple[Heading | Paragraph | Note | List | Figure | Table, ...]
