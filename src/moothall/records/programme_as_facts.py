"""A body's work programme as planned becomes the facts that its paper is printed from."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db.models import Max

from moothall.facts.agendas import AgendaStyle
from moothall.facts.programmes import ProgrammeItem, ProgrammeMeeting
from moothall.records.calendar_as_facts import STANDS, body_title
from moothall.records.council_as_facts import style
from moothall.records.models import Body, Officer, PlannedItem, ScheduledMeeting
from moothall.rules.english_day import english_day

KINDS = {
    "every meeting": "Standard item",
    "every other meeting": "Every other meeting",
    "six-monthly": "Six-monthly",
    "annual": "Annual",
}
WITHHELD = "Exempt item"


def programme(body: Body, on: dt.date, *, closed: bool = False) -> tuple[ProgrammeMeeting, ...]:
    """The programme of a body as of a day: its coming meetings that have items, the items that come back in set
    months, and those that wait without a meeting.

    `closed` titles are for those entitled; without it an exempt item has the title that everyone may read.
    """
    meetings = list(coming(body, on))
    items = list(PlannedItem.objects.filter(body=body, dropped="").prefetch_related("deferrals__before"))
    names, sections = leads_of(items), style(body)
    placed: defaultdict[int | None, list[PlannedItem]] = defaultdict(list)
    for item in items:
        if not is_template(item):
            placed[item.scheduled_id].append(item)

    def facts(rows: Sequence[PlannedItem]) -> tuple[ProgrammeItem, ...]:
        ordered = sorted(rows, key=lambda row: (_section(row, sections), row.position, row.pk))
        return tuple(_item(row, sections, names, closed) for row in ordered)

    dated = [ProgrammeMeeting(one.date.isoformat(), facts(placed[one.pk])) for one in meetings]
    regular = [
        ProgrammeMeeting(month, facts(rows))
        for month, rows in _by_month(filter(is_template, items), _alternating(items, meetings))
        if not sections.sections
    ]
    loose = [ProgrammeMeeting(None, facts(placed[None]))]
    return tuple(one for one in (*dated, *regular, *loose) if one.items)


def coming(body: Body, on: dt.date) -> Iterator[ScheduledMeeting]:
    """The meetings of a body from a day on that are to be held."""
    rows = ScheduledMeeting.objects.filter(body=body, date__gte=on, state__in=STANDS).exclude(state="held")
    yield from rows.select_related("body").order_by("date", "time")


def is_template(item: PlannedItem) -> bool:
    """Whether an item comes back, and is itself on no meeting."""
    return bool(item.pattern) and item.recurs_from_id is None


def kind_of(item: PlannedItem) -> str:
    """What kind of item it is, as programmes print it."""
    key = "Key decision" if item.is_key else ""
    return item.kind or key or KINDS.get(item.pattern, "")


def added(item: PlannedItem) -> str:
    """When and why an item was put on: `Agenda setting, 12 May 2026`."""
    return ", ".join(filter(None, (item.why, day(item.added_on))))


def deferred(item: PlannedItem) -> str:
    """From which meetings an item was put off, the first one first."""
    return ", ".join(day(one.before.date) for one in item.deferrals.all() if one.before)


def leads_of(items: Sequence[PlannedItem]) -> Mapping[str, str]:
    """The names of lead officers by their public ids; what is no id is a name as it was typed."""
    ids = {lead for item in items for lead in item.leads}
    return dict(Officer.objects.filter(public_id__in=ids).values_list("public_id", "name"))


def last_changed(body: Body) -> dt.date | None:
    """The day on which an item was last added to a body's programme or put off."""
    items = PlannedItem.objects.filter(body=body, dropped="").aggregate(added=Max("added_on"), put=Max("deferrals__at"))
    days = [items["added"], english_day(items["put"]) if items["put"] else None]
    return max((one for one in days if one), default=None)


def day(date: dt.date) -> str:
    """A date as programmes print it."""
    return f"{date.day} {date:%B %Y}"


def title_of_paper(body: Body) -> str:
    """How the paper is headed."""
    return f"{body_title(body)} - work programme".upper()


def _item(row: PlannedItem, sections: AgendaStyle, names: Mapping[str, str], closed: bool) -> ProgrammeItem:
    title = (row.closed_title if closed and row.exempt else "") or row.title or WITHHELD
    number = f" ({row.decision})" if row.decision and row.decision not in title else ""
    heading = next((one.title for one in sections.sections if one.letter == row.section), "")
    return ProgrammeItem(
        title=f"{title}{number}",
        added=added(row) or None,
        deferred=deferred(row) or None,
        exempt=row.exempt,
        section=f"{row.section} – {heading}" if heading else None,
        lead=tuple(names.get(lead, lead) for lead in row.leads),
        kind=kind_of(row) or None,
    )


def _section(row: PlannedItem, sections: AgendaStyle) -> int:
    letters = [one.letter for one in sections.sections]
    return letters.index(row.section) if row.section in letters else len(letters)


def _alternating(items: Sequence[PlannedItem], meetings: Sequence[ScheduledMeeting]) -> Mapping[int, Collection[int]]:
    """In which months the items that come to every other meeting come up, by the item they come back from."""
    months = {one.pk: one.date.month for one in meetings}
    found: defaultdict[int, set[int]] = defaultdict(set)
    for item in items:
        if item.recurs_from_id and item.pattern == "every other meeting" and item.scheduled_id in months:
            found[item.recurs_from_id].add(months[item.scheduled_id])
    return found


def _by_month(
    rows: Iterator[PlannedItem], alternating: Mapping[int, Collection[int]]
) -> Iterator[tuple[str, list[PlannedItem]]]:
    """The items that come back in set months, or to every other meeting, under its name, from January on."""
    found: defaultdict[int, list[PlannedItem]] = defaultdict(list)
    for row in rows:
        own = {row.month, (row.month + 5) % 12 + 1 if row.pattern == "six-monthly" else row.month} if row.month else ()
        for month in {*own, *alternating.get(row.pk, ())}:
            found[month].append(row)
    yield from ((calendar.month_name[month], found[month]) for month in sorted(found))
