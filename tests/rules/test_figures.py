"""Printed figures as exact numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.figures import figure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("97%", "97"),
        ("98.0%", "98.0"),
        (" 86%* ", "86"),
        ("12 %", "12"),
        ("1,234", "1234"),
        ("12,345,678", "12345678"),
        ("1234", "1234"),
        ("£1,234.50", "1234.50"),
        ("£ 7", "7"),
        ("£2.5m", "2500000"),
        ("£2.5 million", "2500000"),
        ("3k", "3000"),
        ("£1.1bn", "1100000000"),
        ("-4.2", "-4.2"),
        ("−4.2%", "-4.2"),
        ("–4", "-4"),
        ("+4", "4"),
        ("-£300", "-300"),
        ("£-300", "-300"),
        ("(300)", "-300"),
        ("(£1,300)", "-1300"),
        ("45 seconds", "45"),
        ("9 working days", "9"),
        ("9 days**", "9"),
        (".5", ".5"),
        ("0", "0"),
        ("71†", "71"),
    ],
)
def test_a_printed_figure_is_a_number(text: str, number: str) -> None:
    assert figure(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "  ",
        "**",
        "*",
        "N/a",
        "n/a",
        "N/A",
        "Snapshot data",
        "-",
        "–",
        "tbc",
        "12,34",
        "2 of 3",
        "<5",
        "1.2.3",
    ],
)
def test_a_cell_without_a_figure_gives_none(text: str | None) -> None:
    assert figure(text) is None


def test_places_are_kept_as_printed() -> None:
    assert str(figure("98.0%")) == "98.0"


@given(st.decimals(-(10**9), 10**9, places=2))
def test_any_number_printed_with_commas_is_read_back(number: Decimal) -> None:
    assert figure(f"{number:,}") == number
    assert figure(f"{number:,}%") == number


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    found = figure(text)
    assert found is None or any(character.isdigit() for character in text)
