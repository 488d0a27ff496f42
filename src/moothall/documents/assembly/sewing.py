"""Told trees put into a bound file: the text is filled in and added behind the file, as PDF's updates are."""

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, islice
from typing import NamedTuple

from pikepdf import Pdf

from moothall.documents.assembly.told_trees import ToldTree, standing
from moothall.documents.trees import entries

_TOGETHER = 200
"""Objects in one stream."""

_ROW = struct.Struct(">BIH")
"""Where an object is: 1, the place in the file, 0; or 2, the stream it is in, and its place there."""

_EMPTY = b"/K [ ]"


class Sewn(NamedTuple):
    """A told tree, the first of its pages in the pack and their number, its part there, and where its keys begin."""

    tree: ToldTree
    first: int
    pages: int
    part: int = 0
    base: int = 0


def sewn(data: bytes, trees: Sequence[Sewn]) -> bytes:
    """A file with the trees in it, whose parts are there and empty."""
    if not trees:
        return data
    with Pdf.open(io.BytesIO(data)) as pdf:
        return data + _update(data, pdf, _Sewing(pdf, trees).objects())


class _Sewing:
    """What an update holds: objects by their numbers, some of them in place of those in the file."""

    def __init__(self, pdf: Pdf, trees: Sequence[Sewn]) -> None:
        self.pdf = pdf
        self.trees = trees
        self.root = pdf.Root.StructTreeRoot
        self.parts = list(self.root.K[0].K)
        self.next = int(pdf.trailer.Size)
        self.made: dict[int, bytes] = {}
        self.parents = {int(key): value.unparse() for key, value in entries(self.root.ParentTree, "/Nums")}
        self.names = {bytes(name): value.unparse() for name, value in entries(self.root.IDTree, "/Names")}

    def objects(self) -> dict[int, bytes]:
        for one in self.trees:
            self._sew(one)
        parents = b" ".join(b"%d %s" % pair for pair in sorted(self.parents.items()))
        names = b" ".join(b"<%s> %s" % (name.hex().encode(), told) for name, told in sorted(self.names.items()))
        self.made[self.root.ParentTree.objgen[0]] = b"<< /Nums [ %s ] >>" % parents
        self.made[self.root.IDTree.objgen[0]] = b"<< /Names [ %s ] >>" % names
        return self.made

    def _sew(self, one: Sewn) -> None:
        part = self.parts[one.part]
        number = part.objgen[0]
        lines = iter(one.tree.filled(self.next, [number, *standing(self.pdf, one.first, one.pages)]))
        self.made[number] = part.unparse(resolved=True).replace(_EMPTY, b"/K " + next(lines), 1)
        moved = [one.base + key for key in one.tree.keys]
        self.parents |= zip(moved, islice(lines, len(moved)), strict=True)
        self.names |= zip(one.tree.names, islice(lines, len(one.tree.names)), strict=True)
        objects = dict(enumerate(lines, self.next))
        self.made |= objects
        self.next += len(objects)


def _update(data: bytes, pdf: Pdf, objects: dict[int, bytes]) -> bytes:
    """What is added behind a file: streams of objects, and where each object is from now on."""
    numbered = sorted(objects.items())
    free = max(int(pdf.trailer.Size), numbered[-1][0] + 1)
    written: list[bytes] = [b"\n"]
    at = len(data) + 1
    rows: list[bytes] = []
    streams: list[bytes] = []
    for number, start in enumerate(range(0, len(numbered), _TOGETHER), free):
        held = numbered[start : start + _TOGETHER]
        rows += [_ROW.pack(2, number, place) for place in range(len(held))]
        streams.append(_ROW.pack(1, at, 0))
        written.append(_stream(number, *_together(held)))
        at += len(written[-1])
    last = free + len(streams)
    rows += [*streams, _ROW.pack(1, at, 0)]
    index = _index([number for number, _ in numbered] + list(range(free, last + 1)))
    told = b"/Type /XRef /W [ 1 4 2 ] /Index [ %s ] %s" % (index, _trailer(data, pdf, last + 1, written))
    return b"".join((*written, _stream(last, told, b"".join(rows)), b"startxref\n%d\n%%%%EOF\n" % at))


def _together(held: Sequence[tuple[int, bytes]]) -> tuple[bytes, bytes]:
    places = accumulate([len(told) + 1 for _, told in held], initial=0)
    head = b" ".join([b"%d %d" % (number, place) for (number, _), place in zip(held, places, strict=False)]) + b"\n"
    return b"/Type /ObjStm /N %d /First %d" % (len(held), len(head)), head + b"\n".join([told for _, told in held])


def _stream(number: int, told: bytes, held: bytes) -> bytes:
    packed = zlib.compress(held)
    head = b"%d 0 obj\n<< %s /Filter /FlateDecode /Length %d >>\nstream\n" % (number, told, len(packed))
    return head + packed + b"\nendstream\nendobj\n"


def _index(numbers: Sequence[int]) -> bytes:
    """The runs of numbers: the first of each, and how many there are."""
    return b" ".join(b"%d %d" % run for run in _runs(numbers))


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        held = [number for _, number in run]
        yield held[0], len(held)


def _trailer(data: bytes, pdf: Pdf, size: int, written: Sequence[bytes]) -> bytes:
    before = int(data[data.rindex(b"startxref") + len(b"startxref") :].split()[0])
    digest = hashlib.md5(b"".join(written), usedforsecurity=False).hexdigest().encode()
    kept = b" ".join(
        b"%s %s" % (key.encode(), pdf.trailer[key].unparse()) for key in ("/Root", "/Info") if key in pdf.trailer
    )
    first = bytes(pdf.trailer.ID[0]).hex().encode()
    return b"/Size %d /Prev %d /ID [ <%s> <%s> ] %s" % (size, before, first, digest, kept)
