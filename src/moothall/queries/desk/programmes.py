"""Work programmes on the desk: all bodies, one body's meetings with their items, and one item with its history."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Min, Q

from moothall.queries.desk.calendar import meeting_url
from moothall.queries.desk.offers import Offer, offers
from moothall.queries.desk.viewers import acts_of
from moothall.records.calendar_as_facts import body_title
from moothall.records.council_as_facts import style
from moothall.records.models import Body, Officer, PlannedItem, ScheduledMeeting
from moothall.records.programme_as_facts import coming, day, is_template, kind_of, leads_of
from moothall.rules.permits import Act

Viewer = AbstractBaseUser | AnonymousUser
MEETINGS, DROPPED = 15, 20


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in the list of programmes."""

    id: str
    name: str
    next: dt.date | None
    planned: int
    loose: int


@dataclass(frozen=True, slots=True)
class PutOff:
    """A deferral: from when to when, why, by whom."""

    before: str
    after: str
    reason: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """An item on the board. `closed_title` is empty for those who may not read it."""

    id: str
    title: str
    closed_title: str
    section: str
    kind: str
    why: str
    added_on: dt.date
    added_by: str
    leads: tuple[str, ...]
    decision: str
    is_key: bool
    exempt: bool
    pattern: str
    deferrals: tuple[PutOff, ...]
    report: str
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A meeting with its items; without an id, those that wait for one."""

    id: str
    url: str
    title: str
    state: str
    items: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A body's programme. `regular` come back; `dropped` were taken off, the latest first."""

    body: str
    name: str
    groups: tuple[Group, ...]
    regular: tuple[Entry, ...]
    dropped: tuple[Entry, ...]
    offers: tuple[Offer, ...]
    may_manage: bool

    @property
    def places(self) -> tuple[Group, ...]:
        """Where an item may be put."""
        return self.groups


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An item with its history, and the words for its form."""

    body: str
    body_name: str
    meeting: str
    meeting_url: str
    entry: Entry
    initial: Mapping[str, object]
    comes_from: str
    may_manage: bool


def programme_list(today: dt.date) -> tuple[BodyRow, ...]:
    """The bodies that have meetings to come or items planned, by name."""
    stands = Q(scheduled__date__gte=today, scheduled__state__in=["provisional", "fixed"])
    rows = Body.objects.filter(merged_into=None, ends=None).exclude(title="", name="")
    dates = dict(rows.annotate(next=Min("scheduled__date", filter=stands)).values_list("pk", "next"))
    live = PlannedItem.objects.filter(dropped="").exclude(~Q(pattern=""), recurs_from=None)
    counts = {
        body: (planned, loose)
        for body, planned, loose in live.values("body")
        .annotate(
            planned=Count("pk", filter=Q(scheduled__date__gte=today)), loose=Count("pk", filter=Q(scheduled=None))
        )
        .values_list("body", "planned", "loose")
    }
    found = [BodyRow(row.public_id, body_title(row), dates[row.pk], *counts.get(row.pk, (0, 0))) for row in rows]
    return tuple(sorted(found, key=lambda row: row.name))


def programme_board(viewer: Viewer, body: Body, today: dt.date) -> Board:
    """A body's programme, for the next meetings; what is exempt is told in full to those entitled alone."""
    acts = acts_of(viewer)
    rows = _rows(PlannedItem.objects.filter(body=body, dropped=""))
    placed: defaultdict[int | None, list[PlannedItem]] = defaultdict(list)
    for row in rows:
        if not is_template(row):
            placed[row.scheduled_id].append(row)
    regular = [row for row in rows if is_template(row)]
    dropped = _rows(
        PlannedItem.objects.filter(body=body, recurs_from=None).exclude(dropped="").order_by("-pk")[:DROPPED]
    )
    names = leads_of([*rows, *dropped])
    closed = Act.manage_programme in acts
    meetings = list(islice(coming(body, today), MEETINGS))
    groups = [_group(one, placed[one.pk], names, closed) for one in meetings]
    loose = Group("", "", "Not yet allocated to a meeting", "", _entries(placed[None], names, closed))
    return Board(
        body=body.public_id,
        name=body_title(body),
        groups=(*groups, loose),
        regular=_entries(regular, names, closed),
        dropped=_entries(dropped, names, closed),
        offers=offers(body, today) if closed else (),
        may_manage=closed,
    )


