"""One meeting's agenda as it is built: its items, what is to be said of them, and what could be put on it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.db.models import Q, QuerySet

from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper, without_closed_titles
from moothall.facts.findings import Finding
from moothall.queries.desk.agendas import Viewer, states_urgency
from moothall.queries.desk.viewers import acts_of
from moothall.records.agenda_checked import checked
from moothall.records.calendar_as_facts import body_title, calendar_profile
from moothall.records.models import DraftAgenda as AgendaRow
from moothall.records.models import DraftPaper as PaperRow
from moothall.records.models import DraftReport, ScheduledMeeting
from moothall.rules.agenda_timing import clocks
from moothall.rules.gate import gate
from moothall.rules.permits import Act

_OFFERED = 50
_PARTS = {
    "no-minutes": "papers",
    "no-report": "papers",
    "no-slip": "papers",
    "no-equality": "papers",
    "to-follow": "papers",
    "verbal-with-paper": "papers",
    "exemption": "openness",
    "exempt-and-confidential": "openness",
    "open-without-open-paper": "openness",
    "late-item": "late",
}
"""The parts of an item's page on which findings are mended; all others are mended at its words."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding with the item that it is about, the paper and the report behind it, if it is about one.

    `part` is the part of the item's page on which it is mended.
    """

    finding: Finding
    item: str = ""
    number: str = ""
    report: str = ""
    paper: str = ""
    part: str = "words"


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
    """Items of one section, or (without a letter) all open or exempt ones of an agenda without sections."""

    heading: str
    letter: str = ""
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
    """One meeting's agenda. Who may not build it knows no closed title, no exempt paper and no finding.

    `may_state_urgency` says whether the viewer may record that a late item is urgent.
    """

    id: str
    body: str
    body_id: str
    agenda: DraftAgenda
    is_open: bool
    own_motion: str
    sections: tuple[Section, ...]
    said: tuple[Said, ...]
    offers: tuple[Offer, ...]
    sits_as: str
    may_state_urgency: bool
    acts: frozenset[Act]

    @property
    def may_build(self) -> bool:
        """Whether the viewer may change it."""
        return Act.build_agenda in self.acts


def agenda_page(viewer: Viewer, scheduled: ScheduledMeeting, today: dt.date) -> AgendaPage:
    """One meeting's agenda with its findings, the gate's among them, and what could be put on it."""
    acts = acts_of(viewer)
    agenda, findings = checked(scheduled, today)
    is_open = AgendaRow.objects.filter(scheduled=scheduled).exists()
    builds = Act.build_agenda in acts
    said = _said(agenda, gate(agenda, findings, today, calendar_profile())) if is_open and builds else ()
    shown = agenda if builds else without_closed_titles(agenda)
    return AgendaPage(
        id=scheduled.public_id,
        body=body_title(scheduled.body),
        body_id=scheduled.body.public_id,
        agenda=shown,
        is_open=is_open,
        own_motion=scheduled.agenda.motion if is_open else "",
        sections=tuple(_sections(shown, said)),
        said=said,
        offers=tuple(_offers(scheduled)) if builds and is_open else (),
        sits_as=body_title(scheduled.body.sits_as) if scheduled.body.sits_as else "",
        may_state_urgency=states_urgency(viewer, scheduled),
        acts=acts,
    )


def reports_for(scheduled: ScheduledMeeting) -> tuple[Offer, ...]:
    """Reports that could be put on the agenda: those on their way to the meeting first, then the latest."""
    bound = PaperRow.objects.filter(item__agenda__scheduled=scheduled).values("report")
    free = DraftReport.objects.exclude(state="withdrawn").exclude(pk__in=bound.exclude(report=None))
    routed = list(_routed(free, scheduled))
    others = free.exclude(pk__in=[one.pk for one in routed]).order_by("-created_at")[:_OFFERED]
    return tuple(Offer(one.public_id, one.subject, "report") for one in [*routed, *others])


def _said(agenda: DraftAgenda, found: Sequence[Finding]) -> tuple[Said, ...]:
    items = {item.key: item for item in agenda.items}
    papers = {paper.key: (item, paper) for item, paper in agenda.papers()}
    return tuple(_placed(one, items, papers) for one in found)


def _placed(found: Finding, items: Mapping[str, DraftItem], papers: Mapping[str, tuple[DraftItem, DraftPaper]]) -> Said:
    if found.place in papers:
        item, paper = papers[found.place]
        return Said(found, item.key, item.number, paper.report, paper.key)
    item_of_it = items.get(found.place)
    if item_of_it is None:
        return Said(found)
    return Said(found, item_of_it.key, item_of_it.number, part=_PARTS.get(found.code, "words"))


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
        is_open = [item for item in agenda.items if item.is_open]
        closed = [item for item in agenda.items if not item.is_open]
        yield Section("Open items", lines=_movable(is_open, lines))
        yield Section("Exempt and confidential items", lines=_movable(closed, lines))
        return
    known = {section.letter for section in agenda.style.sections}
    for section in agenda.style.sections:
        of_section = [item for item in agenda.items if item.section == section.letter]
        heading = f"{section.letter} - {section.title}"
        yield Section(heading, section.letter, _movable(of_section, lines), section.when_empty)
    lost = [item for item in agenda.items if item.section not in known]
    if lost:
        yield Section("In no section of this agenda", lines=_movable(lost, lines))


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
