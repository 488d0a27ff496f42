"""Reports on the desk: the list, and what one report's page shows."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from moothall.documents.writing_html import to_html
from moothall.facts.drafts import ReportDraft
from moothall.facts.findings import Finding
from moothall.queries.desk.paging import part_of
from moothall.queries.desk.report_findings import findings
from moothall.queries.desk.viewers import may
from moothall.queries.public.cards import Pager
from moothall.queries.public.lists import Asked
from moothall.records.calendar_as_facts import body_title, meeting_title
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.models import Comment, DraftReport, PlannedItem, Revision, WorkingCopy
from moothall.records.report_readers import changing_of, readable, reading_of
from moothall.rules.permits import Act, Permit

Viewer = AbstractBaseUser | AnonymousUser
GOING_OUT = ("drafting", "in clearance", "cleared")
STATES = (*GOING_OUT, "published", "withdrawn")
UNDER_WAY = "under way"
WAITING = 20
_AHEAD = dt.timedelta(days=180)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in the list."""

    id: str
    subject: str
    state: str
    version: int
    saved_at: dt.datetime
    goes_to: tuple[str, ...]
    due_on: dt.date | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToStart:
    """An item of a work programme that nobody has begun a report for."""

    id: str
    title: str
    meeting: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class ReportList:
    """The reports that the viewer may read, a page of them; what is to be started next, the nearest first."""

    lines: tuple[ReportLine, ...]
    pager: Pager | None
    to_start: tuple[ToStart, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A meeting that a report goes to. `views` is what the body said of it."""

    id: int
    body: str
    meeting: str
    date: dt.date
    views: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a version."""

    id: str
    text: str
    block: str
    version: int
    by: str
    at: dt.datetime
    settled: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report. `typed_at` is when the viewer last typed what is not saved yet, None when there is no such."""

    id: str
    state: str
    draft: ReportDraft
    html: str
    saved_at: dt.datetime
    saved_by: str
    route: tuple[Stop, ...]
    authors: tuple[tuple[int, str], ...]
    remarks: tuple[Remark, ...]
    findings: tuple[Finding, ...]
    changing: Permit
    typed_at: dt.datetime | None


def reports(viewer: Viewer, asked: Asked, today: dt.date) -> ReportList:
    """The reports of the list's filters (`whose`: mine or all; `state`, or under way), the latest saved first."""
    rows = readable(viewer)
    if asked.get("whose") != "all":
        rows = rows.filter(pk__in=_own(viewer))
    if asked.get("state") == UNDER_WAY:
        rows = rows.filter(state__in=GOING_OUT)
    elif asked.get("state") in STATES:
        rows = rows.filter(state=asked.get("state"))
    newest = Revision.objects.filter(report=OuterRef("pk")).order_by("-number")
    rows = rows.annotate(version=Subquery(newest.values("number")[:1]), saved_at=Subquery(newest.values("at")[:1]))
    ordered = rows.prefetch_related("authors", "route__scheduled__body").order_by("-saved_at", "-pk")
    shown, pager = part_of(ordered, asked)
    return ReportList(tuple(_line(row) for row in shown), pager, _to_start(today))


def writes(viewer: Viewer) -> bool:
    """Whether the viewer looks for reports of their own first: an author, but no clerk, who sees to everyone's."""
    return not may(viewer, Act.publish_pack) and DraftReport.objects.filter(pk__in=_own(viewer)).exists()


def readable_reports(viewer: Viewer) -> frozenset[str]:
    """The ids of the reports that the viewer may read, for links to them."""
    return frozenset(readable(viewer).values_list("public_id", flat=True))


def report_to_read(viewer: Viewer, id: str) -> DraftReport | None:
    """The report of an id; raises PermissionDenied when the viewer may not read it."""
    return _permitted(DraftReport.objects.filter(public_id=id).first(), viewer, reading_of)


def report_to_change(viewer: Viewer, id: str) -> DraftReport | None:
    """The report of an id; raises PermissionDenied when the viewer may not change it."""
    return _permitted(DraftReport.objects.filter(public_id=id).first(), viewer, changing_of)


def may_change(viewer: Viewer, report: DraftReport) -> bool:
    """Whether the viewer may change a report, for what its pages offer."""
    return changing_of(viewer, report).allowed


def report_page(viewer: User, report: DraftReport, picture: str) -> ReportPage:
    """What a report's page shows; `picture` is the address of its pictures with `{}` for the file."""
    revision = latest(report)
    draft, route = report_draft(revision), stops(report)
    copy = WorkingCopy.objects.filter(report=report, user=viewer).defer("draft").first()
    return ReportPage(
        id=report.public_id,
        state=report.state,
        draft=draft,
        html=to_html(draft.writing, picture=picture.format, heading=3),
        saved_at=revision.at,
        saved_by=person(revision.by),
        route=route,
        authors=tuple((user.pk, person(user)) for user in report.authors.order_by("username")),
        remarks=remarks(Comment.objects.filter(revision__report=report, settled_at=None)),
        findings=findings(draft, [stop.body for stop in route]),
        changing=changing_of(viewer, report),
        typed_at=copy.at if copy else None,
    )


def stops(report: DraftReport) -> tuple[Stop, ...]:
    """The meetings that a report goes to, in turn."""
    rows = report.route.select_related("scheduled__body")
    return tuple(
        Stop(row.pk, body_title(row.scheduled.body), meeting_title(row.scheduled), row.scheduled.date, row.views)
        for row in rows
    )


def remarks(rows: QuerySet[Comment]) -> tuple[Remark, ...]:
    """Comments, the oldest first."""
    found = rows.select_related("revision", "by").defer("revision__draft")
    return tuple(
        Remark(
            row.public_id, row.text, row.block, row.revision.number, person(row.by), row.at, row.settled_at is not None
        )
        for row in found
    )


def person(user: User | None) -> str:
    """A person as others on the desk know them."""
    return (user.get_full_name() or user.get_username()) if user else "command line"


def _permitted(
    row: DraftReport | None, viewer: Viewer, ask: Callable[[Viewer, DraftReport], Permit]
) -> DraftReport | None:
    verdict = ask(viewer, row) if row else None
    if verdict and not verdict.allowed:
        raise PermissionDenied(verdict.reason)
    return row


def _own(viewer: Viewer) -> list[int]:
    """The reports of which the viewer is an author."""
    return list(DraftReport.objects.filter(authors__pk=viewer.pk or 0).values_list("pk", flat=True))


def _line(row: DraftReport) -> ReportLine:
    return ReportLine(
        id=row.public_id,
        subject=row.subject,
        state=row.state,
        version=getattr(row, "version", 0),
        saved_at=getattr(row, "saved_at", row.created_at),
        goes_to=tuple(meeting_title(stop.scheduled) for stop in row.route.all()),
        due_on=row.due_on,
        authors=tuple(person(user) for user in row.authors.all()),
    )


def _to_start(today: dt.date) -> tuple[ToStart, ...]:
    """Items of meetings in the next half year without a report: those of kinds that have one."""
    rows = (
        PlannedItem.objects.filter(scheduled__date__gte=today, scheduled__date__lte=today + _AHEAD, dropped="")
        .annotate(begun=Count("reports", filter=~Q(reports__state="withdrawn")))
        .filter(begun=0)
        .select_related("scheduled__body")
        .order_by("scheduled__date", "position")
    )
    return tuple(_item(row) for row in rows[:WAITING])


def _item(row: PlannedItem) -> ToStart:
    meeting = row.scheduled
    if meeting is None:
        raise ValueError("an item that is to be started has a meeting")
    return ToStart(row.public_id, row.title, meeting_title(meeting), meeting.date)
