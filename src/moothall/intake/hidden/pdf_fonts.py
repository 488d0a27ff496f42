"""How wide the letters of a font in a PDF are. Source: ISO 32000-1, sections 9.6 and 9.7."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object


@dataclass(slots=True)
class Font:
    """How wide the letters of a font are, in thousandths, and how many bytes make one."""

    bytes_each: int
    widths: dict[int, float]
    usual: float
    unit: float = 0.001

    def codes(self, text: bytes) -> Iterator[bytes]:
        """The codes of a string, one for each letter."""
        for at in range(0, len(text), self.bytes_each):
            yield text[at : at + self.bytes_each]

    def width(self, code: bytes) -> float:
        """How far a letter moves on, in units of the font's size."""
        return self.widths.get(int.from_bytes(code), self.usual) * self.unit


def font_of(font: Object) -> Font:
    """The widths of a font, as the file gives them; a font that is not in the file gets a likely width."""
    if font.get("/Subtype") == Name.Type0:
        inner = font.DescendantFonts[0]
        return Font(2, dict(_wide(inner.get("/W", Array()))), float(inner.get("/DW", 1000)))
    first = int(font.get("/FirstChar", 0))
    widths = {first + at: float(width) for at, width in enumerate(font.get("/Widths", Array()))}
    usual = float(font.get("/FontDescriptor", Dictionary()).get("/MissingWidth", 0 if widths else 500))
    unit = abs(float(font.FontMatrix[0])) if font.get("/Subtype") == Name.Type3 else 0.001
    return Font(1, widths, usual, unit)


def _wide(table: Object) -> Iterator[tuple[int, float]]:
    """The widths of a composite font: `first [w w w]` or `first last w`."""
    entries = list(table)
    at = 0
    while at + 1 < len(entries):
        first = int(entries[at])
        if isinstance(entries[at + 1], Array):
            yield from ((first + n, float(width)) for n, width in enumerate(entries[at + 1]))
            at += 2
        else:
            last, width = int(entries[at + 1]), float(entries[at + 2]) if at + 2 < len(entries) else 0.0
            yield from ((code, width) for code in range(first, min(last, 0xFFFF) + 1))
            at += 3
