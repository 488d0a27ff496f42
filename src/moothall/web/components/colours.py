"""Colours that can be read: WCAG 2.2 contrast (criteria 1.4.3 and 1.4.11) for the council's own colour."""

from functools import lru_cache

TEXT = 4.5
"""The least contrast of ordinary text with what is behind it."""

BLACK, WHITE = "#000000", "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast between two colours written as #rrggbb, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=64)
def text_on(colour: str) -> str:
    """Black or white, whichever is easier to read on the colour."""
    return max((WHITE, BLACK), key=lambda text: contrast(text, colour))


@lru_cache(maxsize=64)
def ink(colour: str) -> str:
    """The colour, made darker until it can be read as text on white."""
    parts = _parts(colour)
    shades = ("#" + "".join(f"{round(part * (20 - step) / 20):02x}" for part in parts) for step in range(20))
    return next((shade for shade in shades if contrast(shade, WHITE) >= TEXT), BLACK)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
