"""The front sheet of an agenda as it will be printed, before anything of it is published."""

import datetime as dt

from moothall.documents.agenda_outline import Places
from moothall.documents.composer.front_preview import PreviewOrder, front_pdf
from moothall.facts.agendas import DraftAgenda
from moothall.records.files import fonts
from moothall.workers import Limits, Refused, once

_LIMITS = Limits(seconds=60, megabytes=1024)


class NoPreviewError(Exception):
    """A front sheet that cannot be typeset; the message says why."""


def places_of(agenda: DraftAgenda) -> Places:
    """The pages that the papers behind each item have; only what was published has them yet."""
    found: dict[str, tuple[str, str]] = {}
    for item, paper in agenda.papers():
        if paper.first_label:
            found[item.key] = (found.get(item.key, (paper.first_label, ""))[0], paper.last_label)
    return found


def preview_pdf(agenda: DraftAgenda, today: dt.date, *, restricted: bool) -> bytes:
    """The front sheet as PDF, typeset in a process of its own. Raises NoPreviewError."""
    order = PreviewOrder(
        agenda=agenda,
        day=today,
        places=dict(places_of(agenda)),
        restricted=restricted,
        fonts=fonts(),
    )
    try:
        return once(front_pdf, order, limits=_LIMITS)
    except Refused as refusal:
        raise NoPreviewError(str(refusal)) from refusal
