"""Whether someone may change or read a report: asked before every act on one."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit
from moothall.operations.permission import NotPermittedError, require
from moothall.records.models import DraftReport
from moothall.records.report_readers import changing_of, reading_of
from moothall.records.roles import roles_of
from moothall.rules.permits import Act, permit


class CannotBeAuthorError(Exception):
    """Someone who cannot be an author, or the last one who cannot be taken away; the message says why."""


def require_author(report: DraftReport, by: User | None) -> None:
    """Raise NotPermittedError unless the user may write reports and is an author of this one, or a clerk."""
    require(by, Act.write_report)
    verdict = changing_of(by, report) if by is not None else None
    if verdict and not verdict.allowed:
        raise NotPermittedError(verdict.reason)


def require_reader(report: DraftReport, by: User | None) -> None:
    """Raise NotPermittedError unless the user may read the report."""
    verdict = reading_of(by, report) if by is not None else None
    if verdict and not verdict.allowed:
        raise NotPermittedError(verdict.reason)


def add_author(*, report: DraftReport, user: User, by: User | None, at: dt.datetime) -> None:
    """Make someone an author of a report. Raises CannotBeAuthorError for an account that may write none."""
    require_author(report, by)
    if not permit(roles_of(user), Act.write_report).allowed:
        raise CannotBeAuthorError(
            "This account may not write reports: ask the administrator to make it a report author."
        )
    with transaction.atomic():
        report.authors.add(user)
        detail = {"author": audit.who(user).public_id}
        audit.append(act="author added", about=report.public_id, by=by, at=at, detail=detail)


def remove_author(*, report: DraftReport, user: User, by: User | None, at: dt.datetime) -> None:
    """Let someone be an author no longer. Raises CannotBeAuthorError for the last one."""
    require_author(report, by)
    with transaction.atomic():
        if not report.authors.exclude(pk=user.pk).exists():
            raise CannotBeAuthorError("A report keeps at least one author: add another first.")
        report.authors.remove(user)
        detail = {"author": audit.who(user).public_id}
        audit.append(act="author removed", about=report.public_id, by=by, at=at, detail=detail)
