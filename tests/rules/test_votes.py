"""Votes on a motion, the casting vote, assent, and the quorum."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.facts.meetings import Casting, Outcome, Vote
from moothall.facts.record import from_json
from moothall.rules.votes import (
    Result,
    by_assent,
    committee_quorum,
    council_quorum,
    faults,
    is_quorate,
    result,
    result_of,
)
from shared_packs import each_record

counts = st.integers(0, 200)


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "casting", "outcome"),
    [
        (5, 5, "for", Result.carried),
        (5, 5, "against", Result.lost),
        (5, 5, None, Result.tied),
        (6, 5, None, Result.carried),
        (7, 2, None, Result.carried),
        (4, 3, None, Result.carried),
        (3, 4, None, Result.lost),
        (0, 0, None, Result.tied),
        (0, 0, "for", Result.carried),
        (1, 0, None, Result.carried),
    ],
)
def test_the_majority_of_those_voting_decides(
    votes_for: int, votes_against: int, casting: Casting | None, outcome: Result
) -> None:
    assert result(votes_for, votes_against, casting) is outcome


def test_abstentions_do_not_count() -> None:
    assert result_of(Vote(votes_for=4, votes_against=3, abstentions=6)) is Result.carried


def test_when_all_abstain_the_votes_are_equal_and_the_motion_is_not_carried() -> None:
    vote = Vote(votes_for=0, votes_against=0, abstentions=12, result="carried")
    assert result_of(vote) is Result.tied
    assert "lost" in faults(vote)[0]


@given(counts, counts)
def test_for_and_against_mirror_each_other(votes_for: int, votes_against: int) -> None:
    mirror = {Result.carried: Result.lost, Result.lost: Result.carried, Result.tied: Result.tied}
    assert result(votes_against, votes_for) is mirror[result(votes_for, votes_against)]


@given(counts)
def test_a_casting_vote_settles_every_tie(number: int) -> None:
    assert result(number, number, "for") is Result.carried
    assert result(number, number, "against") is Result.lost


@given(counts, counts, st.sampled_from(["for", "against"]))
def test_a_casting_vote_without_a_tie_is_refused(votes_for: int, votes_against: int, casting: Casting) -> None:
    if votes_for != votes_against:
        with pytest.raises(ValueError, match="equal votes only"):
            result(votes_for, votes_against, casting)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        result(-1, 3)


def test_a_motion_nobody_dissents_from_is_carried_by_assent() -> None:
    assert by_assent(0) is Result.carried
    assert by_assent(1) is None


@pytest.mark.parametrize("vote", [Vote(), Vote(votes_for=3), Vote(votes_against=3, result="lost")])
def test_a_vote_without_both_counts_tells_nothing(vote: Vote) -> None:
    assert result_of(vote) is None
    assert faults(vote) == ()


def minuted(votes_for: int, votes_against: int, outcome: Outcome, casting: Casting | None = None) -> Vote:
    return Vote(votes_for=votes_for, votes_against=votes_against, casting=casting, result=outcome)


@pytest.mark.parametrize(
    ("vote", "present", "fault"),
    [
        (minuted(6, 5, "carried"), 11, None),
        (minuted(5, 5, "lost"), 10, None),
        (minuted(5, 5, "carried", "for"), 10, None),
        (minuted(5, 6, "carried"), 11, "by the count lost"),
        (minuted(5, 5, "carried"), 11, "by the count lost"),
        (minuted(5, 5, "carried", "against"), 11, "by the count lost"),
        (minuted(6, 5, "carried", "for"), 11, "equal votes only"),
        (minuted(6, 5, "carried"), 10, "11 votes and abstentions of 10 members present"),
    ],
)
def test_minutes_are_held_against_the_count(vote: Vote, present: int, fault: str | None) -> None:
    found = faults(vote, present)
    assert (fault is None) == (found == ())
    assert fault is None or fault in found[0]


@pytest.mark.shared
@each_record
def test_every_counted_vote_of_the_reference_records_follows(path: Path) -> None:
    pack = from_json(path.read_bytes())
    votes = [(vote, len(m.present)) for m in pack.minutes for item in m.items for vote in item.votes]
    assert [faults(vote, present) for vote, present in votes] == [()] * len(votes)


@pytest.mark.parametrize(
    ("size", "quorum"),
    [(36, 9), (37, 10), (42, 11), (48, 12), (50, 13), (54, 14), (55, 14), (63, 16), (81, 21), (98, 25)],
)
def test_the_quorum_of_a_council_is_a_quarter_rounded_up(size: int, quorum: int) -> None:
    assert council_quorum(size) == quorum


@given(st.integers(1, 200))
def test_a_quorum_is_the_least_number_that_is_a_quarter(size: int) -> None:
    assert council_quorum(size) * 4 >= size > (council_quorum(size) - 1) * 4


@pytest.mark.parametrize(("disqualified", "quorum"), [(0, 12), (16, 12), (17, 8), (40, 2)])
def test_the_quorum_falls_when_more_than_a_third_are_disqualified(disqualified: int, quorum: int) -> None:
    assert council_quorum(48, disqualified) == quorum


def test_more_disqualified_than_members_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        council_quorum(10, disqualified=11)


@pytest.mark.parametrize(
    ("size", "share", "least", "quorum"),
    [(15, Fraction(1, 4), 3, 4), (9, Fraction(1, 4), 3, 3), (12, Fraction(1, 3), 2, 4), (4, Fraction(1, 4), 2, 2)],
)
def test_the_quorum_of_a_committee_is_in_standing_orders(size: int, share: Fraction, least: int, quorum: int) -> None:
    assert committee_quorum(size, share, least) == quorum


def test_a_meeting_is_quorate_at_its_quorum() -> None:
    assert is_quorate(12, council_quorum(48))
    assert not is_quorate(11, council_quorum(48))
