"""The limbs of resolutions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.documents.limbs import limbs

RESOLVED = [
    ("that: (a) the report be noted; and (b) the fee be £4.", "that:", ["(a)", "(b)"]),
    ("that:- a) the route be noted; and b) a map be sent.", "that:-", ["a)", "b)"]),
    ("that Cabinet: a. let the kiosk; b. to sell the barn c. delegate the terms.", "that Cabinet:", ["a.", "b.", "c."]),
    ("that: 1. The plan be noted; 2. That an update be brought.", "that:", ["1.", "2."]),
    ("that: i. the plan be noted; ii. the map be sent; iii. both be kept.", "that:", ["i.", "ii.", "iii."]),
    ("that: a) a map be sent; b) with what paragraphs 1 a), c) and f) asked for.", "that:", ["a)", "b)"]),
]
WHOLE = [
    "that the report be noted.",
    "that (a) alone is no list.",
    "that the trial be run in 1. The next follows in 2. All be told.",
    "that the questions in 1 a), b) and c) be answered.",
    "that Ms A. Reed and Mr B. Dale be thanked.",
]


@pytest.mark.parametrize(("text", "lead", "markers"), RESOLVED)
def test_limbs_that_count_on_are_told_apart(text: str, lead: str, markers: list[str]) -> None:
    found, parts = limbs(text)
    assert found == lead
    assert [part.marker for part in parts] == markers


@pytest.mark.parametrize("text", WHOLE)
def test_a_resolution_without_limbs_stays_whole(text: str) -> None:
    assert limbs(text) == (text, ())


@given(st.text(alphabet="ab12i.:;()- \n", max_size=60) | st.text(max_size=60))
def test_nothing_is_lost(text: str) -> None:
    lead, parts = limbs(text)
    joined = " ".join((lead, *(f"{part.marker} {part.text}" for part in parts)))
    assert joined.split() == text.split()
