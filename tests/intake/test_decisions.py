"""Reading records of decision."""

import pytest
from papers import COVER, parts_of, table

from moothall.facts.bodies import Post
from moothall.facts.decisions import Decision
from moothall.intake.stages.decisions import read_decisions

BODY = "Decision:\n\nAs Cabinet Member for Roads I propose to approve the tolls.\n\nReason for decision:\n\nCosts.\n"


def decisions(record: str) -> list[Decision]:
    return [cited.fact for cited in read_decisions(parts_of(COVER, record))]


TOLLS = Decision(
    number="19/00033",
    title="Ferry tolls 2019-2021",
    taker=Post(name="Ada Fenn", title="Cabinet Member for Roads"),
    key=True,
    status="proposed",
)


@pytest.mark.parametrize(
    "head",
    [
        "**DECISION TO BE TAKEN BY:**\n\n**Ada Fenn**\n\n**Cabinet Member for Roads**\n\n**DECISION NO:**\n\n"
        "19/00033\n\n"
        "**For publication****Key decision: YES**\n\nIt affects two or more divisions.\n\nFerry tolls 2019-2021\n\n",
        "DECISION TO BE TAKEN BY: Ada Fenn, Cabinet Member for Roads   DECISION NO: 19/00033\n\nFor publication\n\n"
        "Key decision: YES\n\nSubject Matter / Title of Decision: Ferry tolls 2019-2021\n\n",
        table(
            ("DECISION TO BE TAKEN BY:<br>Ada Fenn, Cabinet Member for Roads", "DECISION NO:<br>19/00033"),
            ("Key decision: Yes", ""),
            ("Title of decision: 19/00033 - Ferry tolls 2019-2021", ""),
        ),
        table(
            ("Decision to be taken by:", "Decision No:"),
            ("Ada Fenn<br>Cabinet Member for Roads", "19/00033"),
            ("Key decision? Yes", ""),
            ("Subject: Ferry tolls 2019-2021", ""),
        ),
    ],
)
def test_a_proposed_record_in_every_form_says_who_decides_what(head: str) -> None:
    assert decisions(f"# ASHMERE COUNTY COUNCIL – PROPOSED RECORD OF DECISION\n\n{head}{BODY}") == [TOLLS]


def test_a_record_that_is_not_proposed_is_of_a_decision_taken() -> None:
    record = (
        "RECORD OF DECISION\n\nDecision taken by: Ada Fenn, Leader\n\nDecision number: 20/00007\n\nNon-key decision\n\n"
    )
    [decision] = decisions(record + "Title: Culverts\n\n" + BODY)
    assert (decision.status, decision.key, decision.number) == ("taken", False, "20/00007")


def test_the_criteria_printed_beside_key_decision_do_not_hide_what_it_says() -> None:
    criteria = "Key decision: NO *The decision would save more than the budget allows; " + "or change much, " * 30
    record = "Record of decision\n\nDecision taken by: Ada Fenn, Leader\n\nDecision no: 20/00007\n\n"
    template = "Key decision: YES / NO\n\n"
    assert decisions(record + criteria + "\n\n" + BODY)[0].key is False
    assert decisions(record + template + BODY)[0].key is None


def test_a_list_of_appendices_that_names_a_record_is_none() -> None:
    assert decisions("Appendices\n\nAppendix 1 – Proposed Record of Decision\n\nAppendix 2 – Map\n\n") == []


def test_a_record_that_does_not_say_whether_it_is_key_leaves_that_open() -> None:
    [decision] = decisions(
        "Record of decision\n\nDecision taken by: Ada Fenn, Leader\n\nDecision no: 20/00007\n\n" + BODY
    )
    assert decision.key is None
