"""Political balance: the council's groups, the seats on its bodies, and how this council works them out."""

from collections.abc import Mapping
from typing import Literal

from moothall.facts.bodies import Fact

NO_GROUP = ""
"""The name under which members in no group stand among groups."""


class GroupSizes(Fact):
    """How many members each group has for the time being; `vacancies` are seats on the council without a member."""

    members: Mapping[str, int]
    vacancies: int = 0

    def groups(self) -> tuple[str, ...]:
        """The groups, the largest first."""
        named = (name for name in self.members if name != NO_GROUP)
        return tuple(sorted(named, key=lambda name: (-self.members[name], name)))

    @property
    def ungrouped(self) -> int:
        """The members in no group."""
        return self.members.get(NO_GROUP, 0)

    @property
    def total(self) -> int:
        """All members, without vacancies."""
        return sum(self.members.values())

    def majority(self) -> str | None:
        """The group to which more than half of the members belong."""
        return next((name for name in self.groups() if 2 * self.members[name] > self.total), None)


class BodySeats(Fact):
    """A body with its size and, where they are allocated, its seats by group.

    `ordinary` says that its seats count in the total of the ordinary committees (principle c). `grouping` names
    the set of bodies within which it is balanced. `departure` is why it departs from balance under s.17.
    """

    body: str
    size: int
    seats: Mapping[str, int] = {}
    ordinary: bool = True
    grouping: str = ""
    departure: str = ""


class BalanceRule(Fact):
    """What councils settle differently: the denominator, how .5 is rounded, which kinds of body are in the total."""

    denominator: Literal["members", "seats"] = "members"
    half: Literal["up", "down", "even"] = "up"
    kinds: tuple[str, ...] = ("committee", "scrutiny")


class PrintedShare(Fact):
    """A share as a paper prints it: the group's part of a number of seats, before rounding (`9.36`)."""

    group: str
    seats: int
    printed: str


class PrintedTable(Fact):
    """What a paper on political balance prints: raw shares, and the row of totals by group."""

    shares: tuple[PrintedShare, ...] = ()
    totals: Mapping[str, int] = {}
