"""What an appendix in PDF is like: whether it is tagged, which of its pages are scans, its sizes, its fonts."""

from collections.abc import Iterator

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Dictionary, Name, Object

from moothall.facts.bodies import Fact
from moothall.facts.findings import Finding
from moothall.intake.hidden.pdf import opened
from moothall.intake.sources.unreadable import UnreadablePack

_ENOUGH = 20
_MOST_NAMED = 10
_STANDARD = {"A3", "A4"}
_SIZES = {(595, 842): "A4", (842, 1191): "A3", (420, 595): "A5", (612, 792): "US letter"}
_ACCESS = "Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018"


class AppendixCheck(Fact):
    """What was found: pages, whether tagged, the scanned pages by number, sizes in use, fonts that are not inside.

    `language` and `title` are what the file says of itself; both are needed to be read aloud well.
    """

    pages: int
    tagged: bool
    scanned: tuple[int, ...] = ()
    sizes: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    language: str = ""
    title: str = ""


def check(data: bytes) -> AppendixCheck:
    """What a PDF is like. Raises UnreadablePack, in a sentence, for what is no PDF, damaged, locked or empty."""
    with opened(data) as document:
        if document.is_encrypted:
            raise UnreadablePack("this PDF is encrypted; save it without a password or restrictions")
        if not len(document.pages):
            raise UnreadablePack("this PDF has no pages")
        marked = document.Root.get("/MarkInfo", Dictionary()).get("/Marked", False)
        return AppendixCheck(
            pages=len(document.pages),
            tagged=bool(marked) and "/StructTreeRoot" in document.Root,
            scanned=tuple(_scanned(data)),
            sizes=tuple(dict.fromkeys(_size(page) for page in document.pages)),
            fonts=tuple(sorted(set(_outside(document)))[:_MOST_NAMED]),
            language=str(document.Root.get("/Lang", "")),
            title=str(document.docinfo.get("/Title", "")),
        )


def findings(found: AppendixCheck, place: str) -> Iterator[Finding]:
    """What of that an author should know: advice, for a scan can lawfully be all that there is."""
    if found.scanned:
        pages = ", ".join(map(str, found.scanned[:_MOST_NAMED])) + (" …" if len(found.scanned) > _MOST_NAMED else "")
        words = f"Scanned, without text that can be read aloud or searched: page {pages}"
        yield Finding("appendix-scanned", "advice", words, place, source=_ACCESS)
    if not found.tagged:
        words = "Not tagged: it will be named on the cover as not accessible. Export it anew as a tagged PDF."
        yield Finding("appendix-untagged", "advice", words, place, source=_ACCESS)
    if found.fonts:
        words = f"Fonts that are not in the file, so that it may look different elsewhere: {', '.join(found.fonts)}"
        yield Finding("appendix-fonts", "advice", words, place)
    odd = [size for size in found.sizes if size not in _STANDARD]
    if odd:
        yield Finding("appendix-size", "advice", f"Pages that are neither A4 nor A3: {', '.join(odd)}", place)


def _scanned(data: bytes) -> Iterator[int]:
    """The pages with a picture and next to no text."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            yield from [number for number, page in enumerate(document, start=1) if _is_scan(page)]
    except pypdfium2.PdfiumError as error:
        raise UnreadablePack("the pages of this PDF cannot be read; save it anew") from error


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    return len(page.get_textpage().get_text_bounded().strip()) < _ENOUGH and _has_picture(page)


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)))


def _size(page: pikepdf.Page) -> str:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    sides = sorted((right - left, top - bottom))
    for (short, long), name in _SIZES.items():
        if abs(sides[0] - short) < 3 and abs(sides[1] - long) < 3:
            return name
    return f"{sides[0] / 72 * 25.4:.0f} × {sides[1] / 72 * 25.4:.0f} mm"


def _outside(document: pikepdf.Pdf) -> Iterator[str]:
    """The names of fonts that the file uses and does not hold."""
    for one in document.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.Font and one.get("/Subtype") != Name.Type3:
            inner = one.DescendantFonts[0] if "/DescendantFonts" in one else one
            if not _is_inside(inner.get("/FontDescriptor", Dictionary())) and "/BaseFont" in one:
                yield str(one.BaseFont)[1:]


def _is_inside(descriptor: Object) -> bool:
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
