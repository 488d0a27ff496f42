"""What a paper on political balance, or a front sheet, prints that cannot be right.

Two denominators in one table, a row of totals that is not the sum of its column, a body whose printed size is
neither its seats nor its names. LGHA 1989 Sch 1 para 4: members for the time being are what counts, not vacancies.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from moothall.facts.balance import NO_GROUP, BodySeats, GroupSizes, PrintedShare, PrintedTable
from moothall.facts.bodies import Membership
from moothall.facts.findings import Finding
from moothall.rules.balance_check import named

_LAW = "Local Government and Housing Act 1989 Sch 1 para 4"
_COOPTED = re.compile(r"\b(church|parent|co-?opted|representatives?)\b", re.IGNORECASE)
"""Words in the heading of members who are not councillors."""


def printed_findings(groups: GroupSizes, bodies: Sequence[BodySeats], told: PrintedTable) -> tuple[Finding, ...]:
    """What is inconsistent in a table as printed: denominators, and totals against columns."""
    return (*_mixed(groups, told.shares), *_wrong_totals(groups, bodies, told.totals))


def denominators(groups: GroupSizes, shares: Iterable[PrintedShare]) -> dict[int, tuple[PrintedShare, ...]]:
    """The printed shares by the denominators that explain them: members for the time being, and all seats.

    A share that both explain stands under both, one that neither explains under 0.
    """
    candidates = dict.fromkeys((groups.total, groups.total + groups.vacancies))
    found: dict[int, list[PrintedShare]] = {}
    for share in shares:
        fitting = [of for of in candidates if _explains(groups, share, of)]
        for of in fitting or [0]:
            found.setdefault(of, []).append(share)
    return {of: tuple(rows) for of, rows in found.items()}


def membership_findings(told: Membership, body: str = "") -> tuple[Finding, ...]:
    """Where the printed size of a body differs from its seats or its names; fewer names than seats are vacancies.

    Groups of co-opted members count where the printed size includes them, and not where it does not.
    """
    return (*_more_names_than_seats(told, body), *_other_size(told, body))


def _explains(groups: GroupSizes, share: PrintedShare, of: int) -> bool:
    exact = Fraction(groups.members.get(share.group, 0) * share.seats, of)
    printed = Decimal(share.printed)
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return printed in (value.quantize(step, ROUND_HALF_UP), value.quantize(step, ROUND_DOWN))


def _mixed(groups: GroupSizes, shares: Sequence[PrintedShare]) -> Iterator[Finding]:
    found = denominators(groups, shares)
    unexplained = found.pop(0, ())
    known = len(shares) - len(unexplained)
    if len(found) > 1 and all(len(rows) < known for rows in found.values()):
        words = "; ".join(f"{_example(groups, rows, of, found)} is of {of}" for of, rows in found.items())
        yield Finding("balance-denominators", "advice", f"The shares are of different totals: {words}.", source=_LAW)
    for share in unexplained:
        words = f"{share.group} {share.printed} of {share.seats} seats is the share of no total of this council."
        yield Finding("balance-share", "advice", words, place=share.group, source="Arithmetic")


def _example(
    groups: GroupSizes, rows: Sequence[PrintedShare], of: int, found: Mapping[int, Sequence[PrintedShare]]
) -> str:
    """A share that this total alone explains."""
    alone = next(row for row in rows if not any(row in others for other, others in found.items() if other != of))
    return f"{alone.group} {alone.printed} ({groups.members[alone.group]} × {alone.seats} ÷ {of})"


def _wrong_totals(groups: GroupSizes, bodies: Sequence[BodySeats], printed: Mapping[str, int]) -> Iterator[Finding]:
    columns = {name: sum(body.seats.get(name, 0) for body in bodies) for name in (*groups.groups(), NO_GROUP)}
    for name, total in printed.items():
        if total != columns.get(name, 0):
            words = f"The total of {named(name)} is printed as {total}; its column adds up to {columns.get(name, 0)}."
            yield Finding("balance-column", "advice", words, place=name, source="Arithmetic")


def _more_names_than_seats(told: Membership, body: str) -> Iterator[Finding]:
    for group in told.groups:
        if group.size is not None and len(group.members) > group.size:
            words = f"{group.name} has {group.size} seats and {len(group.members)} members are named."
            yield Finding("membership-group", "advice", words, place=body, source="Arithmetic")


def _other_size(told: Membership, body: str) -> Iterator[Finding]:
    """The printed size against the seats where they are printed, else against the names, of which some may lack."""
    if told.size is None or not told.groups:
        return
    sizes = {group.name: len(group.members) if group.size is None else group.size for group in told.groups}
    councillors = sum(size for name, size in sizes.items() if not _COOPTED.search(name))
    vacant = councillors < told.size and any(group.size is None for group in told.groups)
    if not vacant and told.size not in (councillors, sum(sizes.values())):
        names = sum(len(group.members) for group in told.groups)
        words = f"The membership is printed as {told.size}; the seats are {councillors} and {names} members are named."
        yield Finding("membership-size", "advice", words, place=body, source="Arithmetic")
