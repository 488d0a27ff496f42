"""What pages on the council show: frozen cards, as of a day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from moothall.facts.agendas import AgendaStyle, NoticeProfile, StandingItem
from moothall.facts.balance import BalanceRule, BodySeats, GroupSizes
from moothall.facts.findings import Finding
from moothall.rules.balance import Entitlement, Shares
from moothall.rules.balance_moves import Suggestion


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a page: its public id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Spell:
    """Something that is valid for a time: what, of whom, in which part. `id` ends it."""

    id: str
    begins: dt.date
    ends: dt.date | None
    of: Named | None = None
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BodyCard:
    """A body in a list."""

    id: str
    title: str
    kind: str
    size: int | None
    filled: int
    chairman: str = ""
    parent: Named | None = None
    ends: dt.date | None = None


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A political group on a day; `members` are those in it then."""

    id: str
    name: str
    leader: Named | None
    begins: dt.date
    ends: dt.date | None
    members: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class CouncilDay:
    """The council on a day."""

    day: dt.date
    term: Spell | None
    terms: tuple[Spell, ...]
    seats: int | None
    groups: tuple[GroupCard, ...]
    ungrouped: tuple[Named, ...]
    coopted: int
    bodies: tuple[BodyCard, ...]
    proper_officer: str

    @property
    def councillors(self) -> int:
        """The councillors in office."""
        return sum(len(group.members) for group in self.groups) + len(self.ungrouped)

    @property
    def vacancies(self) -> int | None:
        """Seats on the council that nobody fills, None where the size of the council is not on record."""
        return None if self.seats is None else max(0, self.seats - self.councillors)

    @property
    def body_vacancies(self) -> int:
        """Seats on bodies that nobody fills."""
        return sum(max(0, (body.size or 0) - body.filled) for body in self.bodies if body.size)


@dataclass(frozen=True, slots=True)
class Bench:
    """Members on a body who sit together, with the seats that are theirs."""

    name: str
    seats: int | None
    vacant: int
    members: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class BodyPage:
    """All that is laid down for a body, and who sits on it on a day."""

    id: str
    title: str
    kind: str
    day: dt.date
    begins: dt.date | None
    ends: dt.date | None
    terms_of_reference: str
    size: int | None
    quorum: int | None
    balanced: bool
    clerk: str
    parent: Named | None
    sits_as: Named | None
    children: tuple[Named, ...]
    style: AgendaStyle
    notice: NoticeProfile
    standing: tuple[StandingItem, ...]
    benches: tuple[Bench, ...]
    substitutes: tuple[Spell, ...]
    to_come: tuple[Spell, ...]
    past: tuple[Spell, ...]
    departures: tuple[Spell, ...]
    findings: tuple[Finding, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A member in a list."""

    id: str
    name: str
    honours: str
    kind: str
    division: str
    group: str
    seats: int
    begins: dt.date
    ends: dt.date | None


@dataclass(frozen=True, slots=True)
class MemberPage:
    """A member with everything held, now and before. `person` is the public page, once something names it."""

    card: MemberCard
    email: str
    votes_on: str
    photograph: str
    person: str
    groups: tuple[Spell, ...]
    appointments: tuple[Spell, ...]
    portfolios: tuple[Spell, ...]
    outside: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class OfficerCard:
    """An officer in a post."""

    id: str
    name: str
    post: str
    email: str
    phone: str
    is_proper_officer: bool
    begins: dt.date
    ends: dt.date | None


@dataclass(frozen=True, slots=True)
class DirectorateCard:
    """A directorate with its officers on a day; without an id, officers who are in none."""

    id: str
    name: str
    begins: dt.date | None
    ends: dt.date | None
    officers: tuple[OfficerCard, ...]


@dataclass(frozen=True, slots=True)
class OutsideCard:
    """An outside body with those appointed to it on a day."""

    id: str
    name: str
    seats: int
    balanced: bool
    begins: dt.date
    ends: dt.date | None
    members: tuple[Spell, ...]

    @property
    def vacant(self) -> int:
        """Seats that nobody fills."""
        return max(0, self.seats - len(self.members))


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """A body in the table of balance: its shares by itself, and the seats that are allocated."""

    id: str
    body: BodySeats
    shares: Shares
    cells: tuple["BalanceCell", ...]


@dataclass(frozen=True, slots=True)
class BalanceCell:
    """A group on a body: its exact share, the nearest, what it has, and what is suggested.

    `group` is the public id, empty for members in no group, for whom there is no share but what is left over.
    """

    group: str
    name: str
    share: Entitlement | None
    nearest: int
    has: int
    suggested: int
    distance: Fraction


@dataclass(frozen=True, slots=True)
class OverallRow:
    """A group's part of all ordinary committees together, and what it has of them."""

    name: str
    share: Entitlement | None
    entitled: int
    by_bodies: int
    has: int

    @property
    def adjustment(self) -> int:
        """How many seats the sum of the bodies by themselves is short of the entitlement."""
        return self.entitled - self.by_bodies

    @property
    def difference(self) -> int:
        """How many seats more than the entitlement are allocated."""
        return self.has - self.entitled


@dataclass(frozen=True, slots=True)
class Overall:
    """A set of ordinary committees that is balanced together."""

    grouping: str
    shares: Shares
    rows: tuple[OverallRow, ...]


@dataclass(frozen=True, slots=True)
class BalancePage:
    """Political balance on a day, step by step. `problem` says why nothing can be worked out."""

    day: dt.date
    rule: BalanceRule
    groups: GroupSizes
    seats: int | None
    columns: tuple[Named, ...]
    overall: tuple[Overall, ...] = ()
    rows: tuple[BalanceRow, ...] = ()
    outside: tuple[BalanceRow, ...] = ()
    suggestion: Suggestion | None = None
    findings: tuple[Finding, ...] = ()
    reckoner: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    problem: str = ""

    @property
    def broken(self) -> bool:
        """Whether the allocation breaks a principle."""
        return any(finding.severity == "stop" for finding in self.findings)

    @property
    def off_share(self) -> int:
        """The ordinary committees whose seats are not the nearest to their own proportion, for the totals' sake."""
        ordinary = {row.body.body for row in self.rows if row.body.ordinary}
        return sum(finding.code == "balance-body" and finding.place in ordinary for finding in self.findings)
