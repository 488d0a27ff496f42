"""Composing packs: pages are numbered first, then printed with their real numbers on the agenda."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from moothall.documents.composer.pack import Notices, public_pack, restricted_pack
from moothall.documents.composer.press import CompositionError, Ledger, Press
from moothall.documents.pack_text import Paper, record_of
from moothall.facts.bodies import Fact
from moothall.facts.packs import Pack
from moothall.workers import Limits, Refused, Stopped, each

PASSES = 3
"""Tries to number the pages: real numbers on the agenda may move a line, hardly ever a page."""


LIMITS = Limits(seconds=120, megabytes=2048)
"""What one pack may take to typeset."""


class Job(Fact):
    """A pack to compose: the front sheet's facts, its papers in the order of the agenda, the notices on its front."""

    front: Pack
    papers: tuple[Paper, ...]
    notices: Notices = ()


class Composition(Fact):
    """A composed pack: the record of its public version with the real pages, and its PDF."""

    pack: Pack
    pdf: bytes


def compose(job: Job, press: Press, *, restricted: bool = False) -> Composition:
    """The pack typeset as one PDF: the public version, or the one with the restricted papers.

    Both have the same page numbers: where a paper is withheld, its range is kept. Raises CompositionError, also for
    papers of an item that is not on the agenda.
    """
    listed = {item.number for item in job.front.agenda}
    for paper in job.papers:
        if paper.item not in listed:
            raise CompositionError(f"the pack could not be typeset: no item {paper.item} is on the agenda")
    front, ledger = paged(job, press)
    if restricted:
        document = restricted_pack(front, job.papers, job.notices)
    else:
        document = public_pack(front, job.papers, job.notices, dict(ledger.papers))
    return Composition(pack=record_of(front, job.papers), pdf=press.pdf(document, made(front)))


def paged(job: Job, press: Press) -> tuple[Pack, Ledger]:
    """The front sheet with the real page ranges, and the ledger they come from."""
    front = job.front
    for _ in range(PASSES):
        ledger = press.ledger(restricted_pack(front, job.papers, job.notices))
        numbered = with_pages(front, ledger)
        if numbered == front:
            return front, ledger
        front = numbered
    raise CompositionError("the pack could not be typeset: its page numbers do not settle")


def with_pages(front: Pack, ledger: Ledger) -> Pack:
    """The front sheet with each item's page range."""
    ranges = ledger.ranges()
    agenda = tuple(msgspec.structs.replace(item, pages=ranges.get(item.number)) for item in front.agenda)
    return msgspec.structs.replace(front, agenda=agenda)


def made(front: Pack) -> dt.datetime:
    """The moment a PDF is dated: the start of the day of publication, the same at every composing."""
    day = (front.meeting.published if front.meeting else None) or front.date
    if day is None:
        raise CompositionError("the pack could not be typeset: it has neither a date of publication nor of a meeting")
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def compose_all(
    jobs: Iterable[Job], fonts: Sequence[Path] = (), *, processes: int | None = None
) -> Iterator[tuple[int, Composition]]:
    """The public versions of many packs, each typeset in a process of its own: its number and outcome as it ends.

    Raises CompositionError for the first that cannot be typeset.
    """
    orders = ((job, tuple(fonts)) for job in jobs)
    for number, outcome in each(composed, orders, limits=LIMITS, processes=processes, preload=[__name__]):
        if isinstance(outcome, Stopped):
            raise CompositionError(outcome.reason)
        yield number, outcome.value


def composed(order: tuple[Job, tuple[Path, ...]]) -> Composition:
    """One pack in a worker process."""
    job, fonts = order
    try:
        return compose(job, Press(fonts))
    except CompositionError as error:
        raise Refused(str(error)) from error
