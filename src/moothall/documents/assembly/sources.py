"""A paper's file made ready for binding: looked through, cleaned, and told whole.

What is done here depends on the file alone, so it is done once for each: the result can be put on a shelf.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec
from pikepdf import Array, Dictionary, Object, Page, Pdf, PdfError, Stream

from moothall.documents.assembly.branches import Branch, branch
from moothall.documents.assembly.check import Seen, disagreements, listed, looked_over, speaks_of_others, tagged
from moothall.documents.assembly.cutting import Asked, Cut, cut_clean
from moothall.documents.assembly.holdings import Trees
from moothall.documents.assembly.links import INWARD, Compass, Heading, Link
from moothall.documents.assembly.looks import balance, flattened
from moothall.documents.assembly.opening import SourceError, opened, refuse_layers
from moothall.documents.assembly.soundness import Verdict, drawn_on, is_scanned, is_tagged, is_typeset, second_opinion
from moothall.documents.assembly.stamps import View, view
from moothall.documents.assembly.strays import untied, without_other_notes, without_other_pages
from moothall.documents.assembly.told import Told, told
from moothall.documents.cleaning import FORM_LEFT_OUT, clean_page, leads_somewhere
from moothall.documents.trees import TreeError
from moothall.facts.bodies import Fact

_NOTE_LEFT_OUT = ("/AA", "/PA", "/AF", "/Parent", "/Popup", "/IRT")
_DAMAGED = (TreeError, PdfError, ValueError, TypeError, AttributeError, RuntimeError, LookupError, ArithmeticError)
_FLATTENED = "its form, or what is laid over its pages, was turned into plain content, which has no tags"


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
    typeset = is_typeset(pdf)
    _put_right(pdf, typeset=typeset, thorough=thorough)
    compass = Compass(pdf)
    verdict = _looked_through(pdf)
    _cleaned(pdf, lambda note: compass.is_lost(note, wish.lost))
    if thorough:
        without_other_notes(pdf)
    asked = Asked(pdf)
    headings, links = compass.headings(), tuple(compass.links(asked))
    tags = _tags(pdf, asked, dict(wish.renamed)) if verdict.tagged else None
    sheets, fonts = tuple(_sheet(page, asked) for page in pdf.pages), tuple(_fonts(pdf, asked))
    whole = cut_clean(pdf, asked.objects)
    if tags:
        wrong = _disagreements(tags, whole, sheets, thorough=thorough)
        if verdict.claims and not (wrong or typeset):
            wrong = second_opinion(data)
        verdict = msgspec.structs.replace(verdict, faults=(*wrong, *verdict.faults))
    named = told(whole, f"m{digest[:12]}-".encode())
    return Source(verdict, named, tuple(whole.asked), sheets, fonts, links, headings, tags.tree if tags else None)


def _put_right(pdf: Pdf, *, typeset: bool, thorough: bool) -> None:
    """Let a file be as it has to be to be read. What the typesetter wrote that we use needs less."""
    refuse_layers(pdf)
    _with_notes_apart(pdf)
    if not typeset:
        balance(pdf)
    if thorough:
        without_other_pages(pdf)


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
    yield from chain(pages, *(page.get("/Annots", ()) for page in pages), drawn_on(pdf))


def _looked_through(pdf: Pdf) -> Verdict:
    """What was found of a file before its tags are read."""
    tagged = is_tagged(pdf)
    claims = tagged and str(pdf.open_metadata().get("pdfuaid:part", "")) == "1"
    if not tagged:
        _without_tags(pdf)
    wrong = (_FLATTENED,) if flattened(pdf) else ()
    return Verdict(len(pdf.pages), tagged, is_scanned(pdf), claims, wrong)


def _without_tags(pdf: Pdf) -> None:
    """Take away what is left of tags that lead nowhere."""
    _drop(pdf.Root, ("/StructTreeRoot", "/MarkInfo"))
    for holder in _holders(pdf):
        _drop(holder, ("/StructParents", "/StructParent"))


def _drop(holder: Object, names: Iterable[str]) -> None:
    for name in names:
        if name in holder:
            del holder[name]


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
    for form in drawn_on(pdf):
        _drop(form, FORM_LEFT_OUT)


def refuse(pdf: Pdf, pages: Iterable[Page], refused: Callable[[Object], bool]) -> None:
    """Take annotations from pages, and from the elements that hold them."""
    untied(pdf, [note for page in pages for note in clean_page(page, keep=lambda note: not refused(note))])
