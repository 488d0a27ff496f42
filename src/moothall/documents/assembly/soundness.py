"""How sound a file is: what is found of it, and a second opinion where it says that it is PDF/UA."""

import tempfile
from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Pdf

from moothall.documents.assembly.check import forms
from moothall.documents.trees import inner
from moothall.facts.bodies import Fact

_TYPESETTER = "Typst"
_MOST = 20


class Verdict(Fact):
    """What was found of a file: its pages, whether it is tagged, scanned, says that it is PDF/UA, and what is wrong."""

    pages: int
    tagged: bool
    scanned: bool
    claims: bool
    faults: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether it may stand in a file that says it is PDF/UA."""
        return self.tagged and self.claims and not self.faults


def is_tagged(pdf: Pdf) -> bool:
    """Whether a file says that it is tagged, and has an element."""
    marked = bool(pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False))
    return marked and bool(inner(pdf.Root.get("/StructTreeRoot", Dictionary())))


def is_scanned(pdf: Pdf) -> bool:
    """Whether no page has letters and some have pictures."""
    drawn = list(drawn_on(pdf))
    resources = [holder.get("/Resources", Dictionary()) for holder in (*(page.obj for page in pdf.pages), *drawn)]
    lettered = any(len(one.get("/Font", {})) for one in resources)
    return not lettered and any(form.get("/Subtype") == Name.Image for form in drawn)


def drawn_on(pdf: Pdf) -> Iterator[Object]:
    """The forms and pictures that pages may draw, once each."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        yield from forms(page.obj.get("/Resources", Dictionary()), seen)


def is_typeset(pdf: Pdf) -> bool:
    """Whether a file came from the typesetter that we use, which refuses to write what fails PDF/UA."""
    return str(pdf.docinfo.get("/Creator", "")).startswith(_TYPESETTER)


def second_opinion(data: bytes) -> list[str]:
    """What a checker finds wrong with a file, or doubts, by its rules; that it could not look is a fault as well."""
    from pdfua import PdfuaError, Severity, validate  # noqa: PLC0415 - few papers need it

    with tempfile.NamedTemporaryFile(suffix=".pdf") as kept:
        kept.write(data)
        kept.flush()
        try:
            found = validate(kept.name).findings
        except PdfuaError as error:
            return [f"it could not be looked through: {error}"]
    wrong = [f"{finding.rule_id}: {finding.message}" for finding in found if finding.severity != Severity.INFO]
    return wrong[:_MOST]
