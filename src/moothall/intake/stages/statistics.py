"""Tables of statistics by area or period: labels down the side, figures beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.facts.measures import StatisticsTable
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, plain
from moothall.intake.stages.budgets import is_budget
from moothall.intake.stages.columns import Column, head_of
from moothall.intake.stages.dates import MONTH
from moothall.intake.stages.division import Part
from moothall.intake.stages.rows import Grid, grids

_FIGURE = re.compile(
    r"[£(]?\s*[-–+±<>]?\s*£?\s*\d[\d,]*(?:\.\d+)?\s*(?:%|k|m|bn|\*+)?\)?|n/?a|-+|–|\*+|\.\.", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?")
_PERIOD = re.compile(rf"\b(?:(?:19|20)\d\d|\d\d/\d\d|q(?:tr|uarter)?\s?[1-4]|(?:{MONTH})[ '’-]*\d\d)\b", re.IGNORECASE)
_CAPTION = re.compile(r"(?:table|figure|fig|chart|graph)\.?\s*\w{0,4}\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_COVER_LABEL = re.compile(r"(?:to|subject|classification|date|decision n\w+)\s*:", re.IGNORECASE)
_MONEY = re.compile(r"£")
_TITLE_LENGTH = 160
_FIGURES_SHARE, _PAIRED_SHARE = 0.7, 0.6
_LEAST_ROWS = 3
_PAIRED_COLUMNS = 4
_WORDY = 20


@dataclass(frozen=True, slots=True)
class _Figures:
    """A table taken apart: column headings, and rows of as many cells."""

    columns: tuple[tuple[Passage, ...], ...]
    rows: tuple[tuple[Passage, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns' headings, those in two rows as one."""
        return tuple(" ".join(_folded(part) for part in column if part) for column in self.columns)


def read_statistics(parts: Sequence[Part]) -> Iterator[Cited[StatisticsTable]]:
    """Each table of statistics in the reports, in order: figures under a caption or by period.

    Tables of performance, of money and of budgets are none.
    """
    for grid in (grid for part in parts if part.is_paper for grid in grids(part.lines, _is_head)):
        figures = _figures_of(grid)
        title = _title(grid.before)
        if figures and (title or _has_period(figures)):
            yield _cited(figures, grid, title)


def _figures_of(grid: Grid) -> _Figures | None:
    """The headings and rows of a table whose cells are figures; None for every other table."""
    head = _head(grid.rows)
    body = grid.lines[grid.lines.index(head[-1]) + 1 :] if head else grid.lines
    rows = [line for line in body if line.is_row]
    if len(rows) < _LEAST_ROWS or not _is_counted(rows) or _is_other(grid.rows):
        return None
    width = grid.width
    if not head and _is_paired(rows, width):
        return _Figures(((), ()), tuple(_unpaired(rows, width)))
    return _Figures(_columns(head, width), tuple(_padded(line, width) for line in body))


def _head(rows: Sequence[Line]) -> list[Line]:
    """The rows above the first one with figures, two at most: a second divides the columns of the first."""
    head: list[Line] = []
    for row in rows[:2]:
        if _is_body(row):
            break
        head.append(row)
    return head


def _is_head(row: Line) -> bool:
    """Whether a row has words or periods over several columns and no figure."""
    return sum(bool(cell) for cell in row.cells) > 1 and not _is_body(row)


def _is_body(row: Line) -> bool:
    """Whether a row begins with a label and goes on with figures; years are headings."""
    values = [row.column(place) for place in range(1, len(row.cells)) if row.column(place)]
    if not row.column(0) or not values:
        return False
    return any(_FIGURE.fullmatch(value) and not _YEAR.fullmatch(value) for value in values)


def _is_other(rows: Sequence[Line]) -> bool:
    """Whether a table is one of indicators or of a budget, which are read elsewhere."""
    head = head_of(rows[:2])
    return is_budget(rows) or (
        head is not None and head.holds(Column.target, Column.rag, Column.ref, Column.ytd, Column.floor)
    )


