"""Pictures inside other files: JPEG and PNG keep, in a PDF or an Office file too, where and by whom they were made."""

from collections.abc import Iterator

import msgspec
from PIL import ExifTags, Image

from moothall.facts.findings import Finding
from moothall.intake.hidden import images
from moothall.intake.sources.unreadable import UnreadablePack

_JPEG, _SCAN, _FILL = b"\xff\xd8", 0xDA, 0xFF
_TELLING = (0xE1, 0xED, 0xFE)
"""The segments of a JPEG that hold what cameras and programs write: Exif and XMP, IPTC, comments."""

_PNG = b"\x89PNG\r\n\x1a\n"
_TELLING_CHUNKS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_AROUND = 12
"""A chunk of a PNG has so many bytes beside its data: how long that is, its name, a checksum."""

_MARKS = (b"Exif\x00\x00", b"http://ns.adobe.com/xap/", b"Photoshop 3.0")
_HEAD = 200_000
_GRAVE = ("hidden-location", "hidden-name", "hidden-path")


def search(data: bytes, place: str) -> Iterator[Finding]:
    """What a picture inside a file says of places, people and folders. Nothing for what is no such picture."""
    if not _may_tell(data):
        return
    try:
        said = list(images.search(data))
    except UnreadablePack:
        return
    yield from (msgspec.structs.replace(one, place=place) for one in said if one.code in _GRAVE)


def clean(data: bytes) -> bytes:
    """The same picture, every point of it, that says no more than which way is up."""
    if data.startswith(_PNG):
        return _PNG + b"".join(chunk for name, chunk in _chunks(data) if name not in _TELLING_CHUNKS)
    return _clean_jpeg(data) if data.startswith(_JPEG) else data


def _may_tell(data: bytes) -> bool:
    """Whether it is worth taking the picture apart."""
    if data.startswith(_PNG):
        return any(name in _TELLING_CHUNKS for name, _ in _chunks(data))
    return data.startswith(_JPEG) and any(mark in data[:_HEAD] for mark in _MARKS)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG up to its end, each with its name; what stands behind that is no part of the picture."""
    at = len(_PNG)
    while at + 8 <= len(data):
        end = at + _AROUND + int.from_bytes(data[at : at + 4])
        name = data[at + 4 : at + 8]
        yield name, data[at:end]
        if name == b"IEND":
            return
        at = end


def _clean_jpeg(data: bytes) -> bytes:
    kept, at = [_JPEG, _upright(data)], len(_JPEG)
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
