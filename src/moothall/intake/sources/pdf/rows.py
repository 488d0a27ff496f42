"""From runs to rows: what stands side by side, told by the order of writing, the distances and the rules.

Cells are written one after the other, each from its top to its bottom; a step up to the right begins the next cell,
a step down to the left the next row. That holds for word processors, browsers and typesetters alike, with rules
or without. A paragraph of prose is a row with one cell.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from moothall.intake.sources.pdf.grids import Grids
from moothall.intake.sources.pdf.pitch import Pitch
from moothall.intake.sources.pdf.rules import Rules
from moothall.intake.sources.pdf.runs import Run

_SAME_SIZE: Final = 1.06
_HALF: Final = 0.5
_NEXT_PARAGRAPH: Final = 3.6
_NEXT_LINE: Final = 2.2
_INDENT: Final = 3.5


@dataclass(slots=True)
class Chunk:
    """Lines that follow one another closely, one below the other. `ruled` says that a rule runs above it."""

    lines: list[Run]
    left: float
    right: float
    ruled: bool = False

    @property
    def top(self) -> float:
        """The baseline of its first line."""
        return self.lines[0].line

    @property
    def bottom(self) -> float:
        """The baseline of its last line."""
        return self.lines[-1].line

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.lines[0].size

    def add(self, run: Run) -> None:
        """One more line below."""
        self.lines.append(run)
        self.left, self.right = min(self.left, run.left), max(self.right, run.right)


@dataclass(slots=True)
class Cell:
    """The chunks of a cell, from top to bottom: its paragraphs."""

    chunks: list[Chunk]

    @property
    def left(self) -> float:
        return min(chunk.left for chunk in self.chunks)

    @property
    def right(self) -> float:
        return max(chunk.right for chunk in self.chunks)

    @property
    def top(self) -> float:
        return self.chunks[0].top

    @property
    def bottom(self) -> float:
        return self.chunks[-1].bottom

    @property
    def size(self) -> float:
        return self.chunks[0].size


@dataclass(slots=True)
class Row:
    """Cells side by side, from left to right as written."""

    cells: list[Cell] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        return max(cell.bottom for cell in self.cells)

    @property
    def size(self) -> float:
        return self.cells[0].size


def chunks(runs: Iterable[Run], rules: Rules, pitch: Pitch) -> Iterator[Chunk]:
    """Runs in the order of writing, put together where one stands closely below the other."""
    chunk: Chunk | None = None
    for run in runs:
        ruled = chunk is not None and _rule_between(chunk.lines[-1], run, rules)
        if chunk and not ruled and _follows(chunk, run, pitch):
            chunk.add(run)
            continue
        if chunk:
            yield chunk
        chunk = Chunk([run], run.left, run.right, ruled)
    if chunk:
        yield chunk


def _follows(chunk: Chunk, run: Run, pitch: Pitch) -> bool:
    above = chunk.lines[-1]
    if not 1 / _SAME_SIZE < run.size / (above.size or 1) < _SAME_SIZE:
        return False
    step = run.line - above.line
    return _HALF * run.size < step <= pitch.of(run.size) and run.left < chunk.right and chunk.left < run.right


def _rule_between(above: Run, below: Run, rules: Rules) -> bool:
    """Whether a rule runs between two lines; one that only underlines the upper is none."""
    top, bottom = above.line + above.size * 0.1, below.line - below.size * _HALF
    return top < bottom and rules.under(top, bottom, max(above.left, below.left) + 1)


def rows(found: Iterable[Chunk], grids: Grids, pitch: Pitch) -> Iterator[Row]:
    """Chunks in the order of writing as rows."""
    row = Row()
    for chunk in found:
        if row.cells and _is_beside(row, chunk, grids, pitch):
            yield from _above(row, chunk, grids)
            row.cells.append(Cell([chunk]))
        elif row.cells and _goes_on(row, chunk, grids):
            row.cells[-1].chunks.append(chunk)
        else:
            yield from _finished(row)
            row = Row([Cell([chunk])])
    yield from _finished(row)


def _is_beside(row: Row, chunk: Chunk, grids: Grids, pitch: Pitch) -> bool:
    """Whether a chunk stands to the right of a row's last cell, and not below the row."""
    cell, slack = row.cells[-1], chunk.size * _HALF
    if chunk.left <= cell.left or (chunk.top > row.bottom + slack and not _shares_row(cell, chunk, grids, pitch)):
        return False
    level = [line for part in cell.chunks for line in part.lines if chunk.top - slack <= line.line <= chunk.bottom]
    return all(line.right <= chunk.left + slack for line in level)


def _shares_row(cell: Cell, chunk: Chunk, grids: Grids, pitch: Pitch) -> bool:
    """Whether a chunk that begins lower stands in the row of a cell: beside all of it, with no rule in between."""
    if chunk.left < cell.right:
        return False
    if grids.at(cell.top, cell.left):
        return grids.undivided((cell.bottom, cell.left), (chunk.top, chunk.left))
    return chunk.top - cell.bottom <= pitch.of(chunk.size) and abs(chunk.size - cell.size) < 1


def _goes_on(row: Row, chunk: Chunk, grids: Grids) -> bool:
    """Whether a chunk is the next paragraph of a row's last cell.

    While the row has only one cell it may as well be prose: what follows will tell.
    """
    cell = row.cells[-1]
    if chunk.ruled or chunk.top <= cell.bottom or not (chunk.left < cell.right and cell.left < chunk.right):
        return False
    if len(row.cells) == 1:
        return True
    if grids.at(cell.top, cell.left):
        return grids.undivided((cell.bottom, cell.left), (chunk.top, chunk.left))
    near = chunk.top - cell.bottom <= _NEXT_PARAGRAPH * chunk.size and abs(chunk.size - cell.size) < 1
    return near and -_HALF < (chunk.left - cell.left) / chunk.size < _INDENT


def _above(row: Row, chunk: Chunk, grids: Grids) -> Iterator[Row]:
    """What stood alone above the row that the chunk turns out to belong to."""
    if len(row.cells) > 1 or grids.undivided((row.top, row.cells[0].left), (chunk.top, chunk.left)):
        return
    cell = row.cells[0]
    _split(cell, chunk)
    level = chunk.top - chunk.size * (_HALF if cell.bottom >= chunk.top - chunk.size * _HALF else _NEXT_LINE)
    alone = [part for part in cell.chunks if part.bottom < level]
    yield from (Row([Cell([part])]) for part in alone)
    cell.chunks = cell.chunks[len(alone) :]


def _split(cell: Cell, chunk: Chunk) -> None:
    """Lines that reach over the chunk beside stand above the row: a heading set closely."""
    lines = cell.chunks[-1].lines
    wide = [place for place, line in enumerate(lines) if line.right > chunk.left and line.line < chunk.top - line.size]
    if wide and wide[-1] + 1 < len(lines):
        parts = lines[: wide[-1] + 1], lines[wide[-1] + 1 :]
        cell.chunks[-1:] = [Chunk(part, _left(part), _right(part), cell.chunks[-1].ruled) for part in parts]


def _left(lines: list[Run]) -> float:
    return min(line.left for line in lines)


def _right(lines: list[Run]) -> float:
    return max(line.right for line in lines)


def _finished(row: Row) -> Iterator[Row]:
    """A row of one cell is so many paragraphs."""
    if len(row.cells) == 1:
        yield from (Row([Cell([part])]) for part in row.cells[0].chunks)
    elif row.cells:
        yield row
