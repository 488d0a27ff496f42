"""The demonstration council as it is set up: bodies, members, groups, officers and portfolios, from May 2024 on."""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from moothall.demonstration.attendance import SERVED
from moothall.demonstration.bodies import Body, all_bodies
from moothall.demonstration.dated import holding, wording
from moothall.demonstration.library import load
from moothall.demonstration.people import OWN_DOMAIN, people
from moothall.facts import councils
from moothall.facts.agendas import AgendaStyle, NoticeProfile, SectionHeading, StandingItem
from moothall.facts.councils import BodyKind, MemberKind, SeatRole

SINCE = dt.date(2024, 5, 1)
"""The day from which the council is set up; what held before begins here."""

REVIEWED = dt.date(2026, 5, 14)
"""The annual meeting at which the seats were last allocated, and committees set up: between two elections."""

TITLE = "County Council"
CO_OPTED: dict[str, MemberKind] = {"Church Representatives": "church", "Parent Governors": "parent"}
VOTES_ON = "education"
NOTHING = "There are no items."
"""What is printed where nothing stands in a section."""

PROPER_OFFICER = "Head of Democratic Services"


class Constitution(msgspec.Struct, frozen=True, kw_only=True):
    """What the council has laid down for one of its bodies beside its members."""

    kind: BodyKind
    terms_of_reference: str
    quorum: int
    size: int | None = None
    begins: dt.date = SINCE
    sits_as: str = ""
    lettered: bool = False
    executive: bool = False
    standing: tuple[StandingItem, ...] = ()
    also_printed: tuple[str, ...] = ()


class Directorates(msgspec.Struct, frozen=True):
    """The directorates by name with the words by which a post is known to belong to one."""

    directorates: dict[str, tuple[str, ...]]
    bodies: dict[str, Constitution]
    standing: tuple[StandingItem, ...]
    leaders: dict[str, str]
    balanced: tuple[str, ...]
    outside: dict[str, tuple[str, ...]]


def council_as_set_up() -> councils.Council:
    """The whole council, for one act that sets it up."""
    laid_down = load("constitution", Directorates)
    return councils.Council(
        terms=(councils.Term(name="2021 to 2025", begins=SINCE, ends=dt.date(2025, 5, 4)), _term()),
        directorates=tuple(councils.Directorate(name=name, begins=SINCE) for name in laid_down.directorates),
        officers=tuple(_officers(laid_down)),
        groups=tuple(_groups(laid_down)),
        members=tuple(_members()),
        bodies=tuple(_body(key, body, laid_down) for key, body in all_bodies().items()),
        portfolios=tuple(_portfolios()),
        outside=tuple(_outside(laid_down)),
    )


def _term() -> councils.Term:
    return councils.Term(name="2025 to 2029", begins=dt.date(2025, 5, 5))


def _lasting(entry: str) -> tuple[str, dt.date, dt.date | None]:
    """A dated entry's text with its period."""
    found = wording(entry)
    return found.text, max(found.since, SINCE), None if found.until == dt.date.max else found.until


def _groups(laid_down: Directorates) -> Iterator[councils.Group]:
    everyone = people().members
    for name in dict.fromkeys(member.group for member in everyone.values() if member.division):
        yield councils.Group(name=name, leader=everyone[laid_down.leaders[name]].formal, begins=SINCE)


def _served(key: str) -> tuple[dt.date, dt.date | None]:
    """The first and last day of a member's time on the council."""
    begins, ends = SERVED.get(key, (SINCE, dt.date.max))
    return max(begins, SINCE), None if ends == dt.date.max else ends


def _members() -> Iterator[councils.Member]:
    for key, member in people().members.items():
        begins, ends = _served(key)
        kind: MemberKind = "councillor" if member.division else CO_OPTED.get(member.group, "coopted")
        yield councils.Member(
            name=member.formal,
            surname=member.surname,
            kind=kind,
            honours=member.honours or "",
            division=member.division,
            email=member.email,
            votes_on=VOTES_ON if kind in ("church", "parent") else "",
            groups=(councils.InGroup(group=member.group, begins=begins, ends=ends),) if member.division else (),
            begins=begins,
            ends=ends,
        )


def _officers(laid_down: Directorates) -> Iterator[councils.Officer]:
    everyone = people()
    own = ((key, one) for key, one in everyone.officers.items() if one.organisation == OWN_DOMAIN)
    for key, officer in own:
        for post, begins, ends in map(_lasting, everyone.posts.get(key, ())):
            yield councils.Officer(
                name=officer.full,
                post=post,
                directorate=_directorate(post, laid_down),
                email=officer.email,
                phone=officer.phone,
                is_proper_officer=post == PROPER_OFFICER,
                begins=begins,
                ends=ends,
            )


