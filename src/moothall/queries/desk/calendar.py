"""The council's calendar on the desk: a municipal year by months, with what clashes, and one month as weeks."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moothall.facts.findings import Finding
from moothall.queries.public.cards import Link
from moothall.queries.public.lists import whole_number
from moothall.records.calendar_as_facts import (
    STANDS,
    body_title,
    calendar_profile,
    meeting_title,
    seats_on,
    sitting,
    special_days,
)
from moothall.records.models import Body, Member, ScheduledMeeting, SpecialDay
from moothall.records.practice import MEETING_HOURS
from moothall.rules.bank_holidays import bank_holidays
from moothall.rules.clashes import Sitting, clashes


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list of the desk; `findings` are what clashes with it."""

    id: str
    url: str
    body: Link
    date: dt.date
    time: str
    venue: str
    kind: str
    state: str
    is_public: bool
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its meetings, and the days that planning should mind."""

    first: dt.date
    meetings: tuple[MeetingRow, ...]
    days: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month in weeks."""

    date: dt.date
    in_month: bool
    today: bool
    meetings: tuple[MeetingRow, ...]
    holiday: str


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """A municipal year from one May to the next; `weeks` are those of the month that is looked at."""

    year: int
    months: tuple[Month, ...]
    bodies: tuple[tuple[str, str], ...]
    body: str
    provisional: int
    clashing: int
    month: dt.date
    weeks: tuple[tuple[Day, ...], ...]


def calendar_page(today: dt.date, *, year: str = "", body: str = "", month: str = "") -> CalendarPage:
    """The year asked for, else the one that today lies in; narrowed to a body where one is named."""
    shown = _month(month, today)
    asked = whole_number(year, digits=4) or 0
    start = asked if 2000 <= asked <= 2100 else shown.year - (shown.month < 5)
    first, last = dt.date(start, 5, 1), dt.date(start + 1, 5, 31)
    shown = shown if first <= shown <= last else first
    rows = list(meetings_between(first, last))
    found = _findings(rows, today)
    wanted = [row for row in rows if not body or row.body.public_id == body]
    cards = [meeting_row(row, found[row.public_id]) for row in wanted]
    in_year = [card for card in cards if first <= card.date <= last]
    minded = _minded(first, last)
    return CalendarPage(
        year=start,
        months=tuple(_months(first, in_year, minded)),
        bodies=tuple(bodies()),
        body=body,
        provisional=sum(card.state == "provisional" for card in in_year),
        clashing=sum(bool(card.findings) for card in in_year),
        month=shown,
        weeks=tuple(_weeks(shown, today, cards)),
    )


def bodies() -> list[tuple[str, str]]:
    """The bodies that the council has set up, or that have meetings planned, by name."""
    rows = Body.objects.filter(merged_into=None).exclude(title="", name="")
    return sorted(((row.public_id, body_title(row)) for row in rows if row.ends is None), key=lambda one: one[1])


def body_of(id: str) -> Body | None:
    """A body by its public id."""
    return Body.objects.filter(public_id=id, merged_into=None).first()


def known_bodies(ids: Iterable[str]) -> Mapping[str, Body]:
    """The bodies of several public ids, in one query."""
    return {row.public_id: row for row in Body.objects.filter(public_id__in=set(ids), merged_into=None)}


def scheduled_of(id: str) -> ScheduledMeeting | None:
    """A meeting of the calendar by its public id, with its body."""
    return ScheduledMeeting.objects.filter(public_id=id).select_related("body", "meeting").first()


def provisional_between(first: dt.date, last: dt.date, body: str = "") -> list[ScheduledMeeting]:
    """The provisional meetings from one day to another, of one body if it is named."""
    rows = meetings_between(first, last)
    return [row for row in rows if row.state == "provisional" and (not body or row.body.public_id == body)]


def meetings_between(first: dt.date, last: dt.date) -> Iterable[ScheduledMeeting]:
    """The meetings from one day to another, in order, those not held any more among them."""
    rows = ScheduledMeeting.objects.filter(date__range=(first, last)).select_related("body")
    return rows.order_by("date", "time", "body__title")


def clashes_of(new: Sequence[ScheduledMeeting]) -> dict[str, tuple[str, ...]]:
    """For meetings that are not saved yet, what clashes with each: by its place in the sequence, as text."""
    if not new:
        return {}
    first, last = min(row.date for row in new), max(row.date for row in new)
    standing = [row for row in meetings_between(first, last) if row.state in STANDS]
    seats = seats_on(row.body_id for row in (*standing, *new))
    hours = MEETING_HOURS.now()
    there = [sitting(row, seats.get(row.body_id, ()), hours) for row in standing]
    coming = [sitting(row, seats.get(row.body_id, ()), hours, f"new {place}") for place, row in enumerate(new)]
    return _told([*there, *coming], {one.key for one in coming}, first, last)


