"""What is being typed: kept at every pause, so that a closed browser loses nothing.

A working copy is no act of the council's: nobody else sees it, and the audit trail does not list it.
"""

import datetime as dt
from collections.abc import Callable

from django.contrib.auth.models import User
from django.db import transaction

from moothall.facts.drafts import ReportDraft
from moothall.operations.authorship import require_author
from moothall.operations.reports import Saved, save_version
from moothall.records.drafts_as_facts import draft_from, packed, report_draft
from moothall.records.models import DraftReport, Revision, WorkingCopy


class KeptElsewhereError(Exception):
    """The same person is writing the same report in another window; what that one kept is left as it is."""


def keep_working_copy(
    *,
    report: DraftReport,
    base: Revision,
    seen: str,
    change: Callable[[ReportDraft], ReportDraft],
    by: User,
    at: dt.datetime,
) -> str:
    """Keep what someone is typing, and give the mark to be shown (`seen`) when more of it is to be kept.

    `change` puts what the window shows (the cover, or the writing) into what was kept. `seen` is empty for a window
    that has kept nothing and was given nothing. Raises KeptElsewhereError when the copy was kept from another
    window since, NotPermittedError.
    """
    require_author(report, by)
    with transaction.atomic():
        known = WorkingCopy.objects.select_for_update().filter(report=report, user=by).first()
        if known and mark_of(known) != seen:
            raise KeptElsewhereError("You are writing this report in another window as well. Close one of them.")
        draft = change(draft_from(known.draft) if known and known.base_id == base.pk else report_draft(base))
        copy, _ = WorkingCopy.objects.update_or_create(
            report=report, user=by, defaults={"base": base, "draft": packed(draft), "at": at}
        )
    return mark_of(copy)


def save_typed(
    *,
    report: DraftReport,
    base: Revision,
    seen: str,
    change: Callable[[ReportDraft], ReportDraft],
    by: User,
    at: dt.datetime,
    note: str = "",
) -> Saved:
    """Save what a window shows as a version: `change` puts its part (the cover, or the writing) into what was kept.

    So what was typed on the other page and not saved goes with it. The working copy is done with, unless it was
    kept from another window: then it stays, and is offered again. See `save_version`.
    """
    with transaction.atomic():
        copy = _copy(report, base, seen, by)
        draft = change(draft_from(copy.draft) if copy else report_draft(base))
        saved = save_version(report=report, draft=draft, base=base, by=by, at=at, note=note)
        if copy:
            copy.delete()
    return saved


def discard_working_copy(*, report: DraftReport, by: User, at: dt.datetime) -> None:
    """Throw away what someone typed and did not save: their own copy alone. `at` is the moment, as in every act."""
    require_author(report, by)
    WorkingCopy.objects.filter(report=report, user=by, at__lte=at).delete()


def _copy(report: DraftReport, base: Revision, seen: str, by: User | None) -> WorkingCopy | None:
    """The working copy that this window kept last, if it is still that one."""
    copy = WorkingCopy.objects.filter(report=report, user=by, base=base).first()
    return copy if copy and mark_of(copy) == seen else None


def mark_of(copy: WorkingCopy | None) -> str:
    """What tells a state of a working copy from a later one."""
    return copy.at.isoformat() if copy else ""
