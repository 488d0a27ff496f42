"""Political balance: whether an allocation of seats keeps to the four principles.

Sources: Local Government and Housing Act 1989 s.15(5): (a) not all seats to one group, (b) a majority on each body
for a group with a majority of the council, (c) the seats on all ordinary committees together in proportion, (d) the
seats on each body in proportion; each subject to those before it. s.17: a departure that nobody votes against.
Where practice goes beyond the Act the finding says so.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction

from moothall.facts.balance import NO_GROUP, BalanceRule, BodySeats, GroupSizes
from moothall.facts.findings import Finding, Severity
from moothall.rules.balance import USUAL, entitlements, least_majority, overall
from moothall.rules.balance_moves import totals

_ACT = "Local Government and Housing Act 1989 s.15(5)"
_DEPARTURE = "Local Government and Housing Act 1989 s.17"
_REVIEW = "Local Government and Housing Act 1989 s.15(1); SI 1990/1553 reg 17"
_REGULATIONS = "SI 1990/1553"


def check(groups: GroupSizes, bodies: Sequence[BodySeats], rule: BalanceRule = USUAL) -> tuple[Finding, ...]:
    """What an allocation gets wrong, and how far it is from proportion on each body.

    A breach of (a), (b) or (c), and seats that do not add up, are `stop`; a body that differs from its own
    proportion (d) is `advice`, since (d) gives way to the rest. So is what a departure under s.17 allows.
    """
    return (
        *_groups(groups),
        *(finding for body in bodies for finding in _body(groups, body, rule)),
        *_totals(groups, bodies, rule),
    )


def check_totals(
    groups: GroupSizes, seats: Sequence[int], had: dict[str, int], rule: BalanceRule = USUAL
) -> tuple[Finding, ...]:
    """Principle (c) where only the sizes of the committees and the groups' totals are known."""
    due = entitlements(groups, seats, rule)
    shares = {one.group: one.exact for one in due.groups}
    names = (*groups.groups(), NO_GROUP)
    given = due.by_group()
    return tuple(
        _total(name, had.get(name, 0), given.get(name, 0), shares.get(name), departs=False)
        for name in names
        if had.get(name, 0) != given.get(name, 0)
    )


def review_due(then: GroupSizes, now: GroupSizes, since: dt.date) -> tuple[Finding, ...]:
    """Whether the groups are no longer those of the day since which the seats are allocated (s.15(1), reg 17)."""
    changed = sorted(
        name for name in {*then.members, *now.members} if then.members.get(name, 0) != now.members.get(name, 0)
    )
    if not changed:
        return ()
    told = ", ".join(
        f"{named(name)} {then.members.get(name, 0)} then, {now.members.get(name, 0)} now" for name in changed
    )
    words = (
        f"A review is due: the groups have changed since the seats were allocated on {since.day} {since:%B %Y}: {told}."
    )
    return (Finding("balance-review", "advice", words, source=_REVIEW),)


def distances(groups: GroupSizes, body: BodySeats) -> dict[str, Fraction]:
    """How many seats each group has on a body above (or below) its exact share; the measure of (d)."""
    of = groups.total
    return {
        name: body.seats.get(name, 0) - Fraction(groups.members.get(name, 0) * body.size, of)
        for name in (*groups.groups(), *((NO_GROUP,) if groups.ungrouped else ()))
    }


def named(group: str) -> str:
    """A group's name, members in no group in words."""
    return group or "members in no group"


def _groups(groups: GroupSizes) -> Iterator[Finding]:
    for name in groups.groups():
        if groups.members[name] < 2:
            yield Finding(
                "balance-group",
                "stop",
                f"{name} has fewer than two members, so it is no political group.",
                source=f"{_REGULATIONS} reg 8",
            )


def _body(groups: GroupSizes, body: BodySeats, rule: BalanceRule) -> Iterator[Finding]:
    yield from _sums(groups, body)
    if body.departure:
        yield _found(body, "balance-departure", "advice", f"departs from balance: {body.departure}", _DEPARTURE)
    severity: Severity = "advice" if body.departure else "stop"
    alone = next((name for name, seats in body.seats.items() if seats == body.size > 1 and name != NO_GROUP), None)
    if alone and groups.members.get(alone, 0) < groups.total:
        yield _found(body, "balance-one-group", severity, f"all seats belong to {alone}", f"{_ACT}(a)")
    majority = groups.majority()
    if majority and body.seats.get(majority, 0) < least_majority(body.size):
        words = (
            f"{majority} has a majority of the council and needs {least_majority(body.size)} of the {body.size} "
            f"seats; it has {body.seats.get(majority, 0)}"
        )
        yield _found(body, "balance-majority", severity, words, f"{_ACT}(b)")
    yield from _proportion(groups, body, rule)


def _sums(groups: GroupSizes, body: BodySeats) -> Iterator[Finding]:
    given = sum(body.seats.values())
    if given != body.size:
        yield _found(
            body, "balance-seats", "stop", f"{given} seats are allocated; the body has {body.size}", "Arithmetic"
        )
    for name in body.seats:
        if body.seats[name] and not groups.members.get(name):
            words = f"seats are allocated to {named(name)}, of whom the council has none"
            yield _found(body, "balance-unknown", "stop", words, f"{_REGULATIONS} reg 8")


def _proportion(groups: GroupSizes, body: BodySeats, rule: BalanceRule) -> Iterator[Finding]:
    """Principle (d): what the body by itself would have, where that is something else."""
    due = entitlements(groups, [body.size], rule)
    shares, given = {one.group: one.exact for one in due.groups}, due.by_group()
    differs = [
        f"{named(name)} {body.seats.get(name, 0)} where its own share {_exactly(shares.get(name))}"
        f"comes to {given.get(name, 0)}"
        for name in (*groups.groups(), NO_GROUP)
        if body.seats.get(name, 0) != given.get(name, 0)
    ]
    if differs:
        words = f"not the nearest by itself, which is allowed where the totals need it: {'; '.join(differs)}"
        yield _found(body, "balance-body", "advice", words, f"{_ACT}(d)")


def _exactly(share: Fraction | None) -> str:
    return f"({float(share):.3f}) " if share is not None else ""


def _totals(groups: GroupSizes, bodies: Sequence[BodySeats], rule: BalanceRule) -> Iterator[Finding]:
    """Principle (c), for each set of bodies that is balanced by itself."""
    for grouping, due in overall(groups, bodies, rule).items():
        within = [body for body in bodies if body.grouping == grouping and body.ordinary]
        had, given = totals(groups, within), due.by_group()
        shares = {one.group: one.exact for one in due.groups}
        departs = any(body.departure for body in within)
        for name, seats in had.items():
            if seats != given.get(name, 0):
                yield _total(name, seats, given.get(name, 0), shares.get(name), departs=departs)


def _total(name: str, had: int, due: int, share: Fraction | None, *, departs: bool) -> Finding:
    words = f"{named(name)[:1].upper()}{named(name)[1:]}: {had} seats in all, entitled to {due} {_exactly(share)}"
    return Finding(
        "balance-total",
        "advice" if departs else "stop",
        f"{words.strip()}, a difference of {had - due:+d}.",
        place=name,
        source=f"{_ACT}(c)" + (f"; {_DEPARTURE}" if departs else ""),
    )


def _found(body: BodySeats, code: str, severity: Severity, words: str, source: str) -> Finding:
    return Finding(code, severity, f"{body.body}: {words}.", place=body.body, source=source)