def meeting_row(row: ScheduledMeeting, findings: tuple[str, ...] = ()) -> MeetingRow:
    """A meeting with its body selected."""
    return MeetingRow(
        id=row.public_id,
        url=meeting_url(row.public_id),
        body=Link(text=body_title(row.body), url=f"/desk/programmes/{row.body.public_id}"),
        date=row.date,
        time=row.time,
        venue=row.venue,
        kind=row.kind,
        state=row.state,
        is_public=row.is_public,
        findings=findings,
    )


def meeting_url(id: str) -> str:
    """The address of a meeting's page on the desk."""
    return f"/desk/meetings/{id}"


def meeting_name(row: ScheduledMeeting) -> str:
    """A meeting in words."""
    return meeting_title(row)


def special_day_calendars() -> list[tuple[str, int, dt.date, dt.date]]:
    """The calendars that were uploaded: name, how many days, the first and the last."""
    found: dict[str, list[dt.date]] = defaultdict(list)
    for name, day in SpecialDay.objects.order_by("day").values_list("calendar", "day"):
        found[name].append(day)
    return [(name, len(days), days[0], days[-1]) for name, days in sorted(found.items())]


def _findings(rows: Sequence[ScheduledMeeting], today: dt.date) -> Mapping[str, tuple[str, ...]]:
    standing = [row for row in rows if row.state in STANDS]
    if not standing:
        return defaultdict(tuple)
    seats = seats_on(row.body_id for row in standing)
    hours = MEETING_HOURS.now()
    there = [sitting(row, seats.get(row.body_id, ()), hours) for row in standing]
    coming = {row.public_id for row in standing if row.date >= today}
    return _told(there, coming, standing[0].date, standing[-1].date)


def _told(there: Sequence[Sitting], new: set[str], first: dt.date, last: dt.date) -> dict[str, tuple[str, ...]]:
    members = {member for one in there for member in one.members}
    names = dict(Member.objects.filter(public_id__in=members).values_list("public_id", "name"))
    found = clashes(there, names, special_days(first, last), new=new, profile=calendar_profile())
    by_key: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_key[finding.place].append(finding)
    return defaultdict(tuple, {key: tuple(one.text for one in told) for key, told in by_key.items()})


def _minded(first: dt.date, last: dt.date) -> dict[tuple[int, int], list[tuple[str, str]]]:
    """Bank holidays and special days of each month; a stretch of days of one name is one entry."""
    days = [(one.date, one.name) for year in {first.year, last.year} for one in bank_holidays(year)]
    days += [(day, name) for day, names in special_days(first, last).items() for name in names]
    runs: list[tuple[dt.date, dt.date, str]] = []
    for name, day in sorted((name, day) for day, name in days if first <= day <= last):
        goes_on = runs and runs[-1][2] == name and (day - runs[-1][1]).days <= 3 and day.month == runs[-1][1].month
        runs[-1:] = [(runs[-1][0], day, name)] if goes_on else [*runs[-1:], (day, day, name)]
    found: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for begins, ends, name in sorted(runs):
        when = f"{begins.day}" if begins == ends else f"{begins.day} to {ends.day}"
        found[begins.year, begins.month].append((f"{when} {begins:%B}", name))
    return found


def _months(
    first: dt.date, cards: Sequence[MeetingRow], minded: Mapping[tuple[int, int], list[tuple[str, str]]]
) -> Iterable[Month]:
    for number in range(13):
        month = dt.date(first.year + (first.month + number - 1) // 12, (first.month + number - 1) % 12 + 1, 1)
        held = tuple(card for card in cards if (card.date.year, card.date.month) == (month.year, month.month))
        yield Month(month, held, tuple(minded.get((month.year, month.month), ())))


def _weeks(month: dt.date, today: dt.date, cards: Sequence[MeetingRow]) -> Iterable[tuple[Day, ...]]:
    holidays = {one.date: one.name for one in bank_holidays(month.year)}
    by_day: defaultdict[dt.date, list[MeetingRow]] = defaultdict(list)
    for card in cards:
        by_day[card.date].append(card)
    for week in calendar.Calendar().monthdatescalendar(month.year, month.month):
        yield tuple(
            Day(date, date.month == month.month, date == today, tuple(by_day[date]), holidays.get(date, ""))
            for date in week
        )


def _month(text: str, today: dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)


def _end(month: dt.date) -> dt.date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
