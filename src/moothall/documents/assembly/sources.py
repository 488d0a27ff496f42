"""A paper's file made ready for binding: looked through, cleaned, and told whole.

What is done here depends on the file alone, so it is done once for each: the result can be put on a shelf.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfError, Stream

from moothall.documents.assembly.branches import Branch, branch
from moothall.documents.assembly.check import Seen, disagreements, forms, listed, looked_over, speaks_of_others, tagged
from moothall.documents.assembly.cutting import Asked, Cut, cut_clean
from moothall.documents.assembly.holdings import Trees
from moothall.documents.assembly.links import INWARD, Compass, Heading, Link
from moothall.documents.assembly.opening import SourceError, opened, refuse_layers
from moothall.documents.assembly.soundness import is_typeset, second_opinion
from moothall.documents.assembly.stamps import View, view
from moothall.documents.assembly.strays import untied, without_other_notes, without_other_pages
from moothall.documents.assembly.told import Told, told
from moothall.documents.cleaning import FORM_LEFT_OUT, clean_page, leads_somewhere
from moothall.documents.trees import TreeError, inner
from moothall.facts.bodies import Fact

_NOTE_LEFT_OUT = ("/AA", "/PA", "/AF", "/Parent", "/Popup", "/IRT")
_DAMAGED = (TreeError, PdfError, ValueError, TypeError, AttributeError, RuntimeError, LookupError, ArithmeticError)
_FLATTENED = "its form was turned into plain content, which has no tags"


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


class Sheet(Fact):
    """A page of a paper: its place among what was asked of the file, those of its contents, and how it is seen."""

    place: int
    contents: tuple[int, ...]
    seen: View


class Wish(Fact):
    """What a pack asks of a paper: to do without links to addresses that it lacks, and to call its tags otherwise."""

    lost: frozenset[str] = frozenset()
    renamed: tuple[tuple[str, str], ...] = ()


NOTHING = Wish()


class Source(Fact):
    """A file ready for binding: what was found of it, and the file told whole.

    `asked` are the numbers of what is told anew in a pack: pages, links and `fonts`, by their places.
    """

    verdict: Verdict
    told: Told
    asked: tuple[int, ...]
    sheets: tuple[Sheet, ...]
    fonts: tuple[int, ...]
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    branch: Branch | None = None


def prepared(data: bytes, digest: str, wish: Wish = NOTHING) -> Source:
    """A file looked through and cleaned. Raises SourceError. The names of its elements begin with the `digest`."""
    try:
        try:
            return _made_ready(data, digest, wish, thorough=False)
        except _StrayError:
            return _made_ready(data, digest, wish, thorough=True)
    except _DAMAGED as error:
        raise SourceError(f"the file is damaged: {error}") from error


class _StrayError(Exception):
    """The tags speak of what is not bound: they must be gone through one by one, which takes far longer."""


class _Tags(NamedTuple):
    """The tags of a file: what is on its pages, the places of the parent tree's values, and the tree to be bound."""

    seen: Seen
    listed: Mapping[int, int]
    tree: Branch


def _made_ready(data: bytes, digest: str, wish: Wish, *, thorough: bool) -> Source:
    pdf = opened(data)
    refuse_layers(pdf)
    _with_notes_apart(pdf)
    if thorough:
        without_other_pages(pdf)
    compass = Compass(pdf)
    verdict = _looked_through(pdf)
    _cleaned(pdf, lambda note: compass.is_lost(note, wish.lost))
    if thorough:
        without_other_notes(pdf)
    asked = Asked(pdf)
    headings, links = compass.headings(), tuple(compass.links(asked))
    tags = _tags(pdf, asked, dict(wish.renamed)) if verdict.tagged else None
    sheets = tuple(_sheet(page, asked) for page in pdf.pages)
    fonts = tuple(_fonts(pdf, asked))
    claimed = verdict.claims and not is_typeset(pdf)
    whole = cut_clean(pdf, asked.objects)
    if tags:
        wrong = _disagreements(tags, whole, sheets, thorough=thorough) or (second_opinion(data) if claimed else [])
        verdict = msgspec.structs.replace(verdict, faults=(*wrong, *verdict.faults))
    named = told(whole, f"m{digest[:12]}-".encode())
    return Source(verdict, named, tuple(whole.asked), sheets, fonts, links, headings, tags.tree if tags else None)


def _tags(pdf: Pdf, asked: Asked, renamed: Mapping[str, str]) -> _Tags:
    seen = looked_over(pdf, asked)
    places = listed(pdf, asked, seen.called)
    return _Tags(seen, places, branch(pdf, asked, list(_holders(pdf)), places, renamed))


