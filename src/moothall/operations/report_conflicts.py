"""Settling conflicts: someone chooses between two texts, or writes one of both."""

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from moothall.documents.writing_text import from_text
from moothall.facts.writing import Conflict, Writing
from moothall.operations.authorship import require_author
from moothall.operations.reports import ReportError, Saved, save_version
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.identifiers import fresh
from moothall.records.models import DraftReport
from moothall.rules.settling import Choice, settled, without_clash

_NOT_OPEN = "That conflict is not open any more: someone has settled it."


def settle_conflict(
    *, report: DraftReport, place: int, key: str, choice: Choice, combined: str, by: User | None, at: dt.datetime
) -> Saved:
    """Decide the conflict at a place of the list, about the block `key`, and save the version that comes of it.

    `combined` is plain text (`documents.writing_text`) for that choice. Raises ReportError when the conflict is
    not open any more, or when nothing is written for both.
    """
    require_author(report, by)
    with transaction.atomic():
        base = latest(report)
        draft = report_draft(base)
        conflict = _open(draft.writing, place, key)
        standing = Writing(blocks=tuple(block for block in draft.writing.blocks if block.key == key))
        blocks = from_text(combined, before=standing, fresh=fresh).blocks if choice == "combined" else ()
        if choice == "combined" and not blocks:
            raise ReportError("Write the text that is to stand for both.")
        writing = settled(draft.writing, conflict, choice, blocks, fresh())
        changed = msgspec.structs.replace(draft, writing=writing)
        return save_version(report=report, draft=changed, base=base, by=by, at=at, note="Conflict settled")


def settle_clash(*, report: DraftReport, place: int, field: str, by: User | None, at: dt.datetime) -> Saved:
    """Say that the cover is right as it stands about a field that two changed. Raises ReportError, as above."""
    require_author(report, by)
    with transaction.atomic():
        base = latest(report)
        draft = report_draft(base)
        if not (0 <= place < len(draft.clashes) and draft.clashes[place].field == field):
            raise ReportError(_NOT_OPEN)
        changed = without_clash(draft, draft.clashes[place])
        return save_version(report=report, draft=changed, base=base, by=by, at=at, note="Conflict settled")


def _open(writing: Writing, place: int, key: str) -> Conflict:
    if not (0 <= place < len(writing.conflicts) and writing.conflicts[place].key == key):
        raise ReportError(_NOT_OPEN)
    return writing.conflicts[place]
