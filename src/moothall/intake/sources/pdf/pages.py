"""The pages of a PDF one after the other, each closed before the next is opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from moothall.intake.sources.pdf.rules import Rules, rules
from moothall.intake.sources.pdf.runs import Letters, Run, runs, turn
from moothall.intake.sources.unreadable import Limits, UnreadablePack, too_large

_PICTURES: Final = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
_HARDLY_ANY: Final = 3


@dataclass(slots=True)
class Page:
    """What stands on a page, in the direction that most of its text is read in.

    `number` counts from 1; `label` is the number printed or, where none was found, the one the PDF gives it.
    `top` and `bottom` are the page's edges. `sideways` holds runs set in another direction. `has_image`, asked
    only where there is hardly any text, says that it may be a picture of a page.
    """

    number: int
    label: str | None
    top: float
    bottom: float
    runs: list[Run]
    sideways: list[Run]
    rules: Rules
    has_image: bool = False


def pages(data: bytes, limits: Limits) -> Iterator[Page]:
    """The pages of a PDF in order.

    Raises UnreadablePack when the PDF is damaged, locked or has more pages than `limits` allow.
    """
    document = _opened(data)
    try:
        count = len(document)
        if count > limits.pages:
            raise too_large(f"{count:,} pages", f"{limits.pages:,} pages")
        for place in range(count):
            yield _page(document, place)
    finally:
        document.close()


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadablePack("this PDF is locked with a password; ask for one without") from error
        raise UnreadablePack("this PDF is damaged and cannot be opened; ask for it again") from error


def _page(document: Any, place: int) -> Page:
    try:
        page = document[place]
    except pypdfium2.PdfiumError as error:
        raise _damaged(place) from error
    try:
        text, letters = _upright(page)
        drawn = rules(page.raw, letters.turned)
        found = list(runs(letters, drawn))
        edges = page.get_bbox()
        has_image = len(found) <= _HARDLY_ANY and _has_image(page.raw)
        text.close()
    except pypdfium2.PdfiumError as error:
        raise _damaged(place) from error
    finally:
        page.close()
    _, one = turn(edges[0], edges[1], letters.turned)
    _, other = turn(edges[2], edges[3], letters.turned)
    return Page(
        number=place + 1,
        label=document.get_page_label(place) or None,
        top=min(one, other),
        bottom=max(one, other),
        runs=[run for run in found if run.turned == letters.turned],
        sideways=[run for run in found if run.turned != letters.turned],
        rules=drawn,
        has_image=has_image,
    )


def _has_image(page: Any) -> bool:
    kinds = (
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, place))
        for place in range(pdfium.FPDFPage_CountObjects(page))
    )
    return any(kind in _PICTURES for kind in kinds)


def _upright(page: Any) -> tuple[Any, Letters]:
    """The text of a page, turned so that most of it stands upright: pdfium puts lines in the order they are seen in."""
    text = page.get_textpage()
    letters = Letters(text.raw)
    wanted = letters.turned * 90
    if page.get_rotation() != wanted and letters.text:
        text.close()
        page.set_rotation(wanted)
        text = page.get_textpage()
        letters = Letters(text.raw)
    return text, letters


def _damaged(place: int) -> UnreadablePack:
    return UnreadablePack(f"page {place + 1} of this PDF is damaged; ask for the file again")
