"""Some pages of a bound pack as a file of their own, with their tags and with nothing else of the pack.

The pack's tree, its parent tree and its tree of names are cut to the pages first, because a copy takes along
whatever they refer to; links to other pages, bookmarks and named destinations stay behind.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeGuard

from pikepdf import Array, Dictionary, Object, Page, Pdf

from moothall.documents.assembly.check import forms
from moothall.documents.assembly.sources import refuse
from moothall.documents.assembly.stamps import labels
from moothall.documents.cleaning import PAGE_LEFT_OUT, is_link
from moothall.documents.trees import elements, entries, inner, kids

_SPEAKING = ("/ActualText", "/Alt", "/E", "/T", "/AF")
"""What an element says of all that it holds: not true any more when some of it is gone."""

_EMPTY = ("/TD", "/TH", "/TR")
"""Elements that may hold nothing and still have their place in a table."""

_ObjectId = tuple[int, int]


def excerpt(pack: Pdf, places: Sequence[int], title: str) -> Pdf:
    """The pages at these places (from 0) as a new file. The pack itself is spoilt by it."""
    pages = [pack.pages[place] for place in places]
    printed = [str(page.label) for page in pages]
    refuse(pack, pages, lambda note: not _leads_out(note))
    for page in pages:
        _drop(page.obj, PAGE_LEFT_OUT)
    tagged = "/StructTreeRoot" in pack.Root
    if tagged:
        _cut_tree(pack, pages)
    made = Pdf.new()
    made.pages.extend(pages)
    if tagged:
        made.Root.StructTreeRoot = made.copy_foreign(pack.Root.StructTreeRoot)
        made.Root.MarkInfo = Dictionary(Marked=True)
    _describe(pack, made, printed, title)
    return made


def _leads_out(note: Object) -> bool:
    return is_link(note) and "/URI" in note.get("/A", Dictionary())


def _describe(pack: Pdf, made: Pdf, printed: Sequence[str], title: str) -> None:
    claim = str(pack.open_metadata().get("pdfuaid:part") or "")
    made.Root.PageLabels = labels(printed)
    made.Root.Lang = pack.Root.get("/Lang", "en-GB")
    made.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with made.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = ["en-GB"]
        if claim:
            metadata["pdfuaid:part"] = claim


def _cut_tree(pack: Pdf, pages: Sequence[Page]) -> None:
    root = pack.Root.StructTreeRoot
    kept = {page.obj.objgen for page in pages}
    root.K = Array(element for element in inner(root) if _cut(element, kept))
    held = set(_numbers(pages))
    listed = [(int(key), value) for key, value in entries(root.get("/ParentTree"), "/Nums") if int(key) in held]
    root.ParentTree = pack.make_indirect(Dictionary(Nums=Array(part for pair in listed for part in pair)))
    named = sorted((bytes(element.ID), element) for element in elements(root) if "/ID" in element)
    root.IDTree = pack.make_indirect(Dictionary(Names=Array(part for pair in named for part in pair)))
    _drop(root, ("/AF", "/Namespaces", "/PronunciationLexicon"))


def _cut(element: Object, kept: Collection[_ObjectId]) -> bool:
    """Cut an element to what stands on the pages kept; whether anything is left of it."""
    before = kids(element)
    found = [(kid, _stays(kid, element, kept)) for kid in before]
    left = [kid for kid, stays in found if stays or _is_empty(kid)]
    if not any(stays for _, stays in found):
        return False
    if len(left) < len(before):
        _drop(element, _SPEAKING)
    _drop(element, ("/AF",))
    if "/Pg" in element and element.Pg.objgen not in kept:
        del element.Pg
    element.K = Array(left)
    return True


def _stays(kid: Object | int, holder: Object, kept: Collection[_ObjectId]) -> bool:
    if _is_element(kid):
        return _cut(kid, kept)
    page = kid.get("/Pg", holder.get("/Pg")) if isinstance(kid, Dictionary) else holder.get("/Pg")
    return page is not None and page.objgen in kept


def _is_empty(kid: Object | int) -> bool:
    """Whether it is an empty cell, or a row of such; these say nothing, and keep their place beside what stays."""
    if not _is_element(kid) or str(kid.S) not in _EMPTY or any(name in kid for name in _SPEAKING):
        return False
    return all(_is_empty(cell) for cell in kids(kid))


def _is_element(kid: Object | int) -> TypeGuard[Object]:
    """Whether it is an element, not content of a page or an object on it."""
    return isinstance(kid, Dictionary) and "/S" in kid


def _numbers(pages: Sequence[Page]) -> Iterator[int]:
    """The keys under which the parent tree holds what is on the pages."""
    for page in pages:
        holders = (page.obj, *page.obj.get("/Annots", []), *forms(page.obj.get("/Resources", Dictionary())))
        for holder in holders:
            yield from (int(holder[name]) for name in ("/StructParents", "/StructParent") if name in holder)


def _drop(holder: Object, names: Sequence[str]) -> None:
    for name in names:
        if name in holder:
            del holder[name]
