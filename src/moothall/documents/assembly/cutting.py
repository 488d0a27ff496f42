"""A file cut into its objects, each of them a line of text.

qpdf writes the file, and so nothing that nothing leads to; the text is cut from what it wrote.
"""

import io
import re
import tempfile
import zlib
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel

STRING = rb"\([^\\()]*(?:\\.[^\\()]*)*\)"
"""A string as qpdf writes it, with every bracket in it escaped; some are in hexadecimal digits instead."""

_TOGETHER = re.compile(rb"<< /Type /ObjStm /Length \d+ /N (\d+) /First (\d+)")
"""How qpdf begins what holds objects together: of a stream it says the length last, but of its own."""

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

_SIGNS = tuple(f"{sign} ".encode() for sign in (*sorted(_STRAY - {"/Page"}), *_CARRIED))
_KIND = re.compile(rb"/Subtype (/\w+) ")


class CutError(ValueError):
    """A file whose objects cannot be told apart."""


class Cut(NamedTuple):
    """A file cut into its objects: a line for each, by its number, from 1; and the numbers of what was asked."""

    lines: list[bytes]
    held: list[tuple[int, int]]
    streams: list[tuple[int, bytes]]
    asked: list[int]


def cut(pdf: Pdf, asked: Sequence[Object]) -> Cut:
    """What is asked of a file, with all that it leads to. The file itself is spoilt by it. Raises CutError."""
    return _as_asked(_cut(_written(pdf, asked)), asked)


def cut_clean(pdf: Pdf, asked: Sequence[Object]) -> Cut:
    """The same without pages that were not asked for, attachments and scripts, wherever they hang."""
    data = _written(pdf, asked)
    found = _cut(data)
    pages = {one.objgen for one in asked if isinstance(one, Dictionary) and one.get("/Type") == Name.Page}
    if _has_strays(found, len(pages)):
        with Pdf.open(io.BytesIO(data)) as again:
            _take_strays(again, found.asked)
            found = _cut(_written(again, [again.get_object(number, 0) for number in found.asked]))
    return _as_asked(found, asked)


class Asked:
    """What is asked of a file; each object has its place among what was asked."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.objects: list[Object] = []
        self.places: dict[tuple[int, int], int] = {}

    def place(self, one: Object) -> int:
        """The place of an object, which must not stand within another."""
        place = self.places.setdefault(one.objgen, len(self.objects))
        if place == len(self.objects):
            self.objects.append(one)
        return place

    def apart(self, holder: Object, name: str) -> int:
        """The place of what an object holds under a name, which stands by itself from now on."""
        if not holder[name].is_indirect:
            holder[name] = self.pdf.make_indirect(holder[name])
        return self.place(holder[name])


def _as_asked(found: Cut, asked: Sequence[Object]) -> Cut:
    if len(found.asked) != len(asked):
        raise CutError("its objects cannot be told apart")
    return found


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


def _cut(data: bytes) -> Cut:
    """Cut what qpdf wrote: streams in the order of their numbers, the last of which is the index of them all."""
    found, at = Cut([], [], [], []), 0
    while True:
        start, end = data.index(b" 0 obj\n", at), data.index(b" >>\nstream\n", at)
        head, first = data[start + 7 : end + 3], end + 11
        if data[data.rindex(b"\n", at, start) + 1 : start] != b"%d" % (len(found.lines) + 1):
            raise CutError("its objects are not in order")
        if head.startswith(b"<< /Type /XRef "):
            break
        at = first + _length(head)
        _put(found, head, data[first:at])
    root = int(head.split(b" /Root ")[1].split()[0]) - 1
    found.asked.extend(int(one) for one in re.findall(rb"(\d+) 0 R", found.lines[root]))
    found.lines[root] = b"null"
    return found


def _length(head: bytes) -> int:
    return int(head[head.rindex(b"/Length ") + 8 :].split(maxsplit=1)[0])


def _put(found: Cut, head: bytes, held: bytes) -> None:
    number = len(found.lines) + 1
    if not (together := _TOGETHER.match(head)):
        line, packed = _packed(head, held)
        found.lines.append(line)
        found.streams.append((number, packed))
        return
    count, first = int(together[1]), int(together[2])
    lines = held[first:].rstrip(b"\n").split(b"\n")
    numbers = [int(one) for one in held[:first].split()[::2]]
    if len(lines) != count or numbers != list(range(number + 1, number + 1 + count)):
        raise CutError("its objects are not in order")
    found.lines.extend([b"", *lines])
    found.held.append((number, count))


def _packed(head: bytes, held: bytes) -> tuple[bytes, bytes]:
    """A stream, made smaller where nobody has."""
    if b"/Filter" in head or b"/DecodeParms" in head or not held:
        return head, held
    packed = zlib.compress(held)
    return head.replace(b"/Length %d >>" % len(held), b"/Filter /FlateDecode /Length %d >>" % len(packed)), packed


def _has_strays(found: Cut, pages: int) -> bool:
    """Whether there may be what should not be there: a word in a text looks the same."""
    text = b"\n".join(found.lines)
    kinds = {kind.decode() for kind in _KIND.findall(text)}
    return text.count(b"/Type /Page ") != pages or any(sign in text for sign in _SIGNS) or bool(kinds & _NOTES)


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
