"""Addresses: an opaque id that stays, and words that are decoration."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.queries.public import addresses


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Performance Dashboard: quarter 2", "performance-dashboard-quarter-2"),
        ("Mrs A. O’Dowd, OBE", "mrs-a-odowd-obe"),
        ("Résumé of item B2", "resume-of-item-b2"),
        ("—", ""),
        ("x" * 80, "x" * 60),
    ],
)
def test_words_of_an_address(title: str, words: str) -> None:
    assert addresses.words(title) == words


def test_long_titles_end_with_a_whole_word() -> None:
    words = addresses.words("The renewal of the lease of the land and buildings at Brook Lane depot")
    assert words == "the-renewal-of-the-lease-of-the-land-and-buildings-at-brook"


@given(st.text())
def test_words_are_safe_in_an_address(title: str) -> None:
    words = addresses.words(title)
    assert set(words) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(words) <= 60
    assert words == words.strip("-")


def test_pages_have_an_id_and_words() -> None:
    assert addresses.meeting("k3m9", "Resources Committee, 18 November 2025") == (
        "/meetings/k3m9-resources-committee-18-november-2025"
    )
    assert addresses.person("p7") == "/people/p7"
    assert addresses.dashboard("b1") == "/bodies/b1/dashboard"
    assert addresses.dashboard("b1", "m4") == "/bodies/b1/dashboard/m4"
    assert addresses.month(2026, 3) == "/calendar/2026-03"


def test_a_file_opens_at_its_page() -> None:
    assert addresses.at_page("/pack.pdf", 31) == "/pack.pdf#page=31"
    assert addresses.at_page("/pack.txt", None) == "/pack.txt"
