"""A paper's file made ready for binding: looked through, cleaned, and its names made its own.

What is done here depends on the file alone, so it is done once for each: the result can be put on a shelf.
"""

import io
from collections.abc import Callable, Iterable
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfError

from moothall.documents.assembly.check import disagreements, forms
from moothall.documents.assembly.soundness import is_typeset, second_opinion
from moothall.documents.assembly.told_trees import ToldTree, told_tree
from moothall.documents.cleaning import FORM_LEFT_OUT, clean_page, clean_root, leads_somewhere
from moothall.documents.element_names import name_apart
from moothall.documents.trees import TreeError, entries, inner, kids
from moothall.facts.bodies import Fact

INWARD = "pack:"
"""Addresses within the pack: `pack:page/27`, `pack:paper/KEY`, `pack:file/HASH`, `pack:item/KEY`, `pack:item/5`."""

_FLATTENED = "its form was turned into plain content, which has no tags"


class SourceError(Exception):
    """A file that cannot be bound, and why."""


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


class Source(NamedTuple):
    """A file ready for binding: the open PDF, what was found of it, and its tree as text where that can be told.

    The names of its elements have still to be told apart by the `digest`; where it is empty, they are (as in `tree`).
    """

    pdf: Pdf
    verdict: Verdict
    tree: ToldTree | None = None
    digest: str = ""


def opened(data: bytes) -> Pdf:
    """The file, opened. Raises SourceError for what is no PDF or is locked."""
    try:
        return Pdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise SourceError("the file is locked with a password") from error
    except PdfError as error:
        raise SourceError("the file is no PDF that can be read") from error


def prepared(data: bytes, digest: str) -> Source:
    """A file looked through and cleaned. Raises SourceError. `digest` tells it from all others in the pack."""
    pdf = opened(data)
    try:
        verdict = _prepared(pdf, data)
        tree = told_tree(pdf, digest) if verdict.tagged else None
        if verdict.tagged and tree is None:
            name_apart(pdf, digest)
        return Source(pdf, verdict, tree, digest if tree else "")
    except (TreeError, PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise SourceError(f"the file is damaged: {error}") from error


def _prepared(pdf: Pdf, data: bytes) -> Verdict:
    tagged = _is_tagged(pdf)
    claims = tagged and str(pdf.open_metadata().get("pdfuaid:part", "")) == "1"
    found = _opinion(pdf, data, claims=claims) if tagged else []
    if not tagged:
        _without_tags(pdf)
    if _flattened(pdf):
        found.append(_FLATTENED)
    for page in pdf.pages:
        _cleaned(pdf, page)
    clean_root(pdf)
    return Verdict(len(pdf.pages), tagged, _is_scanned(pdf), claims, tuple(found))


def _opinion(pdf: Pdf, data: bytes, *, claims: bool) -> list[str]:
    """What is wrong with a tagged file. Typst refuses to write what fails PDF/UA: its files are taken at its word."""
    if claims and is_typeset(pdf):
        return []
    return disagreements(pdf) or (second_opinion(data) if claims else [])


def _is_tagged(pdf: Pdf) -> bool:
    marked = bool(pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False))
    return marked and bool(inner(pdf.Root.get("/StructTreeRoot", Dictionary())))


def _is_scanned(pdf: Pdf) -> bool:
    """Whether no page has letters and some have pictures."""
    resources = [page.obj.get("/Resources", Dictionary()) for page in pdf.pages]
    drawn = [form for one in resources for form in forms(one)]
    lettered = any(len(one.get("/Font", {})) for one in (*resources, *(_inside(form) for form in drawn)))
    return not lettered and any(form.get("/Subtype") == Name.Image for form in drawn)


def _inside(form: Object) -> Object:
    return form.get("/Resources", Dictionary())


def _without_tags(pdf: Pdf) -> None:
    """Take away what is left of tags that lead nowhere."""
    for key in ("/StructTreeRoot", "/MarkInfo"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        holders = (page.obj, *page.obj.get("/Annots", []), *forms(page.obj.get("/Resources", Dictionary())))
        for holder in holders:
            _drop(holder, ("/StructParents", "/StructParent"))


def _drop(holder: Object, names: Iterable[str]) -> None:
    for name in names:
        if name in holder:
            del holder[name]


def _flattened(pdf: Pdf) -> bool:
    """Turn the fields of a form into what they show; whether there were any."""
    fields = {place: _split(page, _is_field) for place, page in enumerate(pdf.pages)}
    if not any(ours for ours, _ in fields.values()):
        return False
    for place, (ours, _) in fields.items():
        pdf.pages[place].obj.Annots = Array(ours)
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    for place, (ours, others) in fields.items():
        pdf.pages[place].obj.Annots = Array(others)
        _untied(pdf, ours)
    return True


def _is_field(note: Object) -> bool:
    return bool(note.get("/Subtype") == Name.Widget)


def _split(page: Page, ours: Callable[[Object], bool]) -> tuple[list[Object], list[Object]]:
    notes = list(page.obj.get("/Annots", []))
    return [note for note in notes if ours(note)], [note for note in notes if not ours(note)]


def _cleaned(pdf: Pdf, page: Page) -> None:
    refuse(pdf, page, lambda note: not leads_somewhere(note, (INWARD,)))
    for note in page.obj.get("/Annots", []):
        _drop(note, ("/AA", "/PA", "/AF"))
        _drop(note.get("/A", Dictionary()), ("/Next",))
    for form in forms(page.obj.get("/Resources", Dictionary())):
        _drop(form, FORM_LEFT_OUT)


def refuse(pdf: Pdf, page: Page, refused: Callable[[Object], bool]) -> bool:
    """Take annotations from a page, and from the elements that hold them; whether there were any."""
    taken = clean_page(page, keep=lambda note: not refused(note))
    _untied(pdf, taken)
    return bool(taken)


def _untied(pdf: Pdf, notes: list[Object]) -> None:
    """Take annotations out of the structure tree; an element that was there for one is plain text from now on."""
    gone = {int(note.StructParent) for note in notes if "/StructParent" in note}
    if not gone or "/StructTreeRoot" not in pdf.Root:
        return
    root = pdf.Root.StructTreeRoot
    listed = [(int(key), value) for key, value in entries(root.get("/ParentTree"), "/Nums")]
    for key, element in listed:
        if key in gone and isinstance(element, Dictionary):
            _let_go(element, notes)
    left = [part for key, value in listed if key not in gone for part in (key, value)]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(left)))


def _let_go(element: Object, notes: list[Object]) -> None:
    gone = {note.objgen for note in notes}
    left = [kid for kid in kids(element) if not (isinstance(kid, Dictionary) and _object(kid) in gone)]
    element.K = Array(left)
    if element.S in (Name.Link, Name.Annot, Name.Form):
        element.S = Name.Span


def _object(kid: Object) -> tuple[int, int] | None:
    return kid.Obj.objgen if "/Obj" in kid else None
