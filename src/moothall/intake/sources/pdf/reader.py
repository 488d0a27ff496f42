"""Reading a PDF, one function per step: pages, what is furniture, how lines are set, rows, blocks, lines."""

from collections.abc import Iterator, Sequence

from moothall.intake.lines import Source
from moothall.intake.sources.drafts import compose
from moothall.intake.sources.pdf.binding import Binder
from moothall.intake.sources.pdf.blocks import blocks
from moothall.intake.sources.pdf.breaks import Breaks
from moothall.intake.sources.pdf.furniture import take_out_furniture
from moothall.intake.sources.pdf.grids import Grids
from moothall.intake.sources.pdf.hyphens import Joiner
from moothall.intake.sources.pdf.measure import Measure
from moothall.intake.sources.pdf.pages import Page, pages
from moothall.intake.sources.pdf.paragraphs import Setting
from moothall.intake.sources.pdf.rows import chunks, rows
from moothall.intake.sources.unreadable import LIMITS, Limits, UnreadablePack


def read_pdf(data: bytes, limits: Limits = LIMITS) -> Source:
    """The lines of a PDF.

    Raises UnreadablePack when it is damaged, locked, larger than `limits`, or without text because its pages
    are pictures.
    """
    found = list(pages(data, limits))
    if not any(page.runs or page.sideways for page in found):
        raise UnreadablePack(
            "this PDF has no text in it: its pages are pictures (scanned); have the text recognised (OCR) first"
        )
    furniture = take_out_furniture(found)
    measure = Measure(found)
    joiner = Joiner(lambda: (run.text for page in found for run in page.runs))
    binder = Binder(measure, Setting(Breaks.learnt(page.runs for page in found), joiner))
    for page in found:
        grids = Grids(page.rules, (run.line for run in page.runs))
        standing = rows(chunks(page.runs, page.rules, measure.pitch), grids, measure.pitch)
        binder.add(page, blocks(standing, grids, binder.columns), furniture[page.number])
    return compose("pdf", binder.drafts, len(found), tuple(_doubts(found)))


def _doubts(found: Sequence[Page]) -> Iterator[str]:
    pictures = [str(page.label or page.number) for page in found if page.has_image and not page.runs]
    if len(pictures) == 1:
        yield f"Page {pictures[0]} is a picture; what is on it could not be read."
    elif pictures:
        yield f"Pages {', '.join(pictures)} are pictures; what is on them could not be read."
