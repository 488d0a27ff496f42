"""Tables of statistics by area or period: labels down the side, figures beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.facts.measures import StatisticsTable
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line, tables
from moothall.intake.stages.columns import Column, head_of
from moothall.intake.stages.division import Part, PartKind

_FIGURE = re.compile(
    r"[£(]?\s*[-–+±<>]?\s*£?\s*\d[\d,]*(?:\.\d+)?\s*(?:%|k|m|bn|\*+)?\)?|n/?a|-+|–|\*+|\.\.", re.IGNORECASE
)
_PERIOD = re.compile(r"(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?")
_MONEY = re.compile(r"£")
_TITLE_LENGTH = 160
_FIGURES_SHARE = 0.7
_LEAST_ROWS = 3
_PAIRED_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table taken apart: column headings and rows of equal length, with the lines they were read from."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]
    heads: tuple[Line, ...] = ()


def read_statistics(parts: Sequence[Part]) -> Iterator[Cited[StatisticsTable]]:
    """Each table of statistics in the reports, in order; tables of performance or money are none."""
    for part in parts:
        if part.kind is PartKind.report:
            for grid, before in _grids(part):
                yield _cited(grid, before)


def _grids(part: Part) -> Iterator[tuple[_Grid, tuple[Line, ...]]]:
    """The grids of a part with the lines before each; a table without a head goes on with the one before it."""
    held: tuple[_Grid, tuple[Line, ...]] | None = None
    for table in tables(part.lines):
        grid = _grid(table.rows)
        if held and grid and _goes_on(held[0], grid, table.before):
            held = _joined(held[0], grid, table.before), held[1]
            continue
        if held:
            yield held
        held = (grid, table.before) if grid and (grid.heads or len(grid.columns) == 2) else None
    if held:
        yield held


def _goes_on(first: _Grid, second: _Grid, between: Sequence[Line]) -> bool:
    """Whether a table without a head belongs to the one above: as wide, and at most one line between them."""
    return bool(first.heads) and not second.heads and len(first.columns) == len(second.columns) and len(between) <= 1


def _joined(first: _Grid, second: _Grid, between: Sequence[Line]) -> _Grid:
    """Both as one; a line between them is a row that names what follows."""
    blanks = ("",) * (len(first.columns) - 1)
    rows = (*first.rows, *((line.text, *blanks) for line in between), *second.rows)
    return _Grid(first.columns, rows, (*first.lines, *between, *second.lines), first.heads)


def _grid(rows: Sequence[Line]) -> _Grid | None:
    """The grid of a table whose cells are figures; None for every other table."""
    head = _head(rows)
    body = rows[len(head) :]
    money = any(_MONEY.search(cell.text) for row in head for cell in row.cells)
    if len(body) < _LEAST_ROWS or money or _performance(rows) or not _figures(body):
        return None
    width = max(len(row.cells) for row in rows)
    if not head and _paired(body, width):
        return _Grid(("", ""), tuple(_unpaired(body, width)), tuple(body))
    return _Grid(_columns(head, width), tuple(_padded(row, width) for row in body), tuple(body), tuple(head))


def _head(rows: Sequence[Line]) -> list[Line]:
    """The rows above the first one with figures, two at most: a second divides the columns of the first."""
    head: list[Line] = []
    for row in rows[:2]:
        if row.header or not _is_body(row):
            head.append(row)
        else:
            break
    return head


def _is_body(row: Line) -> bool:
    """Whether a row begins with a label and goes on with figures; years are headings."""
    values = [row.column(place) for place in range(1, len(row.cells)) if row.column(place)]
    if not row.column(0) or not values:
        return False
    return any(_FIGURE.fullmatch(value) and not _PERIOD.fullmatch(value) for value in values)


def _performance(rows: Sequence[Line]) -> bool:
    """Whether the head is that of a table of indicators, which is read elsewhere."""
    head = head_of(rows[:2])
    return head is not None and head.holds(Column.target, Column.rag, Column.ref, Column.ytd)


def _figures(body: Sequence[Line]) -> bool:
    """Whether a table's cells are mostly figures, few of them money, beside labels that are none."""
    values = [row.column(place) for row in body for place in range(1, len(row.cells)) if row.column(place)]
    figures = [value for value in values if _FIGURE.fullmatch(value)]
    told = sum(any(map(str.isdigit, value)) for value in figures)
    if not values or told * 2 < len(figures) or sum(bool(_MONEY.search(value)) for value in values) * 2 > len(values):
        return False
    # In a table of short figures one column may hold words: a comment beside the numbers.
    worded = {place for row in body for place in range(1, len(row.cells)) if len(row.column(place)) > 20}
    counted = len(values) - sum(bool(row.column(place)) for row in body for place in worded)
    labelled = sum(not _FIGURE.fullmatch(row.column(0)) for row in body if row.column(0))
    return counted > 0 and len(figures) >= counted * _share(body) and len(worded) <= 1 and labelled >= len(body) / 2


def _share(body: Sequence[Line]) -> float:
    """In a table of label and figure side by side, half of the cells after the first are labels again."""
    width = max(len(row.cells) for row in body)
    return 0.6 if _paired(body, width) else _FIGURES_SHARE


def _paired(body: Sequence[Line], width: int) -> bool:
    """Whether a table without a head stands in two halves, each of a label and its figure."""
    if width != _PAIRED_COLUMNS:
        return False
    labels = [row.column(place) for row in body for place in (0, 2) if row.column(place)]
    values = [row.column(place) for row in body for place in (1, 3) if row.column(place)]
    return not any(map(_FIGURE.fullmatch, labels)) and bool(values) and all(map(_FIGURE.fullmatch, values))


def _unpaired(body: Sequence[Line], width: int) -> Iterator[tuple[str, ...]]:
    """The left half down, then the right half down."""
    for first in range(0, width, 2):
        for row in body:
            if row.column(first):
                yield row.column(first), row.column(first + 1)


def _columns(head: Sequence[Line], width: int) -> tuple[str, ...]:
    """The headings; where a second row divides the first, both together ("National 2012/13")."""
    if not head:
        return ("",) * width
    if len(head) == 1:
        return _padded(head[0], width)
    over = ""
    columns = []
    for place in range(width):
        over = head[0].column(place) or over
        columns.append(" ".join(filter(None, (over, head[1].column(place)))))
    return tuple(columns)


def _padded(row: Line, width: int) -> tuple[str, ...]:
    return tuple(row.column(place) for place in range(width))


def _cited(grid: _Grid, before: Sequence[Line]) -> Cited[StatisticsTable]:
    title = next((line for line in reversed(before[-2:]) if _is_title(line)), None)
    fact = StatisticsTable(title=title.text if title else None, columns=grid.columns, rows=grid.rows)
    lines = (*grid.heads, *grid.lines)
    whole = Span(start=lines[0].span.start, end=lines[-1].span.end)
    return Cited(fact, {"": whole} | marks(title=title.passage if title else None) | dict(_cells(grid)))


def _is_title(line: Line) -> bool:
    """A caption is short and no sentence."""
    return bool(line.text) and len(line.text) <= _TITLE_LENGTH and not line.text.endswith((".", ";", ",", ":"))


def _cells(grid: _Grid) -> Iterator[tuple[str, Span]]:
    """Where each cell stands, unless the rows were put together from two halves."""
    if len(grid.rows) == len(grid.lines):
        for down, line in enumerate(grid.lines):
            for across, cell in enumerate(line.cells or (line.passage,)):
                if cell:
                    yield f"rows/{down}/{across}", cell.span
