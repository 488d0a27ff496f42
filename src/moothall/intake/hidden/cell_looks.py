"""How the cells of a sheet look: which of them print nothing, or print in the colour that they stand on, or too small.

Source: ECMA-376 part 1, sections 18.8 (styles) and 18.8.31 (number formats).
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from moothall.intake.hidden.package import Package

X: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLES = "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_BLACK, _WHITE = "000000", "FFFFFF"
_INDEXED = {"0": _BLACK, "8": _BLACK, "64": _BLACK, "1": _WHITE, "9": _WHITE, "65": _WHITE}
_THEME = {"0": _WHITE, "1": _BLACK}
_TINY = 1.5
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
_SAYS_NOTHING = re.compile(r'(?:""|_.|\[[^\]]*\]|\s)*')
_SECTIONS_WITH_TEXT = 4


class CellLooks:
    """What the styles of a workbook make of its cells."""

    def __init__(self, package: Package) -> None:
        styles = package.tree(_STYLES) if _STYLES in package else etree.Element("none")
        self._kinds = [_Kind(style, styles) for style in styles.iterfind(f"{X}cellXfs/{X}xf")]
        self._strings = list(package.tree(_STRINGS).iter(f"{X}si")) if _STRINGS in package else []

    def unseen(self, root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
        """The cells of a sheet that hold something that nobody sees, each with the kind of finding."""
        for cell in root.iter(f"{X}c"):
            number = str(cell.get("s", "0"))
            kind = self._kinds[int(number)] if number.isdecimal() and int(number) < len(self._kinds) else None
            if kind and (unseen := kind.unseen(is_text=_is_text(cell))) and self.words(cell).strip():
                yield cell, unseen

    def words(self, cell: etree._Element) -> str:
        """What a cell holds."""
        value = cell.findtext(f"{X}v") or ""
        if cell.get("t") == "s":
            known = value.isdecimal() and int(value) < len(self._strings)
            return _text(self._strings[int(value)]) if known else ""
        return value or _text(cell)


class _Kind:
    """A kind of cell: what prints of it, in which colours, how large."""

    def __init__(self, style: etree._Element, styles: etree._Element) -> None:
        font = _picked(styles, "fonts", style.get("fontId"))
        fill = _picked(styles, "fills", style.get("fillId"))
        size = font.find(f"{X}sz") if font is not None else None
        self._is_tiny = size is not None and 0 < _number(size.get("val")) <= _TINY
        self._is_as_its_ground = _colour(font, "color", _BLACK) == _ground(fill)
        self._sections = _sections(styles, str(style.get("numFmtId", "0")))

    def unseen(self, *, is_text: bool) -> str:
        """The kind of finding for a cell with something in it; empty for one that is seen."""
        if self._prints_nothing(is_text=is_text):
            return "invisible-text"
        if self._is_as_its_ground:
            return "white-text"
        return "tiny-text" if self._is_tiny else ""

    def _prints_nothing(self, *, is_text: bool) -> bool:
        """Text has the fourth section of a format, and is printed as it is where there are fewer."""
        if is_text:
            told = self._sections[_SECTIONS_WITH_TEXT - 1 :]
            return bool(told) and bool(_SAYS_NOTHING.fullmatch(told[0]))
        told = self._sections[: _SECTIONS_WITH_TEXT - 1]
        return bool(told) and all(_SAYS_NOTHING.fullmatch(one) for one in told)


def _picked(styles: etree._Element, group: str, number: str | None) -> etree._Element | None:
    found = styles.find(f"{X}{group}")
    at = int(number) if number and number.isdecimal() else 0
    return found[at] if found is not None and at < len(found) else None


def _sections(styles: etree._Element, number: str) -> list[str]:
    """The sections of a number format; none for one of those that every program knows, which all print something."""
    own = (one for one in styles.iterfind(f"{X}numFmts/{X}numFmt") if one.get("numFmtId") == number)
    code = next((str(one.get("formatCode", "")) for one in own), "")
    found: list[str] = []
    at = 0
    while code and at <= len(code):
        section = _SECTION.match(code, at)
        found.append(section[0] if section else "")
        at += len(found[-1]) + 1
    return found


def _ground(fill: etree._Element | None) -> str:
    """The colour that a cell is filled with; white without one, empty for a pattern of several."""
    pattern = fill.find(f"{X}patternFill") if fill is not None else None
    kind = "none" if pattern is None else str(pattern.get("patternType", "none"))
    if fill is not None and pattern is None and len(fill):
        return ""
    if kind == "solid":
        return _colour(pattern, "fgColor", _WHITE)
    return _WHITE if kind == "none" else ""


def _colour(holder: etree._Element | None, name: str, usual: str) -> str:
    """A colour by which it can be compared with others; `usual` where none is said."""
    told = holder.find(f"{X}{name}") if holder is not None else None
    if told is None or told.get("auto") in ("1", "true"):
        return usual
    if rgb := told.get("rgb"):
        return rgb[-6:].upper()
    if indexed := told.get("indexed"):
        return _INDEXED.get(indexed, f"indexed {indexed}")
    theme, tint = str(told.get("theme", "")), _number(told.get("tint"))
    return f"theme {theme} {tint:.4f}" if tint else _THEME.get(theme, f"theme {theme}")


def _number(told: str | None) -> float:
    """What is said, 0 where it is nothing or no number."""
    try:
        return float(told or 0)
    except ValueError:
        return 0


def _is_text(cell: etree._Element) -> bool:
    return cell.get("t") in ("s", "str", "inlineStr")


def _text(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{X}t"))
