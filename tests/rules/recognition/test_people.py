"""Names of people: the same by an exact rule, for a person to decide, or different."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.recognition import Likeness, PersonForm, compare_people, is_surname_alone
from moothall.rules.recognition.people import take_apart

SAME, DOUBTFUL, DIFFERENT = Likeness.same, Likeness.doubtful, Likeness.different


def likeness(one: str, other: str, **how: bool) -> Likeness:
    return compare_people(PersonForm(one), PersonForm(other), **how).likeness


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Mrs T Dunmore, MBE", "Mrs T Dunmore", SAME),
        ("Mr P. V. Okafor-Lane", "Mr P V Okafor-Lane", SAME),
        ("Mr PV Okafor", "Mr P V Okafor", SAME),
        ("Tess Dunmore", "Tess Dunmore", SAME),
        ("Mrs Tess Dunmore", "Tess Dunmore", SAME),
        ("Councillor T Dunmore", "Cllr T Dunmore", SAME),
        ("Cllr T Dunmore", "Mrs T Dunmore", DOUBTFUL),
        ("Cllr Tess Dunmore", "Tess Dunmore", SAME),
        ("Mr T Dunmore", "Mrs T Dunmore", DIFFERENT),
        ("Miss T Dunmore", "Mrs T Dunmore", DOUBTFUL),
        ("Mr P Okafor", "Dr P Okafor", DOUBTFUL),
        ("Mr P Okafor", "Mr P V Okafor", DOUBTFUL),
        ("Mr P Okafor", "Mr V Okafor", DIFFERENT),
        ("Mr P Okafor", "Peter Okafor", DOUBTFUL),
        ("Mr V Okafor", "Peter Okafor", DIFFERENT),
        ("Liz Vance", "Ms E Vance", DOUBTFUL),
        ("Matt Vance", "Matthew Vance", DOUBTFUL),
        ("Bill Vance", "William Vance", DOUBTFUL),
        ("Anna Vance", "Peter Vance", DIFFERENT),
        ("Mr P Okafor", "Mr P Oakford", DIFFERENT),
        ("Mr P Hill", "Mr P Hill-Jones", DIFFERENT),
        ("A Wood", "A Wood", DOUBTFUL),
        ("", "Mr P Okafor", DIFFERENT),
    ],
)
def test_two_names(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected


def test_a_surname_alone_is_the_same_only_where_it_can_mean_no_one_else() -> None:
    assert likeness("Mrs Dunmore", "Mrs T Dunmore", alone_on_body=True) is SAME
    assert likeness("Mrs Dunmore", "Mrs T Dunmore") is DOUBTFUL
    assert likeness("Cllr Dunmore", "Cllr T Dunmore", alone_on_body=True) is SAME
    assert likeness("Mr Dunmore", "Mrs T Dunmore", alone_on_body=True) is DIFFERENT
    assert is_surname_alone("Mrs Dunmore")
    assert not is_surname_alone("Mrs T Dunmore")


def test_a_member_and_an_officer_of_one_name_are_not_merged_silently() -> None:
    verdict = compare_people(PersonForm("Mr J Reed", "member"), PersonForm("Mr J Reed", "officer"))
    assert verdict.likeness is DOUBTFUL
    assert "once as member" in verdict.reason


def test_a_name_is_taken_apart() -> None:
    name = take_apart("Mrs P A V de la Tour, OBE")
    assert (name.title, name.initials, name.surname) == ("mrs", "pav", "de la tour")


TITLES = st.sampled_from(["Mr", "Mrs", "Ms", "Dr", ""])
GIVEN = st.lists(st.sampled_from(["A", "B", "J", "Peter", "Anne", "Liz"]), max_size=3)
NAMES = st.tuples(TITLES, GIVEN, st.sampled_from(["Reed", "Vance", "O'Hara"])).map(
    lambda parts: " ".join(filter(None, (parts[0], *parts[1], parts[2])))
)


@given(NAMES, NAMES)
def test_a_comparison_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert likeness(one, other) is likeness(other, one)


@given(NAMES, NAMES)
def test_names_of_other_initials_are_never_the_same(one: str, other: str) -> None:
    first, second = take_apart(one), take_apart(other)
    if first.given and second.given and first.initials != second.initials:
        assert likeness(one, other) is not SAME
