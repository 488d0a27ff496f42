"""Whether someone may change a report: asked before every act on one."""

from django.contrib.auth.models import User

from moothall.operations.permission import NotPermittedError, require
from moothall.records.models import DraftReport
from moothall.records.roles import roles_of
from moothall.rules.authorship import may_write
from moothall.rules.permits import Act


def require_author(report: DraftReport, by: User | None) -> None:
    """Raise NotPermittedError unless the user may write reports and is an author of this one, or a clerk."""
    require(by, Act.write_report)
    if by is None:
        return
    is_author = report.authors.filter(pk=by.pk).exists()
    verdict = may_write(roles_of(by), is_author=is_author, state=report.state)
    if not verdict.allowed:
        raise NotPermittedError(verdict.reason)
