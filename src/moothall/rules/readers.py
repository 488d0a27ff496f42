"""Who may read which restricted paper.

A paper is refused unless one of the grounds below holds:

- the clerk and the monitoring officer, who run the meeting and look after its papers;
- who was granted it by name, for the meeting or for the one item that they attend;
- who sits on the body, councillors and co-opted members alike. A named substitute does when the clerk grants it;
- any councillor, under section 100F of the Local Government Act 1972: business of a meeting of the council or of its
  committees, where the exempt information falls under paragraphs 3 or 6 of Schedule 12A alone, and not paragraph 3
  where it discloses terms proposed by or to the authority in negotiations for a contract (s.100F(2)).

What else a councillor needs to know (at common law) is for the clerk or the monitoring officer to judge: a grant.
Co-opted members are not members of the council, so section 100F is not theirs.
"""

import datetime as dt
import enum
from collections.abc import Collection
from dataclasses import dataclass, field

from moothall.rules.permits import Role

OPEN_TO_MEMBERS = frozenset({"3", "6"})
"""The paragraphs of Schedule 12A whose papers a councillor may inspect under s.100F."""

_OVERSEERS = frozenset({Role.clerk, Role.monitoring_officer})
_MEMBERS = frozenset({Role.cabinet_member, Role.chairman, Role.body_member, Role.member, Role.coopted})


class Ground(enum.StrEnum):
    """Why someone may read a restricted paper."""

    office = "you look after the meeting's papers"
    grant = "it was granted to you"
    seat = "you sit on the body"
    statute = "you are a member of the council (Local Government Act 1972, section 100F)"


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat on a body, by its public id; a named substitute's is one only when they are called."""

    body: str
    begins: dt.date
    ends: dt.date | None = None
    substitute: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """A person may read a meeting's restricted papers, or those of one item."""

    meeting: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone who asks to read; `councillor` says that they are a member of the council today."""

    roles: frozenset[Role] = frozenset()
    councillor: bool = False
    seats: tuple[Seat, ...] = ()
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True)
class Restricted:
    """A restricted paper: where it goes, and why it is restricted.

    `bodies` are the body that meets and the one as which it sits. `contract_terms` says whether it discloses terms
    proposed in negotiations for a contract; None while nobody has said, which counts as if it did.
    """

    meeting: str
    item: str
    date: dt.date
    bodies: frozenset[str] = field(default_factory=frozenset)
    paragraphs: frozenset[str] = frozenset()
    confidential: bool = False
    contract_terms: bool | None = None


def ground(reader: Reader, paper: Restricted, today: dt.date) -> Ground | None:
    """Why the reader may read the paper today; None when they may not."""
    if not _OVERSEERS.isdisjoint(reader.roles):
        return Ground.office
    if any(grant.meeting == paper.meeting and grant.item in ("", paper.item) for grant in reader.grants):
        return Ground.grant
    if _MEMBERS.isdisjoint(reader.roles):
        return None
    if any(_sits(seat, paper, today) for seat in reader.seats):
        return Ground.seat
    return Ground.statute if reader.councillor and is_open_to_members(paper) else None


def may_read_all(reader: Reader, papers: Collection[Restricted], today: dt.date, *, withdrawn: bool = False) -> bool:
    """Whether the reader may have the whole restricted pack: every restricted paper in it, and there is one.

    A pack with a paper in it that was taken down (`withdrawn`) is for those alone who look after the papers.
    """
    if withdrawn and _OVERSEERS.isdisjoint(reader.roles):
        return False
    return bool(papers) and all(ground(reader, paper, today) for paper in papers)


def is_open_to_members(paper: Restricted) -> bool:
    """Whether section 100F opens the paper to every councillor; what is confidential, and what is unsure, is not."""
    if paper.confidential or not paper.paragraphs or not paper.paragraphs <= OPEN_TO_MEMBERS:
        return False
    return "3" not in paper.paragraphs or paper.contract_terms is False


def _sits(seat: Seat, paper: Restricted, today: dt.date) -> bool:
    """Whether a seat counts: it lasts still, and has begun by the meeting."""
    lasts = seat.ends is None or seat.ends >= today
    return seat.body in paper.bodies and not seat.substitute and lasts and seat.begins <= max(today, paper.date)
