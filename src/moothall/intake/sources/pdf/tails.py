"""Where a page ended with a table: whether the next one goes on with it, and with its last row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from moothall.intake.sources.drafts import Draft
from moothall.intake.sources.pdf.blocks import Prose, Table
from moothall.intake.sources.pdf.breaks import Breaks
from moothall.intake.sources.pdf.columns import Span
from moothall.intake.sources.pdf.hyphens import Joiner
from moothall.intake.sources.pdf.paragraphs import Setting
from moothall.intake.sources.pdf.tables import Texts, cell_text, heads

_NEAR: Final = 3.0
_ENDED: Final = re.compile(r"[.:;?!)][\"'’”]?$")


@dataclass(slots=True)
class Tail:
    """The table that stood last: its columns, its head, its last row.

    `closed` says that a rule runs below that row, `open` which of its cells end with the blank of a broken line.
    """

    name: int
    columns: list[Span]
    size: float
    ruled: bool
    closed: bool
    head: list[Texts]
    last: Draft
    open: frozenset[int]

    @classmethod
    def of(cls, table: Table, name: int, head: list[Texts], last: Draft) -> "Tail":
        """What remains to be known of a table when its page ends."""
        spans = list(table.columns.spans)
        return cls(name, spans, table.size, table.grid is not None, _closed(table), head, last, _open(table))

    def follow(self, table: Table, last: Draft) -> None:
        """The table went on with another page's rows."""
        self.closed, self.last = _closed(table), last
        self.open = _open(table) if len(table.columns.spans) == len(self.columns) else frozenset()

    def holds(self, prose: Prose) -> bool:
        """Whether lines are set as this table is, in one of its columns."""
        chunk = prose.chunk
        place = self._column(chunk.left, chunk.right)
        like = not self.ruled and abs(chunk.size - self.size) < _NEAR / 10
        return like and place is not None and abs(self.columns[place][0] - chunk.left) < _NEAR

    def rest_of(self, prose: Prose, setting: Setting) -> Texts:
        """Lines of one column as a row of the table."""
        place = self._column(prose.chunk.left, prose.chunk.right) or 0
        row = [""] * len(self.columns)
        row[place] = cell_text([prose.chunk], self.columns[place][1], setting)
        return row

    def placed(self, table: Table, rows: list[Texts]) -> list[Texts] | None:
        """The rows of a table with their cells in this one's columns; None where the columns differ."""
        if self.ruled is not (table.grid is not None) or (heads(table) and not self.repeated(rows)):
            return None
        places = [self._column(*span) for span in table.columns.spans]
        if None in places or len(set(places)) < len(places):
            return None
        if self.ruled and len(places) != len(self.columns):
            return None
        return [self._spread(row, [place for place in places if place is not None]) for row in rows]

    def _spread(self, row: Texts, places: Sequence[int]) -> Texts:
        found = [""] * len(self.columns)
        for place, text in zip(places, row, strict=True):
            found[place] = text
        return found

    def _column(self, left: float, right: float) -> int | None:
        """The one column that a stretch lies in."""
        met = [n for n, span in enumerate(self.columns) if min(span[1], right) - max(span[0], left) > _NEAR]
        near = [n for n in met if min(abs(self.columns[n][0] - left), abs(self.columns[n][1] - right)) < _NEAR]
        return near[0] if near else None

    def repeated(self, rows: Sequence[Texts]) -> int:
        """How many rows only repeat the table's head."""
        size = len(self.head)
        return size if size and [_folded(row) for row in rows[:size]] == [_folded(row) for row in self.head] else 0


def _closed(table: Table) -> bool:
    return table.grid is not None and table.grid.closed


def _open(table: Table) -> frozenset[int]:
    cells = table.rows[-1].cells
    return frozenset(table.columns.place(cell) for cell in cells if cell.chunks[-1].lines[-1].spaced)


def _folded(row: Texts) -> str:
    return "".join("".join(row).split())


def is_rest(tail: Tail, row: Texts, breaks: Breaks) -> bool:
    """Whether a row is the rest of the last one: nothing closed that, or it begins in the middle of something."""
    unfinished = tail.open if breaks.keeps_blanks else frozenset()
    pairs = [(place, one, more) for place, (one, more) in enumerate(zip(tail.last.cells, row, strict=False)) if more]
    flowing = [place in unfinished or _flows(one, more) for place, one, more in pairs if one]
    if tail.ruled and not tail.closed:
        return True
    if not row[0]:
        return not tail.ruled or any(flowing)
    return bool(flowing) and all(flowing)


def _flows(above: str, below: str) -> bool:
    """Whether a text seems to go on in the middle of a sentence."""
    return below[:1].islower() or below.startswith(("•", "<")) or above.endswith((",", "-", "–", "&", "/"))


def rest(above: str, below: str, joiner: Joiner) -> str:
    """The text of a cell with its rest."""
    if not above or not below:
        return above or below
    if _ENDED.search(above) and not below[:1].islower():
        return f"{above}\n{below}"
    return joiner.join(above, below)
