"""The search for hidden content in a file of any kind, and the cleaning of it in one act."""

from collections.abc import Callable, Iterator

from moothall.facts.drafts import AppendixForm
from moothall.facts.findings import Finding
from moothall.intake.hidden import images, pdf, pdf_clean, slides, spreadsheet, word, word_clean
from moothall.intake.hidden.package import Package
from moothall.intake.hidden.pdf_clean import CannotCleanError
from moothall.intake.hidden.word_clean import Changes
from moothall.intake.sources.unreadable import LIMITS, Limits

MOST = 200
SEARCHED = (
    "text under boxes and pictures, invisible, white and tiny text, text off the page", "comments and tracked changes",
    "attached and embedded files", "scripts and macros", "form values", "layers that are off",
    "names, paths and other properties", "hidden sheets, rows, columns, cells, slides and boxes, and notes",
    "places and devices in pictures", "earlier versions kept in the file",
)  # fmt: skip
"""What is looked for, in words, for whoever has to say that it was."""

_OFFICE: dict[str, Callable[[Package], Iterator[Finding]]] = {
    "word": word.search,
    "spreadsheet": spreadsheet.search,
    "slides": slides.search,
}


def search(data: bytes, form: AppendixForm, limits: Limits = LIMITS) -> tuple[Finding, ...]:
    """What a file carries that no one sees, at most two hundred findings, the gravest first.

    Raises UnreadablePack for a file that is not of that form, damaged, locked or too large. A hostile file may take
    long: run it in a worker (`moothall.workers`).
    """
    match form:
        case "pdf":
            found = list(pdf.search(data, limits))
        case "image":
            found = list(images.search(data))
        case "text":
            found = []
        case _:
            found = list(_OFFICE[form](Package(data, limits)))
    return tuple(sorted(found, key=lambda one: one.severity == "advice"))[:MOST]


def clean(data: bytes, form: AppendixForm, changes: Changes | None = None, limits: Limits = LIMITS) -> bytes:
    """The file without what `search` finds in it, looked at again before it is given.

    `changes` says what becomes of tracked changes. Raises TrackedChangesError where a Word file has some and nothing
    is said, CannotCleanError where something is left, UnreadablePack as `search` does.
    """
    cleaned = _cleaned(data, form, changes, limits)
    left = [one for one in search(cleaned, form, limits) if one.code != "hidden-text-layer"]
    if left:
        raise CannotCleanError(
            f"This could not be taken out: {left[0].text} ({left[0].place}). Take it out in the program that the file "
            "was made with, and give the file again."
        )
    return cleaned


def _cleaned(data: bytes, form: AppendixForm, changes: Changes | None, limits: Limits) -> bytes:
    match form:
        case "pdf":
            return pdf_clean.clean(data)
        case "image":
            return images.clean(data)
        case "text":
            return data
    package = Package(data, limits)
    match form:
        case "word":
            word_clean.clean(package, changes)
        case "spreadsheet":
            spreadsheet.clean(package)
        case _:
            slides.clean(package)
    return package.saved()
