"""Characters of symbol fonts, which say something by their shape only: arrows, ticks, bullets."""

from typing import Final

# Places in Wingdings; files give them as they are, or moved to a private range of Unicode.
WINGDINGS: Final[dict[int, str]] = {
    **dict.fromkeys((0xDF, 0xE7, 0xEF), "←"),
    **dict.fromkeys((0xE0, 0xE8, 0xF0), "→"),
    **dict.fromkeys((0xE1, 0xE9, 0xF1), "↑"),
    **dict.fromkeys((0xE2, 0xEA, 0xF2), "↓"),
    **dict.fromkeys((0xF3,), "↔"),
    0xFC: "✓",
    0xFB: "✗",
    0x6F: "☐",
    0xA8: "☐",
    0xFD: "☒",
    0xFE: "☑",
}
PRIVATE: Final = 0xF000
BULLET: Final = "•"


def spelled(text: str) -> str:
    """A text with the symbols of the private range as Unicode has them; unknown ones are bullets."""
    if not any(PRIVATE <= ord(character) <= PRIVATE + 0xFF for character in set(text)):
        return text
    return "".join(_spelled(character) for character in text)


def _spelled(character: str) -> str:
    code = ord(character) - PRIVATE
    return WINGDINGS.get(code, BULLET) if 0 <= code <= 0xFF else character
