"""Elections among several candidates: chairman, vice-chairman, appointments.

Source: Local Government Act 1972 Sch 12 para 39 (majority of the members present and voting, casting vote of
the person presiding). With more than two candidates nobody may have that majority; by the usual standing
order the candidate with fewest votes then goes out and the meeting votes again. A council may have the
candidate with most votes elected instead.
"""

from collections.abc import Mapping
from typing import Literal

from moothall.facts.bodies import Fact

Method = Literal["majority", "most votes"]


class Round(Fact):
    """What a round of voting gave: someone elected, someone out, or a tie that the casting vote must break."""

    elected: str | None = None
    eliminated: str | None = None
    tied: tuple[str, ...] = ()


def round_of_voting(votes: Mapping[str, int], casting: str | None = None, method: Method = "majority") -> Round:
    """The outcome of one round. `casting` names the candidate whom the person presiding gave the casting vote.

    A single candidate is elected unopposed. Of a tie that matters (for the seat, or for who goes out) the names
    are given; call again with the casting vote, or hold the round again. Raises ValueError without candidates,
    for negative votes, and for a casting vote where no such tie is or for a candidate outside it.
    """
    if not votes or min(votes.values()) < 0:
        raise ValueError("an election needs candidates, and votes that are not negative")
    outcome = _count(votes, method)
    if casting is None:
        return outcome
    if casting not in outcome.tied:
        raise ValueError(f"there is no tie for {casting!r} to be given a casting vote in")
    return _count({**votes, casting: votes[casting] + 1}, method)


def _count(votes: Mapping[str, int], method: Method) -> Round:
    ranked = sorted(votes, key=lambda name: -votes[name])
    first = ranked[0]
    leaders = tuple(name for name in votes if votes[name] == votes[first])
    majority = votes[first] * 2 > sum(votes.values())
    if len(votes) == 1 or majority or (method == "most votes" and len(leaders) == 1):
        return Round(elected=first)
    if method == "most votes" or len(votes) == 2:
        return Round(tied=leaders)
    trailing = tuple(name for name in votes if votes[name] == votes[ranked[-1]])
    return Round(tied=trailing) if len(trailing) > 1 else Round(eliminated=trailing[0])
