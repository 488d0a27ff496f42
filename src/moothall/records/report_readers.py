"""Who may read a report that is being written, and who may change it."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.utils import timezone

from moothall.records.models import Clearance, DraftReport
from moothall.records.roles import roles_of
from moothall.records.signers import account_of, stands_for
from moothall.rules.authorship import may_read, may_write
from moothall.rules.permits import Act, Permit, Role, permit

Viewer = AbstractBaseUser | AnonymousUser


def reading_of(viewer: Viewer, report: DraftReport) -> Permit:
    """Whether someone may read a report: an author, a clerk, whoever is asked to clear it or may do without that."""
    roles = roles_of(viewer)
    if not isinstance(viewer, User) or not permit(roles, Act.read_drafts).allowed:
        return permit(roles, Act.read_drafts)
    if Role.clerk in roles or permit(roles, Act.waive_clearance).allowed:
        return Permit(True)
    is_author = report.authors.filter(pk=viewer.pk).exists()
    return may_read(roles, is_author=is_author, is_asked=not is_author and report.pk in _asked_of(viewer, report))


def changing_of(viewer: Viewer, report: DraftReport) -> Permit:
    """Whether someone may change a report: an author of it, or a clerk."""
    roles = roles_of(viewer)
    allowed = permit(roles, Act.write_report)
    if not isinstance(viewer, User) or not allowed.allowed:
        return allowed
    return may_write(roles, is_author=report.authors.filter(pk=viewer.pk).exists(), state=report.state)


def readable(viewer: Viewer) -> QuerySet[DraftReport]:
    """The reports that someone may read; none for a visitor."""
    roles = roles_of(viewer)
    everything = DraftReport.objects.all()
    if not isinstance(viewer, User) or not permit(roles, Act.read_drafts).allowed:
        return everything.none()
    if Role.clerk in roles or permit(roles, Act.waive_clearance).allowed:
        return everything
    own = DraftReport.objects.filter(authors=viewer).values("pk")
    return everything.filter(pk__in=own) | everything.filter(pk__in=_asked_of(viewer))


def _asked_of(viewer: User, report: DraftReport | None = None) -> set[int]:
    """The reports that someone is or was asked to clear, or that one alone; as a named deputy while that lasts."""
    today = timezone.localdate()
    roles, account = roles_of(viewer), account_of(viewer)
    rows = Clearance.objects.select_related("revision__report__portfolio__member", "revision__report__director")
    if report is not None:
        rows = rows.filter(revision__report=report)
    return {
        row.revision.report_id
        for row in rows.defer("revision__draft")
        if stands_for(row, account, roles, today) != "no"
    }
