"""Clearance, from rows to facts."""

from django.contrib.auth.models import User

from moothall.facts.clearances import ClearancePractice, ClearanceRequest
from moothall.facts.drafts import Template
from moothall.records.calendar_as_facts import timetables
from moothall.records.models import Clearance, DraftReport, ScheduledMeeting
from moothall.records.practice import CLEARANCE, TEMPLATE
from moothall.rules.english_day import english_day
from moothall.rules.timetable import Milestone


def clearance_practice() -> ClearancePractice:
    """How this council clears reports."""
    return CLEARANCE.now()


def clearance_template() -> Template:
    """The template whose implications say who advises."""
    return TEMPLATE.now()


def steps_to(meeting: ScheduledMeeting) -> tuple[Milestone, ...]:
    """The timetable of a meeting, whose body is selected, counted in the council's own working days."""
    return timetables([meeting])[meeting.pk]


def request_of(row: Clearance) -> ClearanceRequest:
    """A request as a fact."""
    answered = english_day(row.answered_at) if row.answered_at else None
    return ClearanceRequest(
        key=row.public_id,
        role=row.role,
        version=row.revision.number,
        asked=english_day(row.asked_at),
        deadline=row.deadline,
        answer=row.answer,  # type: ignore[arg-type] # one of the answers: operations write no other
        words=row.words,
        by=named(row.answered_by) if row.answered_by else "",
        on=answered,
        deputising=row.deputising,
        on_behalf=row.on_behalf,
        waived=row.waived,
    )


def named(user: User | None) -> str:
    """The name under which a person acts on the desk."""
    return (user.get_full_name() or user.get_username()) if user else ""


def requests_of(report: DraftReport) -> list[Clearance]:
    """Every request about a report, in order of asking."""
    rows = Clearance.objects.filter(revision__report=report).select_related("revision", "answered_by")
    return list(rows.defer("revision__draft").order_by("asked_at", "pk"))
