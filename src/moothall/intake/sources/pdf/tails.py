"""Where a page ended with a table: whether the next one goes on with it, and with its last row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from moothall.intake.sources.drafts import Draft
from moothall.intake.sources.pdf.blocks import Prose, Table
from moothall.intake.sources.pdf.breaks import Breaks
from moothall.intake.sources.pdf.columns import Columns
from moothall.intake.sources.pdf.hyphens import Joiner
from moothall.intake.sources.pdf.paragraphs import Setting
from moothall.intake.sources.pdf.rows import Cell
from moothall.intake.sources.pdf.tables import Texts, cell_text, heads, seated, texts

_NEAR: Final = 3.0
_SEVERAL: Final = 2
_ENDED: Final = re.compile(r"[.:;?!)][\"'’”]?$")


@dataclass(slots=True)
class Tail:
    """The table that stood last: its columns, its head, its last row.

    `closed` says that a rule runs below that row, `open` which of its cells end with the blank of a broken line.
    """

    name: int
    columns: Columns
    size: float
    closed: bool
    head: list[Texts]
    last: Draft
    open: frozenset[int] = frozenset()

    @classmethod
    def of(cls, table: Table, name: int, head: list[Texts], last: Draft) -> "Tail":
        """What remains to be known of a table when its page ends."""
        tail = cls(name, table.columns, table.size, closed=False, head=head, last=last)
        tail.follow(table, last)
        return tail

    @property
    def is_ruled(self) -> bool:
        """Whether its columns are ruled."""
        return bool(self.columns.edges)

    def follow(self, table: Table, last: Draft) -> None:
        """The table went on with another page's rows."""
        self.closed, self.last = table.grid is not None and table.grid.closed, last
        cells = table.rows[-1].cells
        ends = {self.columns.seat(cell) for cell in cells if cell.chunks[-1].lines[-1].spaced}
        self.open = frozenset(place for place in ends if place is not None)

    def holds(self, prose: Prose) -> bool:
        """Whether lines are set as this table is, at the beginning of one of its columns."""
        chunk = prose.chunk
        place = self.columns.seat(Cell([chunk]))
        like = not self.is_ruled and abs(chunk.size - self.size) < _NEAR / 10
        return like and place is not None and abs(self.columns.spans[place][0] - chunk.left) < _NEAR

    def rest_of(self, prose: Prose, setting: Setting, margin: float) -> Texts:
        """Lines of one column as a row of the table."""
        cell = Cell([prose.chunk])
        place = self.columns.seat(cell) or 0
        row = [""] * len(self.columns.spans)
        row[place] = cell_text(cell.chunks, self.columns.edge(place, cell, margin), setting)
        return row

    def placed(self, table: Table, setting: Setting, margin: float) -> list[Texts] | None:
        """The rows of a table in this one's columns; None where it is another table."""
        rows = texts(table, setting, margin)
        repeated = self.repeated(rows)
        if self.is_ruled is not bool(table.columns.edges) or (heads(table) and not repeated):
            return None
        if self.is_ruled or (repeated and len(table.columns.spans) == len(self.columns.spans)):
            return rows if _alike(self.columns, table.columns) or not self.is_ruled else None
        return seated(table, self.columns, setting, margin) if self.columns.seats(table.rows) else None

    def repeated(self, rows: Sequence[Texts]) -> int:
        """How many rows only repeat the table's head."""
        size = len(self.head)
        return size if size and [_folded(row) for row in rows[:size]] == [_folded(row) for row in self.head] else 0


def _alike(one: Columns, other: Columns) -> bool:
    """Whether two ruled tables have their upright rules at the same places."""
    if len(one.edges) != len(other.edges):
        return False
    return all(abs(left - right) < _NEAR for left, right in zip(one.edges, other.edges, strict=True))


def _folded(row: Texts) -> str:
    return "".join("".join(row).split())


def is_rest(tail: Tail, row: Texts, breaks: Breaks) -> bool:
    """Whether a row is the rest of the last one: nothing closed that, or it begins in the middle of something."""
    unfinished = tail.open if breaks.keeps_blanks else frozenset()
    pairs = [(place, one, more) for place, (one, more) in enumerate(zip(tail.last.cells, row, strict=False)) if more]
    flowing = [place in unfinished or _flows(one, more) for place, one, more in pairs if one]
    if tail.is_ruled and not tail.closed:
        return True
    if not row[0]:
        return any(flowing) or (not tail.is_ruled and len(flowing) < _SEVERAL)
    return bool(flowing) and all(flowing)


def _flows(above: str, below: str) -> bool:
    """Whether a text seems to go on in the middle of a sentence, or of a list."""
    if below.startswith(("•", "<")):
        return above.endswith(":") or "•" in above
    return below[:1].islower() or above.endswith((",", "-", "–", "&", "/"))


def rest(above: str, below: str, joiner: Joiner) -> str:
    """The text of a cell with its rest."""
    if not above or not below:
        return above or below
    if below.startswith("•") or (_ENDED.search(above) and not below[:1].islower()):
        return f"{above}\n{below}"
    return joiner.join(above, below)
