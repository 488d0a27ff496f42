"""People in a list: who they are, by what they sit on and hold."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Max

from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    PeoplePage,
    PersonCard,
)
from moothall.queries.public.linking import body_name, files_of, person_link
from moothall.queries.public.lists import Asked, part, select
from moothall.records.models import (
    Attendance,
    Holding,
    Person,
    Seat,
)

PER_PAGE = 100


@dataclass
class Standing:
    """What the rows say of one person."""

    seats: list[Seat] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    attended: int = 0


def people_page(asked: Asked) -> PeoplePage:
    """Everyone named in what is published, by surname; `kind` and `body` narrow the list."""
    latest = latest_sheets()
    standings = _standings()
    cards = [
        (person, person_card(person, standings[person.pk], latest), standings[person.pk])
        for person in Person.objects.filter(merged_into=None, pk__in=standings).exclude(name="")
    ]
    bodies = {(seat.meeting.body.public_id, body_name(seat.meeting.body)) for _, _, one in cards for seat in one.seats}
    kept = [card for _, card, standing in cards if _wanted(card, standing, asked)]
    shown, pager = part(sorted(kept, key=_by_surname), asked, PER_PAGE)
    return PeoplePage(
        people=shown,
        filters=(
            select(asked, "kind", "Members or officers", [("member", "Members"), ("officer", "Officers")]),
            select(asked, "body", "Committee", bodies),
        ),
        pager=pager,
        downloads=files_of(addresses.PEOPLE, "people"),
    )


def _standings() -> defaultdict[int, Standing]:
    found: defaultdict[int, Standing] = defaultdict(Standing)
    for seat in Seat.objects.select_related("meeting__body", "group").order_by("meeting__date"):
        found[seat.person_id].seats.append(seat)
    for holding in Holding.objects.select_related("meeting__body").order_by("meeting__date"):
        found[holding.person_id].holdings.append(holding)
    attended = Attendance.objects.exclude(person=None).exclude(capacity="in_attendance")
    for person, meeting in set(attended.values_list("person", "minutes__meeting")):
        found[person].attended += bool(meeting)
    return found


def latest_sheets() -> dict[int, dt.date]:
    """For each body the date of its latest front sheet."""
    rows = Seat.objects.values_list("meeting__body").annotate(latest=Max("meeting__date"))
    return dict(rows)


def _wanted(card: PersonCard, standing: Standing, asked: Asked) -> bool:
    if asked.get("kind") and card.kind != asked.get("kind"):
        return False
    body = asked.get("body")
    return not body or any(seat.meeting.body.public_id == body for seat in standing.seats)


def _by_surname(card: PersonCard) -> tuple[str, str]:
    return card.name.rpartition(" ")[2].lower(), card.name.lower()


def person_card(person: Person, standing: Standing, latest: dict[int, dt.date]) -> PersonCard:
    current = [seat for seat in standing.seats if latest[seat.meeting.body_id] == seat.meeting.date]
    link = person_link(person)
    return PersonCard(
        id=person.public_id,
        url=link.url,
        name=link.text,
        honours=person.honours or None,
        group=standing.seats[-1].group.name if standing.seats else None,
        kind="member" if standing.seats or (standing.attended and not standing.holdings) else "officer",
        roles=tuple(_short_roles(current, standing.holdings)),
        current=bool(current) or not standing.seats,
        attended=standing.attended,
    )


def _short_roles(seats: Iterable[Seat], holdings: Sequence[Holding]) -> Iterator[str]:
    for seat in seats:
        role = f"{seat.role}, " if seat.role else ""
        yield f"{role}{body_name(seat.meeting.body)}"
    if holdings:
        yield holdings[-1].title
