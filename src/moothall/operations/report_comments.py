"""Remarks on a version of a report: by whoever may read it, settled by its authors."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit
from moothall.operations.authorship import require_author, require_reader
from moothall.operations.reports import ReportError
from moothall.records.drafts_as_facts import report_draft
from moothall.records.models import Comment, Revision


def comment(*, revision: Revision, block: str, text: str, by: User | None, at: dt.datetime) -> Comment:
    """Remark on a block of a version, or on the whole (`block` empty). Raises ReportError without words, or for a
    block that the version does not have."""
    require_reader(revision.report, by)
    if not text.strip():
        raise ReportError("Write what you want to say.")
    if block and block not in {one.key for one in report_draft(revision).writing.blocks}:
        raise ReportError("That paragraph is not in this version any more: comment on the latest.")
    with transaction.atomic():
        made = Comment.objects.create(revision=revision, block=block, text=text.strip(), at=at, by=by)
        _audit("comment made", made, by, at)
    return made


def settle_comment(*, comment: Comment, by: User | None, at: dt.datetime) -> None:
    """Say that a remark has been seen to. One that has been already stays so."""
    require_author(comment.revision.report, by)
    if comment.settled_at is not None:
        return
    with transaction.atomic():
        comment.settled_at = at
        comment.save(update_fields=["settled_at"])
        _audit("comment settled", comment, by, at)


def _audit(act: str, comment: Comment, by: User | None, at: dt.datetime) -> None:
    detail: audit.Detail = {"comment": comment.public_id, "version": comment.revision.number}
    audit.append(act=act, about=comment.revision.report.public_id, by=by, at=at, detail=detail)