def _directorate(post: str, laid_down: Directorates) -> str:
    """The directorate of a post: the first one of whose words the post has."""
    found = (name for name, words in laid_down.directorates.items() if any(word in post for word in words))
    return next(found, "")


def _portfolios() -> Iterator[councils.Portfolio]:
    everyone = people()
    for key, member in everyone.members.items():
        for post, begins, ends in map(_lasting, everyone.posts.get(key, ())):
            yield councils.Portfolio(name=post, member=member.formal, begins=begins, ends=ends)


def _body(key: str, body: Body, laid_down: Directorates) -> councils.Body:
    rules = laid_down.bodies[key]
    allocations = tuple(_allocations(body, rules))
    clerk, _, _ = _lasting(body.clerk[-1])
    return councils.Body(
        title=body.name,
        kind=rules.kind,
        terms_of_reference=rules.terms_of_reference,
        size=rules.size or _size(allocations),
        quorum=rules.quorum,
        sits_as=rules.sits_as,
        clerk=people().officers[clerk].full,
        style=_style(body, rules),
        notice=NoticeProfile("executive meeting", executive=True) if rules.executive else NoticeProfile(),
        standing=(*laid_down.standing, *rules.standing),
        allocations=allocations,
        seats=tuple(_seats(body, rules.begins)),
        also_printed=rules.also_printed,
        begins=rules.begins,
    )


def _style(body: Body, rules: Constitution) -> AgendaStyle:
    if not rules.lettered:
        return AgendaStyle(chair=body.chair_word)
    printed = [body.section(letter).partition(" - ") for letter in "ABCDE" if body.section(letter)]
    sections = tuple(SectionHeading(letter, title, NOTHING) for letter, _, title in printed)
    return AgendaStyle("sections", sections, chair=body.chair_word)


def _size(allocations: Sequence[councils.Seats]) -> int:
    """The seats for councillors as they are allocated last."""
    latest = max((one.begins for one in allocations), default=SINCE)
    return sum(one.seats for one in allocations if one.kind == "councillor" and one.begins == latest)


def _allocations(body: Body, rules: Constitution) -> Iterator[councils.Seats]:
    """The seats of each group, from the day on which every seat was filled and from the last review on."""
    for day in () if rules.kind == "council" else sorted({rules.begins, REVIEWED}):
        for group, entries in body.seats.items():
            kind = CO_OPTED.get(group, "coopted" if group == "District Council Representatives" else "councillor")
            named = group if kind == "councillor" else ""
            yield councils.Seats(seats=len(holding(entries, day)), group=named, kind=kind, begins=day)


def _seats(body: Body, since: dt.date) -> Iterator[councils.Seat]:
    """Every seat with its period; who presides for a part of it has a row of its own for that part."""
    presiding: dict[str, list[tuple[SeatRole, dt.date, dt.date | None]]] = {}
    for role, entries in (("chairman", body.chair), ("vice_chairman", body.vice)):
        for name, begins, ends in map(_lasting, entries):
            presiding.setdefault(name, []).append((role, begins, ends))  # type: ignore[arg-type]  # two known words
    for entries in body.seats.values():
        for name, begins, ends in map(_lasting, entries):
            member = people().members[name].formal
            for role, first, last in _parts(max(begins, since), ends, presiding.get(name, [])):
                yield councils.Seat(member=member, role=role, begins=first, ends=last)


def _parts(
    begins: dt.date, ends: dt.date | None, presiding: Sequence[tuple[SeatRole, dt.date, dt.date | None]]
) -> Iterator[tuple[SeatRole, dt.date, dt.date | None]]:
    """A time on a body cut where the member begins or ceases to preside."""
    one_day = dt.timedelta(days=1)
    at = begins
    for role, since, until in presiding:
        if since > at:
            yield "member", at, since - one_day
        yield role, max(since, at), until or ends
        if until is None or (ends and until >= ends):
            return
        at = until + one_day
    yield "member", at, ends


def _outside(laid_down: Directorates) -> Iterator[councils.OutsideBody]:
    for name, keys in laid_down.outside.items():
        seats = tuple(councils.OutsideSeat(member=people().members[key].formal, begins=_served(key)[0]) for key in keys)
        yield councils.OutsideBody(
            name=name, places=len(seats), balanced=name in laid_down.balanced, members=seats, begins=SINCE
        )
