"""Meetings with the work on each, from rows to what `rules.to_do` judges; a bounded number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from moothall.facts.findings import Severity
from moothall.records.agenda_checked import checked
from moothall.records.calendar_as_facts import body_title, timetables
from moothall.records.models import Clearance, DraftAgenda, DraftItem, DraftReport, PlannedItem, Route, ScheduledMeeting
from moothall.records.programme_as_facts import kind_of
from moothall.rules.to_do import NO_REPORT_NEEDED, AgendaWork, Asked, MeetingWork, PlannedWork, ReportWork

AHEAD = dt.timedelta(weeks=12)
BEEN = 40
COMING = ("provisional", "fixed")
NEAR, LOOKED_THROUGH = dt.timedelta(weeks=3), 3
LIVE = ("drafting", "in clearance", "cleared", "published")
_NO_PAPER = ("opening", "minutes", "minutes to note", "verbal", "work programme", "standing")


def work_ahead(today: dt.date) -> tuple[MeetingWork, ...]:
    """The meetings of the next twelve weeks that are to be held, and the latest of those that have been and with which
    something is left to do, with the work on each."""
    rows = ScheduledMeeting.objects.filter(date__range=(today, today + AHEAD), state__in=COMING)
    meetings = [*_not_done_with(today), *rows.select_related("body").order_by("date", "pk")]
    return work_of(meetings, today) if meetings else ()


def work_of(meetings: Sequence[ScheduledMeeting], today: dt.date) -> tuple[MeetingWork, ...]:
    """Meetings, their bodies selected, with the work on each."""
    steps, agendas = timetables(meetings), _agendas(meetings)
    planned, routed = _planned(meetings), _routed(meetings)
    works = _works({row.pk: row for items in planned.values() for one in items for row in _reports(one)} | {
        row.pk: row for reports in routed.values() for row in reports
    })  # fmt: skip
    found = _looked_through(meetings, agendas, today)
    return tuple(
        MeetingWork(
            key=one.public_id,
            body=body_title(one.body),
            date=one.date,
            state=one.state,
            steps=steps[one.pk],
            planned=tuple(_planned_work(item, agendas.get(one.pk), works) for item in planned[one.pk]),
            reports=tuple(works[row.pk] for row in routed[one.pk] if row.planned_item_id not in _ids(planned[one.pk])),
            agenda_open=one.pk in agendas,
            published=one.pk in agendas and agendas[one.pk].first_published is not None,
            items=tuple(_agenda_work(item) for item in agendas[one.pk].items.all()) if one.pk in agendas else (),
            findings=found.get(one.pk, ()),
            goes_on=one.kind == "adjourned",
        )
        for one in meetings
    )


def _not_done_with(today: dt.date) -> Sequence[ScheduledMeeting]:
    """Meetings that have been, of which nobody has said that they were held, or of which papers are not published."""
    unpublished = Q(agenda__first_published=None) | Q(
        agenda__items__papers__published_on=None, agenda__items__papers__held="", agenda__items__held="",
        agenda__items__papers__isnull=False,
    )  # fmt: skip
    left = Q(state__in=COMING) | Q(unpublished, state="held", agenda__isnull=False)
    rows = ScheduledMeeting.objects.filter(left, date__lt=today).select_related("body").distinct()
    return list(rows.order_by("-date", "-pk")[:BEEN])


def _looked_through(
    meetings: Sequence[ScheduledMeeting], agendas: Mapping[int, DraftAgenda], today: dt.date
) -> Mapping[int, tuple[Severity, ...]]:
    """How grave the findings are on the next few agendas that are to be published; looking at all would take long."""
    near = [one for one in meetings if today <= one.date <= today + NEAR and one.pk in agendas]
    waiting = [one for one in near if agendas[one.pk].first_published is None][:LOOKED_THROUGH]
    return {one.pk: tuple(finding.severity for finding in checked(one, today)[1]) for one in waiting}


def _agendas(meetings: Sequence[ScheduledMeeting]) -> Mapping[int, DraftAgenda]:
    rows = DraftAgenda.objects.filter(scheduled__in=meetings).prefetch_related("items__papers")
    return {row.scheduled_id: row for row in rows}


def _planned(meetings: Sequence[ScheduledMeeting]) -> Mapping[int, Sequence[PlannedItem]]:
    found: defaultdict[int, list[PlannedItem]] = defaultdict(list)
    rows = PlannedItem.objects.filter(scheduled__in=meetings, dropped="").prefetch_related("reports")
    for row in rows.order_by("position", "pk"):
        if row.scheduled_id:
            found[row.scheduled_id].append(row)
    return found


def _routed(meetings: Sequence[ScheduledMeeting]) -> Mapping[int, Sequence[DraftReport]]:
    found: defaultdict[int, list[DraftReport]] = defaultdict(list)
    for row in Route.objects.filter(scheduled__in=meetings, report__state__in=LIVE).select_related("report"):
        found[row.scheduled_id].append(row.report)
    return found


def _reports(item: PlannedItem) -> Sequence[DraftReport]:
    return [row for row in item.reports.all() if row.state in LIVE]


def _works(reports: Mapping[int, DraftReport]) -> Mapping[int, ReportWork]:
    asked: defaultdict[int, list[Asked]] = defaultdict(list)
    returned: set[int] = set()
    rows = Clearance.objects.filter(revision__report__in=reports, undone_by=None, answer__in=["", "returned"])
    for report, role, deadline, answer in rows.values_list("revision__report", "role", "deadline", "answer"):
        if answer:
            returned.add(report)
        else:
            asked[report].append(Asked(role, deadline))
    return {
        key: ReportWork(row.public_id, row.subject, row.state, tuple(asked[key]), key in returned)
        for key, row in reports.items()
    }


def _planned_work(item: PlannedItem, agenda: DraftAgenda | None, works: Mapping[int, ReportWork]) -> PlannedWork:
    reports = _reports(item)
    return PlannedWork(
        key=item.public_id,
        title=item.title,
        needs_report=_needs_report(item, agenda.items.all() if agenda else ()),
        report=works[reports[-1].pk] if reports else None,
        leads=tuple(item.leads),
    )


def _needs_report(item: PlannedItem, rows: Iterable[DraftItem]) -> bool:
    """Not what is verbal, and not what stands on the agenda as something else, or with a paper already."""
    placed = next((row for row in rows if row.planned_item_id == item.pk), None)
    if placed and (placed.kind in _NO_PAPER or placed.papers.all()):
        return False
    return kind_of(item).lower() not in NO_REPORT_NEEDED and item.title.strip().lower() != "work programme"


def _agenda_work(row: DraftItem) -> AgendaWork:
    papers = row.papers.all()
    waiting = sum(paper.published_on is None and not paper.held for paper in papers)
    return AgendaWork(row.public_id, row.title, row.kind, len(papers), waiting, bool(row.held))


def _ids(items: Sequence[PlannedItem]) -> set[int]:
    return {item.pk for item in items}
