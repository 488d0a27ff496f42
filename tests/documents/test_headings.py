"""Numbered lines that are headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.documents.headings import with_headings
from moothall.facts.papers import Block, BlockKind, Span

LONG = (
    "The district keeps nine barns, and each of them has been looked at by the surveyor since the spring of the year, "
    "with the costs below."
)


def line(text: str, kind: BlockKind = BlockKind.paragraph, level: int = 0, marker: str = "") -> Block:
    return Block(kind=kind, text=text, span=Span(0, len(text)), level=level, marker=marker)


def headings(*texts: str) -> list[tuple[int, str]]:
    blocks = [line(text, marker=text.split()[0] if text[0].isdigit() else "") for text in texts]
    return [(block.level, block.text) for block in with_headings(blocks) if block.kind == BlockKind.heading]


@pytest.mark.parametrize(
    "texts",
    [
        ("2. Costs", "2.1 The barns cost £4."),
        ("2.0 Costs:", "2.1 The barns cost £4."),
        ("41. Costs of the barns in the west and in the east of the district this year", "(Item B4)"),
        ("41. Costs (Item B4)", "The Committee was told of the barns."),
        ("2. Costs", LONG),
    ],
)
def test_a_numbered_line_is_a_heading_where_what_follows_tells(texts: tuple[str, str]) -> None:
    assert headings(*texts) == [(2, texts[0])]


@pytest.mark.parametrize(
    "texts",
    [
        ("1. Note the report", "2. Agree the costs"),
        ("1. The barns were let.", LONG),
        ("5. The Chairman put these proposals to the vote", "Mr Reed: 5 votes"),
        ("12. barns stand empty", LONG),
        ("1. The Chairman asked whether any member wished to speak on it", LONG),
        ("2. Costs",),
    ],
)
def test_a_numbered_paragraph_stays_one(texts: tuple[str, ...]) -> None:
    assert headings(*texts) == []


def test_numbered_headings_stand_by_depth_whatever_their_type_size() -> None:
    blocks = [
        line("1. Costs", BlockKind.heading, 3),
        line("1.2 Barns"),
        line(LONG),
        line("2. Risks", BlockKind.heading, 1),
    ]
    assert [block.level for block in with_headings(blocks)] == [2, 3, 0, 2]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_no_text_changes(texts: list[str]) -> None:
    blocks = [line(text) for text in texts]
    assert [block.text for block in with_headings(blocks)] == texts
