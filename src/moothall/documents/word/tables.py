"""Tables of a Word file, with cells over several columns and rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.table import Table, _Cell

from moothall.facts.writing import WrittenCell, WrittenTable


@dataclass(frozen=True, slots=True)
class Place:
    """A cell in the grid: its column, how many it covers; without a cell of ours it goes on from above."""

    column: int
    columns: int
    cell: WrittenCell | None
    goes_down: bool = False


def grid(table: WrittenTable) -> list[list[Place]]:
    """The cells of each row at their columns, with those that go on from above."""
    going_down: dict[int, tuple[int, int]] = {}
    return [list(_row(row, going_down)) for row in table.rows]


def width(rows: list[list[Place]]) -> int:
    """The number of columns."""
    return max((place.column + place.columns for row in rows for place in row), default=1)


def laid_out(document: Document, table: WrittenTable) -> Iterator[tuple[_Cell, WrittenCell]]:
    """Put a table at the end of a document, and give each cell to be filled."""
    rows = grid(table)
    made = document.add_table(rows=0, cols=width(rows))
    made.style = document.styles["Table Grid"]
    for row in rows:
        yield from _filled(made, row)


def _row(cells: tuple[WrittenCell, ...], going_down: dict[int, tuple[int, int]]) -> Iterator[Place]:
    """The places of a row; `going_down` has, for a column, how many rows more a cell covers, and its columns."""
    carried, waiting, column = dict(going_down), list(cells), 0
    going_down.clear()
    while waiting or any(at >= column for at in carried):
        if column in carried:
            left, columns = carried.pop(column)
            yield Place(column, columns, None)
        else:
            cell = waiting.pop(0) if waiting else WrittenCell(())
            left, columns = cell.rows, cell.columns
            yield Place(column, columns, cell, cell.rows > 1)
        if left > 1:
            going_down[column] = (left - 1, columns)
        column += columns


def _filled(made: Table, row: list[Place]) -> Iterator[tuple[_Cell, WrittenCell]]:
    element = OxmlElement("w:tr")
    if all(place.cell and place.cell.header for place in row):
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:tblHeader"))
        element.append(properties)
    made._tbl.append(element)
    for place in row:
        cell = _cell(place)
        element.append(cell)
        if place.cell is not None:
            yield _Cell(cell, made), place.cell


def _cell(place: Place) -> CT_Tc:
    cell: CT_Tc = OxmlElement("w:tc")  # type: ignore[assignment] # the element's class, by its name
    properties = cell.get_or_add_tcPr()
    if place.columns > 1:
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), str(place.columns))
        properties.append(span)
    if place.cell is None or place.goes_down:
        merge = OxmlElement("w:vMerge")
        if place.cell is not None:
            merge.set(qn("w:val"), "restart")
        properties.append(merge)
    cell.append(OxmlElement("w:p"))
    return cell
