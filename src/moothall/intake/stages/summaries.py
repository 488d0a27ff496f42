"""The one-page summary of a dashboard's ratings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from moothall.facts.measures import IndicatorSummary
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line, Table, tables
from moothall.intake.passages import Passage
from moothall.intake.stages.columns import Column, Head, head_of, meaning
from moothall.intake.stages.division import Part
from moothall.intake.stages.indicators.references import REFERENCE

_RATINGS = (Column.rag, Column.ytd_rag)
_LABEL = re.compile(rf"(?P<ref>{REFERENCE})\s*[:–-]\s*(?P<label>.+)")
_RATING = re.compile(r"(?:red|amber|green|blue|grey|n/?a|[rag]|-)?", re.IGNORECASE)
_DETAIL = (Column.target, Column.floor, Column.series, Column.ytd, Column.upper)


@dataclass(frozen=True, slots=True)
class _Group:
    """The head under which rows stand: its columns, its line, and its table."""

    head: Head
    label: Line
    table: Table


def read_summaries(parts: Sequence[Part]) -> Iterator[Cited[IndicatorSummary]]:
    """Each row of each summary table, in order; a table that a page's end broke off goes on under the head before."""
    for part in parts:
        for row, group in _grouped(part) if part.is_paper else ():
            yield from _row(row, group.head, group.label, group.table)


def _grouped(part: Part) -> Iterator[tuple[Line, _Group]]:
    """The rows of a part's summary tables that are no heads, each with the group it stands in."""
    group: _Group | None = None
    for table in tables(part.lines):
        group = group if group and not table.before and _goes_on(table, group) else None
        for row in table.rows:
            found = _head(row)
            group = _Group(found, row, table) if found else group
            if group and not found:
                yield row, group


def _goes_on(table: Table, group: _Group) -> bool:
    """Whether a table's first row has ratings where the group before has them."""
    first = table.rows[0]
    rated = [first.column(place) for place, column in enumerate(group.head.columns) if column in _RATINGS]
    return len(first.cells) == len(group.label.cells) and all(_RATING.fullmatch(text) for text in rated)


def _head(row: Line) -> Head | None:
    """The head of a group: a rating column or two, and none of what a detail table has."""
    head = head_of([row]) or _single(row)
    return head if head and head.holds(*_RATINGS) and not head.holds(*_DETAIL) else None


def _single(row: Line) -> Head | None:
    """A summary may have one rating column only, beside the name of its group."""
    columns = tuple(meaning(row.column(place)) for place in range(len(row.cells)))
    names = tuple(row.column(place) for place in range(len(row.cells)))
    return Head(columns, names, (row,)) if len(columns) == 2 and columns[1] in _RATINGS else None


def _row(row: Line, head: Head, label: Line, table: Table) -> Iterator[Cited[IndicatorSummary]]:
    place = {column: head.columns.index(column) for column in (*_RATINGS, Column.ref) if column in head.columns}
    words = next((at for at, column in enumerate(head.columns) if column in (None, Column.description)), 0)
    ratings = {column: row.column(place[column]) for column in _RATINGS if column in place}
    if not row.column(words) or not any(ratings.values()):
        return
    cell = row.cells[words]
    split = _LABEL.fullmatch(" ".join(cell.text.split()))
    ref = split["ref"] if split else row.column(place[Column.ref]) if Column.ref in place else None
    group, over = _group(head, words, label, table)
    fact = IndicatorSummary(
        group=group,
        ref=ref or None,
        label=split["label"] if split else row.column(words),
        latest_rag=ratings.get(Column.rag),
        ytd_rag=ratings.get(Column.ytd_rag),
    )
    yield Cited(fact, {"": row.span} | marks(label=cell, group=over, **_spots(row, place)))


def _spots(row: Line, place: Mapping[Column, int]) -> dict[str, Passage]:
    """The cells that the ratings stand in."""
    fields = {"latest_rag": Column.rag, "ytd_rag": Column.ytd_rag}
    known = {name: place[column] for name, column in fields.items() if column in place}
    return {name: row.cells[at] for name, at in known.items() if at < len(row.cells)}


def _group(head: Head, words: int, label: Line, table: Table) -> tuple[str | None, Passage | Span | None]:
    """The group's name stands over its labels, or above the table where the head says "Indicator"."""
    if head.columns[words] is None and head.names[words]:
        return head.names[words], label.span
    above = [line for line in table.before if line.text]
    return (above[-1].text, above[-1].passage) if above else (None, None)
