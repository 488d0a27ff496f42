"""Passages keep the place of every character through cutting, stripping, splitting and joining."""

import re

from hypothesis import given
from hypothesis import strategies as st

from moothall.facts.papers import Span
from moothall.intake.passages import Passage, joined, plain

TEXTS = st.text(alphabet="ab ,\n•", max_size=40)


def holds(passage: Passage, source: str) -> bool:
    """Whether each character of a passage is the one that stands at its place in the source."""
    letters = all(source[passage.offsets[place]] == letter for place, letter in enumerate(passage.text))
    return letters and len(passage.offsets) == len(passage.text) + 1


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_cut_keeps_its_places(text: str, start: int, end: int) -> None:
    assert holds(plain(text).cut(min(start, end), max(start, end)), text)
    assert plain(text).cut(start).text == text[start:]


@given(TEXTS)
def test_a_stripped_passage_is_the_stripped_text(text: str) -> None:
    assert plain(text).strip().text == text.strip()
    assert plain(text).strip(" ,").text == text.strip(" ,")
    assert holds(plain(text).strip(), text)


@given(TEXTS)
def test_the_parts_of_a_split_are_the_texts_between(text: str) -> None:
    parts = plain(text).split(",")
    assert [part.text for part in parts] == [part.strip() for part in text.split(",")]
    assert all(holds(part, text) for part in parts)


def test_a_group_of_a_match_is_a_passage() -> None:
    passage = plain("paid 42 days late", start=100)
    match = re.search(r"paid (?P<days>\d+)(?P<never>x)?", passage.text)
    assert match is not None
    assert passage.group(match, "days").span == Span(start=105, end=107)
    assert not passage.group(match, "never")


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=5))
def test_joined_passages_span_from_the_first_to_the_last(texts: list[str]) -> None:
    source = "|".join(texts)
    starts = [sum(len(text) + 1 for text in texts[:place]) for place in range(len(texts))]
    whole = joined([plain(text, start) for text, start in zip(texts, starts, strict=True)])
    assert whole.text == " ".join(texts)
    assert whole.span == Span(start=0, end=len(source))
    assert list(whole.offsets) == sorted(whole.offsets)


def test_nothing_joined_is_nothing() -> None:
    assert not joined([])


def test_the_paragraphs_of_a_cell_lose_their_bullets() -> None:
    assert [part.text for part in plain("To mend:\n• paths\n\n• gates").paragraphs()] == ["To mend:", "paths", "gates"]
