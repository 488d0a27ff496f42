"""Rows of cells to a table whose header cells are told: by the source, else by how the table is filled."""

import re
from collections.abc import Sequence

import msgspec

from moothall.documents.tree import Place, Table, TableCell
from moothall.facts.papers import Cell

Row = tuple[Cell, ...]

_FIGURE = re.compile(r"[-+(]?[£$]?\s?[\d,.]+\s?(?:%|k|m|bn|days?|hours?)?\)?", re.IGNORECASE)
LABEL = 80
"""A cell that heads a row is not longer than this."""
NAME = 60
"""A cell that heads a column is not longer than this."""
_RATING = re.compile(r"red|amber|green|yes|no", re.IGNORECASE)


def table(place: Place, rows: Sequence[Row]) -> Table:
    """The table of these rows. Header cells that the source marks stay so; where it marks none, the first row
    heads the columns when it looks like names, and the first cells head the rows when they look like labels."""
    width = max((sum(cell.columns for cell in row) for row in rows), default=0)
    depth = _marked_rows(rows)
    told = depth > 0 or any(cell.header for row in rows for cell in row)
    if not told:
        depth = int(_names_columns(rows))
    labelled = not told and _labels_rows(rows[depth:])
    return Table(
        place=place,
        head=tuple(tuple(_cell(cell, "col" if cell.text else "") for cell in row) for row in rows[:depth]),
        body=tuple(_body_row(row, width, labelled) for row in rows[depth:]),
        width=width,
    )


def _body_row(row: Row, width: int, labelled: bool) -> tuple[TableCell, ...]:
    if len(row) == 1 and width > 1 and row[0].text:
        return (msgspec.structs.replace(_cell(row[0], "rowgroup"), columns=width),)
    return tuple(
        _cell(cell, "row" if cell.text and (cell.header or (labelled and index == 0)) else "")
        for index, cell in enumerate(row)
    )


def _cell(cell: Cell, scope: str) -> TableCell:
    return TableCell(lines=_lines(cell.text), columns=cell.columns, rows=cell.rows, scope=scope, styled=cell.styled)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _marked_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top consist of marked header cells (and empty ones); not all of them."""
    for index, row in enumerate(rows):
        if not any(cell.header for cell in row) or any(cell.text and not cell.header for cell in row):
            return index
    return len(rows) if len(rows) == 1 else len(rows) - 1


def _names_columns(rows: Sequence[Row]) -> bool:
    """Whether the first row looks like the columns' names: several short texts, none a figure, a label or a rating,
    and none that stands in its column again."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    names = [cell.text for cell in rows[0] if cell.text]
    repeated = any(
        name.text and name.text == below.text for row in rows[1:] for name, below in zip(rows[0], row, strict=False)
    )
    return len(names) > 1 and not repeated and all(_is_name(name) for name in names)


def _is_name(text: str) -> bool:
    return len(text) <= NAME and not (_FIGURE.fullmatch(text) or text.endswith(":") or _RATING.fullmatch(text))


def _labels_rows(rows: Sequence[Row]) -> bool:
    """Whether every row of several cells begins with a short text that is not a figure."""
    several = [row[0].text for row in rows if len(row) > 1]
    return bool(several) and all(text and len(text) <= LABEL and not _FIGURE.fullmatch(text) for text in several)
