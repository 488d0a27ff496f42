"""Asking for clearance: of whom, by when; taking it back, putting it off, reminding."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit
from moothall.operations.authorship import require_author
from moothall.operations.clearance.letters import chase_later, stop_chasing, tell
from moothall.operations.clearance.standing import (
    ADVISERS,
    SIGNERS,
    CannotClearError,
    close,
    latest,
    note,
    require_open,
    settle,
)
from moothall.operations.permission import require
from moothall.records.clearance_as_facts import steps_to
from moothall.records.models import Clearance, DraftReport, Revision
from moothall.rules.clearance import deadline as usual_deadline
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act

PAST = "The deadline is past: choose today or a later day."


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
    usual one, counted back from the report's first meeting. What was asked about an earlier version and is not
    answered is withdrawn. Raises CannotClearError for a role that clears no reports, a deadline that is past, or a
    role that has been asked about this version and not answered yet; NotPermittedError for who is no author of it.
    """
    require(by, Act.ask_clearance)
    require_author(report, by)
    with transaction.atomic():
        audit.one_at_a_time()
        revision = latest(report)
        _check_asking(revision, roles, deadline, english_day(at))
        due = deadline or _usual_deadline(report, english_day(at))
        made = [request(revision, role, (of or {}).get(role), due, by, at) for role in sorted(set(roles))]
        settle(report, at)
    return made


def request(
    revision: Revision, role: str, of: User | None, due: dt.date, by: User | None, at: dt.datetime
) -> Clearance:
    """A new request to a role, in the place of one that waits; inside an act."""
    for earlier in waiting(revision.report, role):
        close(earlier, "withdrawn", by, at)
    row = Clearance.objects.create(revision=revision, role=role, asked_of=of, asked_by=by, asked_at=at, deadline=due)
    tell(row, "asked", at)
    chase_later(row)
    note(row, "clearance asked", by, at)
    return row


def waiting(report: DraftReport, role: str) -> list[Clearance]:
    """The requests to a role that have no answer."""
    return list(
        Clearance.objects.filter(revision__report=report, role=role, answer="").select_related("revision__report")
    )


def withdraw(*, clearance: Clearance, by: User | None, at: dt.datetime) -> None:
    """Take a request back that has no answer; what the role said before counts again. Tells who was asked."""
    _require_asking(clearance, by)
    with transaction.atomic():
        require_open(clearance)
        close(clearance, "withdrawn", by, at)
        tell(clearance, "withdrawn", at)
        settle(clearance.revision.report, at)


def put_off(*, clearance: Clearance, deadline: dt.date, by: User | None, at: dt.datetime) -> None:
    """Give a request another deadline, and tell who was asked. Raises CannotClearError for a day that is past."""
    _require_asking(clearance, by)
    if deadline < english_day(at):
        raise CannotClearError(PAST)
    with transaction.atomic():
        require_open(clearance)
        stop_chasing(clearance)
        clearance.deadline = deadline
        clearance.save(update_fields=["deadline"])
        chase_later(clearance)
        tell(clearance, "put off", at)
        note(clearance, "clearance put off", by, at)


def chase(*, clearance: Clearance, by: User | None, at: dt.datetime) -> None:
    """Remind whoever was asked, now. Raises CannotClearError when there is an answer already."""
    _require_asking(clearance, by)
    with transaction.atomic():
        require_open(clearance)
        clearance.chased_at = at
        clearance.save(update_fields=["chased_at"])
        tell(clearance, "chased", at)
        note(clearance, "clearance chased", by, at)


def _require_asking(clearance: Clearance, by: User | None) -> None:
    require(by, Act.ask_clearance)
    require_author(clearance.revision.report, by)


def _check_asking(revision: Revision, roles: Collection[str], deadline: dt.date | None, today: dt.date) -> None:
    if not roles:
        raise CannotClearError("Choose who is to clear the report.")
    unknown = sorted(set(roles) - ADVISERS - SIGNERS)
    if unknown:
        raise CannotClearError(f"No report is cleared by: {', '.join(unknown)}.")
    if deadline and deadline < today:
        raise CannotClearError(PAST)
    asked = Clearance.objects.filter(revision=revision, role__in=roles, answer="").values_list("role", flat=True)
    if asked:
        raise CannotClearError(f"Asked already about this version: {', '.join(sorted(asked))}.")


def _usual_deadline(report: DraftReport, today: dt.date) -> dt.date:
    """The clearance day of the first meeting that the report goes to and that has not taken the paper yet."""
    route = report.route.select_related("scheduled__body").filter(views="").order_by("scheduled__date").first()
    planned = report.planned_item.scheduled if report.planned_item else None
    meeting = route.scheduled if route else planned
    return usual_deadline(steps_to(meeting) if meeting else (), today)
