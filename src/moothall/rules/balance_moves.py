"""Political balance: which seats should change hands so that the groups' totals come out right.

Leaders settle this between themselves and the council resolves it; what stands here is a suggestion. A seat moves
on the body where the group that has too many is furthest above its share and the other furthest below (s.15(5)(d)
is subject to (c)).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from moothall.facts.balance import NO_GROUP, BalanceRule, BodySeats, GroupSizes
from moothall.rules.balance import USUAL, least_majority, overall


@dataclass(frozen=True, slots=True)
class Move:
    """A seat on a body that one group should give to another."""

    body: str
    giver: str
    taker: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Moves, the allocation after them, and what is still owed to each group (less than nothing: too many)."""

    moves: tuple[Move, ...]
    bodies: tuple[BodySeats, ...]
    owed: Mapping[str, int]


def totals(groups: GroupSizes, bodies: Sequence[BodySeats]) -> dict[str, int]:
    """The seats of each group on the ordinary committees together."""
    return {
        name: sum(body.seats.get(name, 0) for body in bodies if body.ordinary) for name in (*groups.groups(), NO_GROUP)
    }


def adjustments(
    groups: GroupSizes, bodies: Sequence[BodySeats], rule: BalanceRule = USUAL
) -> dict[str, dict[str, int]]:
    """For each set of bodies, how many seats each group should gain (or lose) to have what it is entitled to."""
    found = {}
    for grouping, shares in overall(groups, bodies, rule).items():
        had = totals(groups, [body for body in bodies if body.grouping == grouping])
        due = shares.by_group()
        found[grouping] = {name: due.get(name, 0) - had[name] for name in had}
    return found


def suggest(groups: GroupSizes, bodies: Sequence[BodySeats], rule: BalanceRule = USUAL) -> Suggestion:
    """Move seats from groups that have too many to groups that have too few, where it hurts proportion least.

    No body is left to one group alone, no group with a majority of the council loses it on a body, and a body
    that departs from balance is left as it is.
    """
    now = list(bodies)
    moves = []
    owed = adjustments(groups, now, rule)
    for grouping, due in owed.items():
        while move := _best(groups, [body for body in now if body.grouping == grouping and body.ordinary], due):
            moves.append(move)
            due[move.giver] += 1
            due[move.taker] -= 1
            now = [_moved(body, move) if body.body == move.body else body for body in now]
    return Suggestion(tuple(moves), tuple(now), _sum(owed))


def _best(groups: GroupSizes, bodies: Sequence[BodySeats], due: Mapping[str, int]) -> Move | None:
    candidates = [
        (_gain(groups, body, giver, taker), Move(body.body, giver, taker))
        for body in bodies
        for giver in due
        for taker in due
        if due[giver] < 0 < due[taker] and _may(groups, body, giver, taker)
    ]
    return max(candidates, key=lambda one: one[0])[1] if candidates else None


def _gain(groups: GroupSizes, body: BodySeats, giver: str, taker: str) -> Fraction:
    """How far the giver is above its share on the body, and the taker below."""
    above = body.seats.get(giver, 0) - _share(groups, body, giver)
    return above + _share(groups, body, taker) - body.seats.get(taker, 0)


def _share(groups: GroupSizes, body: BodySeats, name: str) -> Fraction:
    return Fraction(groups.members.get(name, 0) * body.size, groups.total)


def _may(groups: GroupSizes, body: BodySeats, giver: str, taker: str) -> bool:
    if body.departure or body.seats.get(giver, 0) < 1:
        return False
    if giver == groups.majority() and body.seats[giver] <= least_majority(body.size):
        return False
    return body.seats.get(taker, 0) + 1 < body.size or body.size == 1


def _moved(body: BodySeats, move: Move) -> BodySeats:
    seats = dict(body.seats)
    seats[move.giver] -= 1
    seats[move.taker] = seats.get(move.taker, 0) + 1
    return BodySeats(body.body, body.size, seats, body.ordinary, body.grouping, body.departure)


def _sum(owed: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    names = {name for due in owed.values() for name in due}
    return {name: sum(due.get(name, 0) for due in owed.values()) for name in names}
