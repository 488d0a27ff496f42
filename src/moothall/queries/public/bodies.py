"""Bodies, who sits on them, and how that changed."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from django.db.models import Q

from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    BodiesPage,
    BodyCard,
    BodyGroup,
    BodyPage,
    Download,
    GroupMember,
    Link,
    MeetingCard,
    MembershipChange,
)
from moothall.queries.public.decisions import decision_cards
from moothall.queries.public.linking import body_link, files_of, meeting_link, person_link
from moothall.queries.public.meetings import counted, meeting_card, published_meetings
from moothall.records.models import Body, Decision, Meeting, Plan, Seat

SHOWN = 12


def bodies_page(today: dt.date) -> BodiesPage:
    """All bodies of which something is published, by name. No pack says that a body has ceased to meet."""
    meetings: dict[int, list[Meeting]] = {}
    for meeting in counted(published_meetings()).order_by("date"):
        meetings.setdefault(meeting.body_id, []).append(meeting)
    sizes = _latest_sheets(meetings)
    cards = [_card(held[0].body, held, sizes.get(number), today) for number, held in meetings.items()]
    ordered = sorted(cards, key=lambda card: card.name)
    return BodiesPage(bodies=tuple(ordered), downloads=files_of(addresses.BODIES, "bodies"))


def _latest_sheets(meetings: Mapping[int, Sequence[Meeting]]) -> dict[int, tuple[int | None, Link | None]]:
    """For each body the size and the chairman that its latest front sheet gives."""
    latest = {number: held for number, rows in meetings.items() if (held := _last_sheet(rows))}
    chairs = Seat.objects.filter(meeting__in=list(latest.values()), role__istartswith="chair").select_related("person")
    named = {seat.meeting_id: person_link(seat.person) for seat in chairs}
    return {number: (meeting.membership_size, named.get(meeting.pk)) for number, meeting in latest.items()}


def _last_sheet(rows: Sequence[Meeting]) -> Meeting | None:
    return next((meeting for meeting in reversed(rows) if meeting.publication_id), None)


def _card(
    body: Body, held: Sequence[Meeting], sheet: tuple[int | None, Link | None] | None, today: dt.date
) -> BodyCard:
    size, chair = sheet or (None, None)
    coming = [meeting for meeting in held if meeting.date >= today and not meeting.state]
    past = [meeting for meeting in held if meeting.date < today]
    link = body_link(body)
    return BodyCard(
        id=body.public_id,
        url=link.url,
        name=link.text,
        size=size,
        chair=chair,
        next=meeting_card(coming[0], today) if coming else None,
        latest=meeting_card(past[-1], today) if past else None,
        meetings=len(held),
    )


def body_page(id: str, today: dt.date) -> BodyPage | None:
    """A body; None where nothing of it is published."""
    held = list(counted(published_meetings()).filter(body__public_id=id).order_by("date"))
    if not held:
        return None
    body = held[0].body
    seats = _seats(body)
    sheets = [meeting for meeting in held if meeting.pk in seats]
    past = [meeting_card(meeting, today) for meeting in reversed(held) if meeting.date < today]
    chair = [seat for seat in seats[sheets[-1].pk] if seat.role.lower().startswith("chair")] if sheets else []
    sheet = (sheets[-1].membership_size, person_link(chair[0].person) if chair else None) if sheets else None
    return BodyPage(
        body=_card(body, held, sheet, today),
        as_of=sheets[-1].date if sheets else None,
        groups=tuple(_groups(sheets, seats)),
        changes=tuple(_changes(sheets, seats)),
        upcoming=tuple(meeting_card(meeting, today) for meeting in held if meeting.date >= today),
        past=tuple(past[:SHOWN]),
        all_meetings_url=f"{addresses.CALENDAR}?body={id}" if len(past) > SHOWN else None,
        decisions=tuple(_decisions(body)),
        linked=tuple(_linked(body)),
        feeds=feeds_of(id),
        downloads=files_of(addresses.body(id), "meetings"),
    )


def feeds_of(id: str) -> tuple[Download, ...]:
    """How to follow a body."""
    return (
        Download(form="Atom", url=addresses.body_feed(id, "meetings")),
        Download(form="iCalendar", url=addresses.body_calendar(id)),
        Download(form="e-mail", url=addresses.subscribe("body", id)),
    )


def _seats(body: Body) -> dict[int, list[Seat]]:
    """Who sits on the body, by the meeting whose front sheet says so."""
    found: dict[int, list[Seat]] = {}
    rows = Seat.objects.filter(meeting__body=body).select_related("person", "group")
    for seat in rows.order_by("meeting__date", "group__position", "position"):
        found.setdefault(seat.meeting_id, []).append(seat)
    return found


def _groups(sheets: Sequence[Meeting], seats: Mapping[int, Sequence[Seat]]) -> Iterator[BodyGroup]:
    if not sheets:
        return
    since = _since(sheets, seats)
    groups: dict[int, list[Seat]] = {}
    for seat in seats[sheets[-1].pk]:
        groups.setdefault(seat.group_id, []).append(seat)
    for members in groups.values():
        yield BodyGroup(
            name=members[0].group.name,
            size=members[0].group.size,
            members=tuple(
                GroupMember(
                    person=Link(text=seat.printed, url=person_link(seat.person).url),
                    role=seat.role or None,
                    honours=seat.honours or None,
                    since=since[seat.person_id],
                )
                for seat in members
            ),
        )


def _since(sheets: Sequence[Meeting], seats: Mapping[int, Sequence[Seat]]) -> dict[int, dt.date]:
    """For each present member the first of the unbroken run of front sheets that name them."""
    since: dict[int, dt.date] = {}
    for sheet in sheets:
        here = {seat.person_id for seat in seats[sheet.pk]}
        since = {person: since.get(person, sheet.date) for person in here}
    return since


def _changes(sheets: Sequence[Meeting], seats: Mapping[int, Sequence[Seat]]) -> list[MembershipChange]:
    """What changed from one front sheet to the next, newest first."""
    found = []
    for before, after in pairwise(sheets):
        old, new = ({seat.person_id: seat for seat in seats[sheet.pk]} for sheet in (before, after))
        joined = tuple(person_link(new[person].person) for person in new if person not in old)
        left = tuple(person_link(old[person].person) for person in old if person not in new)
        notes = tuple(_moves(old, new))
        if joined or left or notes:
            found.append(
                MembershipChange(meeting=meeting_link(after), date=after.date, joined=joined, left=left, notes=notes)
            )
    return found[::-1]


def _moves(old: Mapping[int, Seat], new: Mapping[int, Seat]) -> Iterator[str]:
    """Changes of role and of group, as sentences."""
    for person in new.keys() & old.keys():
        was, now = old[person], new[person]
        if now.role != was.role:
            yield f"{now.printed} became {now.role}" if now.role else f"{now.printed} ceased to be {was.role}"
        if now.group.name != was.group.name:
            yield f"{now.printed} moved from {was.group.name} to {now.group.name}"


def _decisions(body: Body) -> Iterator[Link]:
    """The newest decisions that the body's agendas, papers and minutes name."""
    of_body = Q(records__meeting__body=body) | Q(minutes__minutes__meeting__body=body) | Q(items__meeting__body=body)
    for card in decision_cards(Decision.objects.filter(of_body).distinct())[:SHOWN]:
        yield Link(text=" ".join(filter(None, (card.number, card.title))), url=card.url)


def _linked(body: Body) -> Iterator[Link]:
    """The pages that are read from the body's papers."""
    id = body.public_id
    meetings = Meeting.objects.filter(body=body)
    pages = (
        ("indicator_rows", "Performance dashboard", addresses.dashboard(id)),
        ("budget_lines", "Budget monitoring", addresses.budget(id)),
        ("programme", "Work programme", addresses.work_programme(id)),
    )
    for relation, text, url in pages:
        if meetings.filter(**{f"{relation}__isnull": False}).exists():
            yield Link(text=text, url=url)
    for plan in Plan.objects.filter(body=body, actions__isnull=False).distinct().order_by("title"):
        yield Link(text=f"Action plan: {plan.title}", url=addresses.plan(plan.public_id, plan.title))


def cards_upcoming(page: BodyPage | BodiesPage) -> Iterator[MeetingCard]:
    """The meetings on the page that are still to come: once one is held the page is out of date."""
    if isinstance(page, BodyPage):
        yield from page.upcoming
    else:
        yield from (body.next for body in page.bodies if body.next)
