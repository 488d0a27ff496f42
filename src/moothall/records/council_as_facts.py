"""The council's rows become facts as of a day: a body's membership, whom to ask, the proper officer."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from django.db.models import Model, Q, QuerySet

from moothall.facts import bodies as facts
from moothall.facts.agendas import AgendaStyle, NoticeProfile, StandingItem
from moothall.records.models import Allocation, Appointment, Body, GroupMembership, Member, Officer

T = TypeVar("T", bound=Model)

NO_GROUP = "Members in no group"
COOPTED = {
    Member.Kind.church: ("Church Representative", "Church Representatives"),
    Member.Kind.parent: ("Parent Governor", "Parent Governors"),
    Member.Kind.coopted: ("Co-opted Member", "Co-opted Members"),
}
"""How a front sheet heads the co-opted members of a kind, one and several."""

_ORDER = [*Appointment.Role.values]


def on_day(rows: QuerySet[T], day: dt.date) -> QuerySet[T]:
    """The rows that are valid on a day."""
    return rows.filter(Q(ends=None) | Q(ends__gte=day), begins__lte=day)


def style(body: Body) -> AgendaStyle:
    """How the body's agenda is numbered and divided."""
    return msgspec.convert(body.style, AgendaStyle)


def notice(body: Body) -> NoticeProfile:
    """How the body gives notice."""
    return msgspec.convert(body.notice, NoticeProfile)


def standing(body: Body) -> tuple[StandingItem, ...]:
    """The items that stand on every agenda of the body."""
    return msgspec.convert(body.standing, tuple[StandingItem, ...])


def proper_officer(on: dt.date) -> facts.Post | None:
    """The proper officer on a day, with the post."""
    officer = on_day(Officer.objects.filter(is_proper_officer=True), on).order_by("-begins").first()
    return facts.Post(name=officer.name, title=officer.post) if officer else None


def contact(body: Body, on: dt.date) -> facts.Contact | None:
    """Whom to ask about a meeting of the body: its clerk, in the post held on the day; None while there is none."""
    if body.clerk is None:
        return None
    officer = on_day(Officer.objects.filter(name=body.clerk.name), on).order_by("-begins").first()
    if officer is None:
        return None
    return facts.Contact(
        name=officer.name, title=officer.post or None, email=officer.email or None, phone=officer.phone or None
    )


@dataclass(frozen=True, slots=True)
class Seated:
    """A member who sits on a body, by an appointment or, on the full council, by office; `role` as appointed."""

    member: Member
    role: str = Appointment.Role.member
    appointment: Appointment | None = None


@dataclass(slots=True)
class _Bench:
    """The members on a body who sit together, with the seats that are theirs."""

    name: str
    seats: int | None = None
    members: list[facts.Member] = field(default_factory=list)

    @property
    def is_coopted(self) -> bool:
        """Whether its seats come beside those of the councillors."""
        return any(self.name == heading for _, heading in COOPTED.values())

    @property
    def places(self) -> int:
        """How many sit on it when nobody is missing."""
        return max(self.seats or 0, len(self.members))

    def as_fact(self) -> facts.PoliticalGroup:
        return facts.PoliticalGroup(name=self.name, size=self.seats, members=tuple(self.members))


def membership(body: Body, on: dt.date) -> facts.Membership:
    """Who sits on the body on a day, as its front sheet names them.

    Groups stand by their seats, the largest first; then members in none, then co-opted members by their kind.
    Within a group the chairman and vice-chairman come first, the others by surname. Where a group has fewer
    members than `size`, the difference is vacant. Named substitutes have no seat. On the full council sits every
    councillor. The size is the councillors' seats with those of co-opted members.
    """
    seats = seated(body, on)
    groups = _groups_of([one.member.pk for one in seats], on)
    benches = _benches(body, on)
    chair = style(body).chair
    for one in sorted(seats, key=_place):
        name = _bench_of(one.member, groups)
        benches.setdefault(name, _Bench(name)).members.append(_as_fact(one, chair))
    found = [bench for bench in benches.values() if bench.seats or bench.members]
    ordered = sorted(found, key=_standing_of)
    size = None if body.size is None else body.size + sum(bench.places for bench in ordered if bench.is_coopted)
    return facts.Membership(size=size, groups=tuple(bench.as_fact() for bench in ordered))


def vacancies(told: facts.Membership) -> Mapping[str, int]:
    """The seats of each group on a body that nobody fills; groups without a known size have none to tell."""
    empty = {group.name: (group.size or 0) - len(group.members) for group in told.groups}
    return {name: number for name, number in empty.items() if number > 0}


def seated(body: Body, on: dt.date) -> Sequence[Seated]:
    """Who sits on a body on a day, without named substitutes; on the full council every councillor."""
    rows = Appointment.objects.filter(body=body).exclude(role=Appointment.Role.substitute)
    appointed = {row.member_id: Seated(row.member, row.role, row) for row in on_day(rows, on).select_related("member")}
    if body.kind == Body.Kind.council:
        councillors = on_day(Member.objects.filter(kind=Member.Kind.councillor), on)
        appointed = {one.pk: Seated(one) for one in councillors} | appointed
    return list(appointed.values())


def _groups_of(members: Iterable[int], on: dt.date) -> Mapping[int, str]:
    rows = on_day(GroupMembership.objects.filter(member__in=members), on).select_related("group")
    return {row.member_id: row.group.name for row in rows}


def _benches(body: Body, on: dt.date) -> dict[str, _Bench]:
    """The groups that have seats on the body, whether anyone sits on them or not."""
    found: defaultdict[str, int] = defaultdict(int)
    for row in on_day(Allocation.objects.filter(body=body), on).select_related("group"):
        found[_coopted(row.kind) or (row.group.name if row.group else NO_GROUP)] += row.seats
    return {name: _Bench(name, seats) for name, seats in found.items()}


def _coopted(kind: str) -> str:
    return COOPTED[Member.Kind(kind)][1] if kind != Member.Kind.councillor else ""


def _bench_of(member: Member, groups: Mapping[int, str]) -> str:
    return _coopted(member.kind) or groups.get(member.pk, NO_GROUP)


def _place(one: Seated) -> tuple[int, str, str]:
    """Chairman, vice-chairman, then everyone by surname."""
    rank = min(_ORDER.index(one.role), _ORDER.index(Appointment.Role.spokesman))
    return rank, one.member.surname.lower(), one.member.name


def _standing_of(bench: _Bench) -> tuple[int, int, str]:
    """Political groups by size, members in none, co-opted members."""
    coopted = [names[1] for names in COOPTED.values()]
    kind = 2 + coopted.index(bench.name) if bench.is_coopted else int(bench.name == NO_GROUP)
    return kind, -bench.places, bench.name


def _as_fact(one: Seated, chair: str) -> facts.Member:
    roles = {Appointment.Role.chairman: chair, Appointment.Role.vice_chairman: f"Vice-{chair}"}
    role = roles.get(Appointment.Role(one.role))
    return facts.Member(name=one.member.name, role=role, honours=one.member.honours or None)
