"""Numbered paragraphs: the numbers that Word prints but does not write into the text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from moothall.intake.sources.word.archive import W
from moothall.intake.sources.word.styles import Styles
from moothall.intake.sources.word.styles import attribute as _value

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ORDINAL = {1: "st", 2: "nd", 3: "rd"}
LEVELS = 9
_DIGITS, _LARGEST = 9, 32767
"""The largest number with which Word lets a list begin."""


@dataclass(frozen=True, slots=True)
class Level:
    """How the numbers of one level look: `text` has `%1` where the number of level 1 goes.

    `style` is the paragraph style that stands at this level. `restart` is the number of levels that begin it anew
    when one of them is counted (0: none does); None for all above it.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    style: str = ""
    restart: int | None = None


@dataclass(slots=True)
class Series:
    """A list definition with how far each of its levels has counted; None is not begun."""

    levels: dict[int, Level] = field(default_factory=dict)
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a paragraph: its number as printed, or a bullet.

    `depth` is its level in the list, `count` its number there (0 for a bullet), `series` the definition of the list.
    """

    text: str
    bullet: bool = False
    depth: int = 0
    count: int = 0
    series: str = ""


@dataclass(frozen=True, slots=True)
class Instance:
    """A list of a document: the definition that it uses, the levels that it starts anew with their first numbers, and
    those that it words otherwise."""

    abstract: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """Counts a document's numbered paragraphs in order, as Word does."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._series: dict[str, Series] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, Instance] = {}
        if root is not None:
            for abstract in root.iter(f"{W}abstractNum"):
                self._define(abstract)
            for number in root.iter(f"{W}num"):
                self._lists[_value(number, "numId")] = _instance(number)

    def _define(self, abstract: etree._Element) -> None:
        name = _value(abstract, "abstractNumId")
        self._links[name] = _value(abstract.find(f"{W}numStyleLink"))
        self._series[name] = Series(dict(_levels(abstract)))

    def marker(self, number: str, level: int, style: str = "") -> Marker | None:
        """The marker of the next paragraph in this list at this level; None where the list is not defined.

        A paragraph whose `style` the list has at a level stands at that level, as Word has it.
        """
        used = self._lists.get(number, Instance())
        if self._links.get(used.abstract):
            used = self._lists.get(self._styles.look(self._links[used.abstract]).number, Instance())
        series = self._series.get(used.abstract)
        if series is None:
            return None
        if not level and style:
            level = next((at for at, one in series.levels.items() if one.style == style), level)
        here = used.levels.get(level) or series.levels.get(level)
        if here is None:
            return None
        if level in used.starts:
            series.counts[level:] = [used.starts.pop(level) - 1, *[None] * (LEVELS - level - 1)]
        return _next(series, level, here, f"{used.abstract}/{number}" if level in used.levels else used.abstract)


def _next(series: Series, level: int, here: Level, name: str) -> Marker | None:
    if here.form == "bullet":
        return Marker("•", bullet=True, depth=level, series=name)
    for above in range(level):
        if series.counts[above] is None:
            series.counts[above] = series.levels.get(above, Level()).start
    before = series.counts[level]
    series.counts[level] = count = here.start if before is None else before + 1
    for below in range(level + 1, LEVELS):
        if _is_begun_anew(series.levels.get(below), level):
            series.counts[below] = None
    printed = _printed(series, level, here)
    return Marker(printed, depth=level, count=count, series=name) if printed else None


def _is_begun_anew(below: Level | None, counted_level: int) -> bool:
    """Whether counting a level lets one below it begin again."""
    return below is None or below.restart is None or counted_level < below.restart


def _printed(series: Series, level: int, here: Level) -> str:
    text = here.text
    for place, count in enumerate(series.counts):
        one = here if place == level else series.levels.get(place, Level())
        form = "decimal" if here.legal else one.form
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
        case "ordinal":
            return f"{number}{_ORDINAL.get(number % 10, 'th') if number % 100 // 10 != 1 else 'th'}"
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


def _levels(parent: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in parent.iter(f"{W}lvl"):
        at = _whole(_value(level, "ilvl"), 0)
        if at < LEVELS:
            yield at, _level(level)


def _level(level: etree._Element) -> Level:
    restart = _value(level.find(f"{W}lvlRestart"))
    return Level(
        form=_value(level.find(f"{W}numFmt")) or "decimal",
        text=_value(level.find(f"{W}lvlText")),
        start=_whole(_value(level.find(f"{W}start")), 1),
        legal=level.find(f"{W}isLgl") is not None,
        style=_value(level.find(f"{W}pStyle")),
        restart=_whole(restart, 0) if restart else None,
    )


def _instance(number: etree._Element) -> Instance:
    starts = {
        _whole(_value(override, "ilvl"), 0): _whole(_value(start), 1)
        for override in number.iter(f"{W}lvlOverride")
        if (start := override.find(f"{W}startOverride")) is not None
    }
    return Instance(_value(number.find(f"{W}abstractNumId")), starts, dict(_levels(number)))


def _whole(text: str, otherwise: int) -> int:
    return min(int(text[:_DIGITS]), _LARGEST) if text.isdecimal() else otherwise
