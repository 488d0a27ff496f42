"""What an author writes: headings, paragraphs, lists, tables, notes and pictures, and nothing else.

Numbers are never written: they follow from the order (`documents/numbering.py`). Each block keeps its `key` for
good, so that a paragraph is known again after an edit in the browser, in Word, or by two people at once.
"""

from typing import Literal

from moothall.facts.bodies import Fact


class Run(Fact):
    """A stretch of words in one style. `link` is where they lead; `note` is a footnote that stands after them."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    note: str = ""


class Written(Fact, tag=True):
    """What all blocks share: a key of eight letters and digits, unique within the writing."""

    key: str


class WrittenHeading(Written, tag="heading"):
    """A heading: level 1 is a section of the report, 2 and 3 stand below it. Sections are numbered."""

    text: str
    level: int = 1


class WrittenParagraph(Written, tag="paragraph"):
    """A paragraph; a numbered one gets its section's number and its own (`2.3`)."""

    runs: tuple[Run, ...]
    numbered: bool = True


class WrittenItem(Fact):
    """An item of a list; `items` are nested under it."""

    runs: tuple[Run, ...]
    items: tuple["WrittenItem", ...] = ()


ListStyle = Literal["bullet", "letter", "number"]


class WrittenList(Written, tag="list"):
    """A list: bullets, or lettered (a), (b), (c), or numbered.

    One that `goes_on` counts on from the list of the same style before it, from which other text divides it.
    """

    items: tuple[WrittenItem, ...]
    style: ListStyle = "bullet"
    goes_on: bool = False


class WrittenCell(Fact):
    """A table cell of one or more paragraphs, over `columns` and `rows`; a header heads its column or row."""

    lines: tuple[tuple[Run, ...], ...]
    columns: int = 1
    rows: int = 1
    header: bool = False


class WrittenTable(Written, tag="table"):
    """A table, row by row; what an earlier cell spans is left out."""

    rows: tuple[tuple[WrittenCell, ...], ...]
    caption: str = ""


class WrittenFigure(Written, tag="figure"):
    """A picture: the SHA-256 of its file in the restricted root, and the words that say the same, which it needs."""

    file: str
    alternative: str
    caption: str = ""


Block = WrittenHeading | WrittenParagraph | WrittenList | WrittenTable | WrittenFigure


class Conflict(Fact):
    """Two people changed one block: `mine` is what stands in the writing, `theirs` what the other made of it."""

    key: str
    theirs: Block | None
    by: str


class Writing(Fact):
    """The body of a report, in order. `conflicts` are open until someone chooses."""

    blocks: tuple[Block, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
