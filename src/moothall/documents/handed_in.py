"""A PDF that is handed in to be bound: whether it can be, how many pages it has, whether it is tagged or scanned."""

import io

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from moothall.facts.bodies import Fact
from moothall.workers import Refused

_ENOUGH = 20
"""Letters on a page that is not a picture of one."""


class UnfitPDFError(Exception):
    """A file that cannot be bound; the message says why and what to do."""


class HandedIn(Fact):
    """What was found in a PDF. `scanned` says that a page is a picture without text, `tagged` that it is tagged."""

    pages: int
    tagged: bool
    scanned: bool


def looked_through(data: bytes) -> HandedIn:
    """What a PDF is like. Raises UnfitPDFError for what is no PDF, has no pages, is damaged or encrypted."""
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if document.is_encrypted:
                raise UnfitPDFError("the PDF is encrypted: save it without a password or restrictions")
            pages, tagged = len(document.pages), _is_tagged(document)
    except pikepdf.PasswordError as error:
        raise UnfitPDFError("the PDF has a password: save it without one") from error
    except pikepdf.PdfError as error:
        raise UnfitPDFError("the file is no PDF that can be read: save it as PDF again") from error
    if not pages:
        raise UnfitPDFError("the PDF has no pages")
    return HandedIn(pages=pages, tagged=tagged, scanned=_is_scanned(data))


def look(data: bytes) -> HandedIn:
    """The same for a process of its own, which says by Refused what is wrong with the file."""
    try:
        return looked_through(data)
    except UnfitPDFError as error:
        raise Refused(str(error)) from error


def _is_tagged(document: pikepdf.Pdf) -> bool:
    marked = document.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    return bool(marked) and "/StructTreeRoot" in document.Root


def _is_scanned(data: bytes) -> bool:
    try:
        with pypdfium2.PdfDocument(data) as document:
            return any(_is_picture(page) for page in document)
    except pypdfium2.PdfiumError as error:
        raise UnfitPDFError("the pages of the PDF cannot be read: save it as PDF again") from error


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a page has an image and next to no text."""
    if len(page.get_textpage().get_text_bounded().strip()) >= _ENOUGH:
        return False
    return any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)))
