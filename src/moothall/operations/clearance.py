"""Clearing a report: asking, answering, returning it to its author, signing, doing without.

Each act is on one version, named by its number. What a later version undoes follows from what changed in it
(`rules/clearance_undone.py`); `note_version` tells those whose clearance it was.
"""

import datetime as dt
from collections.abc import Collection, Mapping

from django.contrib.auth.models import User
from django.db import transaction

from moothall.facts.clearances import Advice
from moothall.operations import audit
from moothall.operations.clearance_letters import chase_later, stop_chasing, tell
from moothall.operations.permission import NotPermittedError, require
from moothall.records.clearance_as_facts import clearance_practice, steps_to
from moothall.records.clearances import clearance_state
from moothall.records.models import Clearance, Comment, DraftReport, Revision
from moothall.records.roles import roles_of
from moothall.records.signers import account_of, stands_for
from moothall.rules.clearance import deadline as usual_deadline
from moothall.rules.clearance import may_sign
from moothall.rules.english_day import english_day
from moothall.rules.permits import TABLE, Act, Role

ADVISERS = frozenset(role.value for role in TABLE[Act.give_advice])
SIGNERS = frozenset({Role.director.value, Role.cabinet_member.value})
NEEDS_WORDS = ("favourable with remarks", "adverse", "not needed")


class CannotClearError(Exception):
    """What cannot be done as the clearance stands; the message says why and what to do."""


def ask(
    *,
    report: DraftReport,
    roles: Collection[str],
    by: User | None,
    at: dt.datetime,
    deadline: dt.date | None = None,
    of: Mapping[str, User] | None = None,
) -> list[Clearance]:
    """Ask roles to clear the latest version of a report, each by the deadline, and give the requests.

    `of` names the person asked for a role; anyone of the role may answer. Without a deadline it is the council's
    usual one, counted back from the report's first meeting. Raises CannotClearError for a role that clears no
    reports, a deadline that is past, or a role that has been asked about this version and not answered yet.
    """
    require(by, Act.ask_clearance)
    revision = _latest(report)
    _check_asking(revision, roles, deadline, english_day(at))
    due = deadline or _usual_deadline(report, english_day(at))
    with transaction.atomic():
        made = [_request(revision, role, (of or {}).get(role), due, by, at) for role in sorted(set(roles))]
        _settle(report, at)
    return made


def answer(*, clearance: Clearance, advice: Advice, words: str = "", by: User | None, at: dt.datetime) -> Clearance:
    """Give an adviser's advice on the version that was asked about.

    Raises NotPermittedError for anyone who has not the role that was asked, and CannotClearError for advice
    without the words that it needs, or on a request that has been answered or asked anew.
    """
    require(by, Act.give_advice)
    if clearance.role not in ADVISERS:
        raise NotPermittedError(f"The {clearance.role} signs and gives no advice.")
    _require_asked(by, clearance)
    _check_open(clearance)
    if advice in NEEDS_WORDS and not words.strip():
        raise CannotClearError(f"Say why: advice that is {advice} needs words.")
    return _answered(clearance, advice, words, by, at)


def return_to_author(*, clearance: Clearance, words: str, by: User | None, at: dt.datetime) -> Clearance:
    """Send a version back to its author; what is to be done stands with the report's comments.

    Raises NotPermittedError for anyone who has not the role that was asked, CannotClearError without words.
    """
    require(by, Act.give_advice if clearance.role in ADVISERS else Act.sign_report)
    _require_asked(by, clearance)
    _check_open(clearance)
    if not words.strip():
        raise CannotClearError("Say what the author is to do.")
    with transaction.atomic():
        Comment.objects.create(revision=clearance.revision, text=words.strip(), at=at, by=by)
        return _answered(clearance, "returned", words, by, at)


def sign(*, clearance: Clearance, words: str = "", away: str = "", by: User | None, at: dt.datetime) -> Clearance:
    """Sign a version as its director, or as the director's deputy, or as its cabinet member.

    `away` is why a deputy signs: the director's absence. Raises NotPermittedError for the wrong person, and
    CannotClearError while something that comes before the signature is missing.
    """
    require(by, Act.sign_report)
    if clearance.role not in SIGNERS:
        raise NotPermittedError(f"The {clearance.role} gives advice and does not sign.")
    deputising = _require_asked(by, clearance)
    _check_open(clearance)
    if deputising and not away.strip():
        raise CannotClearError("Say that the director is away, and until when: a deputy signs only then.")
    found = clearance_state(clearance.revision.report, english_day(at))
    verdict = may_sign(found, clearance.role, clearance_practice()) if found else None
    if verdict and not verdict.allowed:
        raise CannotClearError("Not yet: " + "; ".join(reason.text for reason in verdict.reasons) + ".")
    said = f"{words.strip()} {away.strip()}".strip()
    return _answered(clearance, "signed", said, by, at, deputising=deputising)


def waive(*, report: DraftReport, role: str, reason: str, by: User | None, at: dt.datetime) -> Clearance:
    """Do without a role's clearance of a report, for a reason that is recorded with the name.

    This is how a report goes forward against adverse advice, and a key decision without an equality analysis.
    Raises CannotClearError without a reason or for a role that clears no reports.
    """
    require(by, Act.waive_clearance)
    if role not in ADVISERS | SIGNERS:
        raise CannotClearError(f"No report is cleared by: {role}.")
    if not reason.strip():
        raise CannotClearError("Give the reason: it is kept with your name.")
    with transaction.atomic():
        row = _open_request(report, role) or _row(_latest(report), role, None, english_day(at), by, at)
        row.waived = reason.strip()
        return _answered(row, "waived", "", by, at)


