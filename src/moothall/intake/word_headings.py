"""Which paragraphs of a Word file are headings, and the numbers that stand before paragraphs in it."""

import re

from moothall.intake.word_pieces import Piece

TYPED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?[ \t\u00a0]+")
"""The number of a paragraph that was typed before it."""

_TYPED_SECTION = re.compile(r"(?:(?:Section|SECTION)\s+)?\d{1,2}(?:\.[ \t\u00a0]+|[ \t\u00a0]+(?=[A-Z]))")
_LONGEST_HEADING = 120


def heading_level(piece: Piece) -> int:
    """The level of a heading, 0 for none: by its style, or bold, short and with a section's number before it."""
    if piece.heading:
        return min(piece.heading, 3) if piece.text else 0
    if piece.keys or not piece.is_bold or len(piece.text) > _LONGEST_HEADING or piece.text.endswith((".", ":", ";")):
        return 0
    if piece.marker is not None:
        return 1 if piece.marker.text.rstrip(".").isdecimal() else 0
    return 1 if _TYPED_SECTION.match(piece.text) else 2


def begins_text(piece: Piece) -> bool:
    """Whether a piece shows that the text has begun: a heading, or a numbered paragraph."""
    return bool(heading_level(piece) or piece.keys or TYPED.match(piece.text))


def without_number(text: str) -> str:
    """A heading without the number that was typed before it."""
    return TYPED.sub("", text, count=1) if TYPED.match(text) else _TYPED_SECTION.sub("", text, count=1)


def printed_number(piece: Piece) -> str:
    """The number that a piece has in its file, counted by Word or typed."""
    if piece.marker is not None:
        return "" if piece.marker.bullet else piece.marker.text
    typed = TYPED.match(piece.text) or (heading_level(piece) and _TYPED_SECTION.match(piece.text))
    return typed.group().strip() if typed else ""
