"""Votes on a motion: assent, majority, equality and the casting vote; and the quorum.

Sources: Local Government Act 1972 Sch 12 para 39(1) (majority of the members present and voting), 39(2)
(second or casting vote of the person presiding), paras 6 and 45 (quorum of the council), para 44
(committees), s.106 (standing orders).
"""

import enum
from fractions import Fraction
from math import ceil

from moothall.facts.meetings import Casting, Vote


class Result(enum.StrEnum):
    """What became of a motion; `tied` waits for the casting vote and, without one, is not carried."""

    carried = "carried"
    lost = "lost"
    tied = "tied"


def by_assent(dissenting: int) -> Result | None:
    """A motion put without a count is carried when nobody dissents; None means that it must be voted on.

    Raises ValueError for a negative number.
    """
    _require_counts(dissenting)
    return None if dissenting else Result.carried


def result(votes_for: int, votes_against: int, casting: Casting | None = None) -> Result:
    """What became of a motion by its count; abstentions are not votes (Sch 12 para 39).

    Raises ValueError for negative counts, and for a casting vote where the votes are not equal.
    """
    _require_counts(votes_for, votes_against)
    if votes_for == votes_against:
        return {"for": Result.carried, "against": Result.lost, None: Result.tied}[casting]
    if casting:
        raise ValueError(f"a casting vote is for equal votes only, not for {votes_for} to {votes_against}")
    return Result.carried if votes_for > votes_against else Result.lost


def result_of(vote: Vote) -> Result | None:
    """What follows from a vote as minuted; None when it gives no count of one side. Raises as `result` does."""
    if vote.votes_for is None or vote.votes_against is None:
        return None
    return result(vote.votes_for, vote.votes_against, vote.casting)


def faults(vote: Vote, present: int | None = None) -> tuple[str, ...]:
    """What is wrong with a vote as minuted: a casting vote without need, a wrong result, more votes than members.

    `present` is the number of members present, None where it is not known.
    """
    cast = sum(number or 0 for number in (vote.votes_for, vote.votes_against, vote.abstentions))
    crowd = f"{cast} votes and abstentions of {present} members present" if present is not None else ""
    try:
        wrong = _wrong_result(vote)
    except ValueError as error:
        wrong = str(error)
    return tuple(fault for fault in (wrong, crowd if present is not None and cast > present else "") if fault)


def council_quorum(whole_number: int, disqualified: int = 0) -> int:
    """The quorum of a council: a quarter of the whole number of members, vacancies counted, rounded up.

    Where more than a third of the members are disqualified at the same time, a quarter of the number remaining
    qualified (Sch 12 paras 6, 45). Raises ValueError for impossible numbers.
    """
    _require_counts(whole_number, disqualified, whole_number - disqualified)
    many = disqualified * 3 > whole_number
    return ceil(Fraction(whole_number - disqualified if many else whole_number, 4))


def committee_quorum(size: int, share: Fraction = Fraction(1, 4), least: int = 3) -> int:
    """The quorum of a committee by standing orders (s.106): a share of its size rounded up, and a least number.

    Raises ValueError for a negative size.
    """
    _require_counts(size)
    return max(ceil(size * share), least)


def is_quorate(present: int, quorum: int) -> bool:
    """Whether enough members are present to do business."""
    return present >= quorum


def _wrong_result(vote: Vote) -> str:
    expected = result_of(vote)
    if expected is None or vote.result is None:
        return ""
    stands = Result.lost if expected is Result.tied else expected
    counts = f"{vote.votes_for} for, {vote.votes_against} against"
    return "" if vote.result == stands else f"minuted as {vote.result}, but by the count {stands}: {counts}"


def _require_counts(*numbers: int) -> None:
    if min(numbers) < 0:
        raise ValueError("a number of members or votes cannot be negative")
