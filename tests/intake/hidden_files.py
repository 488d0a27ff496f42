"""Files with something hidden in them, made for the tests."""

import io
import re
import zipfile
from collections.abc import Callable

import pikepdf
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from pikepdf import Array, Dictionary, Name, Pdf, String

HELVETICA = [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, *[556] * 10, 278, 278,
             584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667,
             778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556,
             278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
             500, 500, 500]  # fmt: skip
BOX = "0 g 95 690 120 20 re f\n"


def line(text: str, x: float = 72, y: float = 695, before: str = "") -> str:
    """The operators that draw a line of text."""
    return f"BT /F1 12 Tf {before} 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def pdf(content: str, more: Callable[[Pdf], None] | None = None, pages: int = 1) -> bytes:
    """A PDF whose pages draw the content."""
    made = Pdf.new()
    font = made.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=32, LastChar=31 + len(HELVETICA),
            Widths=Array(HELVETICA), Encoding=Name.WinAnsiEncoding,
        )
    )  # fmt: skip
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
        page = made.pages[-1]
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = made.make_stream(content.encode("latin-1"))
    if more:
        more(made)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def note(subtype: str, **more: object) -> Callable[[Pdf], None]:
    """An annotation on the first page."""

    def add(made: Pdf) -> None:
        one = Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array([90, 690, 220, 712]), **more)
        made.pages[0].obj.Annots = Array([made.make_indirect(one)])

    return add


