"""Styles and numbering of our Word files: headings that number the sections, paragraphs numbered under them, lists."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from moothall.documents.word import names

SECTIONS, ALONE = 9001, 9002
_FIRST_LIST = 9100
_FORMS = {
    "bullet": (("bullet", "•"), ("bullet", "–"), ("bullet", "•")),
    "letter": (("lowerLetter", "(%1)"), ("lowerRoman", "(%2)"), ("lowerLetter", "(%3)")),
    "number": (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")),
}


def prepare(document: Document) -> None:
    """Give a new document our styles and the numbering of sections."""
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    for level in (1, 2, 3):
        document.styles[f"Heading {level}"].font.name = "Arial"
    for name in (names.NUMBERED, names.COVER_HEADING, names.COVER_TEXT, names.COVER_RECOMMENDATION):
        _style(document, name, bold=name == names.COVER_HEADING)
    for name in (names.TABLE_CAPTION, names.FIGURE_CAPTION, names.TABLE_HEADING):
        _style(document, name, bold=name == names.TABLE_HEADING)
    sections = (("decimal", "%1"), ("decimal", "%1.%2"))
    _define(document, SECTIONS, sections, "multilevel")
    _define(document, ALONE, (("decimal", "%1"),), "multilevel")
    _number(document.styles["Heading 1"].element.get_or_add_pPr(), SECTIONS, 0)


def number(paragraph: object, series: int, level: int) -> None:
    """Number a paragraph in a series at a level."""
    _number(paragraph._p.get_or_add_pPr(), series, level)  # type: ignore[attr-defined] # python-docx's own element


def new_list(document: Document, style: str, count: int) -> int:
    """A series of its own for the `count`th list of the document, which so begins anew."""
    series = _FIRST_LIST + count
    _define(document, series, _FORMS[style], "multilevel")
    return series


def _style(document: Document, name: str, *, bold: bool) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    if bold:
        style.font.bold = True


def _define(document: Document, series: int, levels: tuple[tuple[str, str], ...], kind: str) -> None:
    inside = "".join(_level(at, *form) for at, form in enumerate(levels))
    root = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{series}"><w:multiLevelType w:val="{kind}"/>{inside}'
        "</w:abstractNum>"
    )
    first = root.find("{*}num")
    root.append(abstract) if first is None else first.addprevious(abstract)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{series}"><w:abstractNumId w:val="{series}"/></w:num>'))


def _level(at: int, form: str, text: str) -> str:
    left = 567 if form == "decimal" and "." in text and "%2" in text else 567 * (at + 1)
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="567"/></w:pPr></w:lvl>'
    )


def _number(properties: object, series: int, level: int) -> None:
    numbered = properties.get_or_add_numPr()  # type: ignore[attr-defined] # python-docx's own element
    numbered.get_or_add_ilvl().val = level
    numbered.get_or_add_numId().val = series
