"""Elections among several candidates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.elections import Method, Round, round_of_voting

names = st.sampled_from(["Aldous", "Brackett", "Corrigan", "Dunmore"])
ballots = st.dictionaries(names, st.integers(0, 12), min_size=1)


@pytest.mark.parametrize(
    ("votes", "casting", "outcome"),
    [
        ({"Aldous": 0}, None, Round(elected="Aldous")),  # unopposed
        ({"Aldous": 6, "Brackett": 5}, None, Round(elected="Aldous")),
        ({"Aldous": 5, "Brackett": 5}, None, Round(tied=("Aldous", "Brackett"))),
        ({"Aldous": 5, "Brackett": 5}, "Aldous", Round(elected="Aldous")),
        ({"Aldous": 7, "Brackett": 3, "Corrigan": 2}, None, Round(elected="Aldous")),
        ({"Aldous": 5, "Brackett": 4, "Corrigan": 3}, None, Round(eliminated="Corrigan")),
        ({"Aldous": 6, "Brackett": 4, "Corrigan": 2}, None, Round(eliminated="Corrigan")),  # half is no majority
        ({"Aldous": 5, "Brackett": 5, "Corrigan": 2}, None, Round(eliminated="Corrigan")),
        ({"Aldous": 5, "Brackett": 3, "Corrigan": 3}, None, Round(tied=("Brackett", "Corrigan"))),
        ({"Aldous": 5, "Brackett": 3, "Corrigan": 3}, "Brackett", Round(eliminated="Corrigan")),
        ({"Aldous": 4, "Brackett": 4, "Corrigan": 4}, None, Round(tied=("Aldous", "Brackett", "Corrigan"))),
        ({"Aldous": 4, "Brackett": 4, "Corrigan": 4}, "Aldous", Round(tied=("Brackett", "Corrigan"))),
        ({"Aldous": 0, "Brackett": 0}, None, Round(tied=("Aldous", "Brackett"))),
    ],
)
def test_a_majority_elects_and_the_fewest_votes_go_out(
    votes: dict[str, int], casting: str | None, outcome: Round
) -> None:
    assert round_of_voting(votes, casting) == outcome


@pytest.mark.parametrize(
    ("votes", "casting", "outcome"),
    [
        ({"Aldous": 5, "Brackett": 4, "Corrigan": 3}, None, Round(elected="Aldous")),
        ({"Aldous": 5, "Brackett": 5, "Corrigan": 2}, None, Round(tied=("Aldous", "Brackett"))),
        ({"Aldous": 5, "Brackett": 5, "Corrigan": 2}, "Brackett", Round(elected="Brackett")),
    ],
)
def test_a_council_may_elect_whoever_has_most_votes(votes: dict[str, int], casting: str | None, outcome: Round) -> None:
    assert round_of_voting(votes, casting, "most votes") == outcome


@given(ballots, st.sampled_from(["majority", "most votes"]))
def test_a_round_has_exactly_one_outcome(votes: dict[str, int], method: Method) -> None:
    outcome = round_of_voting(votes, method=method)
    assert [bool(outcome.elected), bool(outcome.eliminated), bool(outcome.tied)].count(True) == 1


@given(ballots)
def test_nobody_is_elected_against_a_majority_or_out_with_more_votes(votes: dict[str, int]) -> None:
    outcome = round_of_voting(votes)
    if outcome.elected:
        assert len(votes) == 1 or votes[outcome.elected] * 2 > sum(votes.values())
    if outcome.eliminated:
        assert votes[outcome.eliminated] == min(votes.values())
    assert len({votes[name] for name in outcome.tied}) <= 1


@given(ballots)
def test_the_order_of_nomination_does_not_matter(votes: dict[str, int]) -> None:
    there, back = round_of_voting(votes), round_of_voting(dict(reversed(votes.items())))
    assert (there.elected, there.eliminated, set(there.tied)) == (back.elected, back.eliminated, set(back.tied))


@pytest.mark.parametrize(
    ("votes", "casting", "why"),
    [
        ({}, None, "needs candidates"),
        ({"Aldous": -1, "Brackett": 2}, None, "not negative"),
        ({"Aldous": 6, "Brackett": 5}, "Brackett", "no tie"),
        ({"Aldous": 5, "Brackett": 3, "Corrigan": 3}, "Aldous", "no tie"),
    ],
)
def test_an_impossible_round_is_refused(votes: dict[str, int], casting: str | None, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        round_of_voting(votes, casting)
