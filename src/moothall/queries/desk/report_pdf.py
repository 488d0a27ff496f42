"""A report as it will be printed, for its readers before any pack carries it."""

from pathlib import Path

from django.conf import settings

from moothall.documents.published.work import Manuscript, typeset
from moothall.records.calendar_as_facts import body_title
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.files import root
from moothall.records.models import DraftReport
from moothall.workers import Limits, Stopped, each

_LIMITS = Limits(seconds=60, megabytes=1024)
_WORK = "moothall.documents.published.work"


class CannotTypesetError(Exception):
    """A report that cannot be typeset; the message says why."""


def printed(report: DraftReport) -> bytes:
    """The latest version as PDF, typeset in a process of its own. Raises CannotTypesetError."""
    stops = report.route.select_related("scheduled__body")
    folder = Path(settings.ROOT) / "build" / "fonts"
    manuscript = Manuscript(
        draft=report_draft(latest(report)),
        council=settings.COUNCIL,
        to=tuple((body_title(stop.scheduled.body), stop.scheduled.date) for stop in stops),
        root=str(root(public=False)),
        fonts=(folder,) if folder.is_dir() else (),
    )
    for _, outcome in each(typeset, [manuscript], limits=_LIMITS, preload=[_WORK]):
        if not isinstance(outcome, Stopped):
            return outcome.value
        raise CannotTypesetError(f"The report cannot be typeset: {outcome.reason}")
    raise CannotTypesetError("The report cannot be typeset.")
