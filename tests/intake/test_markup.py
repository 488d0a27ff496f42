"""Text without its markup, every character still knowing its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.intake.sources.markup import clean


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Ask for: **Rosalind Thwaite**", "Ask for: Rosalind Thwaite"),
        ("**Moot Chamber, Guildhall,", "Moot Chamber, Guildhall,"),
        ("*Floor standards are the least expected", "*Floor standards are the least expected"),
        ("** Not available at the time", "** Not available at the time"),
        ("**", "**"),
        ("85%*", "85%*"),
        ("[clerk@westmarch.example](mailto:clerk@westmarch.example)", "clerk@westmarch.example"),
        ("Highways &amp; Waste", "Highways & Waste"),
        ("<b>C - Monitoring</b>", "C - Monitoring"),
        ("<ul> <li>• Budget</li> <li>Risk register</li> </ul>", "• Budget\n• Risk register"),
        ("<p>First.</p> <p>Second.</p>", "First.\nSecond."),
        ("one  two\u00a0three", "one two three"),
        ("words <br> more", "words\nmore"),
        ("  ", ""),
    ],
)
def test_markup_goes_and_words_stay(raw: str, words: str) -> None:
    assert clean(raw, 0).text == words


def test_an_entity_keeps_its_whole_width() -> None:
    passage = clean("Roads &amp;", 10)
    assert (passage.span.start, passage.span.end) == (10, 21)


markup = st.lists(
    st.sampled_from(
        ["word", " ", "  ", "**", "*", "<b>", "</b>", "<li>", "</li>", "<p>", "&amp;", "[a](b)", "\\*", "é", "•"]
    )
).map("".join)


@given(markup, st.integers(0, 1000))
def test_every_character_that_stays_stands_where_its_offset_says(raw: str, start: int) -> None:
    passage = clean(raw, start)
    assert len(passage.offsets) == len(passage.text) + 1
    assert all(a <= b for a, b in zip(passage.offsets, passage.offsets[1:], strict=False))
    assert start <= passage.offsets[0]
    assert passage.offsets[-1] <= start + len(raw)
    for character, offset in zip(passage.text, passage.offsets, strict=False):
        if character.isalpha():
            assert raw[offset - start] == character
