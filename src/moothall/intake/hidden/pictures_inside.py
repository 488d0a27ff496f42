"""Photographs inside other files: a JPEG keeps, in a PDF or an Office file too, where and by whom it was taken."""

from collections.abc import Iterator

import msgspec
from PIL import ExifTags, Image

from moothall.facts.findings import Finding
from moothall.intake.hidden import images
from moothall.intake.sources.unreadable import UnreadablePack

_START, _SCAN, _FILL = b"\xff\xd8", 0xDA, 0xFF
_TELLING = (0xE1, 0xED, 0xFE)
"""The segments that hold what cameras and programs write: Exif and XMP, IPTC, comments."""

_MARKS = (b"Exif\x00\x00", b"http://ns.adobe.com/xap/", b"Photoshop 3.0")
_HEAD = 200_000
_GRAVE = ("hidden-location", "hidden-name", "hidden-path")


def search(data: bytes, place: str) -> Iterator[Finding]:
    """What a photograph inside a file says of places, people and folders. Nothing for what is no such picture."""
    if not data.startswith(_START) or not any(mark in data[:_HEAD] for mark in _MARKS):
        return
    try:
        said = list(images.search(data))
    except UnreadablePack:
        return
    yield from (msgspec.structs.replace(one, place=place) for one in said if one.code in _GRAVE)


def clean(data: bytes) -> bytes:
    """The same photograph, every point of it, that says no more than which way is up."""
    if not data.startswith(_START):
        return data
    kept, at = [_START, _upright(data)], len(_START)
    while at + 4 <= len(data) and data[at] == _FILL and data[at + 1] != _SCAN:
        if data[at + 1] == _FILL:
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] not in _TELLING:
            kept.append(data[at:end])
        at = end
    return b"".join(kept) + data[at:]


def _upright(data: bytes) -> bytes:
    """A segment that says which way is up, empty where the picture stands as it is."""
    try:
        way = images.opened(data).getexif().get(ExifTags.Base.Orientation, 1)
    except UnreadablePack:
        return b""
    if way == 1:
        return b""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = way
    said = exif.tobytes()
    return b"\xff\xe1" + (len(said) + 2).to_bytes(2) + said
