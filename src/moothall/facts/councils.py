"""A whole council as it is set up: bodies, members, groups, officers, portfolios, each with its period.

What refers to another does so by its printed name: a seat names the member, a body its parent by title.
A period runs from `begins` to `ends`, both days included; without `ends` it lasts.
"""

import datetime as dt
from typing import Literal

from moothall.facts.agendas import AgendaStyle, NoticeProfile, StandingItem
from moothall.facts.bodies import Fact

MemberKind = Literal["councillor", "church", "parent", "coopted"]
SeatRole = Literal["chairman", "vice_chairman", "spokesman", "member", "substitute"]
BodyKind = Literal[
    "council",
    "cabinet",
    "cabinet_committee",
    "scrutiny",
    "committee",
    "sub_committee",
    "select_committee",
    "advisory",
    "joint",
]


class Lasting(Fact, kw_only=True):
    """What is valid for a time."""

    begins: dt.date
    ends: dt.date | None = None


class Term(Lasting, kw_only=True):
    """A term of the council."""

    name: str


class Group(Lasting, kw_only=True):
    """A political group, from its written notice to the proper officer; `leader` is a member's name."""

    name: str
    leader: str = ""


class InGroup(Lasting, kw_only=True):
    """A councillor's time in a group."""

    group: str


class Member(Lasting, kw_only=True):
    """A councillor or a co-opted member, for a term of office. `name` is as printed, without honours.

    `surname` is the last word of the name where it is not given. `votes_on` is on what a co-opted member votes.
    """

    name: str
    surname: str = ""
    kind: MemberKind = "councillor"
    honours: str = ""
    division: str = ""
    email: str = ""
    votes_on: str = ""
    groups: tuple[InGroup, ...] = ()


class Directorate(Lasting, kw_only=True):
    """A directorate, under one name."""

    name: str


class Officer(Lasting, kw_only=True):
    """A person in a post; a change of either is another one. `directorate` is its name, or empty."""

    name: str
    post: str
    directorate: str = ""
    email: str = ""
    phone: str = ""
    is_proper_officer: bool = False


class Portfolio(Lasting, kw_only=True):
    """A portfolio while one member holds it; `member` is the name, empty while it is vacant."""

    name: str
    member: str = ""


class Seat(Lasting, kw_only=True):
    """A member's seat on a body, by name and role."""

    member: str
    role: SeatRole = "member"


class Seats(Lasting, kw_only=True):
    """The seats of a group on a body; without a group those of members in none, or of a kind of co-opted members."""

    seats: int
    group: str = ""
    kind: MemberKind = "councillor"


class Body(Lasting, kw_only=True):
    """A body of the council. `parent`, `sits_as` are titles of bodies, `clerk` is an officer's name.

    `also_printed` are other names under which packs print it. `in_total` is as its kind does where it is None.
    """

    title: str
    kind: BodyKind
    terms_of_reference: str = ""
    size: int | None = None
    quorum: int | None = None
    balanced: bool = True
    in_total: bool | None = None
    grouping: str = ""
    parent: str = ""
    sits_as: str = ""
    clerk: str = ""
    style: AgendaStyle = AgendaStyle()
    notice: NoticeProfile = NoticeProfile()
    standing: tuple[StandingItem, ...] = ()
    allocations: tuple[Seats, ...] = ()
    seats: tuple[Seat, ...] = ()
    also_printed: tuple[str, ...] = ()


class OutsideSeat(Lasting, kw_only=True):
    """A member's seat on an outside body."""

    member: str


class OutsideBody(Lasting, kw_only=True):
    """An outside body to which the council appoints."""

    name: str
    places: int = 1
    balanced: bool = False
    members: tuple[OutsideSeat, ...] = ()


class Council(Fact, kw_only=True):
    """A council, to be set up in one act."""

    terms: tuple[Term, ...] = ()
    directorates: tuple[Directorate, ...] = ()
    officers: tuple[Officer, ...] = ()
    groups: tuple[Group, ...] = ()
    members: tuple[Member, ...] = ()
    bodies: tuple[Body, ...] = ()
    portfolios: tuple[Portfolio, ...] = ()
    outside: tuple[OutsideBody, ...] = ()
