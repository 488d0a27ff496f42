"""What is put upon a page when it is bound: its number where one looks for it, its item, and that it is not public."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from moothall.documents.assembly.lettering import Lettering

FOOT = 17.0
HEAD = 24.0
SIDE = 40.0
_USUAL = 595.0
"""The width of A4 in points: on larger sheets the stamps grow with the sheet."""

_TURNS = {
    0: ((1, 0, 0, 1), ("left", "bottom")),
    90: ((0, 1, -1, 0), ("right", "bottom")),
    180: ((-1, 0, 0, -1), ("right", "top")),
    270: ((0, -1, 1, 0), ("left", "top")),
}
"""For each turn of a page on screen: the matrix from what is seen to the page, and the corner seen at bottom left."""


class Stamp(NamedTuple):
    """A line upon a page as seen: at its foot in the middle or on the left, or at its head on one side.

    It is no part of what the page says, and so an artifact, but for one with a `mark`: that is tagged content.
    """

    text: str
    where: str
    size: float = 9
    mark: int | None = None

    @property
    def opening(self) -> str:
        """How its marked content begins."""
        if self.mark is not None:
            return f"/P <</MCID {self.mark}>> BDC"
        kind = "Footer" if self.where.startswith("foot") else "Header"
        return f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC"


class View(NamedTuple):
    """A page as seen on screen: its width and height, and the matrix that leads from there to the page's own space."""

    width: float
    height: float
    matrix: tuple[float, ...]


def view(page: pikepdf.Page) -> View:
    """How a page is seen: its crop box, turned."""
    box = dict(zip(("left", "bottom", "right", "top"), map(float, _box(page)), strict=True))
    turn = int(page.obj.get("/Rotate", 0)) % 360
    matrix, (across, up) = _TURNS.get(turn, _TURNS[0])
    size = (box["right"] - box["left"], box["top"] - box["bottom"])
    width, height = size if turn % 180 == 0 else size[::-1]
    return View(width, height, (*matrix, box[across], box[up]))


def _box(page: pikepdf.Page) -> list[float]:
    """The visible box with its corners in order, and within the sheet."""
    left, bottom, right, top = _ordered(page.obj.MediaBox)
    if "/CropBox" not in page.obj:
        return [left, bottom, right, top]
    west, south, east, north = _ordered(page.obj.CropBox)
    cut = [max(left, west), max(bottom, south), min(right, east), min(top, north)]
    return cut if cut[0] < cut[2] and cut[1] < cut[3] else [left, bottom, right, top]


def _ordered(box: Iterable[pikepdf.Object]) -> tuple[float, float, float, float]:
    x, y, z, w = (float(edge) for edge in box)
    return min(x, z), min(y, w), max(x, z), max(y, w)


def drawn(letters: Lettering, seen: View, stamps: Iterable[Stamp]) -> tuple[bytes, bytes]:
    """What is drawn before and behind a page's own content: heads first, feet last.

    They stand apart from whatever state that content leaves behind.
    """
    told = [(stamp.where.startswith("head"), _drawn(letters, seen, stamp)) for stamp in stamps]
    heads = b"".join([drawing for is_head, drawing in told if is_head])
    feet = b"".join([drawing for is_head, drawing in told if not is_head])
    return heads + b"q\n", b"\nQ\n" + feet


def _drawn(letters: Lettering, seen: View, stamp: Stamp) -> bytes:
    size = stamp.size * max(1.0, min(seen.width, seen.height) / _USUAL)
    across, up = _place(seen, stamp, letters.width(stamp.text, size))
    matrix = " ".join(f"{number:g}" for number in seen.matrix)
    head = f"{stamp.opening} q {matrix} cm 0 g BT ".encode()
    return b"%b1 0 0 1 %.2f %.2f Tm %b ET Q EMC\n" % (head, across, up, letters.written(stamp.text, size))


def _place(seen: View, stamp: Stamp, width: float) -> tuple[float, float]:
    if stamp.where == "foot":
        return (seen.width - width) / 2, FOOT
    if stamp.where == "foot left":
        return SIDE, FOOT
    across = SIDE if stamp.where == "head left" else seen.width - SIDE - width
    return across, seen.height - HEAD


class Stamps:
    """Puts stamps upon the pages of an open file."""

    def __init__(self, pdf: Pdf, letters: Lettering) -> None:
        self.pdf = pdf
        self.letters = letters
        self.fonts = letters.fonts_in(pdf)

    def put(self, page: pikepdf.Page, stamps: Iterable[Stamp]) -> None:
        """Put stamps upon a page."""
        before, behind = map(self.pdf.make_stream, drawn(self.letters, view(page), stamps))
        page.obj.Contents = Array([before, *_streams(page), behind])
        resources = page.obj.get("/Resources", Dictionary())
        resources.Font = Dictionary({**resources.get("/Font", {}), **self.fonts})
        page.obj.Resources = resources


def _streams(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Array):
        yield from contents
    elif contents is not None:
        yield contents


def labels(printed: Iterable[str]) -> Dictionary:
    """The page labels of a file: a range for each run of plain numbers, and each lettered label by itself."""
    ranges: list[pikepdf.Object | int] = []
    expected = ""
    for place, text in enumerate(printed):
        if text.isdecimal() and text != expected:
            ranges += [place, Dictionary(S=Name.D, St=int(text))]
        elif not text.isdecimal():
            ranges += [place, Dictionary(P=text)]
        expected = str(int(text) + 1) if text.isdecimal() else ""
    return Dictionary(Nums=Array(ranges))
