"""One meeting on the desk: its timetable, its notices, and where its agenda, reports and items stand."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from moothall.queries.desk.calendar import MeetingRow, clashes_of, meeting_row, scheduled_of
from moothall.queries.desk.viewers import acts_of
from moothall.records.calendar_as_facts import timetables
from moothall.records.models import DraftAgenda, PlannedItem, PublicNotice, ScheduledMeeting
from moothall.rules.permits import Act
from moothall.rules.timetable import Milestone


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the timetable and whether it lies behind, is today's, or is to come."""

    name: str
    date: dt.date
    legal: bool
    source: str
    when: str


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """A notice as it was put up."""

    title: str
    paragraphs: tuple[str, ...]
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item of the programme for this meeting, and the report that is written for it."""

    id: str
    title: str
    is_key: bool
    exempt: bool
    report: str
    report_state: str


@dataclass(frozen=True, slots=True)
class MeetingHub:
    """What there is of a meeting. `items` are at most a hundred; `agenda` says how far that is."""

    meeting: MeetingRow
    body: str
    reason: str
    convened_on: dt.date | None
    steps: tuple[Step, ...]
    notices: tuple[NoticeCard, ...]
    items: tuple[ItemCard, ...]
    agenda: str
    agenda_items: int
    instead_of: MeetingRow | None
    replaced_by: MeetingRow | None
    public_url: str
    acts: frozenset[Act]
    today: dt.date

    @property
    def may_manage(self) -> bool:
        """Whether the viewer may change the calendar."""
        return Act.manage_calendar in self.acts

    @property
    def is_coming(self) -> bool:
        """Whether the meeting is to be held, or nobody has said yet that it was."""
        return self.meeting.state in ("provisional", "fixed")

    @property
    def may_be_held(self) -> bool:
        """Whether it may be said that the meeting was held: from its day on."""
        return self.may_manage and self.is_coming and self.meeting.date <= self.today


def meeting_hub(viewer: AbstractBaseUser | AnonymousUser, id: str, today: dt.date) -> MeetingHub | None:
    """A meeting by its public id; None where there is none."""
    row = scheduled_of(id)
    if row is None:
        return None
    agenda = DraftAgenda.objects.filter(scheduled=row).first()
    later = row.replaced_by.select_related("body").order_by("-pk").first()
    before = (
        ScheduledMeeting.objects.filter(pk=row.instead_of_id).select_related("body").first()
        if row.instead_of_id
        else None
    )
    told = clashes_of([row]).get("new 0", ()) if row.state == "provisional" else ()
    return MeetingHub(
        meeting=meeting_row(row, tuple(text for text in told if "another meeting" not in text)),
        body=row.body.public_id,
        reason=row.reason,
        convened_on=row.convened_on,
        steps=tuple(_step(one, today) for one in timetables([row])[row.pk]) if row.state in _RUNS else (),
        notices=tuple(_notice(one) for one in row.notices.all()[:20]),
        items=tuple(_item(one) for one in _items(row)),
        agenda=_stage(agenda),
        agenda_items=agenda.items.count() if agenda else 0,
        instead_of=meeting_row(before) if before else None,
        replaced_by=meeting_row(later) if later else None,
        public_url=f"/meetings/{row.meeting.public_id}" if row.meeting else "",
        acts=acts_of(viewer),
        today=today,
    )


_RUNS = ("provisional", "fixed", "held")


def _stage(agenda: DraftAgenda | None) -> str:
    if agenda is None:
        return "not opened"
    if agenda.first_published:
        return "published"
    return "agreed" if agenda.agreed_at else "being built"


def _items(row: ScheduledMeeting) -> list[PlannedItem]:
    rows = PlannedItem.objects.filter(scheduled=row, dropped="").prefetch_related("reports")
    return list(rows.order_by("position", "pk")[:100])


def _item(row: PlannedItem) -> ItemCard:
    reports = [one for one in row.reports.all() if one.state != "withdrawn"]
    return ItemCard(
        id=row.public_id,
        title=row.title,
        is_key=row.is_key,
        exempt=row.exempt,
        report=reports[-1].public_id if reports else "",
        report_state=reports[-1].state if reports else "",
    )


def _step(one: Milestone, today: dt.date) -> Step:
    when = "today" if one.date == today else "past" if one.date < today else "coming"
    return Step(one.name, one.date, one.legal, one.source, when)


def _notice(row: PublicNotice) -> NoticeCard:
    return NoticeCard(row.title, tuple(row.text.split("\n\n")), row.at)
