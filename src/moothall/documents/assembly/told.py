"""A file told whole: each of its objects as a line of text, in which the numbers of other objects are gaps.

qpdf writes the file, and so nothing that nothing leads to; the text is cut from what it wrote. In a pack the gaps are
filled in one go: a file is put there without being looked at again, object by object.
"""

import io
import re
import tempfile
import zlib
from array import array
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel

from moothall.facts.bodies import Fact

_TEXT = rb"\([^\\()]*(?:\\.[^\\()]*)*\)"
_STRING = re.compile(_TEXT, re.DOTALL)
"""A string as qpdf writes it, with every bracket in it escaped; some are in hexadecimal digits instead."""

_NAMES = re.compile(rb"/(?:ID|Headers \[)(?: (?:%b|<[0-9a-f]*>))+" % _TEXT, re.DOTALL)
_NAME = re.compile(rb"/ID (%b|<[0-9a-f]*>)" % _TEXT, re.DOTALL)
"""What elements are called, and the names by which the cells of a table refer to their headers."""

_TOGETHER = re.compile(rb"<< /Type /ObjStm /Length \d+ /N (\d+) /First (\d+)")
"""How qpdf begins what holds objects together: of a stream it says the length last, but of its own."""

_REFERENCE = re.compile(rb" (\d+) 0 R")
_MISTAKEN = (b" 0 R", b"/ID ", b"/Headers ")
"""What would be taken for something else, if a string had it."""

_STRAY = frozenset({"/Page", "/Template", "/Pages", "/Catalog", "/StructTreeRoot", "/Filespec", "/EmbeddedFile"})
_CARRIED = ("/AF", "/EF", "/PieceInfo", "/JS", "/AA", "/Metadata")
_NOTES = frozenset(
    f"/{kind}"
    for kind in (
        *("Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly"),
        *("StrikeOut", "Stamp", "Caret", "Ink", "Popup", "FileAttachment", "Sound", "Movie", "Widget", "Screen"),
        *("PrinterMark", "TrapNet", "Watermark", "3D", "Redact", "RichMedia", "Projection"),
    )
)
"""The kinds of annotation beside links, none of which is bound."""

_SIGNS = (
    *(f"{sign} ".encode() for sign in (*sorted(_STRAY - {"/Page"}), *_CARRIED)),
    *(f"/Subtype {kind} ".encode() for kind in sorted(_NOTES)),
)


class ToldError(ValueError):
    """A file that cannot be told."""


class Told(Fact):
    """The objects of a file by their numbers, from 1: a line of `text` each, with `%d` for each of the `gaps`.

    `gaps` are 32-bit numbers. Most objects are held together: `held` has the number of what holds them, whose own
    line is empty, and how many they are; they are numbered on from there. All others are streams: `streams` has the
    number of each and what is in it, packed as it is. `named` are the names that elements have, with their numbers.
    """

    text: bytes
    gaps: bytes
    held: tuple[tuple[int, int], ...]
    streams: tuple[tuple[int, bytes], ...]
    named: tuple[tuple[bytes, int], ...]

    @property
    def size(self) -> int:
        """How many numbers the objects take."""
        return len(self.streams) + sum([1 + count for _, count in self.held])

    def lines(self, base: int) -> list[bytes]:
        """The objects where `base` is added to each number."""
        filled: bytes = self.text % tuple([base + gap for gap in array("i", self.gaps)])
        return filled.split(b"\n")


def told(pdf: Pdf, asked: Sequence[Object], start: bytes = b"") -> tuple[Told, list[int]]:
    """What is asked of a file, with all that it leads to, and the numbers of what was asked, in that order.

    Pages that were not asked for, attachments and scripts are left out wherever they hang. The names of elements
    begin with `start` from now on. The file itself is spoilt by it. Raises ToldError.
    """
    data = _written(pdf, asked)
    cut = _cut(data)
    pages = {one.objgen for one in asked if isinstance(one, Dictionary) and one.get("/Type") == Name.Page}
    if _has_strays(cut, len(pages)):
        with Pdf.open(io.BytesIO(data)) as again:
            _take_strays(again, cut.asked)
            cut = _cut(_written(again, [again.get_object(number, 0) for number in cut.asked]))
    if len(cut.asked) != len(asked):
        raise ToldError("its objects cannot be told apart")
    return _with_gaps(cut, start), cut.asked


