"""What every source gives, whatever its form: the text taken from it, and lines with their places.

Text, PDF and Word differ in everything but this. The stages that read facts know only lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from moothall.facts.papers import BlockKind, Span
from moothall.facts.readings import SourceForm
from moothall.intake.passages import Passage


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading, list item or table row of the source (in text: a physical line).

    `span` is the stretch of the input it answers for, markup and line end included: the spans of all lines
    join up to the whole text. `passage` is its clean text; for a row, the cells joined by tabs. `gap` says that
    an empty line or a clear distance stands before it. `level` is a heading's depth (0 where it is not told),
    `bullet` a list item's mark, which `passage` is without; numbers stay in the text. `header` rows are those
    that the source itself marks as a table's head. Rows of one table share the number `table`.
    """

    kind: BlockKind
    passage: Passage
    span: Span
    cells: tuple[Passage, ...] = ()
    table: int | None = None
    header: bool = False
    page: int | None = None
    label: str | None = None
    level: int = 0
    bullet: str = ""
    bold: bool = False
    gap: bool = False

    @property
    def text(self) -> str:
        """The clean text."""
        return self.passage.text

    @property
    def is_row(self) -> bool:
        """Whether this is a row of a table."""
        return self.kind is BlockKind.row

    @property
    def is_heading(self) -> bool:
        """Whether the source marks this as a heading."""
        return self.kind is BlockKind.heading

    @property
    def is_furniture(self) -> bool:
        """Whether this is what a renderer adds, and says nothing of its own."""
        return self.kind is BlockKind.furniture

    def column(self, index: int) -> str:
        """The text of the cell in a column, white space folded; empty where the row is shorter."""
        return self.cells[index].text.replace("\n", " ") if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source taken apart: its text, and the lines that cover it from end to end.

    `doubts` names what the source holds and could not be read, such as pages that are pictures.
    """

    form: SourceForm
    text: str
    lines: tuple[Line, ...]
    page_count: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive rows that belong together, with the lines that stand before them in the same part."""

    rows: tuple[Line, ...]
    before: tuple[Line, ...] = field(default=())
    after: tuple[Line, ...] = field(default=())


def tables(lines: Sequence[Line]) -> Iterator[Table]:
    """The tables among `lines`, each with what stands between it and the tables before and after.

    Furniture inside a table (a page number between two rows) does not break it.
    """
    solid = [line for line in lines if not line.is_furniture]
    runs = [tuple(run) for _, run in groupby(solid, key=lambda line: line.table if line.is_row else None)]
    for place, run in enumerate(runs):
        if run[0].is_row:
            before = runs[place - 1] if place and not runs[place - 1][0].is_row else ()
            after = runs[place + 1] if place + 1 < len(runs) and not runs[place + 1][0].is_row else ()
            yield Table(run, before, after)
