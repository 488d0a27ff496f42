"""Whose signature a report needs: its director's or that one's deputy's, and the portfolio holder's.

A director is named by post: whoever holds the post may sign, and so may a deputy of the same directorate, and whoever
the director has named for the time of an absence; none who has left. Where a report names none, the role alone decides.
"""

import datetime as dt
from collections.abc import Collection
from typing import Literal

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from moothall.records.council_as_facts import on_day
from moothall.records.models import Absence, Account, Clearance, DraftReport, Officer, Portfolio
from moothall.rules.permits import Role

Standing = Literal["no", "self", "deputy"]
DIRECTORS = frozenset({Role.director, Role.deputy_director})
"""The roles of whom a director may name as deputy."""


def account_of(user: User) -> Account:
    """Whom an account belongs to; an empty one where nobody has said."""
    rows = Account.objects.filter(user=user).select_related("officer", "member").prefetch_related("officer__deputises")
    return rows.first() or Account(user=user)


def stands_for(clearance: Clearance, account: Account, roles: Collection[Role], day: dt.date) -> Standing:
    """Whether an account may answer for the role that was asked: not at all, as that role itself, or as a deputy.

    Who was named as deputy for an absence is one on its days alone: before it and after it they neither answer, nor
    read what was asked, nor are they written to.
    """
    report = clearance.revision.report
    if clearance.role == Role.cabinet_member:
        return "self" if Role.cabinet_member in roles and _holds(account, report) else "no"
    if clearance.role != Role.director:
        return "self" if clearance.role in {role.value for role in roles} else "no"
    officer = account.officer if account.officer and not _has_left(account.officer, day) else None
    if Role.director in roles and _is_director(officer, report.director):
        return "self"
    if Role.deputy_director in roles and _is_deputy(officer, report.director):
        return "deputy"
    return "deputy" if _is_named(officer, clearance, day) and not DIRECTORS.isdisjoint(roles) else "no"


def absence_of(clearance: Clearance, deputy: Officer | None, day: dt.date) -> Absence | None:
    """The absence of the report's director on a day for which this officer was named as deputy."""
    director = clearance.revision.report.director
    if director is None or deputy is None:
        return None
    return on_day(Absence.objects.filter(officer=director, deputy=deputy), day).select_related("officer").first()


def _holds(account: Account, report: DraftReport) -> bool:
    holder, mine = report.portfolio.member if report.portfolio else None, account.member
    if holder is None:
        return True
    return mine is not None and (
        mine == holder or (holder.person_id is not None and mine.person_id == holder.person_id)
    )


def _has_left(officer: Officer, day: dt.date) -> bool:
    return officer.ends is not None and officer.ends < day


def _is_director(mine: Officer | None, director: Officer | None) -> bool:
    if director is None:
        return True
    if mine is None:
        return False
    same_person = mine.person_id is not None and mine.person_id == director.person_id
    same_post = (mine.post, mine.directorate_id) == (director.post, director.directorate_id)
    return mine == director or same_person or same_post


def _is_deputy(mine: Officer | None, director: Officer | None) -> bool:
    if director is None:
        return True
    return mine is not None and mine.directorate_id is not None and mine.directorate_id == director.directorate_id


def _is_named(mine: Officer | None, clearance: Clearance, day: dt.date) -> bool:
    """Whether the director named an officer for an absence of that day."""
    director = clearance.revision.report.director_id
    named = mine.deputises.all() if mine and director else ()
    own = (one for one in named if one.officer_id == director)
    return any(one.begins <= day and (one.ends is None or one.ends >= day) for one in own)


def directors(day: dt.date) -> QuerySet[Officer]:
    """The officers who may be named as a report's director: those with the role, and those whose post says so."""
    named = Q(post__icontains="director") | Q(post__icontains="chief")
    rows = Officer.objects.filter(named | Q(accounts__user__roles__role=Role.director), directorate__isnull=False)
    return on_day(rows, day).distinct().select_related("directorate").order_by("directorate__name", "post", "name")


def portfolios(day: dt.date) -> QuerySet[Portfolio]:
    """The cabinet portfolios of a day."""
    return on_day(Portfolio.objects.select_related("member"), day).order_by("name")


def usual_signers(author: User | None, day: dt.date) -> tuple[Officer | None, Portfolio | None]:
    """Who signs the reports of an author's directorate, where that is known.

    The director is the one account of that role in the directorate; the portfolio that of the latest report which
    names the same director.
    """
    mine = account_of(author).officer if author else None
    if mine is None or mine.directorate_id is None:
        return None, None
    found = on_day(
        Officer.objects.filter(directorate=mine.directorate_id, accounts__user__roles__role=Role.director), day
    ).distinct()[:2]
    director = found[0] if len(found) == 1 else None
    before = DraftReport.objects.filter(director=director).exclude(portfolio=None) if director else None
    last = before.select_related("portfolio").order_by("-created_at").first() if before is not None else None
    held = last.portfolio if last else None
    return director, held if held and (held.ends is None or held.ends >= day) else None