def _is_counted(body: Sequence[Line]) -> bool:
    """Whether a table's cells are mostly figures, few of them money, beside labels that are none."""
    values = [row.column(place) for row in body for place in range(1, len(row.cells)) if row.column(place)]
    figures = [value for value in values if _FIGURE.fullmatch(value)]
    numbers = [value for value in figures if _DIGIT.search(value)]
    if len(numbers) * 2 < len(figures) or sum(bool(_MONEY.search(value)) for value in values) * 2 > len(values):
        return False
    # In a table of short figures one column may hold words: a comment beside the numbers.
    worded = {place for row in body for place in range(1, len(row.cells)) if len(row.column(place)) > _WORDY}
    counted = len(values) - sum(bool(row.column(place)) for row in body for place in worded)
    labelled = sum(not _FIGURE.fullmatch(row.column(0)) for row in body if row.column(0))
    return counted > 0 and len(figures) >= counted * _share(body) and len(worded) <= 1 and labelled >= len(body) / 2


def _share(body: Sequence[Line]) -> float:
    """In a table of label and figure side by side, half of the cells after the first are labels again."""
    width = max(len(row.cells) for row in body)
    return _PAIRED_SHARE if _is_paired(body, width) else _FIGURES_SHARE


def _is_paired(body: Sequence[Line], width: int) -> bool:
    """Whether a table without a head stands in two halves, each of a label and its figure."""
    if width != _PAIRED_COLUMNS:
        return False
    labels = [row.column(place) for row in body for place in (0, 2) if row.column(place)]
    values = [row.column(place) for row in body for place in (1, 3) if row.column(place)]
    return not any(map(_FIGURE.fullmatch, labels)) and bool(values) and all(map(_FIGURE.fullmatch, values))


def _unpaired(body: Sequence[Line], width: int) -> Iterator[tuple[Passage, ...]]:
    """The left half down, then the right half down."""
    for first in range(0, width, 2):
        for row in body:
            if row.column(first):
                yield _padded(row, width)[first : first + 2]


def _columns(head: Sequence[Line], width: int) -> tuple[tuple[Passage, ...], ...]:
    """The headings; where a second row divides the first, both together ("National 2012/13")."""
    rows = [_padded(row, width) for row in head]
    if len(rows) < 2:
        return tuple(zip(*rows, strict=True)) if rows else ((),) * width
    over, columns = rows[0][0], []
    for above, below in zip(*rows, strict=True):
        over = above or over
        columns.append((over, below))
    return tuple(columns)


def _padded(line: Line, width: int) -> tuple[Passage, ...]:
    """The cells of a row, as many as the table has columns; a heading across stands in the first."""
    cells = line.cells if line.is_row else (line.passage,)
    return (*cells, *(plain("") for _ in range(width - len(cells))))


def _has_period(figures: _Figures) -> bool:
    """Whether columns or rows are years, quarters or months."""
    labels = (row[0].text for row in figures.rows)
    return any(map(_PERIOD.search, figures.headings)) or sum(map(bool, map(_PERIOD.search, labels))) > 1


def _title(before: Sequence[Line]) -> Passage | None:
    """The caption right above a table: it says that it is one, or it is short and no sentence."""
    line = before[-1] if before else None
    if line and (_CAPTION.match(line.text) or _is_title(line.text)):
        return line.passage
    return None


def _is_title(text: str) -> bool:
    short = 0 < len(text) <= _TITLE_LENGTH and not text.endswith((".", ";", ",", ":"))
    return short and not _COVER_LABEL.match(text)


def _cited(figures: _Figures, grid: Grid, title: Passage | None) -> Cited[StatisticsTable]:
    rows = tuple(tuple(map(_folded, row)) for row in figures.rows)
    fact = StatisticsTable(title=title.text if title else None, columns=figures.headings, rows=rows)
    return Cited(fact, {"": grid.span, **marks(title=title), **_heads(figures), **_cells(figures)})


def _folded(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _heads(figures: _Figures) -> dict[str, Span]:
    """Where each heading stands: from the cell above to the one below it."""
    found: dict[str, Span] = {}
    for place, column in enumerate(figures.columns):
        parts = [part.span for part in column if part]
        if parts:
            found[f"columns/{place}"] = Span(start=parts[0].start, end=parts[-1].end)
    return found


def _cells(figures: _Figures) -> dict[str, Span]:
    return {
        f"rows/{down}/{across}": cell.span
        for down, row in enumerate(figures.rows)
        for across, cell in enumerate(row)
        if cell
    }
