"""The rules of a page: what is drawn between cells, found among its paths."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from moothall.intake.sources.pdf.runs import turn

_THIN: Final = 2.5
_SHORT: Final = 4.0
_TOUCH: Final = 1.5
_MOST_SEGMENTS: Final = 400
_MOST_OBJECTS: Final = 20_000
_DEEPEST: Final = 4
_MOST_RULES: Final = 400
Box = tuple[float, float, float, float]


class Rule(NamedTuple):
    """A straight rule, level or upright: where it stands, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page in the direction of reading: `level` ones from top to bottom, `upright` from left."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()
    _levels: list[float] = field(default_factory=list)
    _uprights: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, level: Iterable[Rule], upright: Iterable[Rule]) -> "Rules":
        """Rules joined where they touch, in order."""
        across, down = _longest(_joined(level)), _longest(_joined(upright))
        return cls(across, down, [rule.at for rule in across], [rule.at for rule in down])

    def between(self, left: float, right: float, line: float) -> bool:
        """Whether an upright rule divides what ends at `left` from what begins at `right` on a line."""
        if not self._uprights:
            return False
        first = bisect_left(self._uprights, left - _TOUCH)
        last = bisect_right(self._uprights, right + _TOUCH)
        return any(rule.start <= line <= rule.end + _TOUCH for rule in self.upright[first:last])

    def under(self, top: float, bottom: float, across: float) -> bool:
        """Whether a level rule runs between two heights at a place across."""
        first, last = bisect_left(self._levels, top), bisect_right(self._levels, bottom)
        return any(rule.start - _TOUCH <= across <= rule.end + _TOUCH for rule in self.level[first:last])


def rules(page: Any, turned: int) -> Rules:
    """The rules drawn on a page whose text is turned by so many quarters."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for x0, y0, x1, y1 in _Drawing().boxes(page):
        left, top = turn(x0, y0, turned)
        right, bottom = turn(x1, y1, turned)
        left, right, top, bottom = min(left, right), max(left, right), min(top, bottom), max(top, bottom)
        if bottom - top <= _THIN and right - left >= _SHORT:
            level.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and bottom - top >= _SHORT:
            upright.append(Rule((left + right) / 2, top, bottom))
    return Rules.of(level, upright)


def _longest(found: Iterable[Rule]) -> tuple[Rule, ...]:
    """The longest, where there are very many: maps and charts are drawn of strokes too."""
    held = sorted(found, key=lambda rule: rule.start - rule.end)
    return tuple(sorted(held[:_MOST_RULES]))


def _joined(found: Iterable[Rule]) -> Iterator[Rule]:
    """Rules in line that touch become one: borders are often drawn cell by cell."""
    line: list[Rule] = []
    for rule in sorted(found):
        if line and rule.at > line[0].at + _TOUCH:
            yield from _chained(line)
            line = []
        line.append(rule)
    yield from _chained(line)


def _chained(line: list[Rule]) -> Iterator[Rule]:
    held: Rule | None = None
    for rule in sorted(line, key=lambda one: one.start):
        if held and rule.start <= held.end + _TOUCH:
            held = Rule(held.at, held.start, max(held.end, rule.end))
            continue
        if held:
            yield held
        held = Rule(line[0].at, rule.start, rule.end)
    if held:
        yield held


class _Drawing:
    """Walks a page's paths, those in its forms included, and gives the boxes of what may be a rule."""

    def __init__(self) -> None:
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._matrix = pdfium.FS_MATRIX()
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()

    def boxes(self, page: Any) -> Iterator[Box]:
        """The boxes of all strokes on a page."""
        for place in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
            yield from self._object(pdfium.FPDFPage_GetObject(page, place), _DEEPEST)

    def _object(self, drawn: Any, depth: int) -> Iterator[Box]:
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from self._path(drawn)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            move = self._moved(drawn)
            for place in range(min(pdfium.FPDFFormObj_CountObjects(drawn), _MOST_OBJECTS)):
                inner = pdfium.FPDFFormObj_GetObject(drawn, place)
                yield from (move(box) for box in self._object(inner, depth - 1))

    def _path(self, path: Any) -> Iterator[Box]:
        left, bottom, right, top = self._edges
        if not pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
            return
        box = (left.value, bottom.value, right.value, top.value)
        if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
            yield box
        elif self._is_stroked(path):
            yield from self._segments(path)

    def _is_stroked(self, path: Any) -> bool:
        pdfium.FPDFPath_GetDrawMode(path, self._fill, self._stroke)
        return bool(self._stroke.value)

    def _segments(self, path: Any) -> Iterator[Box]:
        """The straight pieces of an outline, such as the four sides of a box."""
        move = self._moved(path)
        x, y = ctypes.c_float(), ctypes.c_float()
        start = point = (0.0, 0.0)
        for place in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
            segment = pdfium.FPDFPath_GetPathSegment(path, place)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            before, point = point, (x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield move((*before, *point))
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield move((*point, *start))

    def _moved(self, drawn: Any) -> Callable[[Box], Box]:
        """How an object's own places become those of what it is drawn on."""
        matrix = self._matrix
        if not pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
            return lambda box: box
        a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

        def moved(box: Box) -> Box:
            x0, y0, x1, y1 = box
            return a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f

        return moved
