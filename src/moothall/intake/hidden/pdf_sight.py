"""Text that is in a PDF and that no one sees: the page is drawn with its text and without, and compared.

Where both drawings are the same around a letter, nobody sees that letter, whatever the cause: a box, a picture or a
mark drawn over it, its own colour, a mode that draws nothing, a place beyond the edge, a layer that is off. Nor does
anyone read what is seen in letters of a point and a half.
"""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

_SCALE = 2.0
_LARGEST = 3000
_DIFFERENT = 16
_BRIGHT = 240
_SCANNED = 0.5
_TINY = 1.5
_DEEPEST = 15


@dataclass(frozen=True, slots=True)
class Unseen:
    """Letters that follow one another and that no one sees, with the kind of finding they are.

    `points` are the middles of their boxes, in the page's coordinates.
    """

    page: int
    kind: str
    text: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """A page: what of its text is seen, and what is not."""

    seen: str
    unseen: tuple[Unseen, ...]


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter with its box on the page and on the drawing."""

    index: int
    text: str
    box: tuple[float, float, float, float]
    drawn: tuple[int, int, int, int]

    @property
    def is_low(self) -> bool:
        """Whether it is no higher than a letter that is too small to be read can be."""
        return self.box[3] - self.box[1] <= _TINY

    @property
    def middle(self) -> tuple[float, float]:
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2


def looked_at(data: bytes) -> Iterator[Sight]:
    """Each page in turn. Raises pypdfium2.PdfiumError for what cannot be read."""
    with pypdfium2.PdfDocument(data) as document:
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            yield _page(number, page)
            page.close()


def _page(number: int, page: pypdfium2.PdfPage) -> Sight:
    _without_pins(page)
    words = page.get_textpage()
    if not words.count_chars():
        return Sight("", ())
    scale = min(_SCALE, _LARGEST / max(page.get_size()))
    shown = _render(page, scale)
    letters = list(_letters(page, words, shown.size))
    is_scan = _is_scan(page)
    modes = {letter.index: _mode(words, letter.index) for letter in letters}
    difference = _difference(shown, _without_text(page, scale))
    kinds = [(letter, _kind(letter, words, shown, difference, modes, is_scan)) for letter in letters]
    seen = "".join(letter.text for letter, kind in kinds if not kind)
    return Sight(seen, tuple(_runs(number, kinds)))


def _without_pins(page: pypdfium2.PdfPage) -> None:
    """Take the pins of comments off a page: they stand on words and hide none on purpose."""
    for at in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_FILEATTACHMENT):
            pdfium.FPDFPage_RemoveAnnot(page, at)


def _letters(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, size: tuple[int, int]) -> Iterator[_Letter]:
    """The letters of a page that leave ink."""
    for index in range(words.count_chars()):
        code = pdfium.FPDFText_GetUnicode(words, index)
        sign = chr(code) if code and code < 0x110000 else ""
        if not sign or unicodedata.category(sign)[0] in "ZC" or pdfium.FPDFText_IsGenerated(words, index) == 1:
            continue
        box = words.get_charbox(index)
        if box[2] - box[0] > 0 and box[3] - box[1] > 0:
            yield _Letter(index, sign, box, _drawn(page, box, size))


def _drawn(
    page: pypdfium2.PdfPage, box: tuple[float, float, float, float], size: tuple[int, int]
) -> tuple[int, int, int, int]:
    """A box of the page on its drawing, which may be turned."""
    corners = [_device(page, size, box[0], box[1]), _device(page, size, box[2], box[3])]
    across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    return across[0], down[0], across[1] + 1, down[1] + 1


def _device(page: pypdfium2.PdfPage, size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, size[0], size[1], 0, x, y, across, down)
    return across.value, down.value


def _without_text(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=_DEEPEST):
        pdfium.FPDFPageObj_SetIsActive(one, False)
    return _render(page, scale)


def _render(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    picture: Image.Image = page.render(scale=scale).to_pil()
    return picture.convert("RGB")


def _difference(one: Image.Image, other: Image.Image) -> Image.Image:
    red, green, blue = ImageChops.difference(one, other).split()
    return ImageChops.lighter(red, ImageChops.lighter(green, blue))


def _kind(
    letter: _Letter,
    words: pypdfium2.PdfTextPage,
    shown: Image.Image,
    difference: Image.Image,
    modes: dict[int, int],
    is_scan: bool,
) -> str:
    """The kind of finding that a letter is, empty for one that is seen."""
    left, top, right, bottom = letter.drawn
    if right <= 0 or bottom <= 0 or left >= shown.width or top >= shown.height:
        return "off-page-text"
    inside = (max(left, 0), max(top, 0), min(right, shown.width), min(bottom, shown.height))
    if difference.crop(inside).getextrema()[1] >= _DIFFERENT:  # type: ignore[operator] # of one band, numbers
        return "tiny-text" if letter.is_low and _size(words, letter.index) <= _TINY else ""
    if modes[letter.index] == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
        if not is_scan:
            return "invisible-text"
        return "covered-text" if _is_plain(shown.crop(inside)) else "text-layer"
    return _by_colour(letter, words, shown, inside)


def _by_colour(
    letter: _Letter, words: pypdfium2.PdfTextPage, shown: Image.Image, inside: tuple[int, int, int, int]
) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(words, letter.index, *parts)
    *colour, opacity = (part.value for part in parts)
    if not opacity:
        return "invisible-text"
    ground = shown.getpixel(((inside[0] + inside[2]) // 2, (inside[1] + inside[3]) // 2))
    levels = ground if isinstance(ground, tuple) else (0, 0, 0)
    same = all(abs(one - other) < _DIFFERENT for one, other in zip(colour, levels, strict=False))
    return "white-text" if same and min(levels) >= _BRIGHT else "covered-text"


def _size(words: pypdfium2.PdfTextPage, index: int) -> float:
    """The size in which a letter is printed, in points."""
    placed = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(words, index, placed):
        return float(pdfium.FPDFText_GetFontSize(words, index))
    whole = abs(placed.a * placed.d - placed.b * placed.c)
    return float(pdfium.FPDFText_GetFontSize(words, index) * whole**0.5)


def _mode(words: pypdfium2.PdfTextPage, index: int) -> int:
    return int(pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(words, index)))


def _is_plain(part: Image.Image) -> bool:
    """Whether a part of a picture has one colour: a box was drawn there, or nothing ever was."""
    return all(high - low < _DIFFERENT for low, high in part.getextrema())  # type: ignore[misc] # of three bands, pairs


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    """Whether one picture fills most of a page."""
    width, height = page.get_size()
    boxes = (one.get_bounds() for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST))
    return any((box[2] - box[0]) * (box[3] - box[1]) >= _SCANNED * width * height for box in boxes)


def _runs(number: int, kinds: list[tuple[_Letter, str]]) -> Iterator[Unseen]:
    for kind, group in groupby(kinds, key=lambda one: one[1]):
        letters = [letter for letter, _ in group]
        if kind:
            yield Unseen(number, kind, _spaced(letters), tuple(letter.middle for letter in letters))


def _spaced(letters: list[_Letter]) -> str:
    """The letters as words: where a place was left out of the text, a space stood."""
    text = ""
    for at, letter in enumerate(letters):
        text += (" " if at and letter.index > letters[at - 1].index + 1 else "") + letter.text
    return text
