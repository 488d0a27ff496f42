"""What a report's writing pages begin with: what was typed and not saved, else the latest version."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import User

from moothall.facts.drafts import ReportDraft, Template
from moothall.queries.desk.reports import stops
from moothall.records.calendar_as_facts import meeting_title
from moothall.records.drafts_as_facts import draft_from, latest, report_draft
from moothall.records.files import path_of
from moothall.records.models import Acronym, Comment, DraftReport, PlannedItem, Route, ScheduledMeeting, WorkingCopy
from moothall.records.practice import TEMPLATE
from moothall.records.roles import roles_of
from moothall.rules.permits import TABLE, Act, permit

OFFERED = 60


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft to write on from: the number of the version it is based on, and the mark of the working copy.

    `typed_at` is when it was typed, None for a saved version. `newest` is the latest version's number.
    """

    draft: ReportDraft
    base: int
    mark: str
    typed_at: dt.datetime | None
    newest: int


def begun(report: DraftReport, user: User) -> Begun:
    """What someone goes on writing from."""
    newest = latest(report)
    copy = WorkingCopy.objects.filter(report=report, user=user).select_related("base").first()
    if copy is None:
        return Begun(report_draft(newest), newest.number, "", None, newest.number)
    return Begun(draft_from(copy.draft), copy.base.number, copy.at.isoformat(), copy.at, newest.number)


def pathways(report: DraftReport, today: dt.date) -> tuple[str, str]:
    """The past and the future pathway as the route tells them, each meeting on a line."""
    route = stops(report)
    past = "\n".join(stop.meeting for stop in route if stop.date < today)
    return past, "\n".join(stop.meeting for stop in route if stop.date >= today)


def picture_bytes(report: DraftReport, file: str) -> tuple[bytes, str] | None:
    """A picture of a report with its form, if it is one of its pictures."""
    row = report.pictures.filter(file=file).first()
    return (path_of(file, public=False).read_bytes(), row.form) if row else None


def coming_meetings(today: dt.date) -> tuple[tuple[str, str], ...]:
    """Meetings that a report can go to: their ids and words, the nearest first."""
    rows = ScheduledMeeting.objects.filter(date__gte=today, state__in=("provisional", "fixed"))
    return tuple((row.public_id, meeting_title(row)) for row in rows.select_related("body")[:OFFERED])


def scheduled_row(id: str) -> ScheduledMeeting | None:
    """A meeting of the calendar by its id."""
    return ScheduledMeeting.objects.filter(public_id=id).select_related("body").first()


def planned_row(id: str) -> PlannedItem | None:
    """An item of a work programme by its id."""
    return PlannedItem.objects.filter(public_id=id, dropped="").select_related("scheduled__body").first()


def route_row(report: DraftReport, id: int) -> Route | None:
    """A stop of a report's route."""
    return report.route.filter(pk=id).select_related("scheduled", "report").first()


def comment_row(report: DraftReport, id: str) -> Comment | None:
    """A comment on a report."""
    return Comment.objects.filter(public_id=id, revision__report=report).select_related("revision__report").first()


def possible_authors(report: DraftReport) -> tuple[tuple[str, str], ...]:
    """Accounts that may write reports and are no authors of this one yet, by name."""
    rows = User.objects.filter(is_active=True).exclude(pk__in=report.authors.values("pk")).order_by("username")
    allowed = rows.filter(roles__role__in=_writing_roles()).distinct()
    return tuple((str(user.pk), user.get_full_name() or user.get_username()) for user in allowed[:500])


def user_row(id: str) -> User | None:
    """An account that may write reports."""
    user = User.objects.filter(pk=int(id), is_active=True).first() if id.isdecimal() and len(id) < 10 else None
    return user if user and permit(roles_of(user), Act.write_report).allowed else None


def report_template() -> Template:
    """The council's template as it is now."""
    return TEMPLATE.now()


def acronyms() -> tuple[tuple[int, str, str], ...]:
    """The council's list of acronyms by the alphabet."""
    return tuple(Acronym.objects.order_by("short", "meaning").values_list("pk", "short", "meaning"))


def acronym_row(id: int) -> Acronym | None:
    """An acronym of the list."""
    return Acronym.objects.filter(pk=id).first()


def _writing_roles() -> list[str]:
    return [role.value for role in TABLE[Act.write_report]]
