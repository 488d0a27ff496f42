"""The letters that bound pages are stamped with: an embedded subset of the body font, taken from a page of Typst's.

A font that is only named, as PDF allows for some, would fail PDF/UA; so the characters that will be needed are
typeset once, and their fonts, codes and widths are taken from there.
"""

import datetime as dt
import io
import re
import string
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import pikepdf
from pikepdf import Pdf

from moothall.documents.assembly.cutting import cut_clean
from moothall.documents.assembly.told import Told, told
from moothall.documents.composer.markup import Markup, call, joined
from moothall.documents.composer.press import Press

_EVERYDAY = string.ascii_letters + string.digits + string.punctuation + "–—’‘“”£"
_SINGLE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4}|[Dd][89ABab][0-9A-Fa-f]{6})>\s*$", re.MULTILINE)
_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>")
_STYLE = Markup('#show: loose.with(title: "Letters")\n#set text(ligatures: false, kerning: false)\n')
_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_UNKNOWN = "?"


class Glyph(NamedTuple):
    """A character: the font it is in, its code there, and its width in thousandths of the size."""

    font: str
    code: int
    width: float


class Lettering:
    """Fonts with the characters of `text` and the everyday ones, ready to be put into a PDF.

    `prefix` begins their names on a page: another one where a page has been stamped before.
    """

    def __init__(self, press: Press, text: str = "", prefix: str = "MoothallStamp") -> None:
        wanted = "".join(sorted(set(_EVERYDAY + text) - set(" \n\t")))
        page = joined([_STYLE, call("par", "A B"), call("par", wanted)])
        self.source = Pdf.open(io.BytesIO(press.pdf(page, _MADE)))
        self.fonts: dict[str, pikepdf.Object] = {}
        self.glyphs: dict[str, Glyph] = {}
        for font in self.source.pages[0].Resources.Font.values():
            name = f"/{prefix}{len(self.fonts)}"
            self.fonts[name] = font
            self.glyphs = {**dict(_glyphs(name, font)), **self.glyphs}

    def fonts_in(self, pdf: Pdf) -> dict[str, pikepdf.Object]:
        """The fonts as objects of a PDF, by the names that `written` calls them."""
        return {name: pdf.copy_foreign(font) for name, font in self.fonts.items()}

    def told(self) -> tuple[Told, list[int]]:
        """The fonts told whole, with their numbers in the order of their names. No more fonts can be had from here."""
        found = cut_clean(self.source, list(self.fonts.values()))
        return told(found), found.asked

    def width(self, text: str, size: float) -> float:
        """How wide a line is, in points."""
        return sum([self._glyph(character).width for character in text]) * size / 1000

    def written(self, text: str, size: float) -> bytes:
        """The operators that show a line, within BT and ET."""
        runs = groupby(map(self._glyph, text), key=lambda glyph: glyph.font)
        shown = (f"{font} {size:g} Tf <{''.join(f'{one.code:04X}' for one in run)}> Tj" for font, run in runs)
        return " ".join(shown).encode()

    def folded(self, text: str, size: float, width: float) -> Iterator[str]:
        """The lines of a text that is to be no wider than that."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if line and self.width(longer, size) > width:
                yield line
                line = word
            else:
                line = longer
        if line:
            yield line

    def _glyph(self, character: str) -> Glyph:
        return self.glyphs.get(character) or self.glyphs[_UNKNOWN]


def _glyphs(name: str, font: pikepdf.Object) -> Iterator[tuple[str, Glyph]]:
    widths = _widths(font.DescendantFonts[0])
    default = float(font.DescendantFonts[0].get("/DW", 1000))
    for code, character in _characters(font.ToUnicode.read_bytes()):
        yield character, Glyph(name, code, widths.get(code, default))


def _characters(cmap: bytes) -> Iterator[tuple[int, str]]:
    """The codes that stand for one character each, as a ToUnicode map tells them."""
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in _SINGLE.findall(block):
            yield int(code, 16), bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, start in _RANGE.findall(block):
            low, high = int(first, 16), int(last, 16)
            yield from ((code, chr(int(start, 16) + code - low)) for code in range(low, high + 1))


def _widths(descendant: pikepdf.Object) -> dict[int, float]:
    """The widths of a font's codes: `first [w w ...]` or `first last w`."""
    found: dict[int, float] = {}
    parts = list(descendant.get("/W", []))
    while parts:
        first = int(parts.pop(0))
        told = parts.pop(0)
        if isinstance(told, pikepdf.Array):
            found |= {first + place: float(width) for place, width in enumerate(told)}
        else:
            width = float(parts.pop(0))
            found |= dict.fromkeys(range(first, int(told) + 1), width)
    return found
