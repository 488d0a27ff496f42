"""A paper's structure tree told as text: what binding would otherwise do element by element is done once, ahead.

Each element of the tree becomes a line, with a gap for each number of another object; in a pack the gaps are filled
in one go. Only trees of the plain kind are told so: one document, that refers to its own elements, the pages and
what is noted on them, and nothing else.
"""

import re
from array import array

from pikepdf import Array, Name, Object, Pdf

from moothall.documents.element_names import start_of_names
from moothall.documents.trees import entries, inner
from moothall.facts.bodies import Fact

_TEXT = rb"\((?:[^\\)]|\\.)*\)|<[0-9A-Fa-f]*>"
_STRING = re.compile(_TEXT, re.DOTALL)
_TOKEN = re.compile(rb"(\d+ \d+) R|(/ID |/Headers \[ )(?:(?:%b) ?)+|%b" % (_TEXT, _TEXT), re.DOTALL)
"""A reference, names of elements, or a string, as qpdf writes them: in a string every bracket is escaped."""

_ELEMENT = b"/Type /StructElem"
_STRANGE = re.compile(rb"^\d+ \d+ R$|/Type /(?:Page|Pages|Catalog|StructTreeRoot)\b")
"""What is no part of a tree: a stream, and what the tree should not lead to."""

_PLAIN = {"/Type", "/S", "/P", "/K"}


class ToldTree(Fact):
    """A structure tree as text with gaps (`%d`), a line each for what the document holds, each value of the parent
    tree, each element with a name, and then each object of the tree.

    `gaps` are 32-bit numbers: from 0 an object of the tree, below 0 what is outside it: -1 the document, then the
    pages, then their annotations in order. `keys` are those of the parent tree, `names` those of the elements.
    """

    lines: bytes
    gaps: bytes
    keys: tuple[int, ...]
    names: tuple[bytes, ...]

    def filled(self, base: int, outside: list[int]) -> list[bytes]:
        """The lines in a file where the tree's objects are numbered from `base`, and these are what is outside it."""
        gaps = array("i", self.gaps)
        told: list[bytes] = (self.lines % tuple([base + gap if gap >= 0 else outside[-1 - gap] for gap in gaps])).split(
            b"\n"
        )
        return told


class _OutOfTheOrdinary(Exception):  # noqa: N818 - no fault of the file
    """A tree that is not of the plain kind."""


def told_tree(pdf: Pdf, digest: str) -> ToldTree | None:
    """The tree of a tagged file as text; None for one that is not of the plain kind.

    The names of its elements begin with `digest`, as `name_apart` has it.
    """
    root = pdf.Root.StructTreeRoot
    held = inner(root)
    if len(held) != 1 or held[0].get("/S") != Name.Document or set(held[0].keys()) - _PLAIN or "/ClassMap" in root:
        return None
    try:
        return _Telling(pdf, held[0], start_of_names(digest)).told()
    except _OutOfTheOrdinary:
        return None


def standing(pdf: Pdf, first: int, count: int) -> list[int]:
    """The numbers of so many pages of a file and of their annotations, in the order that told trees call them."""
    pages = [pdf.pages[place].obj for place in range(first, first + count)]
    notes = (note for page in pages if "/Annots" in page for note in page.Annots)
    return [each.objgen[0] for each in (*pages, *notes)]


class _Telling:
    """The lines and gaps of one tree, whose objects are told in the order in which others name them."""

    def __init__(self, pdf: Pdf, document: Object, start: bytes) -> None:
        self.pdf = pdf
        self.document = document
        self.start = start
        pages = [page.obj for page in pdf.pages]
        notes = [note for page in pages if "/Annots" in page for note in page.Annots]
        self.places = {b"%d %d" % one.objgen: -1 - place for place, one in enumerate((document, *pages, *notes))}
        self.waiting: list[bytes] = []
        self.gaps = array("i")
        if b"0 0" in self.places or len(self.places) != 1 + len(pages) + len(notes):
            raise _OutOfTheOrdinary

    def told(self) -> ToldTree:
        root = self.pdf.Root.StructTreeRoot
        parents = [(int(key), value.unparse()) for key, value in entries(root.get("/ParentTree"), "/Nums")]
        named = sorted((bytes(name), value.unparse()) for name, value in entries(root.get("/IDTree"), "/Names"))
        lines = [self._line(raw) for raw in (self._held(), *(raw for _, raw in parents), *(raw for _, raw in named))]
        told = 0
        while told < len(self.waiting):
            named_so_far = self.waiting[told:]
            told = len(self.waiting)
            lines.append(self._line(b"\n".join([self._raw(key) for key in named_so_far])))
        keys, names = tuple(key for key, _ in parents), tuple(self.start + name for name, _ in named)
        return ToldTree(b"\n".join(lines), self.gaps.tobytes(), keys, names)

    def _held(self) -> bytes:
        held = self.document.K
        return held.unparse(resolved=True) if isinstance(held, Array) else b"[ %s ]" % held.unparse()

    def _raw(self, key: bytes) -> bytes:
        number, generation = key.split()
        raw = self.pdf.get_object(int(number), int(generation)).unparse(resolved=True)
        if b"\n" in raw or (_ELEMENT not in raw and _STRANGE.search(raw)):
            raise _OutOfTheOrdinary
        return raw

    def _line(self, raw: bytes) -> bytes:
        return _TOKEN.sub(self._put, raw.replace(b"%", b"%%"))

    def _put(self, found: re.Match[bytes]) -> bytes:
        """A gap in place of a reference; names are made the paper's own, other strings are as they were."""
        key = found[1]
        if key is None:
            return _STRING.sub(self._own, found[0]) if found[2] else found[0]
        place = self.places.get(key)
        if place is None:
            place = self.places[key] = len(self.waiting)
            self.waiting.append(key)
        self.gaps.append(place)
        return b"%d 0 R"

    def _own(self, name: re.Match[bytes]) -> bytes:
        if name[0].startswith(b"<"):
            return b"<" + self.start.hex().encode() + name[0][1:]
        return b"(" + self.start + name[0][1:]
