"""What all acts of clearance share: the version and the request they are about, the report's state, the trail."""

import datetime as dt

from django.contrib.auth.models import User

from moothall.operations import audit
from moothall.operations.clearance.letters import stop_chasing, tell
from moothall.records.clearances import clearance_state
from moothall.records.models import Clearance, DraftReport, Revision
from moothall.rules.english_day import english_day
from moothall.rules.permits import TABLE, Act, Role

ADVISERS = frozenset(role.value for role in TABLE[Act.give_advice])
SIGNERS = frozenset({Role.director.value, Role.cabinet_member.value})


class CannotClearError(Exception):
    """What cannot be done as the clearance stands; the message says why and what to do."""


def latest(report: DraftReport) -> Revision:
    """The version that is to be cleared. Raises CannotClearError without one."""
    found = report.revisions.order_by("-number").first()
    if found is None:
        raise CannotClearError("The report has no version yet: save one first.")
    return found


def require_open(clearance: Clearance) -> None:
    """Raise CannotClearError unless the request still waits; nobody comes between this and the act's end.

    To be called inside the act's transaction.
    """
    audit.one_at_a_time()
    clearance.refresh_from_db(fields=["answer", "deadline", "chased_at"])
    if clearance.answer == "withdrawn":
        raise CannotClearError("This was withdrawn, or asked anew about a later version: see how clearance stands.")
    if clearance.answer:
        raise CannotClearError("This has been answered: ask anew about the version that is to be cleared.")


def close(row: Clearance, said: str, by: User | None, at: dt.datetime) -> None:
    """Store what a request came to."""
    row.answer, row.answered_at, row.answered_by = said, at, by
    row.save()
    stop_chasing(row)
    note(row, f"clearance {said}", by, at)


def note_version(*, report: DraftReport, by: User | None, at: dt.datetime) -> tuple[str, ...]:
    """Note what the latest version undid, tell those whose clearance it was, and give their roles.

    To be called when a version has been saved or an appendix has changed, inside that transaction.
    """
    found = clearance_state(report, english_day(at))
    lost = {one.request.key: one for one in found.standings if one.status == "undone" and one.request} if found else {}
    rows = Clearance.objects.filter(public_id__in=lost, undone_by=None).select_related("revision__report")
    for row in rows:
        row.undone_by = report.revisions.get(number=lost[row.public_id].undone_by or row.revision.number)
        row.save(update_fields=["undone_by"])
        tell(row, "undone", at)
        note(row, "clearance undone", by, at)
    settle(report, at)
    return tuple(row.role for row in rows)


def settle(report: DraftReport, at: dt.datetime) -> None:
    """Keep the report's state in step with its clearance; one that is published or withdrawn is left alone."""
    if report.state not in ("drafting", "in clearance", "cleared"):
        return
    found = clearance_state(report, english_day(at))
    if found is None:
        return
    asked = any(one.status not in ("not asked", "returned") for one in found.standings)
    report.state = "cleared" if found.is_cleared else "in clearance" if asked else "drafting"
    report.save(update_fields=["state"])


def note(row: Clearance, act: str, by: User | None, at: dt.datetime) -> None:
    """The act's row in the audit trail."""
    detail: audit.Detail = {
        "report": row.revision.report.public_id,
        "version": row.revision.number,
        "role": row.role,
    }
    audit.append(act=act, about=row.public_id, by=by, at=at, detail=detail)
