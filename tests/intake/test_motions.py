"""Motions: who proposed, who seconded, and what."""

import time

import pytest
from sheets import minute

from moothall.facts.meetings import Motion

THAT = "the ferry run on Sundays"


def moved(*lines: str) -> tuple[Motion, ...]:
    """The motions under a minute of these lines."""
    return minute("7. The ferry\n(Item 3)\n\n" + "\n\n".join(lines)).motions


@pytest.mark.parametrize(
    "line",
    [
        f"1. Mr Fern proposed and Mrs Oakley seconded that {THAT}.",
        f"1. Mr Fern moved, and Mrs Oakley seconded, that {THAT}.",
        f"1. It was proposed by Mr Fern and seconded by Mrs Oakley that {THAT}.",
        f"1. It was moved by Mr Fern, seconded by Mrs Oakley and resolved that {THAT}.",
        f"1. Mr Fern proposed that {THAT}, this was seconded by Mrs Oakley.",
        f"1. Mr Fern proposed that {THAT}. The motion was seconded by Mrs Oakley.",
        f"1. Mr Fern proposed that {THAT} and was seconded by Mrs Oakley, who spoke of her own trips.",
        f"1. Mr Fern proposed, seconded by Mrs Oakley, that {THAT}.",
    ],
)
def test_a_motion_with_its_mover_and_seconder(line: str) -> None:
    assert moved(line) == (Motion(THAT, "Mr Fern", "Mrs Oakley"),)


def test_a_motion_that_no_one_is_said_to_have_seconded() -> None:
    assert moved(f"1. Mr Fern moved that {THAT}.") == (Motion(THAT, "Mr Fern"),)


def test_the_seconder_may_stand_in_a_paragraph_of_its_own() -> None:
    assert moved(f"1. Mr Fern proposed that {THAT}.", "2. This was seconded by Mrs Oakley.") == (
        Motion(THAT, "Mr Fern", "Mrs Oakley"),
    )


@pytest.mark.parametrize(("words", "result"), [("carried", "carried"), ("lost", "lost"), ("defeated", "lost")])
def test_what_became_of_it_where_the_minutes_say(words: str, result: str) -> None:
    [motion] = moved(f"1. Mr Fern proposed and Mrs Oakley seconded that {THAT}.", f"2. The motion was {words}.")
    assert motion.result == result


def test_a_motion_in_parts_is_kept_whole() -> None:
    [motion] = moved("1. Mr Fern moved that the committee:", "(a) note the report; and", "(b) thank the crew.")
    assert motion.text == "the committee: (a) note the report; and (b) thank the crew."


def test_each_motion_has_its_own_outcome() -> None:
    found = moved(
        f"1. Mr Fern proposed and Mrs Oakley seconded that {THAT}.",
        "2. The motion was lost.",
        "3. Mr Elm proposed and Ms Ash seconded that the report be noted.",
        "4. The motion was carried.",
    )
    assert [(motion.proposer, motion.result) for motion in found] == [("Mr Fern", "lost"), ("Mr Elm", "carried")]


@pytest.mark.parametrize(
    "line",
    [
        "1. Mr Fern introduced the report on ferries and answered questions.",
        "1. It was proposed that the ferry be painted in the spring.",
        "1. The family moved to Ashby in 2019.",
    ],
)
def test_a_sentence_that_moves_nothing(line: str) -> None:
    assert moved(line) == ()


def test_long_paragraphs_are_read_in_no_time() -> None:
    started = time.monotonic()
    moved("1. " + "Mr Fern proposed and Mrs Oakley spoke of the ferry, " * 400)
    assert time.monotonic() - started < 5
