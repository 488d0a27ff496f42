"""Political balance on a day, from rows to facts to the tables of the page."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from django.db.models import Count, Max

from moothall.facts.balance import NO_GROUP, BalanceRule, BodySeats, GroupSizes
from moothall.facts.findings import Finding
from moothall.queries.desk.council import council_on
from moothall.queries.desk.council_cards import (
    BalanceCell,
    BalancePage,
    BalanceRow,
    CouncilDay,
    Named,
    Overall,
    OverallRow,
)
from moothall.records.council_as_facts import on_day
from moothall.records.models import (
    Allocation,
    Body,
    Departure,
    GroupMembership,
    Member,
    OutsideAppointment,
    OutsideBody,
)
from moothall.records.practice import BALANCE
from moothall.rules.balance import Shares, entitlements, nearest, overall, ready_reckoner
from moothall.rules.balance_check import check, distances, review_due
from moothall.rules.balance_moves import Suggestion, suggest, totals

NONE = "Members in no group"
_OUTSIDE_SEATS = 3
"""Where the council appoints at least so many to an outside body, balance applies (LGHA 1989 Sch 1 para 2)."""

Seats = Mapping[str, Mapping[str, int]]
"""Seats by the public ids of bodies and of groups; an empty id is of members in no group."""


def group_sizes(council: CouncilDay) -> GroupSizes:
    """The groups with their members, members in no group, and vacancies."""
    members = {group.name: len(group.members) for group in council.groups}
    return GroupSizes(members | {NO_GROUP: len(council.ungrouped)}, council.vacancies or 0)


def balance_on(day: dt.date, entered: Seats | None = None) -> BalancePage:
    """Political balance on a day. `entered` is an allocation to look at in the place of the one in force."""
    council, rule = council_on(day), BALANCE.now()
    groups = group_sizes(council)
    columns = (*(Named(group.id, group.name) for group in council.groups), Named(NO_GROUP, NONE))
    page = BalancePage(day=day, rule=rule, groups=groups, seats=council.seats, columns=columns)
    bodies = dict(_bodies(day, rule, columns, entered))
    if not council.groups or not bodies:
        return _but(page, "Political balance needs political groups, and bodies with a size to which it applies.")
    return _worked_out(page, bodies, tuple(_outside(day, council)))


def _but(page: BalancePage, problem: str) -> BalancePage:
    return BalancePage(page.day, page.rule, page.groups, page.seats, page.columns, problem=problem)


def _worked_out(
    page: BalancePage, bodies: Mapping[str, BodySeats], outside: Sequence[tuple[str, BodySeats]]
) -> BalancePage:
    groups, rule, seats = page.groups, page.rule, tuple(bodies.values())
    beside = zip(seats, nearest(groups, seats, rule), strict=True)
    suggestion = suggest(groups, [own if own.departure and own.seats else near for own, near in beside], rule)
    sizes = sorted({body.size for body in seats} | set(range(3, 12)))
    return BalancePage(
        day=page.day,
        rule=rule,
        groups=groups,
        seats=page.seats,
        columns=page.columns,
        overall=tuple(_overall(page, seats)),
        rows=tuple(_rows(page, bodies.items(), suggestion)),
        outside=tuple(_rows(page, outside, None)),
        suggestion=suggestion,
        findings=_findings(page, seats, [body for _, body in outside]),
        reckoner=ready_reckoner(groups, sizes, rule),
    )


def _findings(page: BalancePage, bodies: Sequence[BodySeats], outside: Sequence[BodySeats]) -> tuple[Finding, ...]:
    """The findings on what is allocated, once anything is."""
    filled = [body for body in outside if body.seats]
    inside = bodies if any(body.seats for body in bodies) else ()
    return (
        (*_review(page.day, page.groups), *check(page.groups, [*inside, *filled], page.rule))
        if inside or filled
        else ()
    )


def _bodies(
    day: dt.date, rule: BalanceRule, columns: Sequence[Named], entered: Seats | None
) -> Iterator[tuple[str, BodySeats]]:
    """The bodies to which balance applies, by public id, with the seats that are allocated or entered."""
    rows = on_day(Body.objects.filter(balanced=True, size__gt=0).exclude(title=""), day)
    excepted = (Body.Kind.council, Body.Kind.cabinet)
    reasons = dict(on_day(Departure.objects.all(), day).values_list("body", "reason"))
    names = {column.id: column.name if column.id else NO_GROUP for column in columns}
    in_force = entered if entered is not None else allocated(day)
    order = list(Body.Kind.values)
    for row in sorted(rows.exclude(kind__in=excepted), key=lambda one: (order.index(one.kind), one.title)):
        seats = {names[id]: number for id, number in in_force.get(row.public_id, {}).items() if id in names}
        yield (
            row.public_id,
            BodySeats(
                body=row.title,
                size=row.size or 0,
                seats=seats,
                ordinary=row.kind in rule.kinds if row.in_total is None else row.in_total,
                grouping=row.grouping,
                departure=reasons.get(row.pk, ""),
            ),
        )


def allocated(day: dt.date) -> dict[str, dict[str, int]]:
    """The seats of councillors as they are allocated on a day."""
    found: dict[str, dict[str, int]] = {}
    rows = on_day(Allocation.objects.filter(kind="councillor"), day).select_related("body", "group")
    for row in rows:
        found.setdefault(row.body.public_id, {})[row.group.public_id if row.group else NO_GROUP] = row.seats
    return found


def _outside(day: dt.date, council: CouncilDay) -> Iterator[tuple[str, BodySeats]]:
    """Outside bodies to which balance applies, each by itself; seats are those of the groups of who is appointed."""
    groups = {one.of.id: group.name for group in council.groups for one in group.members if one.of}
    appointed: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for seat in on_day(OutsideAppointment.objects.all(), day).select_related("member"):
        appointed[seat.body_id][groups.get(seat.member.public_id, NO_GROUP)] += 1
    for row in on_day(OutsideBody.objects.filter(balanced=True, seats__gte=_OUTSIDE_SEATS), day).order_by("name"):
        yield row.public_id, BodySeats(row.name, row.seats, dict(appointed[row.pk]), ordinary=False)


def _review(day: dt.date, groups: GroupSizes) -> tuple[Finding, ...]:
    """Whether the groups have changed since the seats of the day were allocated."""
    since = on_day(Allocation.objects.filter(kind="councillor"), day).aggregate(since=Max("begins"))["since"]
    return review_due(_sizes_on(since), groups, since) if since else ()


def _sizes_on(day: dt.date) -> GroupSizes:
    """The groups of a day with how many members they had, and members in none."""
    spells = on_day(GroupMembership.objects.all(), day).order_by()
    members = dict(spells.values_list("group__name").annotate(number=Count("id")))
    councillors = on_day(Member.objects.filter(kind=Member.Kind.councillor), day).count()
    return GroupSizes(members | {NO_GROUP: councillors - sum(members.values())})


def _overall(page: BalancePage, bodies: Sequence[BodySeats]) -> Iterator[Overall]:
    for grouping, shares in overall(page.groups, bodies, page.rule).items():
        within = [body for body in bodies if body.grouping == grouping]
        had = totals(page.groups, within)
        by_bodies = totals(page.groups, nearest(page.groups, within, page.rule))
        due, share = shares.by_group(), {one.group: one for one in shares.groups}
        rows = (OverallRow(name or NONE, share.get(name), due.get(name, 0), by_bodies[name], had[name]) for name in had)
        yield Overall(grouping, shares, tuple(rows))


def _rows(
    page: BalancePage, bodies: Iterable[tuple[str, BodySeats]], suggestion: Suggestion | None
) -> Iterator[BalanceRow]:
    suggested = {body.body: body.seats for body in suggestion.bodies} if suggestion else {}
    for id, body in bodies:
        shares = entitlements(page.groups, [body.size], page.rule)
        cells = _cells(page, body, shares, suggested.get(body.body, shares.by_group()))
        yield BalanceRow(id, body, shares, tuple(cells))


def _cells(page: BalancePage, body: BodySeats, shares: Shares, suggested: Mapping[str, int]) -> Iterator[BalanceCell]:
    share, due, away = {one.group: one for one in shares.groups}, shares.by_group(), distances(page.groups, body)
    for column in page.columns:
        name = column.name if column.id else NO_GROUP
        yield BalanceCell(
            group=column.id,
            name=column.name,
            share=share.get(name),
            nearest=due.get(name, 0),
            has=body.seats.get(name, 0),
            suggested=suggested.get(name, 0),
            distance=away.get(name, Fraction(0)),
        )
