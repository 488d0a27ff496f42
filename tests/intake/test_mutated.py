"""Broken packs: cut, shuffled, doubled, spoilt. Each is read or refused in words; none stops or hangs the reader.

MOOTHALL_FUZZ gives the number of examples for each way to break one.
"""

import os
import time
from random import Random

from generated_packs import make
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothall.facts.readings import Reading
from moothall.intake.reading import UnreadablePack, read

PACKS = tuple(make(seed).text for seed in (300, 301, 302))
LONGEST = 20.0

seeds = st.integers(0, 2**32)
texts = st.sampled_from(PACKS)
scraps = st.text(alphabet="(()):\t\n*#<>&;•–1aIV. ", max_size=30)
short = settings(
    max_examples=int(os.environ.get("MOOTHALL_FUZZ", "15")), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def outcome(data: bytes) -> tuple[Reading | None, str]:
    """What reading gives: a reading, or the words in which the pack is refused."""
    try:
        return read(data, "pack.txt"), ""
    except UnreadablePack as refusal:
        return None, str(refusal)


def holds(data: bytes) -> None:
    """A pack is read whole, or refused in words; either way in reasonable time."""
    begun = time.monotonic()
    reading, refusal = outcome(data)
    assert reading or refusal
    assert time.monotonic() - begun < LONGEST
    if reading:
        assert "".join(reading.text[one.span.start : one.span.end] for one in reading.portions) == reading.text
        assert all(one.span.end <= len(reading.text) for one in reading.evidence)


@short
@given(texts, st.integers(0, 60_000), st.integers(0, 60_000))
def test_a_pack_cut_anywhere_holds(text: str, start: int, end: int) -> None:
    holds(text[min(start, end) : max(start, end)].encode())


@short
@given(texts, seeds)
def test_a_pack_with_its_lines_shuffled_holds(text: str, seed: int) -> None:
    lines = text.split("\n")
    Random(seed).shuffle(lines)
    holds("\n".join(lines).encode())


@short
@given(texts, seeds)
def test_a_pack_with_lines_doubled_and_lost_holds(text: str, seed: int) -> None:
    rng = Random(seed)
    holds("\n".join(line for line in text.split("\n") for _ in range(rng.choice((0, 1, 1, 1, 2)))).encode())


@short
@given(texts, seeds)
def test_a_pack_with_its_cells_shifted_holds(text: str, seed: int) -> None:
    rng = Random(seed)
    rows = [line.split("\t") for line in text.split("\n")]
    for row in rows:
        if len(row) > 1 and rng.random() < 0.5:
            row.insert(rng.randrange(len(row)), "") if rng.random() < 0.5 else row.pop(rng.randrange(len(row)))
    holds("\n".join("\t".join(row) for row in rows).encode())


@short
@given(texts, st.lists(st.tuples(st.integers(0, 60_000), st.binary(min_size=1, max_size=6)), max_size=40))
def test_a_pack_with_random_bytes_in_it_holds(text: str, spoilt: list[tuple[int, bytes]]) -> None:
    data = bytearray(text.encode())
    for place, noise in spoilt:
        data[place : place + len(noise)] = noise
    holds(bytes(data))


@short
@given(
    texts,
    st.lists(st.tuples(st.integers(0, 60_000), scraps), max_size=60),
)
def test_a_pack_with_brackets_and_marks_strewn_in_holds(text: str, strewn: list[tuple[int, str]]) -> None:
    for place, marks in strewn:
        text = text[:place] + marks + text[place:]
    holds(text.encode())


@short
@given(st.binary(max_size=3000))
def test_anything_at_all_holds(data: bytes) -> None:
    holds(data)
