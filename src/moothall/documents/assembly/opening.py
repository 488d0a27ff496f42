"""Opening a paper's file: what cannot be bound is refused here, and it is said why."""

import io

import pikepdf
from pikepdf import Dictionary, Name, Pdf, PdfError

_LAYERS_OFF = "it has layers that are switched off; print it to PDF anew"


class SourceError(Exception):
    """A file that cannot be bound, and why."""


def opened(data: bytes) -> Pdf:
    """The file, opened. Raises SourceError for what is no PDF, is locked, or has no pages."""
    try:
        pdf = Pdf.open(io.BytesIO(data))
        pages = len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise SourceError("the file is locked with a password") from error
    except (PdfError, RuntimeError) as error:  # a page tree that is miscounted is no PdfError
        raise SourceError("the file is no PDF that can be read") from error
    if not pages:
        raise SourceError("the file has no pages")
    return pdf


def refuse_layers(pdf: Pdf) -> None:
    """Raises SourceError where layers are switched off: in a pack, which has no layers, they would be seen."""
    shown = pdf.Root.get("/OCProperties", Dictionary()).get("/D", Dictionary())
    if len(shown.get("/OFF", ())) or shown.get("/BaseState") == Name.OFF:
        raise SourceError(_LAYERS_OFF)
