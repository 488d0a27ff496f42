"""Work programmes, and what became of each entry."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moothall.queries.public import addresses
from moothall.queries.public.cards import Link, ProgrammeGroup, ProgrammeItemCard, ProgrammeOutcome, ProgrammePage
from moothall.queries.public.linking import SOURCED, body_link, day, files_of, meeting_link, source
from moothall.queries.public.told import choices, the_one, told_meetings
from moothall.records.models import AgendaItem, Meeting, ProgrammeEntry
from moothall.rules.titles import ALIKE, likeness

SOON = dt.timedelta(days=366)
"""Within this an agenda with a like title shows an entry deferred; later it is another report of the name."""
UNALLOCATED = "Not yet allocated to a meeting"


@dataclass
class _Later:
    """What is known after the programme: the body's published agendas, and its later programmes.

    `planned` is what the programme itself has for a day: an entry that comes back is not deferred.
    """

    meetings: Mapping[dt.date, Meeting]
    items: Mapping[int, Sequence[AgendaItem]]
    entries: Sequence[ProgrammeEntry]
    planned: Sequence[ProgrammeEntry]
    today: dt.date

    def comes_back(self, row: ProgrammeEntry) -> bool:
        """Whether the programme has the like of an entry for another day as well."""
        return any(other.day != row.day and likeness(other.title, row.title) >= ALIKE for other in self.planned)


def programme_page(body: str, today: dt.date, meeting: str | None = None) -> ProgrammePage | None:
    """The work programme that a meeting was given, the latest where none is named; None where none was."""
    meetings = list(told_meetings(body, ProgrammeEntry))
    told = the_one(meetings, meeting)
    if told is None:
        return None
    rows = list(ProgrammeEntry.objects.filter(meeting=told).select_related(*SOURCED).order_by("position"))
    later = _later(told, rows, today)
    groups = [_group(run, later) for run in _runs(rows)]
    return ProgrammePage(
        body=body_link(told.body),
        meeting=meeting_link(told),
        date=told.date,
        upcoming=tuple(group for group in groups if group.date and group.date >= told.date),
        past=tuple(group for group in groups if group.date and group.date < told.date),
        regular=tuple(group for group in groups if not group.date and group.title != UNALLOCATED),
        unallocated=next((group for group in groups if group.title == UNALLOCATED), None),
        meetings=tuple(choices(meetings, told, addresses.work_programme)),
        source=source(rows[0]),
        downloads=files_of(addresses.work_programme(body, told.public_id), "entries"),
    )


def _runs(rows: Iterable[ProgrammeEntry]) -> list[list[ProgrammeEntry]]:
    found: dict[str, list[ProgrammeEntry]] = {}
    for row in rows:
        found.setdefault(row.heading, []).append(row)
    return list(found.values())


def _later(told: Meeting, rows: Iterable[ProgrammeEntry], today: dt.date) -> _Later:
    after = Meeting.objects.filter(body=told.body_id, date__gte=told.date, publication__isnull=False)
    items: dict[int, list[AgendaItem]] = {}
    for item in AgendaItem.objects.filter(meeting__in=after):
        items.setdefault(item.meeting_id, []).append(item)
    entries = ProgrammeEntry.objects.filter(meeting__body=told.body_id, meeting__date__gt=told.date)
    ordered = entries.select_related("meeting__body").order_by("meeting__date", "position")
    meetings = {meeting.date: meeting for meeting in after.select_related("body")}
    return _Later(meetings, items, list(ordered), [row for row in rows if row.day], today)


def _group(rows: Sequence[ProgrammeEntry], later: _Later) -> ProgrammeGroup:
    first = rows[0]
    held = later.meetings.get(first.day) if first.day else None
    return ProgrammeGroup(
        title=day(first.day) if first.day else first.heading or UNALLOCATED,
        date=first.day,
        meeting=meeting_link(held) if held else None,
        items=tuple(_item(row, later) for row in rows),
    )


def _item(row: ProgrammeEntry, later: _Later) -> ProgrammeItemCard:
    return ProgrammeItemCard(
        title=row.title,
        section=row.section or None,
        kind=row.kind or None,
        added=row.added or None,
        deferred=row.deferred or None,
        exempt=row.exempt,
        lead=tuple(row.lead),
        outcome=_outcome(row, later) if row.day else None,
        source=source(row),
    )


def _outcome(row: ProgrammeEntry, later: _Later) -> ProgrammeOutcome:
    """What became of an entry that was meant for a day.

    Considered where that day's agenda has it; deferred where a later agenda or a later programme has it;
    dropped where that day's agenda is out and nothing has it.
    """
    held = later.meetings.get(row.day) if row.day else None
    item = _alike(row.title, later.items.get(held.pk, ())) if held else None
    if held and item:
        return ProgrammeOutcome(kind="considered", text=f"On {day(held.date)} as", link=_item_link(item))
    if held is None and row.day and row.day >= later.today:
        return ProgrammeOutcome(kind="awaited", text="The agenda is not published yet.")
    turns = later.comes_back(row)
    if row.day and not turns and (deferred := _deferred(row.title, row.day, later)):
        return deferred
    if held:
        return ProgrammeOutcome(
            kind="dropped", text=f"Not on the agenda of {day(held.date)}{'' if turns else ' or later'}."
        )
    return ProgrammeOutcome(kind="unknown", text="The agenda of that day is not published here.")


def _deferred(title: str, meant_for: dt.date, later: _Later) -> ProgrammeOutcome | None:
    """To which later agenda, or else programme, an entry went; None where none within a year has it."""
    for meeting in sorted(later.meetings.values(), key=lambda meeting: meeting.date):
        soon = meant_for < meeting.date <= meant_for + SOON
        if soon and (item := _alike(title, later.items.get(meeting.pk, ()))):
            return ProgrammeOutcome(
                kind="deferred", text=f"Considered on {day(meeting.date)} as", link=_item_link(item)
            )
    for again in later.entries:
        if again.day and meant_for < again.day <= meant_for + SOON and likeness(again.title, title) >= ALIKE:
            url = addresses.work_programme(again.meeting.body.public_id, again.meeting.public_id)
            link = Link(text="a later programme", url=url)
            return ProgrammeOutcome(kind="deferred", text=f"To {day(again.day)}, says", link=link)
    return None


def _alike(title: str, items: Iterable[AgendaItem]) -> AgendaItem | None:
    """The item that is most like a title, if any is like it."""
    scored = sorted(((likeness(title, item.title), -item.position, item) for item in items), key=lambda one: one[:2])
    return scored[-1][2] if scored and scored[-1][0] >= ALIKE else None


def _item_link(item: AgendaItem) -> Link:
    return Link(text=f"{item.number}. {item.title}", url=addresses.item(item.public_id, item.title))
