"""Advice on recommendations: what a body can vote on, and what it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.recommendations import advice, verbs
from written import unhurried

GOOD = (
    "The Committee is asked to NOTE the report.",
    "The Cabinet is asked to approve the award of the ferry contract to the bidder ranked first.",
    "Cabinet is recommended to delegate to the Director of Roads authority to let the contract.",
    "The Committee is invited to agree the terms of reference in Appendix A.",
    "The Cabinet Committee is asked to consider and endorse, or make recommendations on, the proposed decision.",
)


def codes(*recommendations: str) -> list[str]:
    return [finding.code for finding in advice(recommendations)]


@pytest.mark.parametrize("text", GOOD)
def test_a_recommendation_that_can_be_voted_on_needs_no_advice(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Committee is asked to note the report as appropriate.", "vague-recommendation"),
        ("The Committee is asked to approve such action as necessary.", "vague-recommendation"),
        ("The Committee is asked to agree the way forward.", "vague-recommendation"),
        ("The Committee is asked to support the direction of travel.", "vague-recommendation"),
        ("The Committee is asked to note the risks, costs etc of the scheme.", "vague-recommendation"),
        ("The Committee is asked to the report on ferries.", "recommendation-without-verb"),
        ("The Committee is asked to look at the ferries.", "recommendation-without-verb"),
        ("The Committee is asked to note the report and approve the budget.", "several-in-one"),
        ("The Committee is asked to NOTE the plan, AGREE the dates and APPOINT a champion.", "several-in-one"),
        ("Agree the new timetable.", "nobody-asked"),
    ],
)
def test_what_to_look_at_again_is_said(text: str, code: str) -> None:
    assert code in codes(text)


def test_no_recommendation_at_all_is_said() -> None:
    assert codes() == codes("", "  ") == ["no-recommendation"]


def test_one_that_addresses_the_body_does_for_those_that_follow() -> None:
    assert codes("The Committee is asked to note the report.", "(b) agree the timetable.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Committee is asked to note the review of support for carers.", ("note",)),
        ("The Committee is asked to agree that officers consult residents.", ("agree",)),
        ("(a) approve the plan", ("approve",)),
        ("The Board is asked to COMMENT on and ENDORSE the plan", ("comment", "endorse")),
    ],
)
def test_a_verb_is_one_that_begins_an_act(text: str, found: tuple[str, ...]) -> None:
    assert verbs(text) == found


@unhurried
@given(st.lists(st.text(max_size=80), max_size=4))
def test_it_is_advice_whatever_is_written(recommendations: list[str]) -> None:
    assert {finding.severity for finding in advice(recommendations)} <= {"advice"}
