"""Small PDFs for tests, typeset from a few lines of markup."""

import io
from collections.abc import Sequence

import pikepdf
import typst

from moothall.intake.lines import Line, Source
from moothall.intake.sources.pdf import read_pdf

FACE = """
#set page(width: {width}pt, height: {height}pt, margin: 40pt)
#set text(size: 10pt, hyphenate: false)
#set par(spacing: 14pt, leading: 5pt)
"""


def typeset(markup: str, *, width: int = 420, height: int = 560) -> bytes:
    """A PDF of the markup on pages of this size, in points."""
    return typst.compile((FACE.format(width=width, height=height) + markup).encode())


def read(markup: str, *, width: int = 420, height: int = 560) -> Source:
    """What is read from the markup once it is typeset; its lines' spans join up to its text, always."""
    source = read_pdf(typeset(markup, width=width, height=height))
    assert "".join(source.text[line.span.start : line.span.end] for line in source.lines) == source.text
    return source


def solid(source: Source) -> list[Line]:
    """The lines that are not furniture."""
    return [line for line in source.lines if not line.is_furniture]


def texts(source: Source) -> list[str]:
    """The texts of the lines that are not furniture."""
    return [line.text for line in solid(source)]


def rows(source: Source) -> list[list[str]]:
    """The rows of all tables, each a list of its cells' texts with white space folded."""
    return [[" ".join(cell.text.split()) for cell in line.cells] for line in solid(source) if line.is_row]


def table(cells: Sequence[Sequence[str]], settings: str = "") -> str:
    """Markup of a table; cells in markup, all columns of one width unless the settings say otherwise."""
    columns = "" if "columns:" in settings else f"columns: {len(cells[0])},"
    body = ", ".join(f"[{cell}]" for row in cells for cell in row)
    return f"#table({columns} {settings + ',' if settings else ''} {body})"


OPEN = "columns: {}, stroke: none"
"""Settings of a table without rules."""


def turned(data: bytes, degrees: int) -> bytes:
    """The same PDF with its pages turned, as a scanner or a printer driver may leave them."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.rotate(degrees, relative=True)
        pdf.save(out)
    return out.getvalue()
