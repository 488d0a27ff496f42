"""Agendas as the desk shows them: which meetings have one, one agenda with what is to be said of it, one item."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Q, QuerySet

from moothall.facts.agendas import DraftAgenda, DraftItem, without_closed_titles
from moothall.facts.findings import Finding
from moothall.queries.desk.paging import part_of
from moothall.queries.desk.viewers import acts_of
from moothall.queries.public.cards import Pager
from moothall.queries.public.lists import Asked
from moothall.records.agenda_as_facts import Habits, agenda_habits, draft_agenda
from moothall.records.agenda_checked import NOT_MET, checked
from moothall.records.calendar_as_facts import body_title, calendar_profile
from moothall.records.models import DraftAgenda as AgendaRow
from moothall.records.models import DraftItem as ItemRow
from moothall.records.models import DraftPaper as PaperRow
from moothall.records.models import DraftReport, PlannedItem, ScheduledMeeting
from moothall.rules.agenda_timing import clocks
from moothall.rules.gate import gate
from moothall.rules.permits import Act

Viewer = User | AnonymousUser
PER_PAGE = 40
_OFFERED = 50


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


@dataclass(frozen=True, slots=True)
class Said:
    """A finding with the item that it is about and the report behind it, if it is about one."""

    finding: Finding
    item: str = ""
    number: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An item among those of its agenda: the time it may be reached, whether it can go up or down, its findings."""

    item: DraftItem
    time: str = ""
    up: bool = False
    down: bool = False
    said: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one section, or all open or exempt ones of an agenda without sections."""

    heading: str
    lines: tuple[Line, ...] = ()
    when_empty: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that could be put on the agenda: an item of the work programme, or a report that is to go there."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """One meeting's agenda. Who may not build it knows no closed title and no exempt paper."""

    id: str
    body: str
    agenda: DraftAgenda
    is_open: bool
    own_motion: str
    sections: tuple[Section, ...]
    said: tuple[Said, ...]
    offers: tuple[Offer, ...]
    acts: frozenset[Act]

    @property
    def may_build(self) -> bool:
        """Whether the viewer may change it."""
        return Act.build_agenda in self.acts

    @property
    def may_state_urgency(self) -> bool:
        """Whether the viewer may record that a late item is urgent."""
        return Act.state_urgency in self.acts


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
    """The row of an item, for who builds agendas or says that a late item is urgent."""
    if not {Act.build_agenda, Act.state_urgency} & acts_of(viewer):
        return None
    return ItemRow.objects.filter(public_id=id).select_related("agenda__scheduled__body__clerk").first()


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


def agenda_page(viewer: Viewer, scheduled: ScheduledMeeting, today: dt.date) -> AgendaPage:
    """One meeting's agenda with its findings, the gate's among them, and what could be put on it."""
    acts = acts_of(viewer)
    agenda, findings = checked(scheduled, today)
    is_open = AgendaRow.objects.filter(scheduled=scheduled).exists()
    said = _said(agenda, gate(agenda, findings, today, calendar_profile())) if is_open else ()
    builds = Act.build_agenda in acts
    shown = agenda if builds else without_closed_titles(agenda)
    return AgendaPage(
        id=scheduled.public_id,
        body=body_title(scheduled.body),
        agenda=shown,
        is_open=is_open,
        own_motion=scheduled.agenda.motion if is_open else "",
        sections=tuple(_sections(shown, said)),
        said=said if builds else (),
        offers=tuple(_offers(scheduled)) if builds and is_open else (),
        acts=acts,
    )


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


def reports_for(scheduled: ScheduledMeeting) -> tuple[Offer, ...]:
    """Reports that could be put on the agenda: those on their way to the meeting first, then the latest."""
    bound = PaperRow.objects.filter(item__agenda__scheduled=scheduled).values("report")
    free = DraftReport.objects.exclude(state="withdrawn").exclude(pk__in=bound.exclude(report=None))
    routed = list(_routed(free, scheduled))
    others = free.exclude(pk__in=[one.pk for one in routed]).order_by("-created_at")[:_OFFERED]
    return tuple(Offer(one.public_id, one.subject, "report") for one in [*routed, *others])


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


def _said(agenda: DraftAgenda, found: Sequence[Finding]) -> tuple[Said, ...]:
    items = {item.key: item for item in agenda.items} | {paper.key: item for item, paper in agenda.papers()}
    reports = {paper.key: paper.report for _, paper in agenda.papers()}
    return tuple(
        Said(one, items[one.place].key, items[one.place].number, reports.get(one.place, ""))
        if one.place in items
        else Said(one)
        for one in found
    )


def _sections(agenda: DraftAgenda, said: Sequence[Said]) -> Iterator[Section]:
    """The items under the headings under which they are built."""
    times = clocks(agenda)
    found: dict[str, list[Finding]] = {}
    for one in said:
        found.setdefault(one.item, []).append(one.finding)
    lines = {
        item.key: Line(item, times.get(item.key, ""), said=tuple(found.get(item.key, ()))) for item in agenda.items
    }
    if agenda.style.numbering == "numbers":
        yield Section("Open items", _movable([item for item in agenda.items if item.is_open], lines))
        yield Section("Exempt and confidential items", _movable([i for i in agenda.items if not i.is_open], lines))
        return
    known = {section.letter for section in agenda.style.sections}
    for section in agenda.style.sections:
        of_section = [item for item in agenda.items if item.section == section.letter]
        yield Section(f"{section.letter} - {section.title}", _movable(of_section, lines), section.when_empty)
    lost = [item for item in agenda.items if item.section not in known]
    if lost:
        yield Section("In no section of this agenda", _movable(lost, lines))


def _movable(items: Sequence[DraftItem], lines: Mapping[str, Line]) -> tuple[Line, ...]:
    """Items change places with those of the same openness, unless one is published."""
    pairs = [(before, after) for before, after in pairwise(items) if _may_swap(before, after)]
    down, up = {one.key for one, _ in pairs}, {other.key for _, other in pairs}
    return tuple(replace(lines[item.key], up=item.key in up, down=item.key in down) for item in items)


def _may_swap(before: DraftItem, after: DraftItem) -> bool:
    fixed = before.published or after.published
    return before.is_open == after.is_open and before.section == after.section and not fixed


def _offers(scheduled: ScheduledMeeting) -> Iterator[Offer]:
    planned = scheduled.planned_items.filter(dropped="").exclude(placed__agenda__scheduled=scheduled)
    yield from (Offer(one.public_id, one.title, "planned") for one in planned[:_OFFERED])
    bound = PaperRow.objects.filter(item__agenda__scheduled=scheduled).exclude(report=None).values("report")
    free = DraftReport.objects.exclude(state="withdrawn").exclude(pk__in=bound)
    yield from (Offer(one.public_id, one.subject, "report") for one in _routed(free, scheduled)[:_OFFERED])


def _routed(rows: QuerySet[DraftReport], scheduled: ScheduledMeeting) -> QuerySet[DraftReport]:
    """Those reports that go to the meeting, by their route or by the item of the work programme they are for."""
    goes = Q(route__scheduled=scheduled) | Q(planned_item__scheduled=scheduled)
    return rows.filter(goes).distinct().order_by("subject")
