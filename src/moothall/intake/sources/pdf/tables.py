"""Rows of text from a table's cells."""

import re
from collections.abc import Callable, Sequence

from moothall.intake.sources.pdf.blocks import Table
from moothall.intake.sources.pdf.columns import Columns
from moothall.intake.sources.pdf.paragraphs import Setting, divided
from moothall.intake.sources.pdf.rows import Cell, Chunk, Row

Texts = list[str]
_BULLET = re.compile(r"^[•▪●○◦‣■□➢]\s*")


def texts(table: Table, setting: Setting, margin: float) -> list[Texts]:
    """The rows of a table as texts, one for each column; a cell's paragraphs are divided by line feeds."""
    table.columns.settle()
    return [_row(row, table.columns, table.columns.place, setting, margin) for row in table.rows]


def seated(table: Table, columns: Columns, setting: Setting, margin: float) -> list[Texts]:
    """The same in the columns of an earlier page, which it fits."""
    return [_row(row, columns, columns.seat, setting, margin) for row in table.rows]


def _row(row: Row, columns: Columns, find: Callable[[Cell], int | None], setting: Setting, margin: float) -> Texts:
    found = [""] * len(columns.spans)
    for cell in row.cells:
        place = find(cell) or 0
        words = cell_text(cell.chunks, columns.edge(place, cell, margin), setting)
        found[place] = f"{found[place]}\n{words}" if found[place] else words
    return found


def cell_text(chunks: Sequence[Chunk], edge: float, setting: Setting) -> str:
    """The text of a cell: its paragraphs divided by line feeds, bulleted ones with the same bullet."""
    parts = [lines for chunk in chunks for lines in divided(chunk.lines, edge, setting.breaks)]
    return "\n".join(_BULLET.sub("• ", setting.joiner.paragraph(part)) for part in parts)


def heads(table: Table) -> int:
    """How many rows at the top of a table are set as its head: in bold, or above its only rule."""
    bold = [all(line.bold for cell in row.cells for chunk in cell.chunks for line in chunk.lines) for row in table.rows]
    first = bold.index(False) if False in bold else 0
    ruled = [place for place, row in enumerate(table.rows) if place and row.cells[0].chunks[0].ruled]
    return first or (ruled[0] if len(ruled) == 1 and not table.grid else 0)
