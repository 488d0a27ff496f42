"""A slip put right, and a change of what is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.slips_of_the_pen import distance, is_slip, money_in

WORDS = st.lists(
    st.sampled_from(
        ["the", "council", "agreed", "a", "budget", "of", "£12", "for", "roads", "not", "all", "40%", "Larkham"]
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the comittee met", "the committee met"),
        ("teh road", "the road"),
        ("the road is closed", "The road is closed."),
        ("recieved by the council", "received by the council"),
        ("a  wide   gap", "a wide gap"),
    ],
)
def test_a_slip_is_put_right(before: str, after: str) -> None:
    assert is_slip(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the council will now pay", "the council will not pay"),
        ("it may be sold", "it must be sold"),
        ("it costs £100", "it costs £1,00"),
        ("a rise of 2.5%", "a rise of 25%"),
        ("the road is closed", "the road is closed today"),
        ("works in Larkham", "works in Fenham"),
        ("above the floor", "below the floor"),
        ("open it", "shut it"),
    ],
)
def test_what_changes_the_sense_is_no_slip(before: str, after: str) -> None:
    assert not is_slip(before, after)


@given(WORDS, WORDS)
def test_a_slip_is_one_both_ways_and_never_between_other_figures(one: list[str], other: list[str]) -> None:
    before, after = " ".join(one), " ".join(other)
    assert is_slip(before, before)
    assert is_slip(before, after) == is_slip(after, before)
    figures = [[word for word in words if any(c.isdigit() for c in word)] for words in (one, other)]
    assert figures[0] == figures[1] or not is_slip(before, after)


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_distance_is_a_distance(one: str, other: str, third: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, third) <= distance(one, other) + distance(other, third)


def test_sums_of_money_are_found() -> None:
    assert money_in("£1.2m in 2026, then £ 40,000 and £3 million.") == ("£1.2m", "£ 40,000", "£3 million")
