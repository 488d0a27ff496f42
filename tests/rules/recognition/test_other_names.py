"""Names of bodies and posts, and indicators."""

import pytest

from moothall.rules.recognition import (
    IndicatorForm,
    Likeness,
    compare_bodies,
    compare_indicators,
    compare_posts,
)

SAME, DOUBTFUL, DIFFERENT = Likeness.same, Likeness.doubtful, Likeness.different


@pytest.mark.parametrize(
    ("one", "other", "alone", "expected"),
    [
        ("Roads and Places Committee", "ROADS & PLACES COMMITTEE", False, SAME),
        ("Roads and Places", "Roads and Places Committee", True, SAME),
        ("Roads and Places", "Roads and Places Committee", False, DOUBTFUL),
        ("Roads and Places Cabinet Committee", "Roads and Places Committee", True, DOUBTFUL),
        ("Health Board", "Health Committee", True, DOUBTFUL),
        ("Property Sub-Committee", "Property Sub Committee", False, SAME),
        ("Property Sub-Committee", "Property Committee", True, DIFFERENT),
        ("Scrutiny Committee", "Roads Committee", True, DIFFERENT),
    ],
)
def test_bodies(one: str, other: str, alone: bool, expected: Likeness) -> None:
    assert compare_bodies(one, other, only_candidate=alone).likeness is expected
    assert compare_bodies(other, one, only_candidate=alone).likeness is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Director of Roads & Ferries", "Director for Roads and Ferries", SAME),
        ("Head of Ferries", "Deputy Head of Ferries", DIFFERENT),
        ("Head of Ferries and Piers", "Head of Ferries and Harbours", DIFFERENT),
        ("Head of Ferries, Piers and Harbours", "Head of Ferries, Piers and Moorings", DOUBTFUL),
        ("Chief Executive", "Chief Executive Officer", DOUBTFUL),
    ],
)
def test_posts(one: str, other: str, expected: Likeness) -> None:
    assert compare_posts(one, other).likeness is expected
    assert compare_posts(other, one).likeness is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("RD01", "Potholes repaired in time"), ("RD01", "Pothole repaired, in time"), SAME),
        (("RD01", "% of potholes repaired"), ("RD01", "Percentage of potholes repaired"), SAME),
        (("RD01", "Potholes repaired within 28 days"), ("RD01", "Potholes repaired within 21 days"), DOUBTFUL),
        (("RD01", "Potholes repaired in time"), ("RD07", "Potholes repaired in time"), DOUBTFUL),
        (("RD01", "Potholes repaired in time"), ("RD01", "Library loans"), DIFFERENT),
        (("RD01", "Debt under 60 days old"), ("RD02", "Debt over 60 days old"), DIFFERENT),
        (("RD01", "Calls answered in 20 seconds"), ("RD02", "Calls answered in 40 seconds"), DIFFERENT),
        (("", "Ferry trips run"), ("", "Ferry trips run"), SAME),
    ],
)
def test_indicators(one: tuple[str, str], other: tuple[str, str], expected: Likeness) -> None:
    first, second = IndicatorForm(*one), IndicatorForm(*other)
    assert compare_indicators(first, second).likeness is expected
    assert compare_indicators(second, first).likeness is expected


def test_an_activity_is_never_a_key_indicator() -> None:
    first, second = IndicatorForm("RD01", "Potholes", "kpi"), IndicatorForm("RD01", "Potholes", "activity")
    assert compare_indicators(first, second).likeness is DIFFERENT