def note_version(*, report: DraftReport, by: User | None, at: dt.datetime) -> tuple[str, ...]:
    """Note what the latest version undid, tell those whose clearance it was, and give their roles.

    To be called when a version has been saved or an appendix has changed, inside that transaction.
    """
    found = clearance_state(report, english_day(at))
    lost = {one.request.key: one for one in found.standings if one.status == "undone" and one.request} if found else {}
    rows = Clearance.objects.filter(public_id__in=lost, undone_by=None).select_related("revision")
    for row in rows:
        row.undone_by = report.revisions.get(number=lost[row.public_id].undone_by or row.revision.number)
        row.save(update_fields=["undone_by"])
        tell(row, "undone", at)
        _audit(row, "clearance undone", by, at)
    _settle(report, at)
    return tuple(row.role for row in rows)


def chase(*, clearance: Clearance, by: User | None, at: dt.datetime) -> None:
    """Remind whoever was asked, now. Raises CannotClearError when there is an answer already."""
    require(by, Act.ask_clearance)
    _check_open(clearance)
    with transaction.atomic():
        clearance.chased_at = at
        clearance.save(update_fields=["chased_at"])
        tell(clearance, "chased", at)
        _audit(clearance, "clearance chased", by, at)


def _latest(report: DraftReport) -> Revision:
    found = report.revisions.order_by("-number").first()
    if found is None:
        raise CannotClearError("The report has no version yet: save one first.")
    return found


def _check_asking(revision: Revision, roles: Collection[str], deadline: dt.date | None, today: dt.date) -> None:
    if not roles:
        raise CannotClearError("Choose who is to clear the report.")
    unknown = sorted(set(roles) - ADVISERS - SIGNERS)
    if unknown:
        raise CannotClearError(f"No report is cleared by: {', '.join(unknown)}.")
    if deadline and deadline < today:
        raise CannotClearError("The deadline is past: choose today or a later day.")
    asked = Clearance.objects.filter(revision=revision, role__in=roles, answer="").values_list("role", flat=True)
    if asked:
        raise CannotClearError(f"Asked already about this version: {', '.join(sorted(asked))}.")


def _usual_deadline(report: DraftReport, today: dt.date) -> dt.date:
    """The clearance day of the first meeting that the report goes to and that has not taken the paper yet."""
    route = report.route.select_related("scheduled__body").filter(views="").order_by("scheduled__date").first()
    planned = report.planned_item.scheduled if report.planned_item else None
    meeting = route.scheduled if route else planned
    return usual_deadline(steps_to(meeting) if meeting else (), today)


def _request(
    revision: Revision, role: str, of: User | None, due: dt.date, by: User | None, at: dt.datetime
) -> Clearance:
    row = _row(revision, role, of, due, by, at)
    tell(row, "asked", at)
    chase_later(row)
    _audit(row, "clearance asked", by, at)
    return row


def _row(revision: Revision, role: str, of: User | None, due: dt.date, by: User | None, at: dt.datetime) -> Clearance:
    for earlier in Clearance.objects.filter(revision__report=revision.report, role=role, answer=""):
        stop_chasing(earlier)
    return Clearance.objects.create(revision=revision, role=role, asked_of=of, asked_by=by, asked_at=at, deadline=due)


def _answered(
    row: Clearance, said: str, words: str, by: User | None, at: dt.datetime, *, deputising: bool = False
) -> Clearance:
    with transaction.atomic():
        row.answer, row.words, row.deputising = said, words.strip(), deputising
        row.answered_at, row.answered_by = at, by
        row.save()
        stop_chasing(row)
        tell(row, "answered", at)
        _audit(row, f"clearance {said}", by, at)
        _settle(row.revision.report, at)
    return row


def _settle(report: DraftReport, at: dt.datetime) -> None:
    """Keep the report's state in step with its clearance; one that is published or withdrawn is left alone."""
    if report.state not in ("drafting", "in clearance", "cleared"):
        return
    found = clearance_state(report, english_day(at))
    if found is None:
        return
    asked = any(one.status not in ("not asked", "returned") for one in found.standings)
    report.state = "cleared" if found.is_cleared else "in clearance" if asked else "drafting"
    report.save(update_fields=["state"])


def _require_asked(by: User | None, clearance: Clearance) -> bool:
    """Whether the one who answers is a deputy; raises NotPermittedError for anyone who was not asked."""
    standing = stands_for(clearance, account_of(by), roles_of(by)) if by is not None else "self"
    if standing == "no":
        raise NotPermittedError(f"This was asked of this report’s {clearance.role}, which your account is not.")
    return standing == "deputy"


def _check_open(clearance: Clearance) -> None:
    if clearance.answer:
        raise CannotClearError("This has been answered: ask anew about the version that is to be cleared.")
    later = Clearance.objects.filter(
        revision__report=clearance.revision.report_id, role=clearance.role, asked_at__gt=clearance.asked_at
    )
    if later.exists():
        raise CannotClearError("This was asked anew about a later version: answer that request.")


def _open_request(report: DraftReport, role: str) -> Clearance | None:
    return Clearance.objects.filter(revision__report=report, role=role, answer="").order_by("-asked_at").first()


def _audit(row: Clearance, act: str, by: User | None, at: dt.datetime) -> None:
    detail: audit.Detail = {
        "report": row.revision.report.public_id,
        "version": row.revision.number,
        "role": row.role,
    }
    audit.append(act=act, about=row.public_id, by=by, at=at, detail=detail)
