"""An agenda with what is to be said of it before it is published."""

import datetime as dt

from moothall.assurance.agenda import findings
from moothall.assurance.check import Beside
from moothall.facts.agendas import DraftAgenda
from moothall.facts.findings import Finding
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.calendar_as_facts import calendar_profile
from moothall.records.drafts_as_facts import report_draft
from moothall.records.models import Acronym, Revision, Route, ScheduledMeeting
from moothall.rules.report_template import unwritten

NOT_MET = ("cancelled", "moved")
"""The states of a meeting that is not held on its day."""


def checked(scheduled: ScheduledMeeting, today: dt.date) -> tuple[DraftAgenda, tuple[Finding, ...]]:
    """A meeting's agenda, and its findings were it published today."""
    agenda = draft_agenda(scheduled)
    return agenda, findings(agenda, beside(scheduled, agenda, today))


def beside(scheduled: ScheduledMeeting, agenda: DraftAgenda, today: dt.date) -> Beside:
    """What the council's rows know beside an agenda."""
    return Beside(
        today=today,
        previous=previous_meeting(scheduled),
        covers=_covers(scheduled, agenda),
        unwritten=_unwritten(agenda),
        acronyms=frozenset(Acronym.objects.values_list("short", flat=True)),
        profile=calendar_profile(),
    )


def previous_meeting(scheduled: ScheduledMeeting) -> dt.date | None:
    """The day of the body's meeting before: of those scheduled, or of those whose pack is in the archive."""
    body, day = scheduled.body, scheduled.date
    planned = body.scheduled.filter(date__lt=day).exclude(state__in=NOT_MET)
    known = [planned.order_by("-date").values_list("date", flat=True).first()]
    known.append(body.meetings.filter(date__lt=day).order_by("-date").values_list("date", flat=True).first())
    return max((one for one in known if one), default=None)


def _unwritten(agenda: DraftAgenda) -> dict[str, tuple[str, ...]]:
    """For each report that is not out yet the headings under which nothing stands."""
    papers = [paper for _, paper in agenda.papers() if paper.version and paper.published is None]
    keys = {paper.digest: paper.key for paper in papers}
    reports = [paper.report for paper in papers]
    rows = Revision.objects.filter(report__public_id__in=reports, digest__in=keys) if papers else ()
    return {keys[row.digest]: unwritten(report_draft(row).writing) for row in rows}


def _covers(scheduled: ScheduledMeeting, agenda: DraftAgenda) -> dict[str, dt.date]:
    """For each report the date for which its cover names the body: this meeting's, else that of its route."""
    papers = {paper.report: paper.key for _, paper in agenda.papers() if paper.report and paper.kind == "report"}
    routes = Route.objects.filter(report__public_id__in=papers, scheduled__body=scheduled.body)
    days: dict[str, set[dt.date]] = {}
    for report, day in routes.values_list("report__public_id", "scheduled__date"):
        days.setdefault(report, set()).add(day)
    return {papers[report]: agenda.date if agenda.date in found else max(found) for report, found in days.items()}
