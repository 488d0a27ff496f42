"""Making a reader's copy, in a process of its own."""

import io
from pathlib import Path

from pikepdf import ObjectStreamMode, Pdf, PdfError

from moothall.documents.assembly.lettering import Lettering
from moothall.documents.assembly.stamps import Stamp, Stamps
from moothall.documents.composer.press import Press
from moothall.documents.readers_copy.excerpts import excerpt
from moothall.documents.trees import TreeError
from moothall.facts.bodies import Fact
from moothall.workers import Limits, Refused

LIMITS = Limits(seconds=120, megabytes=1024)
_SIZE = 8


class CopyOrder(Fact):
    """A copy to make: of the first file, or of the pages from `first` to `last` of the first file that has them.

    `first` and `last` are printed page labels, empty for the whole. `line` is put at the foot of each page; empty
    for none.
    """

    files: tuple[Path, ...]
    title: str
    line: str
    fonts: tuple[Path, ...] = ()
    first: str = ""
    last: str = ""


def copied(order: CopyOrder) -> bytes:
    """The reader's copy as PDF. Raises Refused when no file has the pages, or a file is damaged."""
    try:
        made = next(filter(None, (_copy(file, order) for file in order.files)), None)
    except (PdfError, TreeError, OSError) as error:
        raise Refused("the file cannot be read") from error
    if made is None:
        raise Refused(f"no file has the pages {order.first} to {order.last}")
    return made


def _copy(file: Path, order: CopyOrder) -> bytes | None:
    """The copy made from one file; None where it has not the pages."""
    with Pdf.open(file) as pdf:
        made = _pages(pdf, order) if order.first else pdf
        return _stamped(made, order) if made is not None else None


def _pages(pdf: Pdf, order: CopyOrder) -> Pdf | None:
    printed = [str(page.label) for page in pdf.pages]
    if order.first not in printed or order.last not in printed:
        return None
    first, last = printed.index(order.first), printed.index(order.last)
    return excerpt(pdf, range(first, last + 1), order.title) if first <= last else None


def _stamped(pdf: Pdf, order: CopyOrder) -> bytes:
    """The file with the line on each page: drawn as an artifact in an embedded font, so that its tags stay true."""
    if not order.line:
        return _saved(pdf)
    stamps = Stamps(pdf, Lettering(Press(order.fonts), order.line, prefix="MoothallReader"))
    for page in pdf.pages:
        stamps.put(page, [Stamp(order.line, "foot left", _SIZE)])
    return _saved(pdf)


def _saved(pdf: Pdf) -> bytes:
    """The file's bytes: the same for the same pages."""
    kept = io.BytesIO()
    pdf.save(kept, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return kept.getvalue()
