"""The long part of publishing, done in a process of its own: papers are typeset and bound, and the pages looked at."""

import datetime as dt
from functools import partial
from pathlib import Path

from moothall.documents.assembly import Folder, Order, PaperStatus, Place, bound, make_ready
from moothall.documents.composer.press import CompositionError, Press
from moothall.documents.composer.written import report_pdf
from moothall.documents.published.inside import Inside, inside
from moothall.documents.published.printed import Printed, printed_pages
from moothall.facts.bodies import Fact
from moothall.facts.drafts import ReportDraft
from moothall.workers import Refused


class Made(Fact):
    """A bound version: its file, where its papers and its front sheet stand, and its pages.

    `status` tells how its papers fare with screen readers, `inside` what a public file holds beside its pages.
    """

    pdf: bytes
    places: tuple[Place, ...]
    front: Place
    printed: tuple[Printed, ...]
    accessible: bool
    status: tuple[PaperStatus, ...]
    inside: tuple[Inside, ...] = ()


class Manuscript(Fact):
    """A report to be typeset: to which bodies and days it goes, and where its pictures lie.

    On the `shelf` it is made ready for binding, where there is one.
    """

    draft: ReportDraft
    council: str
    to: tuple[tuple[str, dt.date], ...]
    root: str
    fonts: tuple[Path, ...] = ()
    shelf: Path | None = None


def made(order: Order) -> Made:
    """Bind one version of a pack and look at its pages. Raises Refused with the reason when it cannot be bound."""
    found = bound(order)
    return Made(
        pdf=found.pdf,
        places=found.places,
        front=found.front,
        printed=printed_pages(found.pdf),
        accessible=found.accessible,
        status=found.status,
        inside=() if order.restricted else inside(found.pdf),
    )


def typeset(manuscript: Manuscript) -> bytes:
    """A report as PDF. Raises Refused with the reason when it cannot be typeset."""
    try:
        pdf = report_pdf(
            manuscript.draft,
            council=manuscript.council,
            to=manuscript.to,
            press=Press(manuscript.fonts),
            pictures=partial(_file, manuscript.root),
        )
    except CompositionError as error:
        raise Refused(str(error)) from error
    if manuscript.shelf:
        make_ready(pdf, Folder(manuscript.shelf))
    return pdf


def _file(root: str, digest: str) -> bytes:
    return (Path(root) / digest[:2] / digest[2:4] / digest).read_bytes()
