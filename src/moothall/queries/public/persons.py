"""A person: their roles, the meetings they attended and what they moved. Nothing of what they declared."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    AttendanceCard,
    AttendanceCount,
    Download,
    Link,
    MovedCard,
    PersonPage,
    RoleCard,
)
from moothall.queries.public.decisions import decision_cards
from moothall.queries.public.linking import body_link, body_name, files_of, meeting_link, meeting_url, person_link
from moothall.queries.public.offices import office_of
from moothall.queries.public.people import Standing, latest_sheets, person_card
from moothall.records.models import (
    Attendance,
    Decision,
    Dissent,
    Holding,
    Meeting,
    MinutesSet,
    Motion,
    Person,
    Report,
    Seat,
)

_CAPACITY = {"present": "Present", "also_present": "Also present", "in_attendance": "In attendance"}


def person_page(id: str) -> PersonPage | None:
    """A person; None where nothing that is published names one of that id."""
    person = Person.objects.filter(public_id=id, merged_into=None).exclude(name="").first()
    if person is None:
        return None
    seats = list(_ordered_seats(person))
    holdings = list(Holding.objects.filter(person=person).select_related("meeting").order_by("meeting__date"))
    attended = list(_attended(person))
    moved = sorted(_moved(person), key=lambda card: card.date, reverse=True)
    decisions = decision_cards(Decision.objects.filter(records__taker=person).distinct())
    reports = tuple(_reports(person))
    if not any((seats, holdings, attended, moved, decisions, reports)):
        return None
    latest = latest_sheets()
    standing = Standing(seats, holdings, len({row.minutes.meeting_id for row in attended if not row.post}))
    return PersonPage(
        person=person_card(person, standing, latest),
        office=office_of(person),
        names=tuple(sorted(_names(seats, attended) - {person.name})),
        roles=(*_seat_roles(seats, latest), *_post_roles(holdings)),
        counts=tuple(_counts(person, seats, attended)),
        attendance=tuple(_attendance_card(row) for row in attended),
        moved=tuple(moved),
        decisions=decisions,
        reports=reports,
        downloads=files_of(addresses.person(id), "attendance"),
        feeds=(Download(form="e-mail", url=addresses.subscribe("person", id)),),
    )


def _ordered_seats(person: Person) -> Iterable[Seat]:
    return Seat.objects.filter(person=person).select_related("meeting__body", "group").order_by("meeting__date")


def _attended(person: Person) -> Iterable[Attendance]:
    rows = Attendance.objects.filter(person=person).select_related("minutes__meeting__body", "substitute_for")
    return rows.order_by("-minutes__meeting__date")


def _names(seats: Iterable[Seat], attended: Iterable[Attendance]) -> set[str]:
    return {seat.printed for seat in seats} | {row.printed for row in attended}


def _seat_roles(seats: Sequence[Seat], latest: dict[int, dt.date]) -> Iterator[RoleCard]:
    """A row for each body, group and role, with the first and last front sheet that say so."""
    runs: dict[tuple[int, str, str], list[Seat]] = {}
    for seat in seats:
        runs.setdefault((seat.meeting.body_id, seat.group.name, seat.role), []).append(seat)
    for (body, group, role), run in reversed(runs.items()):
        yield RoleCard(
            title=role or "Member",
            body=body_link(run[0].meeting.body),
            group=group,
            first=run[0].meeting.date,
            last=run[-1].meeting.date,
            current=run[-1].meeting.date == latest[body],
        )


def _post_roles(holdings: Sequence[Holding]) -> Iterator[RoleCard]:
    runs: dict[int, list[Holding]] = {}
    for holding in holdings:
        runs.setdefault(holding.post_id, []).append(holding)
    for run in reversed(runs.values()):
        yield RoleCard(title=run[-1].title, first=run[0].meeting.date, last=run[-1].meeting.date)


def _counts(person: Person, seats: Sequence[Seat], attended: Sequence[Attendance]) -> Iterator[AttendanceCount]:
    """For each body the minuted meetings while the person was a member of it, and when a substitute came instead."""
    bodies = {seat.meeting.body_id: seat.meeting.body for seat in seats}
    minuted = _dates(MinutesSet.objects.filter(meeting__body__in=bodies))
    sheets = _dates(Seat.objects.filter(meeting__body__in=bodies))
    sent = _dates(Attendance.objects.filter(substitute_for=person), "minutes__meeting")
    for number, body in bodies.items():
        named = {seat.meeting.date for seat in seats if seat.meeting.body_id == number}
        own = (row for row in attended if row.capacity == "present" and not row.substitute_for)
        present = {row.minutes.meeting.date for row in own if row.minutes.meeting.body_id == number}
        due = present | {date for date in minuted[number] if _nearest(date, sheets[number]) in named}
        if due:
            yield AttendanceCount(
                body=body_link(body), attended=len(present), of=len(due), substituted=len(sent[number])
            )


def _nearest(date: dt.date, sheets: Iterable[dt.date]) -> dt.date | None:
    """The front sheet nearest to a meeting, which says who was a member then; none that is a year away does."""
    near = min(sheets, key=lambda sheet: abs(sheet - date), default=None)
    return near if near and abs(near - date) <= dt.timedelta(days=366) else None


def _dates(rows: QuerySet[Any], meeting: str = "meeting") -> defaultdict[int, set[dt.date]]:
    """The dates of the rows' meetings, by body."""
    found: defaultdict[int, set[dt.date]] = defaultdict(set)
    for body, date in rows.values_list(f"{meeting}__body", f"{meeting}__date"):
        found[body].add(date)
    return found


def _attendance_card(row: Attendance) -> AttendanceCard:
    meeting = row.minutes.meeting
    capacity = _CAPACITY[row.capacity]
    return AttendanceCard(
        meeting=meeting_link(meeting, short=True),
        body=body_name(meeting.body),
        date=meeting.date,
        capacity=f"{capacity}, {row.role or row.post}" if row.role or row.post else capacity,
        substitute_for=person_link(row.substitute_for) if row.substitute_for else None,
    )


def _moved(person: Person) -> Iterator[MovedCard]:
    motions = Motion.objects.filter(Q(proposer=person) | Q(seconder=person))
    for motion in motions.select_related("minute__minutes__meeting__body"):
        role = "Proposed" if motion.proposer_id == person.pk else "Seconded"
        yield _moved_card(motion.minute.minutes.meeting, motion.minute.position, motion.text, role, motion.result)
    dissents = Dissent.objects.filter(person=person).select_related("minute__minutes__meeting__body")
    for dissent in dissents:
        yield _moved_card(
            dissent.minute.minutes.meeting, dissent.minute.position, dissent.text, "Asked that it be recorded", ""
        )


def _moved_card(meeting: Meeting, position: int, text: str, role: str, result: str) -> MovedCard:
    return MovedCard(
        meeting=meeting_link(meeting),
        date=meeting.date,
        text=text,
        part=role,
        result=result or None,
        url=f"{meeting_url(meeting)}#minute-{position + 1}",
    )


def _reports(person: Person) -> Iterator[Link]:
    rows = Report.objects.filter(people__person=person, people__is_author=True).select_related("paper__item", "meeting")
    for report in rows.order_by("-meeting__date"):
        item = report.paper.item if report.paper else None
        url = addresses.item(item.public_id, item.title) if item else addresses.meeting(report.meeting.public_id)
        yield Link(text=f"{report.subject} ({report.meeting.date:%B %Y})", url=url)
