"""What is seen on a page stays as it is seen: what is laid over it becomes part of it, and it ends as it began."""

from collections.abc import Callable
from itertools import accumulate

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, parse_content_stream

from moothall.documents.assembly.opening import SourceError
from moothall.documents.assembly.strays import untied

_LAID = frozenset(
    Name(f"/{kind}")
    for kind in (
        *("FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly"),
        *("StrikeOut", "Stamp", "Caret", "Ink", "Watermark", "Redact", "Widget"),
    )
)
"""The kinds of annotation that are seen as part of a page. Others are seen beside it, or when they are opened."""

_COVERING = frozenset(Name(f"/{kind}") for kind in ("Square", "Circle", "Polygon", "Redact"))
_HIDDEN = 2
_UNDRAWN = "a box is laid over page {page} that each reader draws in its own way; print it to PDF anew"


def flattened(pdf: Pdf) -> bool:
    """Make what is laid over pages part of them, fields of forms too; whether there was any. Raises SourceError."""
    laid = {place: _split(page, _is_laid) for place, page in enumerate(pdf.pages)}
    if not any(ours for ours, _ in laid.values()):
        return False
    for place, (ours, _) in laid.items():
        _refuse_undrawn(ours, place + 1)
        pdf.pages[place].obj.Annots = Array(ours)
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    for place, (ours, others) in laid.items():
        pdf.pages[place].obj.Annots = Array(others)
        untied(pdf, ours)
    return True


def balance(pdf: Pdf) -> None:
    """Let each page put back the state that it found: what is drawn behind it would be drawn in what it left."""
    for page in pdf.pages:
        steps = [1 if str(one.operator) == "q" else -1 for one in parse_content_stream(page, "q Q")]
        depths = list(accumulate(steps, initial=0))
        lacking = -min(depths)
        left = depths[-1] + lacking
        if lacking or left:
            page.contents_add(b"q " * lacking, prepend=True)
            page.contents_add(b" Q" * left)


def _is_laid(note: Object) -> bool:
    return note.get("/Subtype") in _LAID


def _refuse_undrawn(notes: list[Object], page: int) -> None:
    for note in notes:
        seen = not int(note.get("/F", 0)) & _HIDDEN
        if seen and note.get("/Subtype") in _COVERING and "/N" not in note.get("/AP", Dictionary()):
            raise SourceError(_UNDRAWN.format(page=page))


def _split(page: Page, ours: Callable[[Object], bool]) -> tuple[list[Object], list[Object]]:
    notes = list(page.obj.get("/Annots", []))
    return [note for note in notes if ours(note)], [note for note in notes if not ours(note)]
