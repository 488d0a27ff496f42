"""Clearance as the desk shows it: what waits for the viewer, what they asked, and how it stands with one report."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.utils import timezone

from moothall.documents.writing_html import to_html
from moothall.facts.drafts import ReportDraft
from moothall.records.clearance_as_facts import clearance_practice, named, requests_of
from moothall.records.clearances import clearance_state, superseded
from moothall.records.drafts_as_facts import report_draft
from moothall.records.models import Clearance, DraftReport, Revision
from moothall.records.report_readers import changing_of
from moothall.records.roles import roles_of
from moothall.records.signers import account_of, stands_for
from moothall.rules.authorship import may_read
from moothall.rules.clearance import State, may_sign
from moothall.rules.permits import Act, Role, permit
from moothall.rules.version_changes import Change, version_changes

Viewer = AbstractBaseUser | AnonymousUser
SHOWN = 50
_GOING_OUT = ("drafting", "in clearance", "cleared")
_SIGNERS = (Role.director, Role.cabinet_member)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that has no answer."""

    id: str
    report: str
    subject: str
    role: str
    version: int
    asked_by: str
    deadline: dt.date
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class ClearanceDesk:
    """What waits for the viewer, what the viewer asked, and what is overdue of all, for those who chase it."""

    waiting: tuple[Waiting, ...] = ()
    asked: tuple[Waiting, ...] = ()
    overdue: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportClearance:
    """How clearance of one report stands, with what the viewer may do about it."""

    report: DraftReport
    state: State
    history: tuple[Clearance, ...]
    mine: tuple[Waiting, ...]
    holder: str
    may_ask: bool
    may_waive: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the one who answers it sees it: the version named, and what changed since the one cleared last.

    `since` is the number of that version, None where this role has cleared none. `latest` is the newest version.
    `standing` is `self`, `deputy`, or `no` for someone who may only read. `may_manage` says whether the viewer may
    take the request back or put it off, `may_record` whether the viewer may record a signature given elsewhere.
    `not_yet` is what comes before a signature and is missing. `superseded` is why this version cannot be answered for
    any more, and `again` the request about a later one that waits for the same role.
    """

    clearance: Clearance
    draft: ReportDraft
    html: str
    latest: int
    since: int | None
    changes: tuple[Change, ...]
    standing: str
    may_manage: bool
    may_record: bool
    not_yet: tuple[str, ...] = ()
    superseded: str = ""
    again: Clearance | None = None

    @property
    def signs(self) -> bool:
        """Whether the role that was asked signs, and gives no advice."""
        return self.clearance.role in _SIGNERS


def clearance_desk(viewer: Viewer, today: dt.date) -> ClearanceDesk:
    """What is on the viewer's desk: at most fifty requests of a kind, the nearest deadline first."""
    if not isinstance(viewer, User) or not permit(roles_of(viewer), Act.read_drafts).allowed:
        return ClearanceDesk()
    roles, account = roles_of(viewer), account_of(viewer)
    mine = _open().filter(role__in=_answered_by(roles))
    overdue = _open().filter(deadline__lt=today) if Role.clerk in roles else Clearance.objects.none()
    return ClearanceDesk(
        waiting=_cards(islice((row for row in mine if stands_for(row, account, roles, today) != "no"), SHOWN), today),
        asked=_cards(_open().filter(asked_by=viewer)[:SHOWN], today),
        overdue=_cards(overdue[:SHOWN], today),
    )


def report_of(viewer: Viewer, id: str) -> DraftReport | None:
    """A report whose clearance the viewer may see: its authors, clerks, those who clear it or let it go without."""
    report = DraftReport.objects.select_related("director", "portfolio__member").filter(public_id=id).first()
    return report if report and isinstance(viewer, User) and _may_see(viewer, report) else None


def report_clearance(viewer: User, report: DraftReport, today: dt.date) -> ReportClearance | None:
    """How clearance of the report stands; None while it has no version. The viewer may see the report."""
    found = clearance_state(report, today)
    if found is None:
        return None
    roles, account = roles_of(viewer), account_of(viewer)
    history = requests_of(report)
    current = {one.request.key for one in found.standings if one.request and not one.request.answer}
    mine = [row for row in history if row.public_id in current and stands_for(row, account, roles, today) != "no"]
    return ReportClearance(
        report=report,
        state=found,
        history=tuple(row for row in reversed(history) if row.answer),
        mine=_cards(mine, today),
        holder=report.portfolio.member.name if report.portfolio and report.portfolio.member else "",
        may_ask=_may_ask(viewer, report),
        may_waive=permit(roles, Act.waive_clearance).allowed,
    )


