"""The calendar's rows become what the rules of planning ask for: occasions, sittings, special days."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from moothall.documents.notices import Gathering
from moothall.records.council_as_facts import notice
from moothall.records.models import Appointment, Body, PlannedItem, ScheduledMeeting, SpecialDay
from moothall.records.practice import CALENDAR, TIMETABLE
from moothall.rules.clashes import Sitting, SpecialDays
from moothall.rules.timetable import Milestone, Occasion, Practice, timetable
from moothall.rules.working_days import Profile

STANDS = ("provisional", "fixed", "held")
"""The states of a meeting that takes place."""


def body_title(body: Body) -> str:
    """What the body is called: by the council, else by its packs."""
    return body.title or body.name or "A body"


def meeting_title(scheduled: ScheduledMeeting) -> str:
    """The body and the date."""
    return f"{body_title(scheduled.body)}, {scheduled.date.day} {scheduled.date:%B %Y}"


def calendar_profile() -> Profile:
    """Which days the council works (the practice `calendar`)."""
    return CALENDAR.now()


def timetable_practice() -> Practice:
    """How the council counts back from a meeting (the practice `timetable`)."""
    return TIMETABLE.now()


def occasion(scheduled: ScheduledMeeting, *, key_decision: bool = False, private: bool = False) -> Occasion:
    """A meeting as its timetable asks for it."""
    return Occasion(
        date=scheduled.date,
        notice=notice(scheduled.body),
        kind=scheduled.kind,
        convened=scheduled.convened_on,
        key_decision=key_decision,
        private=private,
    )


def timetables(rows: Sequence[ScheduledMeeting]) -> Mapping[int, tuple[Milestone, ...]]:
    """The timetable of each meeting by its row; three queries however many they are. Bodies must be selected."""
    habits, calendar = timetable_practice(), calendar_profile()
    planned = PlannedItem.objects.filter(Q(is_key=True) | Q(exempt=True), scheduled__in=rows, dropped="")
    keyed, private = set(), set()
    for meeting, is_key, exempt in planned.values_list("scheduled", "is_key", "exempt"):
        keyed |= {meeting} if is_key else set()
        private |= {meeting} if exempt else set()
    return {
        row.pk: timetable(occasion(row, key_decision=row.pk in keyed, private=row.pk in private), habits, calendar)
        for row in rows
    }


def first_drafts(scheduled: ScheduledMeeting | None) -> dt.date | None:
    """The day of first drafts in a meeting's timetable; none without a meeting, or where it has no such step any more.

    Its body must be selected.
    """
    steps = timetables([scheduled])[scheduled.pk] if scheduled else ()
    return next((step.date for step in steps if step.key == "drafts"), None)


def gathering(scheduled: ScheduledMeeting) -> Gathering:
    """A meeting as a notice names it."""
    return Gathering(body_title(scheduled.body), scheduled.date, scheduled.time, scheduled.venue, scheduled.kind)


def seats_on(bodies: Iterable[int]) -> Mapping[int, Sequence[Appointment]]:
    """The appointments to bodies, by the body's row, with their members; substitutes have no seat."""
    found: defaultdict[int, list[Appointment]] = defaultdict(list)
    rows = Appointment.objects.filter(body__in=set(bodies)).exclude(role=Appointment.Role.substitute)
    for row in rows.select_related("member"):
        found[row.body_id].append(row)
    return found


def sitting(row: ScheduledMeeting, seats: Sequence[Appointment], hours: float, key: str = "") -> Sitting:
    """A meeting as clashes ask for it, with those who sit on its body on its day."""
    members = frozenset(one.member.public_id for one in seats if _holds(one, row.date))
    return Sitting(
        key=key or row.public_id,
        body=str(row.body_id),
        name=body_title(row.body),
        date=row.date,
        time=row.time,
        venue=row.venue,
        members=members,
        kind=row.kind,
        hours=hours,
    )


def special_days(first: dt.date, last: dt.date) -> SpecialDays:
    """What planning should mind from one day to another."""
    found: defaultdict[dt.date, list[str]] = defaultdict(list)
    for row in SpecialDay.objects.filter(day__range=(first, last)).order_by("day", "name"):
        found[row.day].append(row.name)
    return found


def _holds(seat: Appointment, day: dt.date) -> bool:
    return seat.begins <= day and (seat.ends is None or day <= seat.ends)