def black_square(made: Pdf) -> None:
    """A square drawn over the text as a mark of the reader's program."""
    look = made.make_stream(b"0 g 0 0 130 22 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 130, 22]))
    note("Square", AP=Dictionary(N=made.make_indirect(look)), Contents=String("seen?"))(made)


def word(change: Callable[..., None] | None = None) -> bytes:
    """A Word file with two paragraphs, and what `change` makes of it."""
    document = Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_paragraph("The depot is let.")
    document.add_paragraph("The rent is fair.")
    if change:
        change(document)
    target = io.BytesIO()
    document.save(target)
    return without(target.getvalue(), "docProps/thumbnail.jpeg")


def track(kind: str, text: str) -> Callable[..., None]:
    """A tracked insertion (`ins`) or deletion (`del`) at the end of the first paragraph."""

    def add(document: Document) -> None:  # type: ignore[valid-type] # a factory that python-docx calls by its class's name
        tag = "w:delText" if kind == "del" else "w:t"
        xml = (
            f'<w:{kind} {nsdecls("w")} w:id="7" w:author="Ines Roke" w:date="2026-03-01T09:00:00Z"><w:r>'
            f'<{tag} xml:space="preserve">{text}</{tag}></w:r></w:{kind}>'
        )
        document.paragraphs[0]._p.append(parse_xml(xml))  # type: ignore[attr-defined] # as above

    return add


def with_run(name: str, **values: str) -> Callable[..., None]:
    """A run with a property, at the end of the second paragraph."""

    def add(document: Document) -> None:  # type: ignore[valid-type] # as above
        run = document.paragraphs[1].add_run(" Marrowfat.")  # type: ignore[attr-defined] # as above
        element = OxmlElement(name)
        for key, value in values.items():
            element.set(qn(f"w:{key}"), value)
        run._r.get_or_add_rPr().append(element)

    return add


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def zipped(made: dict[str, str | bytes]) -> bytes:
    """An Office file of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in made.items():
            packed.writestr(name, data)
    return target.getvalue()


def without(data: bytes, name: str) -> bytes:
    """An Office file without one of its parts and what leads there."""
    kept: dict[str, str | bytes] = {one: part for one, part in parts(data).items() if one != name}
    rels = bytes(kept["_rels/.rels"])  # type: ignore[arg-type] # bytes
    kept["_rels/.rels"] = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", rels)
    return zipped(kept)


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def rels(*entries: tuple[str, str, str]) -> str:
    """A file of relations: id, kind, target."""
    inside = "".join(
        f'<Relationship Id="{id}" Type="{_DOC}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for id, kind, target in entries
    )
    return f'<Relationships xmlns="{_RELS}">{inside}</Relationships>'


def _cell(at: str, text: int) -> str:
    return f'<c r="{at}" t="s"><v>{text}</v></c>'


def workbook(**more: str | bytes) -> bytes:
    """A workbook with a seen and a hidden sheet, a hidden row and a hidden column, a formula and a name with a path."""
    strings = "".join(f"<si><t>{text}</t></si>" for text in ("Seen", "RowSecret", "ColumnSecret", "SheetSecret"))
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_TYPES}"><Override PartName="/xl/worksheets/sheet2.xml" ContentType="x"/></Types>'
        ),
        "_rels/.rels": rels(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_X}" xmlns:r="{_DOC}"><sheets><sheet name="Costs" sheetId="1" r:id="r1"/>'
            '<sheet name="Workings" sheetId="2" state="veryHidden" r:id="r2"/></sheets><definedNames>'
            r"<definedName name='Rate'>'C:\Users\ines\[rates.xlsx]S'!$A$1</definedName></definedNames></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": rels(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "worksheet", "worksheets/sheet2.xml"),
            ("r3", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_X}"><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">'
            f'{_cell("A1", 0)}{_cell("B1", 2)}<c r="C1"><f>Workings!A1</f><v>4</v></c></row>'
            f'<row r="2" hidden="1">{_cell("A2", 1)}</row></sheetData></worksheet>'
        ),
        "xl/worksheets/sheet2.xml": (
            f'<worksheet xmlns="{_X}"><sheetData><row r="1">{_cell("A1", 3)}</row></sheetData></worksheet>'
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{_X}">{strings}</sst>',
    }  # fmt: skip
    return zipped(made | more)


def shape(text: str, *, at: tuple[int, int] = (0, 0), hidden: bool = False, size: int = 1800) -> str:
    """A box of words on a slide, 100 units wide and high."""
    x, y = at
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Box" hidden="{int(hidden)}"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="100" cy="100"/></a:xfrm></p:spPr><p:txBody><a:p><a:r>'
        f'<a:rPr sz="{size}"/><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def slide_of(*shapes: str) -> str:
    """A slide with boxes on it."""
    inside = "".join(shapes)
    return f'<p:sld xmlns:p="{_P}" xmlns:a="{_A}"><p:cSld><p:spTree>{inside}</p:spTree></p:cSld></p:sld>'


def slide(text: str, hidden: bool = False) -> str:
    """A slide or notes with words."""
    shown = ' show="0"' if hidden else ""
    return f'<p:sld xmlns:p="{_P}" xmlns:a="{_A}"{shown}><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'


def presentation(first: str = "") -> bytes:
    """A presentation with a seen slide (`first`) that has notes, a hidden one, and a comment."""
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
            "_rels/.rels": rels(("r1", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": (
                f'<p:presentation xmlns:p="{_P}" xmlns:r="{_DOC}"><p:sldIdLst><p:sldId id="1" r:id="r1"/>'
                '<p:sldId id="2" r:id="r2"/></p:sldIdLst></p:presentation>'
            ),
            "ppt/_rels/presentation.xml.rels": rels(
                ("r1", "slide", "slides/slide1.xml"), ("r2", "slide", "slides/slide2.xml")
            ),
            "ppt/slides/slide1.xml": first or slide("Seen"),
            "ppt/slides/_rels/slide1.xml.rels": rels(
                ("r1", "notesSlide", "../notesSlides/notesSlide1.xml"), ("r2", "comments", "../comments/comment1.xml")
            ),
            "ppt/slides/slide2.xml": slide("SlideSecret", hidden=True),
            "ppt/notesSlides/notesSlide1.xml": slide("NoteSecret"),
            "ppt/comments/comment1.xml": (
                f'<p:cmLst xmlns:p="{_P}"><p:cm><p:text>CommentSecret</p:text></p:cm></p:cmLst>'
            ),
        }
    )  # fmt: skip


def everything_in(data: bytes) -> bytes:
    """All that a file holds, unpacked: to look for a word that must not be there."""
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as made:
            streams = [one.read_bytes() for one in made.objects if isinstance(one, pikepdf.Stream)]
            return b"".join([repr(list(made.objects)).encode(), *streams])
    return b"".join(parts(data).values())
