"""Every fact is found in the passage it is said to come from."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

import pytest
from generated_packs import make

import shared_packs as real
from moothall.facts.readings import Evidence, Reading
from moothall.facts.record import to_json
from moothall.intake.passages import plain
from moothall.intake.reading import read
from moothall.intake.stages.dates import find_dates, find_time
from moothall.intake.stages.minutes.counts import number_of

SAMPLE = 200
_ARROWS = {"up": "↑⇧⇑▲î↗", "down": "↓⇩⇓▼ê↘", "same": "↔⇔→►"}
_ISO, _CLOCK = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d\d:\d\d")


def sampled(readings: Sequence[Reading], count: int) -> Iterator[tuple[Any, Evidence]]:
    """Facts that are single values, drawn at random from several readings, with their evidence."""
    facts = [(value, one) for reading in readings for value, one in _values(reading)]
    yield from Random(7).sample(facts, min(count, len(facts)))


def _values(reading: Reading) -> Iterator[tuple[Any, Evidence]]:
    record = json.loads(to_json(reading.pack))
    for one in reading.evidence:
        value = record
        for step in one.path.split("/"):
            value = value[int(step)] if isinstance(value, list) else value[step]
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield value, one


def folded(text: object) -> str:
    plain_text = unicodedata.normalize("NFKC", str(text)).translate(str.maketrans("‘’“”–—−", "''\"\"---"))
    return " ".join(re.sub(r"[•\t]", " ", plain_text).split()).casefold()


def stands_in(value: Any, passage: str) -> bool:
    """Whether a passage prints a value: as it is, as a date, a time, a number in words, an arrow, or in two columns."""
    text = str(value)
    if folded(text) in folded(passage):
        return True
    if _ISO.fullmatch(text):
        return any(day.isoformat() == text for day, _ in find_dates(plain(passage)))
    if _CLOCK.fullmatch(text):
        time = find_time(plain(passage))
        return time is not None and time[0] == text
    words = folded(passage).split()
    if isinstance(value, int):
        return any(number_of(word) == value for word in words if _is_number(word))
    return any(arrow in passage for arrow in _ARROWS.get(text, "")) or _in_order(folded(text).split(), words)


def _is_number(word: str) -> bool:
    try:
        number_of(word)
    except ValueError:
        return False
    return True


def _in_order(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words stand among others in their order: a head in two columns breaks what stands in one."""
    left = iter(others)
    return len(words) > 3 and all(word in left for word in words)


def lost(readings: Sequence[Reading]) -> list[tuple[str, Any, str]]:
    """The facts of a sample that their passages do not print."""
    drawn = sampled(readings, SAMPLE)
    return [(one.path, value, one.passage) for value, one in drawn if not stands_in(value, one.passage)]


def test_two_hundred_facts_of_generated_packs_stand_in_their_passages() -> None:
    readings = [read(make(seed).text.encode()) for seed in range(200, 206)]
    assert lost(readings) == []


@pytest.mark.shared
@pytest.mark.parametrize("form", [".txt", "-layoutA.pdf", "-layoutB.pdf", "-layoutB.docx"])
def test_two_hundred_facts_of_real_packs_stand_in_their_passages(form: str) -> None:
    readings = [read((path.parent / f"{path.stem}{form}").read_bytes()) for path in real.records()]
    assert lost(readings) == []


def test_a_place_lies_in_the_text_and_on_its_page() -> None:
    reading = read(make(207).text.encode())
    for one in reading.evidence:
        assert 0 <= one.span.start < one.span.end <= len(reading.text)
        assert one.passage
