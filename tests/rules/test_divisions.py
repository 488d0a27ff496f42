"""Which electoral divisions a report's cover names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.divisions import ALL_DIVISIONS, divisions_named


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Larkham East", ("Larkham East",)),
        ("Larkham East, Pell Head", ("Larkham East", "Pell Head")),
        ("Larkham East; Pell Head\nBrackendown.", ("Larkham East", "Pell Head", "Brackendown")),
        ("Ansty and Fell", ("Ansty and Fell",)),
        ("Larkham East, Ansty and Pell Head", ("Larkham East", "Ansty", "Pell Head")),
        ("Larkham East (Mr P Okafor); Pell Head (Mrs T Dunmore)", ("Larkham East", "Pell Head")),
        ("Electoral Division(s): Larkham East", ("Larkham East",)),
        ("Pell Head, Pell Head", ("Pell Head",)),
        ("All", (ALL_DIVISIONS,)),
        ("All divisions", (ALL_DIVISIONS,)),
        ("ALL ELECTORAL DIVISIONS", (ALL_DIVISIONS,)),
        ("All divisions affected", (ALL_DIVISIONS,)),
        ("County-wide", (ALL_DIVISIONS,)),
        ("The whole county", (ALL_DIVISIONS,)),
        ("Allhallows", ("Allhallows",)),
        ("N/A", ()),
        ("Not applicable", ()),
        ("None", ()),
        ("–", ()),
        ("", ()),
    ],
)
def test_divisions_are_read_from_the_words_printed(printed: str, expected: tuple[str, ...]) -> None:
    assert divisions_named(printed) == expected


@given(st.text(max_size=80))
def test_no_division_is_named_twice_or_is_empty(printed: str) -> None:
    named = divisions_named(printed)
    assert len(set(named)) == len(named)
    assert all(name.strip() for name in named)
