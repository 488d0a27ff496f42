"""A report as it will be printed, for its readers before any pack carries it."""

from django.conf import settings

from moothall.documents.published.work import Manuscript, typeset
from moothall.records.calendar_as_facts import body_title
from moothall.records.clearances import with_clearance
from moothall.records.drafts_as_facts import latest
from moothall.records.files import fonts, root
from moothall.records.models import DraftReport
from moothall.workers import Limits, Refused, once

_LIMITS = Limits(seconds=60, megabytes=1024)


class CannotTypesetError(Exception):
    """A report that cannot be typeset; the message says why."""


def printed(report: DraftReport) -> bytes:
    """The latest version as PDF, typeset in a process of its own: to the next body on its way. Raises
    CannotTypesetError."""
    stops = list(report.route.select_related("scheduled__body"))
    ahead = [stop for stop in stops if not stop.views] or stops[-1:]
    manuscript = Manuscript(
        draft=with_clearance(latest(report)),
        council=settings.COUNCIL,
        to=tuple((body_title(stop.scheduled.body), stop.scheduled.date) for stop in ahead[:1]),
        root=str(root(public=False)),
        fonts=fonts(),
    )
    try:
        return once(typeset, manuscript, limits=_LIMITS)
    except Refused as refusal:
        raise CannotTypesetError(f"The report cannot be typeset: {refusal}") from refusal
