"""Who came to a meeting: members, substitutes, cabinet members, officers and guests."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from random import Random

import msgspec

from moothall.demonstration.agendas import Entry, Kind, agenda
from moothall.demonstration.bodies import OUTSIDE, Body, bodies
from moothall.demonstration.chance import chance
from moothall.demonstration.dated import wording
from moothall.demonstration.diary import Sitting, election_at
from moothall.demonstration.people import is_member, key, people, person, title
from moothall.demonstration.topics import topics
from moothall.facts.bodies import Post
from moothall.facts.meetings import Attendee

SERVED: Mapping[str, tuple[dt.date, dt.date]] = {
    "sallow": (dt.date.min, dt.date(2024, 8, 19)),
    "szabo": (dt.date(2024, 10, 25), dt.date.max),
    "harcourt-lyle": (dt.date.min, dt.date(2025, 6, 30)),
    "birtles": (dt.date(2025, 9, 12), dt.date.max),
}
"""Members who did not serve throughout: two died or resigned, and two were elected in their places."""

REGULAR = {Kind.dashboard: ("osei",), Kind.finance: ("@accountant",)}
ACCOUNTANTS = {"resources": "petrova", "environment": "dunmore", "cabinet": "lindgren"}


class Present(msgspec.Struct, frozen=True, kw_only=True):
    """Who came: `members` by key, each with the key of the member substituted for; who stayed away; the others."""

    members: tuple[tuple[str, str | None], ...]
    absent: tuple[str, ...]
    visitors: tuple[str, ...]
    officers: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The members present, substitutes among them."""
        return tuple(name for name, _ in self.members)


@cache
def present(sitting: Sitting, seed: int) -> Present:
    """Who came to a meeting."""
    body = bodies()[sitting.body]
    draw = chance(seed, "attendance", sitting.body, sitting.date)
    seated = body.sitting_members(sitting.date)
    wanted = needed(sitting)
    absent = [n for n in seated if draw.random() < absence(n, body, sitting.date) and n not in wanted]
    places: list[tuple[str, str | None]] = [(name, None) for name in seated if name not in absent]
    places += substitutions(absent, seated, body, sitting.date, draw)
    brought = [name for entry in agenda(sitting, seed) for name in speakers(entry, sitting)]
    came = {name for name, _ in places} | set(absent)
    return Present(
        members=tuple(places),
        absent=tuple(absent),
        visitors=tuple(dict.fromkeys(n for n in brought if n in people().members and n not in came)),
        officers=tuple(dict.fromkeys([*(n for n in brought if n in people().officers), body.clerk_on(sitting.date)])),
    )


def needed(sitting: Sitting) -> set[str]:
    """The members without whom a meeting's minutes would be untrue: they moved, seconded, stood or spoke by name."""
    names: set[str] = set()
    for topic in (topics()[item] for item in sitting.keys if item in topics()):
        names |= {*topic.needs, topic.dissent or ""}
        names |= {topic.motion.by} if topic.motion else set()
        names |= {topic.tie.by, topic.tie.second} if topic.tie else set()
    found = election_at(sitting)
    candidates = found.candidates if found else ()
    return names | {name for each in candidates for name in (each.name, each.proposer, each.seconder)}


def absence(name: str, body: Body, day: dt.date) -> float:
    """How likely a member is to stay away."""
    if body.role(name, day):
        return 0.0
    return 0.25 if people().members[name].group in OUTSIDE else 0.12


def substitutions(
    absent: Iterable[str], seated: Iterable[str], body: Body, day: dt.date, draw: Random
) -> list[tuple[str, str | None]]:
    """Who took whose place: a backbencher of the same group, not otherwise on the body; Cabinet has none."""
    free = [] if body.executive else [name for name in backbench(day) if name not in seated]
    found: list[tuple[str, str | None]] = []
    for name in absent:
        same = [each for each in free if people().members[each].group == people().members[name].group]
        if same and people().members[name].group not in OUTSIDE and draw.random() < 0.65:
            chosen = draw.choice(same)
            free.remove(chosen)
            found.append((chosen, name))
    return found


def backbench(day: dt.date) -> list[str]:
    """Councillors who serve on a day and hold no cabinet office."""
    in_cabinet = {wording(entry).text for seats in bodies()["cabinet"].seats.values() for entry in seats}
    serving = (name for name in people().members if SERVED.get(name, (day, day))[0] <= day)
    return [
        name
        for name in serving
        if name not in in_cabinet
        and day <= SERVED.get(name, (day, day))[1]
        and people().members[name].group not in OUTSIDE
    ]


def speakers(entry: Entry, sitting: Sitting) -> list[str]:
    """Who comes for an item: those a paper is from, its author and guests; officers for the regular reports."""
    if entry.kind is Kind.topic:
        topic = entry.topic
        return [key(name, sitting.date) for name in (*topic.authors, topic.author, *topic.guests)]
    if entry.kind is Kind.plain:
        return list(entry.plain.guests)
    return [ACCOUNTANTS[sitting.body] if name == "@accountant" else name for name in REGULAR.get(entry.kind, ())]


def attendees(sitting: Sitting, seed: int) -> tuple[Attendee, ...]:
    """The members present as the minutes list them."""
    body = bodies()[sitting.body]
    return tuple(
        Attendee(
            name=people().members[name].formal,
            honours=people().members[name].honours,
            role=body.role(name, sitting.date),
            substitute_for=people().members[replaced].formal if replaced else None,
        )
        for name, replaced in present(sitting, seed).members
    )


def also_present(sitting: Sitting, seed: int) -> tuple[str, ...]:
    """Other members who came, by name."""
    return tuple(people().members[name].formal for name in present(sitting, seed).visitors)


def in_attendance(sitting: Sitting, seed: int) -> tuple[Post, ...]:
    """Officers and guests with their posts."""
    day = sitting.date
    return tuple(
        Post(name=person(name, day).formal, title=title(name, day)) for name in present(sitting, seed).officers
    )


def voters(sitting: Sitting, seed: int) -> tuple[str, ...]:
    """The councillors present, who may vote on any matter; representatives vote on education only."""
    return tuple(n for n in present(sitting, seed).keys if people().members[n].group not in OUTSIDE)


def by_group(names: Iterable[str]) -> Counter[str]:
    """How many of these members belong to each group."""
    return Counter(people().members[name].group for name in names)


def introduces(entry: Entry, sitting: Sitting) -> str:
    """Who introduces a topic: the cabinet member it comes from, else the first of those it comes from."""
    names = [name for name in entry.topic.authors if is_member(name, sitting.date)]
    return (names or list(entry.topic.authors))[0]
