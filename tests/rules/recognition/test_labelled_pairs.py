"""The labelled pairs of the reference records, each named by its place so that no name is copied."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import shared_packs
from moothall.rules.recognition import (
    IndicatorForm,
    Likeness,
    PersonForm,
    Verdict,
    compare_bodies,
    compare_indicators,
    compare_people,
    compare_posts,
)

PAIRS: list[list[str]] = json.loads((Path(__file__).parent / "pairs.json").read_text())
KINDS = ("people", "posts", "bodies", "indicators")


def at(record: Any, place: str) -> Any:
    """What stands at a place such as `minutes/0/present/3/name`."""
    for step in place.split("/"):
        record = record[int(step)] if isinstance(record, list) else record[step]
    return record


def indicator(row: dict[str, Any]) -> IndicatorForm:
    return IndicatorForm(ref=row["ref"], wording=row["description"], kind=row["kind"])


def compare(kind: str, one: Any, other: Any) -> Verdict:
    if kind == "people":
        return compare_people(PersonForm(one), PersonForm(other))
    if kind == "indicators":
        return compare_indicators(indicator(one), indicator(other))
    return compare_posts(one, other) if kind == "posts" else compare_bodies(one, other)


@pytest.fixture(scope="module")
def found() -> list[tuple[list[str], Likeness]]:
    records = {path.name[:4]: json.loads(path.read_text(encoding="utf-8")) for path in shared_packs.records()}
    outcome = []
    for pair in PAIRS:
        kind, _, year, place, other_year, other_place = pair
        verdict = compare(kind, at(records[year], place), at(records[other_year], other_place))
        outcome.append((pair, verdict.likeness))
    return outcome


@pytest.mark.shared
@pytest.mark.parametrize("kind", KINDS)
def test_no_two_different_ones_are_taken_for_the_same(kind: str, found: list[tuple[list[str], Likeness]]) -> None:
    wrong = [pair for pair, likeness in found if pair[:2] == [kind, "different"] and likeness is Likeness.same]
    assert wrong == []


@pytest.mark.shared
@pytest.mark.parametrize("kind", KINDS)
def test_nine_in_ten_of_the_same_are_merged_or_proposed(kind: str, found: list[tuple[list[str], Likeness]]) -> None:
    verdicts = Counter(likeness for pair, likeness in found if pair[:2] == [kind, "same"])
    missed = [pair for pair, likeness in found if pair[:2] == [kind, "same"] and likeness is Likeness.different]
    assert verdicts.total() - len(missed) >= 0.9 * verdicts.total(), missed
