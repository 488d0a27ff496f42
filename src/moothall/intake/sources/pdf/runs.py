"""The runs of a page: words on one line that belong together, with their places, read in few calls.

A page's characters are asked for once; then only the first and last character of each word for its place.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

import pypdfium2.raw as pdfium

from moothall.intake.sources.symbols import spelled

_WORD: Final = re.compile(r"[^\s\ufffe]+\ufffe?")
_BOLD: Final = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_HYPHEN: Final = "\ufffe"
_PRINTED: Final = {ord(_HYPHEN): "-", 0x200B: "", 0xAD: "", 0xFEFF: ""}
_NAME_BYTES: Final = 96

# Distances in parts of the size of the letters.
_SAME_LINE: Final = 0.35
_TOUCHING: Final = 0.12
_COLUMN_GAP: Final = 0.55
_WIDE_BLANK: Final = 1.15
_OVERLAP: Final = 0.5
_RAISED: Final = 0.75
_SMALLER: Final = 0.9
_AFTER_MARK: Final = {**dict.fromkeys("•▪●○◦‣■□➢", 4.5), **dict.fromkeys("o-–*§", 2.2)}
_SAMPLES: Final = 9
_BLANKS: Final = (0x20, 0xA0)


@dataclass(slots=True)
class Run:
    """Words on one line without a wide gap between them.

    Places are in points in the direction of reading: `left` and `right` across, `line` (the baseline) down.
    `head` is where its first word ends; `turned` counts the quarter turns of its direction on the page; `spaced`
    says that the file has a blank after it.
    """

    text: str
    left: float
    right: float
    head: float
    line: float
    size: float
    bold: bool
    turned: int = 0
    spaced: bool = False


class Fences(Protocol):
    """What may stand between two words: upright rules."""

    def between(self, left: float, right: float, line: float) -> bool:
        """Whether a rule divides what ends at `left` from what begins at `right`."""


class Letters:
    """The text of a page, and where its characters stand, from pdfium's text page."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._flags = ctypes.c_int()
        self.gap = 0.0
        self.text, self._is_indexed = _characters(page)
        self.turned = self._main_direction()

    def _main_direction(self) -> int:
        """The direction that most of some letters spread over the page are set in."""
        step = max(1, len(self.text) // _SAMPLES)
        turns = [self.direction(self.index(place))[0] for place in range(step // 2, len(self.text), step)]
        return max(turns, key=turns.count) if turns else 0

    def index(self, place: int) -> int:
        """pdfium's number for a character; not its place where the page has characters outside the text."""
        return place if self._is_indexed else int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, place))

    def direction(self, index: int) -> tuple[int, float]:
        """The quarter turns of a character on the page, and its size in points."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._page, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._page, index) * math.hypot(matrix.c, matrix.d)
        if abs(matrix.a) >= abs(matrix.b):
            return (0 if matrix.a >= 0 else 2), size
        return (1 if matrix.b > 0 else 3), size

    def origin(self, index: int, turned: int) -> tuple[float, float]:
        """Where a character begins, across and down."""
        pdfium.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        return turn(self._x.value, self._y.value, turned)

    def right(self, index: int, turned: int) -> float:
        """Where a character ends."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._page, index, box)
        return float((box.right, box.top, -box.left, -box.bottom)[turned])

    def is_written(self, index: int) -> bool:
        """Whether a character is in the file, and not one that pdfium puts where it sees a gap."""
        return bool(pdfium.FPDFText_IsGenerated(self._page, index) == 0)

    def has_blank_after(self, index: int) -> bool:
        """Whether the file itself has a blank after a character."""
        return int(pdfium.FPDFText_GetUnicode(self._page, index + 1)) in _BLANKS and self.is_written(index + 1)

    def is_bold(self, index: int) -> bool:
        """Whether a character's font is a bold one, by its name."""
        pdfium.FPDFText_GetFontInfo(self._page, index, self._name, _NAME_BYTES, self._flags)
        return _BOLD.search(self._name.value) is not None


def turn(x: float, y: float, turned: int) -> tuple[float, float]:
    """A point of the page in the direction of reading: across, down."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turned]


def _characters(page: Any) -> tuple[str, bool]:
    count = pdfium.FPDFText_CountChars(page)
    if count <= 0:
        return "", True
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    return spelled(text), len(text) == count


def runs(letters: Letters, fences: Fences) -> Iterator[Run]:
    """The runs of a page in the order they were written in, which is mostly the order of reading.

    Word by word: a word goes on with the run before it, or begins one.
    """
    run: Run | None = None
    end = last = 0
    for word in _WORD.finditer(letters.text):
        before = letters.text[end : word.start()]
        first, end = letters.index(word.start()), word.end()
        if run and _goes_on(run, first, before, letters, fences):
            run.text += " " if before.strip("\r\n") or letters.gap > _TOUCHING else ""
        else:
            if run:
                yield _ended(run, last, letters)
            run = _begun(first, letters)
        last = letters.index(end - 1 - (letters.text[end - 1] == _HYPHEN))
        run.right = letters.right(last, run.turned)
        run.head = run.head if run.text else run.right
        run.text += word[0].translate(_PRINTED)
    if run:
        yield _ended(run, last, letters)


def _begun(first: int, letters: Letters) -> Run:
    turned, size = letters.direction(first)
    across, down = letters.origin(first, turned)
    return Run("", across, across, across, down, size, letters.is_bold(first), turned)


def _ended(run: Run, last: int, letters: Letters) -> Run:
    """A run is bold when its first and last letters are."""
    run.bold = run.bold and letters.is_bold(last)
    run.spaced = letters.has_blank_after(last)
    return run


def _goes_on(run: Run, first: int, before: str, letters: Letters, fences: Fences) -> bool:
    """Whether a word stands on the run's line, no farther from it than a blank may be wide.

    Blanks that the file has itself may be wider (justified lines) than those that pdfium puts into gaps.
    """
    across, down = letters.origin(first, run.turned)
    size = run.size or 1.0
    gap = letters.gap = (across - run.right) / size
    if not -_OVERLAP < gap < _AFTER_MARK.get(run.text, _WIDE_BLANK):
        return False
    if abs(down - run.line) > _SAME_LINE * size and not _is_raised(run, first, down, letters):
        return False
    written = run.text in _AFTER_MARK or gap <= _COLUMN_GAP or (before == " " and letters.is_written(first - 1))
    if not written:
        return False
    if gap < _TOUCHING or run.turned != letters.turned:
        return True
    return not fences.between(run.right, across, run.line)


def _is_raised(run: Run, first: int, down: float, letters: Letters) -> bool:
    """Whether a word is set as a small raised one beside the run, or the run so beside the word (`2nd`, a footnote)."""
    if abs(down - run.line) > _RAISED * run.size or letters.gap > _COLUMN_GAP / 2:
        return False
    size = letters.direction(first)[1]
    if size > run.size / _SMALLER and not run.text.strip().isalpha():
        run.line, run.size = down, size
        return True
    return size < run.size * _SMALLER
