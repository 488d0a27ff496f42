"""Clearance, from rows to facts."""

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
from django.contrib.auth.models import User

from moothall.facts.agendas import NoticeProfile
from moothall.facts.clearances import ClearancePractice, ClearanceRequest, Cleared
from moothall.facts.drafts import ReportDraft, Template
from moothall.records.drafts_as_facts import appendices_of, report_draft
from moothall.records.models import Account, Clearance, DraftReport, Revision, ScheduledMeeting
from moothall.records.practice import practice
from moothall.rules.clearance import State, state
from moothall.rules.report_template import DEFAULT
from moothall.rules.timetable import Milestone, Occasion, timetable
from moothall.rules.timetable import Practice as Timetable

ENGLAND = ZoneInfo("Europe/London")
PRACTICE = "clearance"
TEMPLATE = "report template"


def clearance_practice() -> ClearancePractice:
    """How this council clears reports."""
    return practice(PRACTICE, ClearancePractice, ClearancePractice())


def clearance_template() -> Template:
    """The template whose implications say who advises."""
    return practice(TEMPLATE, Template, DEFAULT)


def steps_to(meeting: ScheduledMeeting) -> tuple[Milestone, ...]:
    """The timetable of a meeting."""
    notice = msgspec.convert(meeting.body.notice, NoticeProfile)
    occasion = Occasion(meeting.date, notice, meeting.kind, meeting.convened_on)
    return timetable(occasion, practice("timetable", Timetable, Timetable()))


def request_of(row: Clearance) -> ClearanceRequest:
    """A request as a fact."""
    answered = row.answered_at.astimezone(ENGLAND).date() if row.answered_at else None
    return ClearanceRequest(
        key=row.public_id,
        role=row.role,
        version=row.revision.number,
        asked=row.asked_at.astimezone(ENGLAND).date(),
        deadline=row.deadline,
        answer=row.answer,  # type: ignore[arg-type] # one of the answers: operations write no other
        words=row.words,
        by=named(row.answered_by) if row.answered_by else "",
        on=answered,
        deputising=row.deputising,
        waived=row.waived,
    )


def named(user: User | None) -> str:
    """The name under which a person acts on the desk."""
    return (user.get_full_name() or user.get_username()) if user else ""


def clearance_state(report: DraftReport, today: dt.date) -> State | None:
    """How clearance of a report stands; None while it has no version."""
    latest = report.revisions.order_by("-number").first()
    if latest is None:
        return None
    rows = requests_of(report)
    return state(
        versions=_versions(report, latest, rows),
        requests=[request_of(row) for row in rows],
        template=clearance_template(),
        practice=clearance_practice(),
        today=today,
    )


def requests_of(report: DraftReport) -> list[Clearance]:
    """Every request about a report, in order of asking."""
    rows = Clearance.objects.filter(revision__report=report).select_related("revision", "answered_by")
    return list(rows.defer("revision__draft").order_by("asked_at", "pk"))


def _versions(report: DraftReport, latest: Revision, rows: list[Clearance]) -> list[ReportDraft]:
    """The versions from the earliest that a request names; the latest has the appendices that there are now."""
    first = min((row.revision.number for row in rows), default=latest.number)
    found = [report_draft(one) for one in report.revisions.filter(number__gte=first).order_by("number")]
    return [*found[:-1], msgspec.structs.replace(found[-1], appendices=appendices_of(report))]


def is_cleared(report: DraftReport) -> bool | None:
    """Whether clearance of a report's latest version is complete; None where it needs none.

    A report without a version is not cleared.
    """
    found = clearance_state(report, dt.date.min)
    return found.is_cleared if found else False


def clearance_table(report: DraftReport) -> tuple[Cleared, ...]:
    """What was cleared, by whom and when, for publication; nothing unless the council's practice publishes it.

    What a later change undid is left out, and so are the adviser's words.
    """
    found = clearance_state(report, dt.date.min) if clearance_practice().is_published else None
    clear = [one.request for one in found.standings if one.is_clear and one.request] if found else []
    rows = {row.public_id: row for row in requests_of(report)} if clear else {}
    return tuple(
        Cleared(one.role, one.answer, _publicly(rows[one.key].answered_by), one.on, one.version, one.deputising)
        for one in clear
        if one.on
    )


def _publicly(user: User | None) -> str:
    """An officer's or member's name as the council prints it; user names are not for the public."""
    account = Account.objects.filter(user=user).select_related("officer", "member").first() if user else None
    holder = (account.officer or account.member) if account else None
    return holder.name if holder else (user.get_full_name() if user else "")
