"""Whose signature a report needs: its director's or that one's deputy's, and the portfolio holder's.

Where the desk does not know whose report it is, or who an account belongs to, the role alone decides.
"""

from collections.abc import Collection
from typing import Literal

from django.contrib.auth.models import User

from moothall.records.models import Account, Clearance, DraftReport, Officer
from moothall.rules.permits import Role

Standing = Literal["no", "self", "deputy"]


def account_of(user: User) -> Account:
    """Whom an account belongs to; an empty one where nobody has said."""
    return Account.objects.filter(user=user).select_related("officer", "member").first() or Account(user=user)


def stands_for(clearance: Clearance, account: Account, roles: Collection[Role]) -> Standing:
    """Whether an account may answer for the role that was asked: not at all, as that role itself, or as a deputy."""
    report = clearance.revision.report
    if clearance.role == Role.cabinet_member:
        return "self" if Role.cabinet_member in roles and _holds(account, report) else "no"
    if clearance.role != Role.director:
        return "self" if clearance.role in {role.value for role in roles} else "no"
    if Role.director in roles and _is_director(account.officer, report.director):
        return "self"
    return "deputy" if Role.deputy_director in roles and _is_deputy(account.officer, report.director) else "no"


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
    if mine is None or director is None or not (mine.directorate_id and director.directorate_id):
        return True
    return mine.directorate_id == director.directorate_id
