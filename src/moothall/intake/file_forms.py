"""What kind of file something is, told by its content and never by its name."""

import io
import zipfile

from moothall.facts.drafts import AppendixForm
from moothall.intake.sources.unreadable import UnreadablePack

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_OFFICE: tuple[tuple[str, AppendixForm], ...] = (("word/", "word"), ("xl/", "spreadsheet"), ("ppt/", "slides"))
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
UNKNOWN = "Give a PDF, a Word, Excel or PowerPoint file (docx, xlsx, pptx), or a picture (PNG, JPEG)."


def form_of(data: bytes) -> AppendixForm:
    """The form of a file. Raises UnreadablePack, in a sentence, for any other."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "image"
    if data.startswith(_OLD_OFFICE):
        raise UnreadablePack("this is an Office file of the old form or one with a password: save it as docx or xlsx")
    if data.startswith(b"PK"):
        return _office(data)
    raise UnreadablePack(f"this is no kind of file that can be an appendix. {UNKNOWN}")


def _office(data: bytes) -> AppendixForm:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadablePack("this Office file is damaged: open it in its program and save it anew") from error
    for folder, form in _OFFICE:
        if any(name.startswith(folder) for name in names):
            return form
    raise UnreadablePack(f"this is a zip archive. {UNKNOWN}")
