"""Answering: advice, a signature, a return to the author; and doing without."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from moothall.facts.clearances import Advice
from moothall.operations import audit
from moothall.operations.clearance.asking import waiting
from moothall.operations.clearance.letters import tell
from moothall.operations.clearance.standing import (
    ADVISERS,
    SIGNERS,
    CannotClearError,
    close,
    latest,
    require_open,
    settle,
)
from moothall.operations.permission import NotPermittedError, require
from moothall.records.clearance_as_facts import clearance_practice
from moothall.records.clearances import clearance_state, superseded
from moothall.records.models import Clearance, Comment, DraftReport
from moothall.records.roles import roles_of
from moothall.records.signers import absence_of, account_of, stands_for
from moothall.rules.clearance import may_sign
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act

NEEDS_WORDS = ("favourable with remarks", "adverse", "not needed")


def answer(*, clearance: Clearance, advice: Advice, words: str = "", by: User | None, at: dt.datetime) -> Clearance:
    """Give an adviser's advice on the version that was asked about.

    Raises NotPermittedError for anyone who has not the role that was asked, and CannotClearError for advice
    without the words that it needs, on a request that has been answered or asked anew, or on a version that one
    sent later overtakes.
    """
    require(by, Act.give_advice)
    if clearance.role not in ADVISERS:
        raise NotPermittedError(f"The {clearance.role} signs and gives no advice.")
    _require_asked(by, clearance, at)
    if advice in NEEDS_WORDS and not words.strip():
        raise CannotClearError(f"Say why: advice that is {advice} needs words.")
    with transaction.atomic():
        require_open(clearance)
        _require_current(clearance)
        return _answered(clearance, advice, words, by, at)


def return_to_author(*, clearance: Clearance, words: str, by: User | None, at: dt.datetime) -> Clearance:
    """Send a version back to its author; what is to be done stands with the report's comments.

    Raises NotPermittedError for anyone who has not the role that was asked, CannotClearError without words.
    """
    require(by, Act.give_advice if clearance.role in ADVISERS else Act.sign_report)
    _require_asked(by, clearance, at)
    if not words.strip():
        raise CannotClearError("Say what the author is to do.")
    with transaction.atomic():
        require_open(clearance)
        Comment.objects.create(revision=clearance.revision, text=words.strip(), at=at, by=by)
        return _answered(clearance, "returned", words, by, at)


def sign(*, clearance: Clearance, words: str = "", away: str = "", by: User | None, at: dt.datetime) -> Clearance:
    """Sign a version as its director, or as the director's deputy, or as its cabinet member.

    `away` is why a deputy signs: the director's absence, which need not be said where it is on record. Raises
    NotPermittedError for the wrong person, and CannotClearError while something that comes before is missing, or
    where a later version would undo the signature.
    """
    require(by, Act.sign_report)
    _require_signature(clearance)
    clearance.deputising = _require_asked(by, clearance, at)
    if clearance.deputising and not away.strip():
        away = _away(clearance, by, english_day(at))
    if clearance.deputising and not away:
        raise CannotClearError("Say that the director is away, and until when: a deputy signs only then.")
    return _signed(clearance, f"{words.strip()} {away.strip()}", by, at)


def record_signature(*, clearance: Clearance, how: str, by: User | None, at: dt.datetime) -> Clearance:
    """Record a signature that was given on paper or by e-mail; `how` says so, and is kept with the clerk's name.

    Raises CannotClearError where the council's practice does not allow it, without `how`, and while something that
    comes before the signature is missing.
    """
    require(by, Act.waive_clearance)
    _require_signature(clearance)
    if not clearance_practice().clerk_records:
        raise CannotClearError("The council has every signature given in the signer’s own account.")
    if not how.strip():
        raise CannotClearError("Say how and when it was signed: it is kept with your name.")
    clearance.on_behalf = how.strip()
    return _signed(clearance, "", by, at)


def waive(*, report: DraftReport, role: str, reason: str, by: User | None, at: dt.datetime) -> Clearance:
    """Do without a role's clearance of the latest version, for a reason that is recorded with the name.

    This is how a report goes forward against adverse advice, and a key decision without an equality analysis.
    Raises CannotClearError without a reason or for a role that clears no reports.
    """
    require(by, Act.waive_clearance)
    if role not in ADVISERS | SIGNERS:
        raise CannotClearError(f"No report is cleared by: {role}.")
    if not reason.strip():
        raise CannotClearError("Give the reason: it is kept with your name.")
    with transaction.atomic():
        audit.one_at_a_time()
        row = _to_waive(report, role, by, at)
        row.waived = reason.strip()
        return _answered(row, "waived", "", by, at)


def _to_waive(report: DraftReport, role: str, by: User | None, at: dt.datetime) -> Clearance:
    """The request that waits about the latest version, or one that is made for it."""
    revision = latest(report)
    for earlier in waiting(report, role):
        if earlier.revision == revision:
            return earlier
        close(earlier, "withdrawn", by, at)
    return Clearance.objects.create(revision=revision, role=role, asked_by=by, asked_at=at, deadline=english_day(at))


def _require_signature(clearance: Clearance) -> None:
    if clearance.role not in SIGNERS:
        raise NotPermittedError(f"The {clearance.role} gives advice and does not sign.")


def _require_asked(by: User | None, clearance: Clearance, at: dt.datetime) -> bool:
    """Whether the one who answers is a deputy; raises NotPermittedError for anyone who was not asked."""
    standing = stands_for(clearance, account_of(by), roles_of(by), english_day(at)) if by is not None else "self"
    if standing == "no":
        raise NotPermittedError(f"This was asked of this report’s {clearance.role}, which your account is not.")
    return standing == "deputy"


def _require_current(clearance: Clearance) -> None:
    """Raise CannotClearError where a later version would undo the answer; it is named. Inside the transaction."""
    if words := superseded(clearance):
        raise CannotClearError(words)


def _away(clearance: Clearance, by: User | None, day: dt.date) -> str:
    """The director's absence as it is on record, in words; empty where there is none on the day."""
    absence = absence_of(clearance, account_of(by).officer, day) if by else None
    if absence is None:
        return ""
    until = f" until {absence.ends.day} {absence.ends:%B %Y}" if absence.ends else ""
    return f"{absence.officer.name} is away{until}."


def _signed(clearance: Clearance, words: str, by: User | None, at: dt.datetime) -> Clearance:
    with transaction.atomic():
        require_open(clearance)
        _require_current(clearance)
        found = clearance_state(clearance.revision.report, english_day(at))
        verdict = may_sign(found, clearance.role, clearance_practice()) if found else None
        if verdict and not verdict.allowed:
            raise CannotClearError("Not yet: " + "; ".join(reason.text for reason in verdict.reasons) + ".")
        return _answered(clearance, "signed", words, by, at)


def _answered(row: Clearance, said: str, words: str, by: User | None, at: dt.datetime) -> Clearance:
    row.words = words.strip()
    close(row, said, by, at)
    tell(row, "answered", at)
    settle(row.revision.report, at)
    return row
