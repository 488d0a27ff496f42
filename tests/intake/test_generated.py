"""Packs of invented councils, other each time, are read as right as the real ones."""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from generated_packs import make
from scoring import plain, scorer, shortcomings

import shared_packs as real
from moothall.facts.record import essence
from moothall.intake.reading import read

SEEDS = range(100, 130)
FLOOR, SLACK = 0.93, 0.02
# record.md: a reader may add what is not compared, and what the pack does not give may be absent
NOT_COMPARED = frozenset({"honours", "motion", "schema"})


@pytest.mark.parametrize("seed", SEEDS)
def test_a_generated_pack_says_nothing_else_than_was_meant(seed: int) -> None:
    pack = make(seed)
    read_back = plain(read(pack.text.encode()).pack)
    wrong = [*_differences("", essence(pack.record), essence(read_back))]
    stated = _leaves(pack.record)
    assert len(wrong) <= SLACK * stated, "\n".join(wrong[:20])


def _differences(path: str, meant: Any, found: Any) -> Iterator[str]:
    """The values of a record that are not read as they were meant; what is read beyond them is left to the scorer."""
    if isinstance(meant, dict):
        for key, value in meant.items():
            if key not in NOT_COMPARED:
                yield from _differences(f"{path}/{key}", value, found.get(key) if isinstance(found, dict) else None)
    elif isinstance(meant, list):
        others = found if isinstance(found, list) else []
        if len(others) > len(meant):
            yield f"{path}: {len(others)} for {len(meant)}"
        for place, value in enumerate(meant):
            yield from _differences(f"{path}/{place}", value, others[place] if place < len(others) else None)
    elif meant != found and (meant or found):
        yield f"{path}: {found!r} for {meant!r}"


def _leaves(value: Any) -> int:
    if isinstance(value, dict):
        return sum(_leaves(one) for one in value.values())
    return sum(_leaves(one) for one in value) if isinstance(value, list) else 1


@pytest.fixture(scope="module")
def on_real_packs(shared_packs: Path) -> float:
    """The mean accuracy on the real packs as text."""
    score = scorer(shared_packs)
    return mean(
        score.score(json.loads(path.read_text("utf-8")), plain(read(path.with_suffix(".txt").read_bytes()).pack))[
            "overall"
        ]
        for path in real.records()
    )


@pytest.mark.shared
@pytest.mark.parametrize("seed", SEEDS)
def test_a_generated_pack_scores_like_the_real_ones(seed: int, shared_packs: Path, on_real_packs: float) -> None:
    pack = make(seed)
    result = scorer(shared_packs).score(pack.record, plain(read(pack.text.encode()).pack))
    assert result["overall"] >= max(FLOOR, on_real_packs - SLACK), shortcomings(result)
