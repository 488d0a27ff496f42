"""What is done with a file that is to be an appendix, in a process of its own: looked through, and made a PDF."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

from moothall.documents.assembly import Folder, make_ready
from moothall.documents.composer.appendix import appendix_pdf
from moothall.documents.composer.press import CompositionError, Press
from moothall.facts.drafts import AppendixForm
from moothall.facts.findings import Finding
from moothall.facts.writing import Writing, WrittenFigure
from moothall.intake.appendix_check import check, findings
from moothall.intake.file_forms import form_of
from moothall.intake.hidden import images
from moothall.intake.hidden.pdf_clean import CannotCleanError
from moothall.intake.hidden.search import clean, search
from moothall.intake.hidden.word_clean import Changes, TrackedChangesError
from moothall.intake.sources.unreadable import UnreadablePack
from moothall.intake.word_report import read_report
from moothall.workers import Refused


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that is handed in, with what is needed to typeset it, and where it is made ready for binding."""

    data: bytes
    title: str
    alternative: str
    council: str
    made: dt.datetime
    fonts: tuple[Path, ...]
    shelf: Path | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of it: the form, what was found, and the PDF to be bound, empty where there is none."""

    form: AppendixForm
    findings: tuple[Finding, ...]
    pdf: bytes = b""
    pages: int | None = None
    tagged: bool | None = None
    scanned: bool | None = None


def look_through(handed: Handed) -> Looked:
    """Look through a file for what is hidden in it, and make of it the PDF that is bound.

    Word files and pictures are typeset here, with tags. Spreadsheets and slides are kept as they are. Raises
    Refused, in a sentence, for a file that cannot be an appendix.
    """
    try:
        form = form_of(handed.data)
        hidden = search(handed.data, form)
        pdf = handed.data if form == "pdf" else _typeset(handed, form)
        if not pdf:
            return Looked(form, hidden)
        found = check(pdf)
    except (UnreadablePack, CompositionError) as error:
        raise Refused(str(error)) from error
    if handed.shelf:
        make_ready(pdf, Folder(handed.shelf))
    about = tuple(findings(found, "the file")) if form == "pdf" else ()
    return Looked(form, (*hidden, *about), pdf, found.pages, found.tagged, bool(found.scanned))


def cleaned(data: bytes, form: AppendixForm, changes: Changes | None) -> bytes:
    """The file without what is hidden in it. Raises Refused, in a sentence, for what cannot be taken out."""
    try:
        return clean(data, form, changes)
    except (TrackedChangesError, CannotCleanError, UnreadablePack) as error:
        raise Refused(str(error)) from error


def _typeset(handed: Handed, form: AppendixForm) -> bytes:
    if form == "word":
        read = read_report(handed.data)
        pictures = dict(read.pictures)
        return _printed(handed, read.writing, pictures)
    if form == "image":
        if not handed.alternative.strip():
            raise Refused("A picture needs words that say the same, for those who do not see it")
        file = hashlib.sha256(handed.data).hexdigest()
        figure = WrittenFigure("picture1", file, handed.alternative.strip())
        return _printed(handed, Writing((figure,)), {file: handed.data})
    return b""


def _printed(handed: Handed, writing: Writing, pictures: dict[str, bytes]) -> bytes:
    """The PDF; what pictures say of where and by whom they were taken does not go into it."""
    bare = {file: images.clean(data) for file, data in pictures.items()}
    return appendix_pdf(
        handed.title,
        writing,
        council=handed.council,
        made=handed.made,
        press=Press(handed.fonts),
        pictures=lambda file: bare.get(file, b""),
    )
