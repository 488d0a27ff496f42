"""Which meetings have an agenda, and the rows that the acts of a clerk are about."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Q

from moothall.facts.agendas import DraftAgenda, without_closed_titles
from moothall.queries.desk.paging import part_of
from moothall.queries.desk.viewers import acts_of
from moothall.queries.public.cards import Pager
from moothall.queries.public.lists import Asked
from moothall.records.agenda_as_facts import Habits, agenda_habits, draft_agenda
from moothall.records.agenda_checked import NOT_MET
from moothall.records.calendar_as_facts import body_title
from moothall.records.models import DraftAgenda as AgendaRow
from moothall.records.models import DraftItem as ItemRow
from moothall.records.models import DraftPaper as PaperRow
from moothall.records.models import DraftReport, PlannedItem, ScheduledMeeting
from moothall.records.presiding import may_preside
from moothall.rules.permits import Act

Viewer = User | AnonymousUser
PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list of agendas; `items` is None while its agenda has not been opened."""

    id: str
    body: str
    date: dt.date
    time: str
    venue: str
    state: str
    items: int | None
    published: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Listing:
    """Meetings to come, those without an agenda among them."""

    meetings: tuple[MeetingRow, ...] = ()
    pager: Pager | None = None
    may_build: bool = False


def agendas(viewer: Viewer, today: dt.date, asked: Asked) -> Listing:
    """The meetings from today on, and those before whose agenda was never published."""
    acts = acts_of(viewer)
    if Act.read_drafts not in acts:
        return Listing()
    unpublished = Q(agenda__isnull=False, agenda__first_published=None, date__gte=today - dt.timedelta(days=60))
    rows = ScheduledMeeting.objects.filter(Q(date__gte=today) | unpublished).exclude(state__in=NOT_MET)
    rows = rows.select_related("body", "agenda").order_by("date", "time", "pk")
    shown, pager = part_of(rows, asked, PER_PAGE)
    counted = AgendaRow.objects.filter(scheduled__in=shown).annotate(count=Count("items"))
    counts = dict(counted.values_list("scheduled_id", "count"))
    return Listing(tuple(_row(one, counts) for one in shown), pager, Act.build_agenda in acts)


def scheduled_of(viewer: Viewer, id: str) -> ScheduledMeeting | None:
    """The meeting, if the viewer may see drafts."""
    if Act.read_drafts not in acts_of(viewer):
        return None
    return ScheduledMeeting.objects.filter(public_id=id).select_related("body__clerk", "agenda").first()


def agenda_of(viewer: Viewer, id: str) -> AgendaRow | None:
    """The row of a meeting's agenda, for the acts of a clerk."""
    if Act.build_agenda not in acts_of(viewer):
        return None
    return AgendaRow.objects.filter(scheduled__public_id=id).select_related("scheduled__body").first()


def item_of(viewer: Viewer, id: str) -> ItemRow | None:
    """The row of an item, for who builds agendas or says that a late item of the meeting is urgent."""
    rows = ItemRow.objects.select_related("agenda__scheduled__body__clerk", "agenda__scheduled__sits_as")
    found = rows.filter(public_id=id).first()
    if found is None or Act.build_agenda in acts_of(viewer):
        return found
    return found if states_urgency(viewer, found.agenda.scheduled) else None


def states_urgency(viewer: Viewer, scheduled: ScheduledMeeting) -> bool:
    """Whether the viewer may record the opinion of the meeting's chairman that a late item is urgent."""
    acts = acts_of(viewer)
    if Act.state_urgency not in acts or not isinstance(viewer, User):
        return False
    return Act.build_agenda in acts or may_preside(viewer, scheduled)


def paper_of(viewer: Viewer, id: str) -> PaperRow | None:
    """The row of a paper, for the acts of a clerk."""
    if Act.build_agenda not in acts_of(viewer):
        return None
    rows = PaperRow.objects.select_related("item__agenda__scheduled__body", "report", "appendix")
    return rows.filter(public_id=id).first()


def planned_of(viewer: Viewer, id: str) -> PlannedItem | None:
    """An item of a work programme, for the acts of a clerk."""
    return PlannedItem.objects.filter(public_id=id).first() if Act.build_agenda in acts_of(viewer) else None


def report_of(viewer: Viewer, id: str) -> DraftReport | None:
    """A report, for the acts of a clerk."""
    return DraftReport.objects.filter(public_id=id).first() if Act.build_agenda in acts_of(viewer) else None


def habits_of(viewer: Viewer) -> Mapping[str, object]:
    """What the council has settled of its agendas, as its form begins."""
    habits = agenda_habits() if Act.manage_templates in acts_of(viewer) else Habits()
    return {
        "late_numbers": habits.late_numbers,
        "committees": habits.motion.committees,
        "executive": habits.motion.executive,
        "text": "\n\n".join(f"{title}\n{text}" for title, text in habits.notices),
    }


def draft_of(viewer: Viewer, scheduled: ScheduledMeeting, *, restricted: bool) -> DraftAgenda | None:
    """An agenda to look at as it would be printed: the restricted one for who builds it alone."""
    acts = acts_of(viewer)
    if Act.read_drafts not in acts or (restricted and Act.build_agenda not in acts):
        return None
    agenda = draft_agenda(scheduled)
    return agenda if restricted else without_closed_titles(agenda)


def _row(one: ScheduledMeeting, counts: Mapping[int, int]) -> MeetingRow:
    agenda = getattr(one, "agenda", None)
    return MeetingRow(
        id=one.public_id,
        body=body_title(one.body),
        date=one.date,
        time=one.time,
        venue=one.venue,
        state=one.state,
        items=counts.get(one.pk),
        published=agenda.first_published if agenda else None,
    )