def planned_item(id: str) -> PlannedItem | None:
    """An item by its public id, with its body and meeting."""
    return PlannedItem.objects.filter(public_id=id).select_related("body", "scheduled", "recurs_from").first()


def item_page(viewer: Viewer, row: PlannedItem) -> ItemPage:
    """An item with its history."""
    (full,) = _rows(PlannedItem.objects.filter(pk=row.pk))
    closed = Act.manage_programme in acts_of(viewer)
    names = leads_of([full])
    initial = {name: getattr(full, name) for name in _WORDS} | {
        "leads": "\n".join(names.get(one, one) for one in full.leads)
    }
    return ItemPage(
        body=row.body.public_id,
        body_name=body_title(row.body),
        meeting=day(row.scheduled.date) if row.scheduled else "",
        meeting_url=meeting_url(row.scheduled.public_id) if row.scheduled else "",
        entry=_entry(full, names, closed),
        initial=initial if closed else {},
        comes_from=row.recurs_from.public_id if row.recurs_from else "",
        may_manage=closed,
    )


def meetings_to_come(body: Body, today: dt.date) -> list[tuple[str, str]]:
    """The next meetings of a body, for a choice."""
    return [(one.public_id, f"{one.date:%A} {day(one.date)}") for one in islice(coming(body, today), MEETINGS)]


def sections_of(body: Body) -> list[tuple[str, str]]:
    """The sections of a body's agenda, for a choice."""
    return [(one.letter, f"{one.letter} – {one.title}") for one in style(body).sections]


def lead_ids(text: str) -> tuple[str, ...]:
    """Lead officers as typed, one a line: those whose name is known by their ids, others as they are written."""
    names = [line.strip() for line in text.splitlines() if line.strip()]
    known = dict(Officer.objects.filter(name__in=names, ends=None).values_list("name", "public_id"))
    return tuple(known.get(name, name) for name in names)


def officers() -> list[str]:
    """The names of the officers of today, to choose from."""
    return list(Officer.objects.filter(ends=None).order_by("name").values_list("name", flat=True).distinct()[:300])


_WORDS = ("title", "closed_title", "section", "why", "decision", "is_key", "exempt", "kind", "pattern", "month")


def _rows(rows: "Iterable[PlannedItem]") -> Sequence[PlannedItem]:
    found = PlannedItem.objects.filter(pk__in=[row.pk for row in rows]).select_related("added_by", "recurs_from")
    ready = found.prefetch_related("deferrals__before", "deferrals__after", "deferrals__by", "reports")
    return list(ready.order_by("position", "pk"))


def _group(meeting: ScheduledMeeting, rows: Sequence[PlannedItem], names: Mapping[str, str], closed: bool) -> Group:
    title = f"{meeting.date:%A} {day(meeting.date)}"
    return Group(meeting.public_id, meeting_url(meeting.public_id), title, meeting.state, _entries(rows, names, closed))


def _entries(rows: Iterable[PlannedItem], names: Mapping[str, str], closed: bool) -> tuple[Entry, ...]:
    return tuple(_entry(row, names, closed) for row in rows)


def _entry(row: PlannedItem, names: Mapping[str, str], closed: bool) -> Entry:
    reports = [one for one in row.reports.all() if one.state != "withdrawn"]
    return Entry(
        id=row.public_id,
        title=row.title,
        closed_title=row.closed_title if closed else "",
        section=row.section,
        kind=kind_of(row),
        why=row.why,
        added_on=row.added_on,
        added_by=row.added_by.get_full_name() or row.added_by.get_username() if row.added_by else "",
        leads=tuple(names.get(lead, lead) for lead in row.leads),
        decision=row.decision,
        is_key=row.is_key,
        exempt=row.exempt,
        pattern=row.pattern,
        deferrals=tuple(_put_off(row)),
        report=reports[-1].public_id if reports else "",
        dropped=row.dropped,
    )


def _put_off(row: PlannedItem) -> Iterable[PutOff]:
    for one in row.deferrals.all():
        yield PutOff(
            before=day(one.before.date) if one.before else "",
            after=day(one.after.date) if one.after else "no date yet",
            reason=one.reason,
            by=one.by.get_full_name() or one.by.get_username() if one.by else "",
            at=one.at,
        )
