"""Political balance: to how many seats each group is entitled, with the arithmetic.

Sources: Local Government and Housing Act 1989 s.15(4) and (5) (the principles), Sch 1 para 4 (membership is who is
a member for the time being); Local Government (Committees and Political Groups) Regulations 1990 (SI 1990/1553)
reg 16 (seats left over go to members in no group).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from moothall.facts.balance import BalanceRule, BodySeats, GroupSizes

USUAL = BalanceRule()


@dataclass(frozen=True, slots=True)
class Entitlement:
    """A group's part of a number of seats: `members` of `of`, times `seats`.

    `nearest` is the exact share rounded, `least` what the majority principle demands (0 for other groups),
    `entitled` what is left when all groups together have been fitted into the seats.
    """

    group: str
    members: int
    of: int
    seats: int
    exact: Fraction
    nearest: int
    least: int
    entitled: int

    @property
    def arithmetic(self) -> str:
        """`23 × 114 ÷ 55 = 47.673`."""
        return f"{self.members} × {self.seats} ÷ {self.of} = {self.exact_words}"

    @property
    def exact_words(self) -> str:
        """The exact share to three places."""
        return f"{float(self.exact):.3f}"


@dataclass(frozen=True, slots=True)
class Shares:
    """The parts of all groups in a number of seats. `left_over` is for members in no group.

    `tied` are groups with equal remainders of which some got a seat and some did not: they have to agree.
    """

    seats: int
    groups: tuple[Entitlement, ...]
    left_over: int
    tied: tuple[str, ...] = ()

    def by_group(self) -> dict[str, int]:
        """The seats of each group, those left over under the name of no group."""
        return {one.group: one.entitled for one in self.groups} | ({"": self.left_over} if self.left_over else {})


def least_majority(size: int) -> int:
    """The fewest seats that are a majority on a body: half of them, rounded down, and one."""
    return size // 2 + 1


def rounded(share: Fraction, half: str = "up") -> int:
    """The share to the nearest whole number; `half` says what becomes of .5: up, down or to the even number."""
    if half == "up":
        return floor(share + Fraction(1, 2))
    return ceil(share - Fraction(1, 2)) if half == "down" else round(share)


def entitlements(groups: GroupSizes, sizes: Sequence[int], rule: BalanceRule = USUAL) -> Shares:
    """The parts of the groups in bodies of these sizes taken together; for one body, a sequence of one.

    Each group has its members times the seats over all members, to the nearest. A group with more than half of
    the members has at least a majority on each body (s.15(5)(b) goes before (c)). What is left over goes to
    members in no group (reg 16) or, where there is none, by the largest remainder. What is too much is taken
    where most was rounded up. Raises ValueError for a council without members and a body without seats.
    """
    if groups.total < 1 or any(size < 1 for size in sizes):
        raise ValueError("political balance needs members, and bodies with at least one seat")
    seats, majority = sum(sizes), groups.majority()
    needed = sum(least_majority(size) for size in sizes)
    drafts = [_draft(groups, name, seats, needed if name == majority else 0, rule) for name in groups.groups()]
    given, left, tied = _fit(drafts, seats, keeps_rest=groups.ungrouped > 0)
    return Shares(seats, tuple(_entitled(one, given[one.group]) for one in drafts), left, tied)


def table(groups: GroupSizes, bodies: Sequence[BodySeats], rule: BalanceRule = USUAL) -> tuple[Shares, ...]:
    """The parts of the groups in each body by itself (principle d), in the order of the bodies."""
    return tuple(entitlements(groups, [body.size], rule) for body in bodies)


def overall(groups: GroupSizes, bodies: Sequence[BodySeats], rule: BalanceRule = USUAL) -> dict[str, Shares]:
    """The parts of the groups in the ordinary committees together (principle c), for each set that is balanced."""
    sizes: dict[str, list[int]] = {}
    for body in bodies:
        if body.ordinary:
            sizes.setdefault(body.grouping, []).append(body.size)
    return {name: entitlements(groups, found, rule) for name, found in sizes.items()}


def nearest(groups: GroupSizes, bodies: Sequence[BodySeats], rule: BalanceRule = USUAL) -> tuple[BodySeats, ...]:
    """The bodies with the seats that each by itself would have: where negotiation begins."""
    shares = table(groups, bodies, rule)
    return tuple(_allocated(body, share.by_group()) for body, share in zip(bodies, shares, strict=True))


def ready_reckoner(groups: GroupSizes, sizes: Sequence[int], rule: BalanceRule = USUAL) -> dict[int, dict[str, int]]:
    """For each size of body the seats of each group."""
    return {size: entitlements(groups, [size], rule).by_group() for size in sizes}


def _allocated(body: BodySeats, seats: Mapping[str, int]) -> BodySeats:
    return BodySeats(body.body, body.size, seats, body.ordinary, body.grouping, body.departure)


def _draft(groups: GroupSizes, name: str, seats: int, least: int, rule: BalanceRule) -> Entitlement:
    of = groups.total + (groups.vacancies if rule.denominator == "seats" else 0)
    exact = Fraction(groups.members[name] * seats, of)
    near = rounded(exact, rule.half)
    return Entitlement(name, groups.members[name], of, seats, exact, near, least, max(near, least))


def _entitled(draft: Entitlement, given: int) -> Entitlement:
    return Entitlement(
        draft.group, draft.members, draft.of, draft.seats, draft.exact, draft.nearest, draft.least, given
    )


def _fit(drafts: Sequence[Entitlement], seats: int, *, keeps_rest: bool) -> tuple[dict[str, int], int, tuple[str, ...]]:
    """Give or take seats until the groups fit; the seats of each, what is left over, and who was equal at the last."""
    given = {one.group: one.entitled for one in drafts}
    tied: tuple[str, ...] = ()
    while sum(given.values()) > seats:
        spare = [one for one in drafts if given[one.group] > one.least]
        last, tied = _first(spare, {one.group: given[one.group] - one.exact for one in spare})
        given[last] -= 1
    if keeps_rest or not drafts:
        return given, seats - sum(given.values()), tied
    while sum(given.values()) < seats:
        last, tied = _first(drafts, {one.group: one.exact - given[one.group] for one in drafts})
        given[last] += 1
    return given, 0, tied


def _first(drafts: Sequence[Entitlement], weight: Mapping[str, Fraction]) -> tuple[str, tuple[str, ...]]:
    """Whose turn it is by weight, and all who have as much where that is more than one."""
    most = max(weight[one.group] for one in drafts)
    equal = tuple(one.group for one in drafts if weight[one.group] == most)
    return equal[0], equal if len(equal) > 1 else ()
