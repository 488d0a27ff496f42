"""What is being typed: kept at every pause, so that a closed browser loses nothing.

A working copy is no act of the council's: nobody else sees it, and the audit trail does not list it.
"""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from moothall.facts.drafts import ReportDraft
from moothall.operations.authorship import require_author
from moothall.records.drafts_as_facts import packed
from moothall.records.models import DraftReport, Revision, WorkingCopy


class KeptElsewhereError(Exception):
    """The same person is writing the same report in another window; what that one kept is left as it is."""


def keep_working_copy(
    *, report: DraftReport, draft: ReportDraft, base: Revision, seen: str, by: User, at: dt.datetime
) -> str:
    """Keep what someone is typing, and give the mark to be shown (`seen`) when more of it is to be kept.

    `seen` is empty for a window that has kept nothing and was given nothing. Raises KeptElsewhereError when the
    copy was kept from another window since, NotPermittedError.
    """
    require_author(report, by)
    with transaction.atomic():
        known = WorkingCopy.objects.select_for_update().filter(report=report, user=by).first()
        if known and mark_of(known) != seen:
            raise KeptElsewhereError("You are writing this report in another window as well. Close one of them.")
        copy, _ = WorkingCopy.objects.update_or_create(
            report=report, user=by, defaults={"base": base, "draft": packed(draft), "at": at}
        )
    return mark_of(copy)


def discard_working_copy(*, report: DraftReport, by: User, at: dt.datetime) -> None:
    """Throw away what someone typed and did not save: their own copy alone. `at` is the moment, as in every act."""
    require_author(report, by)
    WorkingCopy.objects.filter(report=report, user=by, at__lte=at).delete()


def mark_of(copy: WorkingCopy | None) -> str:
    """What tells a state of a working copy from a later one."""
    return copy.at.isoformat() if copy else ""
