"""Going through a dashboard from table to table, and putting each row together with its area and comment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from moothall.facts.measures import Footnote, Indicator, Travel
from moothall.facts.papers import Span
from moothall.intake.cited import ASIDE, Cited, marks
from moothall.intake.lines import Line, Table, tables
from moothall.intake.passages import Passage
from moothall.intake.stages.columns import Column, Head, head_of
from moothall.intake.stages.division import Part
from moothall.intake.stages.indicators.areas import Area, area_of
from moothall.intake.stages.indicators.frequency import frequency_of
from moothall.intake.stages.indicators.references import comment_refs, is_reference, note, paragraphs

_ARROWS: Mapping[Travel, str] = {"up": "↑⬆⇑⇧▲éñ", "down": "↓⬇⇓⇩▼êò", "same": "↔⬌⇔→►▶ó=◄"}
_WORDS: Mapping[str, Travel] = {
    "up": "up", "improved": "up", "improving": "up", "better": "up",
    "down": "down", "worsened": "down", "worse": "down", "declined": "down", "fallen": "down",
    "same": "same", "level": "same", "unchanged": "same", "no change": "same", "static": "same", "stable": "same",
}  # fmt: skip
_RATED = (Column.rag, Column.target, Column.floor)
_FIGURES = (Column.series, Column.ytd, *_RATED, Column.previous_year)


@dataclass(slots=True)
class _Row:
    """A row being put together: its line under its head, and what the lines around the table add."""

    line: Line
    head: Head
    area: Area
    above: str
    first: bool
    comment: Passage | None = None
    notes: list[Footnote] = field(default_factory=list)

    @property
    def ref(self) -> str:
        place = self.head.place(Column.ref)
        return self.line.column(place).rstrip("*") if place is not None else ""


def read_indicators(parts: Sequence[Part]) -> Iterator[Cited[Indicator]]:
    """Each row of each detail table, in order."""
    for part in parts:
        if part.is_paper:
            for row in _rows(part):
                yield _cited(row)


def _rows(part: Part) -> list[_Row]:
    rows: list[_Row] = []
    area, head, above = Area(), None, ""
    for table in tables(part.lines):
        area = area_of(table) or area
        above = " ".join(line.text for line in table.before[-3:]) or above
        head, found = _table(table, head, area, above)
        rows.extend(found)
        if rows:
            _comment(rows, table.after)
            _annotate(found, table.after)
    return rows


def _table(table: Table, before: Head | None, area: Area, above: str) -> tuple[Head | None, list[_Row]]:
    """The rows under each head of a table; one without a head goes on with the head before it."""
    rows, head, place, fresh = [], before, 0, False
    while place < len(table.rows):
        found = head_of(table.rows[place : place + 2])
        if found and found.holds(Column.ref, Column.description) and found.holds(*_FIGURES):
            head, fresh = (found, True) if found.holds(Column.ref) else (None, False)
            place += len(found.rows)
            continue
        line = table.rows[place]
        row = _Row(line, head, area, above, fresh) if head else None
        if row and is_reference(row.ref):
            rows.append(row)
            fresh = False
        elif not rows:
            head = None
        place += 1
    return head, rows


def _comment(rows: Sequence[_Row], lines: Sequence[Line]) -> None:
    """A paragraph belongs to the last row of its reference, unless that row has one already."""
    for paragraph in paragraphs(lines):
        for ref in comment_refs(paragraph.text):
            row = next((row for row in reversed(rows) if row.ref == ref), None)
            if row and row.comment is None:
                row.comment = paragraph


def _annotate(rows: Sequence[_Row], lines: Sequence[Line]) -> None:
    """A footnote belongs to the cells of the table above that bear its mark."""
    for paragraph in paragraphs(lines):
        found = note(paragraph.text)
        for row in rows if found else ():
            mark, text = found or ("", "")
            row.notes.extend(Footnote(mark=mark, text=text, field=name) for name in _marked(row, mark))


def _marked(row: _Row, mark: str) -> Iterator[str]:
    """The fields whose cells end with a mark, and with no more of it."""
    for place, column in enumerate(row.head.columns):
        text = row.line.column(place)
        if column and text.endswith(mark) and not text.removesuffix(mark).endswith(mark[0]):
            yield column.value


def _cited(row: _Row) -> Cited[Indicator]:
    cells = dict(_cells(row))
    series = [(row.head.names[place], row.line.column(place)) for place in _series(row.head)]
    kind = "kpi" if row.head.holds(*_RATED) else "activity"
    area = {name: " ".join(passage.text.split()) for name, passage in row.area.values.items()}
    values = {name: " ".join(cell.text.split()) for name, cell in cells.items()}
    fact = Indicator(
        kind=kind,  # type: ignore[arg-type]
        frequency=frequency_of(row.head, row.above, kind),
        series=tuple(series),
        dot=_travel(values.pop("dot", "")),
        description=values.pop("description", "").rstrip("*† ") or None,
        comment=row.comment.text if row.comment else None,
        footnotes=tuple(row.notes),
        **area,
        **values,
    )
    return Cited(fact, {"": row.line.span} | _places(row, cells))


def _cells(row: _Row) -> Iterator[tuple[str, Passage]]:
    """The cells of single fields; a year-to-date rating may stand empty, a range that is not given says nothing."""
    for place, column in enumerate(row.head.columns):
        if column and column is not Column.series and place < len(row.line.cells):
            cell = row.line.cells[place]
            if cell or column in (Column.ytd_rag, Column.lower):
                yield column.value, cell


def _series(head: Head) -> list[int]:
    return [place for place, column in enumerate(head.columns) if column is Column.series]


def _travel(text: str) -> Travel | None:
    for travel, arrows in _ARROWS.items():
        if text and text[0] in arrows:
            return travel
    return _WORDS.get(text.casefold())


def _places(row: _Row, cells: Mapping[str, Passage]) -> dict[str, Span]:
    """Where each field stands; headings belong to the first row under them."""
    places: dict[str, Passage | Span | None] = {**row.area.values, **cells, "comment": row.comment}
    for order, place in enumerate(_series(row.head)):
        if place < len(row.line.cells):
            places[f"series/{order}/1"] = row.line.cells[place]
    if row.first:
        heads = [*row.head.rows, *([row.area.head] if row.area.head else [])]
        places |= {f"{ASIDE}head/{order}": line.span for order, line in enumerate(heads)}
    return marks(**places)
