"""A PDF as it is written: objects by their numbers, most of them packed together, and the index of where each is."""

import hashlib
import struct
import zlib
from collections.abc import Sequence
from itertools import accumulate

from moothall.documents.assembly.told import Told

_TOGETHER = 200
"""Objects that are packed together."""

_LEVEL = 2
"""How hard objects are packed: at 6 a pack is a fiftieth smaller, and takes three times as long to pack."""

_ROW = struct.Struct(">BIH")
"""Where an object is: 1, the place in the file, 0; or 2, the number of what holds it, and its place there."""

_FREE = _ROW.pack(0, 0, 0)
_HEAD = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"


class Volume:
    """A file in the making. Numbers are given out first, and objects put in in any order."""

    def __init__(self) -> None:
        self.written = [_HEAD]
        self.at = len(_HEAD)
        self.rows: dict[int, bytes] = {}
        self.last = 0
        self.waiting: list[tuple[int, bytes]] = []

    def number(self) -> int:
        """A number for an object."""
        self.last += 1
        return self.last

    def room(self, size: int) -> int:
        """So many numbers in a row: gives the one before the first."""
        self.last += size
        return self.last - size

    def put(self, number: int, told: bytes) -> None:
        """Put in an object that is no stream."""
        self.waiting.append((number, told))

    def add(self, told: bytes) -> int:
        """Put in an object that is no stream; gives its number."""
        number = self.number()
        self.put(number, told)
        return number

    def stream(self, held: bytes, more: bytes = b"") -> int:
        """Put in a stream as it is; gives its number."""
        number = self.number()
        self._write(number, b"<< %b/Length %d >>" % (more, len(held)), held)
        return number

    def take(self, told: Told, base: int, lines: Sequence[bytes]) -> None:
        """Put in what was told of a file, whose lines have been filled in for that base."""
        for number, count in told.held:
            members = range(base + number + 1, base + number + 1 + count)
            self._pack(base + number, list(zip(members, lines[number : number + count], strict=True)))
        for number, held in told.streams:
            self._write(base + number, lines[number - 1], held)

    def finish(self, root: int, info: int) -> bytes:
        """The file."""
        for start in range(0, len(self.waiting), _TOGETHER):
            self._pack(self.number(), self.waiting[start : start + _TOGETHER])
        index, at = self.number(), self.at
        self.rows[index] = _ROW.pack(1, at, 0)
        rows = zlib.compress(b"".join([self.rows.get(number, _FREE) for number in range(index + 1)]))
        named = hashlib.sha256(b"".join(self.written)).hexdigest()[:32].encode()
        told = b"<< /Type /XRef /W [ 1 4 2 ] /Size %d /Root %d 0 R /Info %d 0 R /ID [ <%b> <%b> ] /Filter /FlateDecode"
        told = told % (index + 1, root, info, named, named)
        self._write(index, b"%b /Length %d >>" % (told, len(rows)), rows)
        self.written.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(self.written)

    def _pack(self, number: int, members: Sequence[tuple[int, bytes]]) -> None:
        places = accumulate([len(told) + 1 for _, told in members], initial=0)
        head = b" ".join([b"%d %d" % (one, place) for (one, _), place in zip(members, places, strict=False)])
        packed = zlib.compress(b"\n".join([head, *[told for _, told in members]]), _LEVEL)
        kind = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>"
        self._write(number, kind % (len(members), len(head) + 1, len(packed)), packed)
        self.rows |= {one: _ROW.pack(2, number, place) for place, (one, _) in enumerate(members)}

    def _write(self, number: int, told: bytes, held: bytes) -> None:
        self.rows[number] = _ROW.pack(1, self.at, 0)
        parts = (b"%d 0 obj\n%b\nstream\n" % (number, told), held, b"\nendstream\nendobj\n")
        self.written += parts
        self.at += sum(map(len, parts))