def _disagreements(tags: _Tags, whole: Cut, sheets: Sequence[Sheet], *, thorough: bool) -> list[str]:
    """What pages and tags disagree on. Raises _StrayError where the tags speak of what is not there, unless thorough.

    That the typesetter which we use refuses to write what fails PDF/UA says nothing of it: files are edited.
    """
    pages = {whole.asked[sheet.place] for sheet in sheets}
    try:
        said = tagged(Trees(whole.lines), whole.asked, tags.tree.part, tags.listed)
    except TreeError as error:
        if not thorough:
            raise _StrayError from error
        return [f"the tags cannot be followed: {error}"]
    if not thorough and speaks_of_others(tags.seen, said, whole.asked, pages):
        raise _StrayError
    return disagreements(tags.seen, said, whole.asked)


def _sheet(page: Page, asked: Asked) -> Sheet:
    """A page, from which is taken what is told anew."""
    contents = page.obj.get("/Contents")
    streams = contents if isinstance(contents, Array) else [contents]
    places = tuple(asked.place(stream) for stream in streams if isinstance(stream, Stream))
    _drop(page.obj, ("/Contents", "/Parent", "/Tabs"))
    return Sheet(asked.place(page.obj), places, view(page))


def _fonts(pdf: Pdf, asked: Asked) -> Iterator[int]:
    """The pages' own fonts, to which those of the stamps are put."""
    seen = set()
    for page in pdf.pages:
        resources = page.obj.get("/Resources")
        if not isinstance(resources, Dictionary):
            resources = page.obj.Resources = Dictionary()
        if not isinstance(resources.get("/Font"), Dictionary):
            resources.Font = Dictionary()
        if not resources.Font.is_indirect:
            resources.Font = pdf.make_indirect(resources.Font)
        if resources.Font.objgen not in seen:
            seen.add(resources.Font.objgen)
            yield asked.place(resources.Font)


def _holders(pdf: Pdf) -> Iterator[Object]:
    """What may have a number in the parent tree: pages, what is noted on them, and what they draw."""
    pages = [page.obj for page in pdf.pages]
    yield from chain(pages, *(page.get("/Annots", ()) for page in pages), _drawn(pdf))


def _drawn(pdf: Pdf) -> Iterator[Object]:
    """The forms and pictures that pages may draw, once each."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        yield from forms(page.obj.get("/Resources", Dictionary()), seen)


def _looked_through(pdf: Pdf) -> Verdict:
    """What was found of a file before its tags are read."""
    tagged = _is_tagged(pdf)
    claims = tagged and str(pdf.open_metadata().get("pdfuaid:part", "")) == "1"
    if not tagged:
        _without_tags(pdf)
    wrong = (_FLATTENED,) if _flattened(pdf) else ()
    return Verdict(len(pdf.pages), tagged, _is_scanned(pdf), claims, wrong)


def _is_tagged(pdf: Pdf) -> bool:
    marked = bool(pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False))
    return marked and bool(inner(pdf.Root.get("/StructTreeRoot", Dictionary())))


def _is_scanned(pdf: Pdf) -> bool:
    """Whether no page has letters and some have pictures."""
    drawn = list(_drawn(pdf))
    resources = [holder.get("/Resources", Dictionary()) for holder in (*(page.obj for page in pdf.pages), *drawn)]
    lettered = any(len(one.get("/Font", {})) for one in resources)
    return not lettered and any(form.get("/Subtype") == Name.Image for form in drawn)


def _without_tags(pdf: Pdf) -> None:
    """Take away what is left of tags that lead nowhere."""
    _drop(pdf.Root, ("/StructTreeRoot", "/MarkInfo"))
    for holder in _holders(pdf):
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
        untied(pdf, ours)
    return True


def _is_field(note: Object) -> bool:
    return bool(note.get("/Subtype") == Name.Widget)


def _split(page: Page, ours: Callable[[Object], bool]) -> tuple[list[Object], list[Object]]:
    notes = list(page.obj.get("/Annots", []))
    return [note for note in notes if ours(note)], [note for note in notes if not ours(note)]


def _with_notes_apart(pdf: Pdf) -> None:
    """Let each annotation stand by itself, and each page have a list of them, if any."""
    for page in pdf.pages:
        if "/Annots" in page.obj:
            notes = page.obj.Annots
            kept = [note for note in notes if isinstance(note, Dictionary)] if isinstance(notes, Array) else []
            page.obj.Annots = Array([note if note.is_indirect else pdf.make_indirect(note) for note in kept])


def _cleaned(pdf: Pdf, is_lost: Callable[[Object], bool]) -> None:
    refuse(pdf, pdf.pages, lambda note: not leads_somewhere(note, (INWARD,)) or is_lost(note))
    for page in pdf.pages:
        for note in page.obj.get("/Annots", ()):
            _drop(note, _NOTE_LEFT_OUT)
            _drop(note.get("/A", Dictionary()), ("/Next",))
    for form in _drawn(pdf):
        _drop(form, FORM_LEFT_OUT)


def refuse(pdf: Pdf, pages: Iterable[Page], refused: Callable[[Object], bool]) -> None:
    """Take annotations from pages, and from the elements that hold them."""
    untied(pdf, [note for page in pages for note in clean_page(page, keep=lambda note: not refused(note))])