class Asked:
    """What is asked of a file; each object has its place among what was asked."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.objects: list[Object] = []

    def place(self, one: Object) -> int:
        """The place of an object, which must not stand within another."""
        self.objects.append(one)
        return len(self.objects) - 1

    def apart(self, holder: Object, name: str) -> int:
        """The place of what an object holds under a name, which stands by itself from now on."""
        if not holder[name].is_indirect:
            holder[name] = self.pdf.make_indirect(holder[name])
        return self.place(holder[name])


class _Cut(NamedTuple):
    """A file cut into its objects."""

    lines: list[bytes]
    held: list[tuple[int, int]]
    streams: list[tuple[int, bytes]]
    asked: list[int]


def _written(pdf: Pdf, asked: Sequence[Object]) -> bytes:
    for key in set(pdf.trailer.keys()) - {"/Root", "/Size", "/ID"}:
        del pdf.trailer[key]
    pages = Dictionary(Type=Name.Pages, Kids=Array(), Count=0)
    pdf.trailer.Root = pdf.make_indirect(Dictionary(Type=Name.Catalog, Asked=Array(asked), Pages=pages))
    with tempfile.TemporaryFile() as file:  # qpdf writes into a file far faster than into memory of Python's
        pdf.save(
            file,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.none,
        )
        file.seek(0)
        return file.read()


def _cut(data: bytes) -> _Cut:
    """Cut what qpdf wrote: streams in the order of their numbers, the last of which is the index of them all."""
    cut, at = _Cut([], [], [], []), 0
    while True:
        start, end = data.index(b" 0 obj\n", at), data.index(b" >>\nstream\n", at)
        head, first = data[start + 7 : end + 3], end + 11
        if data[data.rindex(b"\n", at, start) + 1 : start] != b"%d" % (len(cut.lines) + 1):
            raise ToldError("its objects are not in order")
        if head.startswith(b"<< /Type /XRef "):
            break
        at = first + _length(head)
        _put(cut, head, data[first:at])
    root = int(head.split(b" /Root ")[1].split()[0]) - 1
    cut.asked.extend(int(found) for found in re.findall(rb"(\d+) 0 R", cut.lines[root]))
    cut.lines[root] = b"null"
    return cut


def _length(head: bytes) -> int:
    return int(head[head.rindex(b"/Length ") + 8 :].split(maxsplit=1)[0])


def _put(cut: _Cut, head: bytes, held: bytes) -> None:
    number = len(cut.lines) + 1
    if not (together := _TOGETHER.match(head)):
        line, packed = _packed(head, held)
        cut.lines.append(line)
        cut.streams.append((number, packed))
        return
    count, first = int(together[1]), int(together[2])
    lines = held[first:].rstrip(b"\n").split(b"\n")
    numbers = [int(found) for found in held[:first].split()[::2]]
    if len(lines) != count or numbers != list(range(number + 1, number + 1 + count)):
        raise ToldError("its objects are not in order")
    cut.lines.extend([b"", *lines])
    cut.held.append((number, count))


def _packed(head: bytes, held: bytes) -> tuple[bytes, bytes]:
    """A stream, made smaller where nobody has."""
    if b"/Filter" in head or b"/DecodeParms" in head or not held:
        return head, held
    packed = zlib.compress(held)
    return head.replace(b"/Length %d >>" % len(held), b"/Filter /FlateDecode /Length %d >>" % len(packed)), packed


def _has_strays(cut: _Cut, pages: int) -> bool:
    """Whether there may be what should not be there: a word in a text looks the same."""
    text = b"\n".join(cut.lines)
    return text.count(b"/Type /Page ") != pages or any(sign in text for sign in _SIGNS)


def _take_strays(pdf: Pdf, asked: Collection[int]) -> None:
    kept = set(asked)
    for one in list(pdf.objects):
        if isinstance(one, Dictionary | Stream):
            _take(pdf, one, kept)


def _take(pdf: Pdf, one: Object, kept: Collection[int]) -> None:
    if one.objgen[0] not in kept and (str(one.get("/Type", "")) in _STRAY or _is_note(one)):
        pdf._replace_object(one.objgen, Dictionary())
        return
    for key in _CARRIED:
        if key in one:
            del one[key]


def _is_note(one: Object) -> bool:
    """Whether it is an annotation that is no link: they need not say of what type they are."""
    return "/Rect" in one and str(one.get("/Subtype", "")) in _NOTES


def _with_gaps(cut: _Cut, start: bytes) -> Told:
    text = b"\n".join(cut.lines)
    if any(sign in b"".join(_STRING.findall(text)) for sign in _MISTAKEN):
        text = _STRING.sub(_in_digits, text)
    bare, digits = b" (" + start, b" <" + start.hex().encode()
    text = _NAMES.sub(lambda names: names[0].replace(b" (", bare).replace(b" <", digits), text)
    calling = [(line, number) for number, line in enumerate(text.split(b"\n"), 1) if b"/ID " in line]
    named = [(bytes(Object.parse(name[1])), number) for line, number in calling if (name := _name(line))]
    parts = _REFERENCE.split(text.replace(b"%", b"%%"))
    gaps = array("i", list(map(int, parts[1::2])))
    return Told(b" %d 0 R".join(parts[::2]), gaps.tobytes(), tuple(cut.held), tuple(cut.streams), tuple(named))


def _in_digits(string: re.Match[bytes]) -> bytes:
    return b"<%b>" % bytes(Object.parse(string[0])).hex().encode()


def _name(line: bytes) -> re.Match[bytes] | None:
    """The name of an element, as it is told."""
    return _NAME.search(line) if b"/S /" in line else None
