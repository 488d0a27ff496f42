"""Numbered paragraphs: the numbers that Word prints but does not write into the text."""

from dataclasses import dataclass, field

from lxml import etree

from moothall.intake.sources.word.archive import W
from moothall.intake.sources.word.styles import Styles
from moothall.intake.sources.word.styles import attribute as _value

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How the numbers of one level look: `text` has `%1` where the number of level 1 goes."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class Series:
    """A list definition with how far each of its levels has counted; None is not begun."""

    levels: dict[int, Level] = field(default_factory=dict)
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a paragraph: its number as printed, or a bullet."""

    text: str
    bullet: bool = False


class Numbering:
    """Counts a document's numbered paragraphs in order, as Word does."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._series: dict[str, Series] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        if root is not None:
            for abstract in root.iter(f"{W}abstractNum"):
                self._define(abstract)
            for number in root.iter(f"{W}num"):
                self._lists[_value(number, "numId")] = _instance(number)

    def _define(self, abstract: etree._Element) -> None:
        name = _value(abstract, "abstractNumId")
        self._links[name] = _value(abstract.find(f"{W}numStyleLink"))
        levels = {int(_value(level, "ilvl") or 0): _level(level) for level in abstract.iter(f"{W}lvl")}
        self._series[name] = Series(levels)

    def marker(self, number: str, level: int) -> Marker | None:
        """The marker of the next paragraph in this list at this level; None where the list is not defined."""
        abstract, restarts = self._lists.get(number, ("", {}))
        if self._links.get(abstract):
            abstract, restarts = self._lists.get(self._styles.look(self._links[abstract]).number, ("", {}))
        series = self._series.get(abstract)
        if series is None or level not in series.levels:
            return None
        if level in restarts:
            series.counts[level:] = [restarts.pop(level) - 1, *[None] * (LEVELS - level - 1)]
        return _next(series, level)


def _next(series: Series, level: int) -> Marker | None:
    here = series.levels[level]
    if here.form == "bullet":
        return Marker("•", bullet=True)
    for above in range(level):
        if series.counts[above] is None:
            series.counts[above] = series.levels.get(above, Level()).start
    before = series.counts[level]
    series.counts[level:] = [here.start if before is None else before + 1, *[None] * (LEVELS - level - 1)]
    printed = _printed(series, here)
    return Marker(printed) if printed else None


def _printed(series: Series, here: Level) -> str:
    text = here.text
    for place, count in enumerate(series.counts):
        form = "decimal" if here.legal else series.levels.get(place, Level()).form
        text = text.replace(f"%{place + 1}", counted(count or 0, form) if count is not None else "")
    return text.strip()


def counted(number: int, form: str) -> str:
    """A number as Word prints it in one of its number forms."""
    match form:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            roman = _roman(number)
            return roman.upper() if form == "upperRoman" else roman
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
        case _:
            return str(number)


def _roman(number: int) -> str:
    digits = []
    for value, letters in _ROMAN:
        digits.append(letters * (number // value))
        number %= value
    return "".join(digits)


def _level(level: etree._Element) -> Level:
    return Level(
        form=_value(level.find(f"{W}numFmt")) or "decimal",
        text=_value(level.find(f"{W}lvlText")),
        start=_whole(_value(level.find(f"{W}start")), 1),
        legal=level.find(f"{W}isLgl") is not None,
    )


def _instance(number: etree._Element) -> tuple[str, dict[int, int]]:
    """The definition that a list uses, and the levels it starts anew with their first numbers."""
    starts = {
        _whole(_value(override, "ilvl"), 0): _whole(_value(start), 1)
        for override in number.iter(f"{W}lvlOverride")
        if (start := override.find(f"{W}startOverride")) is not None
    }
    return _value(number.find(f"{W}abstractNumId")), starts


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() else otherwise
