"""The bodies: what they are called, who sits on them and who presides."""

import datetime as dt

import msgspec

from moothall.demonstration.dated import holding, on
from moothall.demonstration.library import load
from moothall.demonstration.people import people
from moothall.facts.bodies import Member, Membership, PoliticalGroup

SEATED = dt.date(2024, 5, 1)
"""The day on which every seat was filled: a group keeps its number of seats while one is vacant."""

PLAIN_LISTS_FROM = dt.date(2025, 5, 1)
"""When front sheets stopped printing the size of each group."""

OUTSIDE = {"Church Representatives", "Parent Governors", "District Council Representatives"}
"""Groups of members who are not councillors of the county."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body of the council. `section_*` are the headings of its agenda where it is set out by sections."""

    name: str
    short: str
    room: str
    first_minute: int
    clerk: tuple[str, ...]
    chair: tuple[str, ...]
    vice: tuple[str, ...]
    seats: dict[str, tuple[str, ...]]
    chair_word: str = "Chairman"
    executive: bool = False
    section_a: str = ""
    section_b: str = ""
    section_c: str = ""
    section_d: str = ""
    section_e: str = ""
    portfolios: tuple[str, ...] = ()

    def section(self, letter: str) -> str:
        """The heading of a section, by the letter that the diary gives it."""
        heading: str = getattr(self, f"section_{letter.lower()}")
        return heading

    def role(self, name: str, day: dt.date) -> str | None:
        """Chairman or vice-chairman, in this body's word for it."""
        if name in holding(self.chair, day):
            return self.chair_word
        return f"Vice-{self.chair_word}" if name in holding(self.vice, day) else None

    def sitting_members(self, day: dt.date) -> list[str]:
        """The members on a day: chairman, vice-chairman, then as the groups list them."""
        named = [name for seats in self.seats.values() for name in holding(seats, day)]
        order = {self.chair_word: 0, f"Vice-{self.chair_word}": 1}
        return sorted(named, key=lambda name: order.get(self.role(name, day) or "", 2))

    def clerk_on(self, day: dt.date) -> str:
        """The officer who clerks the body on a day."""
        return on(self.clerk, day)


def bodies() -> dict[str, Body]:
    """The bodies by key."""
    return load("bodies", dict[str, Body])


def all_bodies() -> dict[str, Body]:
    """The bodies by key, those of which there are no packs among them."""
    return bodies() | load("committees", dict[str, Body])


def membership(body: Body, day: dt.date) -> Membership:
    """The membership as the front sheet prints it: the groups that have seats on the day."""
    sizes = {name: len(holding(seats, SEATED)) for name, seats in body.seats.items()}
    groups = tuple(
        PoliticalGroup(
            name=name,
            size=sizes[name] if day < PLAIN_LISTS_FROM else None,
            members=tuple(listed(body, member, day) for member in body.sitting_members(day) if member in seats_on),
        )
        for name, seats_on in ((name, holding(seats, day)) for name, seats in body.seats.items())
        if seats_on
    )
    return Membership(size=sum(sizes.values()), groups=groups)


def listed(body: Body, name: str, day: dt.date) -> Member:
    """A member as listed, with honours and role."""
    found = people().members[name]
    return Member(name=found.formal, honours=found.honours, role=body.role(name, day))
