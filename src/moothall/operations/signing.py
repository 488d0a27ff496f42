"""Who may sign which report: its own director, the director's deputy, and the cabinet member whose portfolio it is.

Where the desk does not know whose report it is, or who an account belongs to, the role alone decides.
"""

from django.contrib.auth.models import User

from moothall.operations.permission import NotPermittedError
from moothall.records.models import Account, Clearance, DraftReport, Officer
from moothall.records.roles import roles_of
from moothall.rules.permits import Role


def check_signer(clearance: Clearance, by: User | None) -> bool:
    """Whether the one who signs is a deputy; raises NotPermittedError for anyone who may not sign this."""
    if by is None:
        return False
    roles, report = roles_of(by), clearance.revision.report
    account = Account.objects.filter(user=by).select_related("officer", "member").first() or Account(user=by)
    if clearance.role == Role.cabinet_member:
        _require(Role.cabinet_member in roles and _holds(account, report), "the cabinet member whose portfolio it is")
        return False
    _require(clearance.role == Role.director, f"the {clearance.role}, who gives advice and does not sign")
    if Role.director in roles:
        _require(_is_director(account.officer, report.director), "the director whose report it is")
        return False
    _require(Role.deputy_director in roles and _is_deputy(account.officer, report.director), "the director’s deputy")
    return True


def _require(allowed: bool, whom: str) -> None:
    if not allowed:
        raise NotPermittedError(f"This is for {whom}.")


def _holds(account: Account, report: DraftReport) -> bool:
    member = report.portfolio.member if report.portfolio else None
    if member is None or account.member is None:
        return True
    return account.member == member or (member.person_id is not None and account.member.person_id == member.person_id)


def _is_director(mine: Officer | None, director: Officer | None) -> bool:
    if mine is None or director is None:
        return True
    return mine == director or (mine.person_id is not None and mine.person_id == director.person_id)


def _is_deputy(mine: Officer | None, director: Officer | None) -> bool:
    known = mine and director and mine.directorate_id and director.directorate_id
    return not known or (mine is not None and director is not None and mine.directorate_id == director.directorate_id)