def request_for(viewer: Viewer, id: str) -> Clearance | None:
    """A request that the viewer may see."""
    row = _requests().filter(public_id=id).first()
    return row if row and isinstance(viewer, User) and _may_see(viewer, row.revision.report) else None


def asked_of(viewer: User, row: Clearance, today: dt.date) -> Asked:
    """The version that was asked about, for reading, and what changed since this role cleared one."""
    draft, roles = report_draft(row.revision), roles_of(viewer)
    before = _cleared_before(row)
    latest = row.revision.report.revisions.order_by("-number").values_list("number", flat=True).first()
    return Asked(
        clearance=row,
        draft=draft,
        html=to_html(draft.writing, heading=3),
        latest=latest or draft.number,
        since=before.number if before else None,
        changes=version_changes(report_draft(before), draft) if before else (),
        standing=stands_for(row, account_of(viewer), roles, today),
        may_manage=not row.answer and _may_ask(viewer, row.revision.report),
        may_record=not row.answer
        and row.role in _SIGNERS
        and permit(roles, Act.waive_clearance).allowed
        and clearance_practice().clerk_records,
        not_yet=_not_yet(row),
        superseded="" if row.answer else superseded(row),
        again=_asked_again(row),
    )


def _asked_again(row: Clearance) -> Clearance | None:
    """The request to the same role about a later version that has no answer."""
    later = Clearance.objects.filter(revision__report=row.revision.report_id, role=row.role, answer="")
    return later.filter(revision__number__gt=row.revision.number).select_related("revision").first()


def _not_yet(row: Clearance) -> tuple[str, ...]:
    found = None if row.answer else clearance_state(row.revision.report, dt.date.min)
    verdict = may_sign(found, row.role, clearance_practice()) if found else None
    return tuple(reason.text for reason in verdict.reasons) if verdict else ()


def _may_ask(viewer: User, report: DraftReport) -> bool:
    return permit(roles_of(viewer), Act.ask_clearance).allowed and changing_of(viewer, report).allowed


def _may_see(viewer: User, report: DraftReport) -> bool:
    roles, account = roles_of(viewer), account_of(viewer)
    if permit(roles, Act.waive_clearance).allowed:
        return True
    asked = _requests().filter(revision__report=report)
    is_asked = any(stands_for(row, account, roles, timezone.localdate()) != "no" for row in asked)
    is_author = report.authors.filter(pk=viewer.pk).exists()
    return may_read(roles, is_author=is_author, is_asked=is_asked).allowed


def _cleared_before(row: Clearance) -> Revision | None:
    """The version that this role cleared last before the one it is asked about."""
    earlier = Clearance.objects.filter(
        revision__report=row.revision.report_id, role=row.role, revision__number__lt=row.revision.number
    )
    found = (
        earlier.exclude(answer__in=("", "waived", "withdrawn"))
        .select_related("revision")
        .order_by("-revision__number")
        .first()
    )
    return found.revision if found else None


def _requests() -> QuerySet[Clearance]:
    return Clearance.objects.select_related(
        "revision__report__director", "revision__report__portfolio__member", "asked_by", "answered_by"
    )


def _open() -> QuerySet[Clearance]:
    """Requests without an answer, of reports that are still to go out."""
    rows = _requests().filter(answer="", revision__report__state__in=_GOING_OUT)
    return rows.defer("revision__draft").order_by("deadline", "pk")


def _answered_by(roles: Iterable[Role]) -> set[str]:
    names = {role.value for role in roles}
    return names | ({Role.director.value} if Role.deputy_director in roles else set())


def _cards(rows: Iterable[Clearance], today: dt.date) -> tuple[Waiting, ...]:
    return tuple(
        Waiting(
            id=row.public_id,
            report=row.revision.report.public_id,
            subject=row.revision.report.subject,
            role=row.role,
            version=row.revision.number,
            asked_by=named(row.asked_by) or "command line",
            deadline=row.deadline,
            is_overdue=row.deadline < today,
        )
        for row in rows
    )
