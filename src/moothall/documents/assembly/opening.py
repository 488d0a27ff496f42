"""Opening a paper's file: what cannot be bound is refused here, and it is said why."""

import io

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, PdfError

_LAYERS_OFF = "it has layers that are switched off; print it to PDF anew"


_USES = ("View", "Print", "Export")


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
    """Raises SourceError where layers are not always shown: in a pack, which has no layers, they would be seen."""
    layers = pdf.Root.get("/OCProperties", Dictionary())
    shown = layers.get("/D", Dictionary())
    off = len(shown.get("/OFF", ())) or shown.get("/BaseState") == Name.OFF
    if off or any(map(_is_off_somewhere, layers.get("/OCGs", ()))) or (layers and any(map(_is_by_rule, pdf.objects))):
        raise SourceError(_LAYERS_OFF)


def _is_off_somewhere(layer: Object) -> bool:
    """Whether a layer is off on screen, in print or when it is exported."""
    usage = layer.get("/Usage", Dictionary())
    return any(
        usage.get(f"/{use}", Dictionary()).get(f"/{use}State") == Name.OFF for use in ("View", "Print", "Export")
    )


def _is_by_rule(one: Object) -> bool:
    """Whether something is shown by a rule of its own, which may be that others are not."""
    ruled = isinstance(one, Dictionary) and one.get("/Type") == Name.OCMD
    return ruled and ("/VE" in one or one.get("/P") in (Name.AllOff, Name.AnyOff))
