"""The desk's first page: what needs doing across all bodies, and of that what is the viewer's own."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from moothall.queries.desk.calendar import meeting_url
from moothall.queries.desk.clearance import clearance_desk
from moothall.queries.desk.exemptions import due_reviews
from moothall.queries.desk.viewers import Viewer, acts_of
from moothall.queries.desk.work import work_ahead
from moothall.records.calendar_as_facts import body_title, calendar_profile
from moothall.records.models import Account, DraftReport, ScheduledMeeting
from moothall.records.readers_as_facts import bodies_of, reader_of
from moothall.rules.permits import Act
from moothall.rules.to_do import SAY_HELD, Task, tasks

SHOWN, MEETINGS = 300, 20
_PAGES: Mapping[str, tuple[str, str]] = {
    "meeting": ("desk-meeting", "meeting"),
    "agenda": ("desk-agenda", "meeting"),
    "publish": ("desk-publish", "meeting"),
    "report": ("desk-report", "report"),
    "clearance": ("desk-clearance-report", "report"),
    "start": ("desk-programme-item", "item"),
    "item": ("desk-agenda-item", "item"),
}
"""For each place where something is done, the address by its name, and what it asks for."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something to do, and where that is one click away."""

    text: str
    about: str
    due: dt.date
    urgency: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """A meeting with what needs doing for it; `publication` is the last day on which its papers may go out.

    `ask_held` says that its day has passed and nobody has said whether it was held.
    """

    meeting: str
    body: str
    date: dt.date
    publication: dt.date
    url: str
    rows: tuple[Row, ...]
    ask_held: bool


@dataclass(frozen=True, slots=True)
class Papers:
    """A meeting whose papers are out, for those who sit there."""

    body: str
    date: dt.date
    url: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What needs doing. `everything`, and what is left of meetings that have `been`, are for clerks; the others are the
    viewer's own. `may_settle` says that the viewer may say whether a meeting was held. `exemptions` are those due to
    be looked at again."""

    everything: tuple[Group, ...] = ()
    been: tuple[Group, ...] = ()
    reports: tuple[Group, ...] = ()
    clearances: tuple[Row, ...] = ()
    papers: tuple[Papers, ...] = ()
    exemptions: int = 0
    sees_everything: bool = False
    may_settle: bool = False
    writes: bool = False
    clears: bool = False
    reads: bool = False

    @property
    def counts(self) -> Mapping[str, int]:
        """How much is late, due today and due soon, of what is shown first."""
        shown = [row for group in (*self.everything, *self.been, *self.reports) for row in group.rows]
        return {
            word: sum(row.urgency == word for row in (*shown, *self.clearances)) for word in ("late", "today", "soon")
        }


def desk_page(viewer: Viewer, today: dt.date) -> DeskPage:
    """The desk of a viewer: everything for who builds agendas, own reports, own clearances, own papers."""
    acts = acts_of(viewer)
    if not isinstance(viewer, User) or Act.open_desk not in acts:
        return DeskPage()
    account = Account.objects.filter(user=viewer).select_related("officer", "member").first()
    todo = tasks(work_ahead(today), today, calendar_profile()) if acts & {Act.build_agenda, Act.write_report} else ()
    sees = Act.build_agenda in acts
    mine = [] if sees else _own(todo, viewer, account)
    return DeskPage(
        everything=_groups([task for task in todo if task.date >= today][:SHOWN]) if sees else (),
        been=_groups([task for task in todo if task.date < today][:SHOWN]) if sees else (),
        reports=_groups(mine),
        clearances=_clearances(viewer, today) if acts & {Act.give_advice, Act.sign_report} else (),
        papers=_papers(viewer, today) if Act.read_member_papers in acts else (),
        exemptions=due_reviews(today) if Act.certify_exemption in acts else 0,
        sees_everything=sees,
        may_settle=Act.manage_calendar in acts,
        writes=Act.write_report in acts and not sees,
        clears=bool(acts & {Act.give_advice, Act.sign_report}),
        reads=account is not None and account.member is not None and not sees,
    )


def _own(todo: Iterable[Task], viewer: User, account: Account | None) -> list[Task]:
    """What is about the viewer's reports, or about items that the viewer leads."""
    reports = set(DraftReport.objects.filter(authors=viewer).values_list("public_id", flat=True))
    officer = account.officer if account else None
    names = {officer.public_id, officer.name} if officer else set()
    return [task for task in todo if task.place in reports or (task.where == "start" and names & set(task.leads))]


def _groups(todo: Sequence[Task]) -> tuple[Group, ...]:
    return tuple(_group(list(run)) for _, run in groupby(todo, key=lambda task: task.meeting))


def _group(run: Sequence[Task]) -> Group:
    first = run[0]
    return Group(
        meeting=first.meeting,
        body=first.body,
        date=first.date,
        publication=first.publication,
        url=meeting_url(first.meeting),
        rows=tuple(map(_row, run)),
        ask_held=any(task.text == SAY_HELD for task in run),
    )


def _row(task: Task) -> Row:
    name, asks = _PAGES[task.where]
    try:
        url = reverse(name, kwargs={asks: task.place})
    except NoReverseMatch:
        url = meeting_url(task.meeting)
    return Row(task.text, task.about, task.due, task.urgency, url)


def _clearances(viewer: User, today: dt.date) -> tuple[Row, ...]:
    """What waits for the viewer's word, the nearest deadline first."""
    waiting = sorted(clearance_desk(viewer, today).waiting, key=lambda one: one.deadline)
    return tuple(
        Row(
            text=f"Version {one.version} waits for the {one.role}",
            about=one.subject,
            due=one.deadline,
            urgency="late" if one.is_overdue else "today" if one.deadline == today else "soon",
            url=reverse("desk-clearance-request", kwargs={"clearance": one.id}),
        )
        for one in waiting
    )


def _papers(viewer: User, today: dt.date) -> tuple[Papers, ...]:
    """The coming meetings of the bodies on which the viewer sits, whose papers are out."""
    bodies = bodies_of(reader_of(viewer, today), today)
    rows = ScheduledMeeting.objects.filter(date__gte=today, agenda__first_published__isnull=False)
    own = rows.filter(Q(body__public_id__in=bodies) | Q(sits_as__public_id__in=bodies))
    coming = own.select_related("body").order_by("date")[:MEETINGS]
    return tuple(
        Papers(body_title(row.body), row.date, reverse("desk-meeting-papers", kwargs={"meeting": row.public_id}))
        for row in coming
    )
