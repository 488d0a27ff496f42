"""Word files for tests, written part by part, so that each says just what its test is about."""

import io
import zipfile
from xml.sax.saxutils import escape

from moothall.intake.lines import Line, Source
from moothall.intake.sources.word import read_word

_SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = ("styles", "numbering", "footnotes", "header", "footer", "comments")


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body; other parts (styles, numbering, footnotes, header, footer) by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types())
        archive.writestr("word/_rels/document.xml.rels", _links(parts))
        archive.writestr("word/document.xml", f"<w:document {_SPACES} {_MORE}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {_SPACES}>{content}</w:{name}>")
    return out.getvalue()


def _types() -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/></Types>'
    )


def _links(parts: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(parts)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def run(text: str, look: str = "") -> str:
    """A run of text; `look` are its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, *, style: str = "", look: str = "") -> str:
    """A paragraph of runs, or of plain words."""
    runs = content if content.startswith("<") or not content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{runs}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(text, look=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(*paragraphs: str, look: str = "") -> str:
    """A table cell of paragraphs, or of plain words."""
    inner = "".join(one if one.startswith("<") else paragraph(one) for one in paragraphs)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, look: str = "") -> str:
    """A table row of cells, or of plain words."""
    inner = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def level(number: int, form: str, text: str, start: int = 1) -> str:
    """A level of a list definition."""
    looks = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{looks}</w:lvl>'


def read(body: str, **parts: str) -> Source:
    """What is read from such a file; its lines' spans join up to its text, always."""
    source = read_word(word(body, **parts))
    assert "".join(source.text[line.span.start : line.span.end] for line in source.lines) == source.text
    return source


def solid(source: Source) -> list[Line]:
    """The lines that are not furniture."""
    return [line for line in source.lines if not line.is_furniture]


def texts(source: Source) -> list[str]:
    """The texts of the lines that are not furniture."""
    return [line.text for line in solid(source)]


def cells(source: Source) -> list[list[str]]:
    """The cells of all rows."""
    return [[one.text for one in line.cells] for line in solid(source) if line.is_row]
