"""People: their roles, the meetings they attended and what they moved."""

import datetime as dt

from moothall.queries.public.cards.common import Download, Filter, Link, Pager, Source, card
from moothall.queries.public.cards.decisions import DecisionCard


@card
class PersonCard:
    """A person in a list; `roles` are short words (`Chairman, Resources Cabinet Committee`)."""

    id: str
    url: str
    name: str
    honours: str | None = None
    group: str | None = None
    kind: str = "member"
    roles: tuple[str, ...] = ()
    current: bool = True
    attended: int = 0


@card
class RoleCard:
    """A seat on a body, a portfolio or a post, with the dates between which packs name the person in it."""

    title: str
    body: Link | None = None
    group: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    current: bool = False


@card
class AttendanceCount:
    """How many of a body's minuted meetings, while a member of it, the person attended."""

    body: Link
    attended: int
    of: int
    substituted: int = 0


@card
class AttendanceCard:
    """One meeting and in what capacity the person was there."""

    meeting: Link
    body: str
    date: dt.date
    capacity: str
    substitute_for: Link | None = None


@card
class MovedCard:
    """A motion the person proposed or seconded, or a vote recorded at their request."""

    meeting: Link
    date: dt.date
    text: str
    part: str
    result: str | None = None
    url: str | None = None


@card
class OfficeCard:
    """What the council has on record of a member: the division, and the address of a photograph."""

    division: str = ""
    photograph: str = ""


@card
class PersonPage:
    """A person's public record. Nothing of what they declared of their family or property is shown here."""

    person: PersonCard
    office: OfficeCard | None = None
    names: tuple[str, ...] = ()
    roles: tuple[RoleCard, ...] = ()
    counts: tuple[AttendanceCount, ...] = ()
    attendance: tuple[AttendanceCard, ...] = ()
    attendance_pager: Pager | None = None
    moved: tuple[MovedCard, ...] = ()
    decisions: tuple[DecisionCard, ...] = ()
    reports: tuple[Link, ...] = ()
    sources: tuple[Source, ...] = ()
    downloads: tuple[Download, ...] = ()
    feeds: tuple[Download, ...] = ()


@card
class PeoplePage:
    """Members and officers, by name."""

    people: tuple[PersonCard, ...]
    filters: tuple[Filter, ...] = ()
    pager: Pager | None = None
    downloads: tuple[Download, ...] = ()
