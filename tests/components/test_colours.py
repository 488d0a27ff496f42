"""Whatever colour a council has, text on it and in it can be read (WCAG 2.2, 1.4.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.web.components.colours import BLACK, TEXT, WHITE, contrast, ink, text_on

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_text_on_the_councils_colour_can_be_read(colour: str) -> None:
    assert contrast(text_on(colour), colour) >= TEXT


@given(COLOURS)
def test_the_councils_colour_as_ink_can_be_read_on_white(colour: str) -> None:
    assert contrast(ink(colour), WHITE) >= TEXT


def test_a_dark_colour_stays_as_it_is() -> None:
    assert ink("#1d4f5c") == "#1d4f5c"
    assert text_on("#1d4f5c") == WHITE


def test_a_bright_colour_gets_dark_text() -> None:
    assert text_on("#ffcc00") == BLACK


def test_contrast_as_the_guidelines_count_it() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
