"""Telling a source's form by its content, never by its name, and taking it apart."""

import importlib
from collections.abc import Callable
from typing import cast

from moothall.intake.lines import Source
from moothall.intake.sources.text import read_text
from moothall.intake.sources.unreadable import LIMITS, Limits, UnreadablePack, too_large

__all__ = ["LIMITS", "Limits", "UnreadablePack", "take_apart"]

_ZIP, _PDF, _OLD_OFFICE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_HEAD = 1024
_STRANGERS = {
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"II*\x00": "a picture (TIFF)",
    b"MM\x00*": "a picture (TIFF)",
    b"{\\rtf": "a file in rich text format (RTF); save it as Word (docx) or PDF",
    b"PK\x05\x06": "an empty zip archive",
    b"\x1f\x8b": "a compressed archive",
    b"7z\xbc\xaf": "a compressed archive",
    b"Rar!": "a compressed archive",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"SQLite format 3": "a database",
}
_MOST_CONTROLS = 0.02


def take_apart(data: bytes, limits: Limits = LIMITS) -> Source:
    """The lines of a PDF, Word or text file, told by what it begins with.

    Raises UnreadablePack, saying what is wrong, for anything else and for what is empty, damaged, locked or
    larger than `limits`.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadablePack("this file is empty")
    if len(data) > limits.file_bytes:
        raise too_large(f"{len(data) / 2**20:,.0f} MB", f"{limits.file_bytes / 2**20:,.0f} MB")
    if _PDF in data[:_PDF_HEAD]:
        return _reader("pdf", "read_pdf")(data, limits)
    if data.startswith(_ZIP):
        return _reader("word", "read_word")(data, limits)
    if data.startswith(_OLD_OFFICE):
        raise UnreadablePack(
            "this is an old Office file (.doc) or a Word file locked with a password; save it as an unlocked .docx"
        )
    return read_text(_decoded(data))


def _reader(module: str, function: str) -> Callable[[bytes, Limits], Source]:
    """A form's reader, imported when it is first needed: reading Word should not wait for the PDF library."""
    found = importlib.import_module(f"moothall.intake.sources.{module}")
    return cast("Callable[[bytes, Limits], Source]", getattr(found, function))


def _decoded(data: bytes) -> str:
    for beginning, what in _STRANGERS.items():
        if data.startswith(beginning):
            raise UnreadablePack(f"this is {what}, not a pack; a PDF, a Word file (docx) or text is wanted")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadablePack("this is neither a PDF, a Word file (docx) nor text in UTF-8") from error
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\v\f\r")
    if controls > len(text) * _MOST_CONTROLS:
        raise UnreadablePack("this is not text, though it can be decoded; a PDF, a Word file or text is wanted")
    return text
