"""What the tags of a file still say of what it has no more: pages that were taken out, comments, fields, lost links.

A tool that deletes a page often leaves its elements in the tree, with all the words that they say instead of it.
"""

from collections.abc import Collection, Iterable

from pikepdf import Array, Dictionary, Name, Object, Pdf

from moothall.documents.trees import entries, inner, kids

Key = tuple[int, int]
_WORDS = ("/ActualText", "/Alt", "/E", "/T")


def untied(pdf: Pdf, notes: Iterable[Object]) -> None:
    """Take annotations out of the structure tree; an element that was there for one is plain text from now on."""
    keys = {note.objgen: int(note.StructParent) for note in notes if "/StructParent" in note}
    if not keys or "/StructTreeRoot" not in pdf.Root:
        return
    root, gone = pdf.Root.StructTreeRoot, frozenset(keys.values())
    listed = [(int(key), value) for key, value in entries(root.get("/ParentTree"), "/Nums")]
    for key, element in listed:
        if key in gone and isinstance(element, Dictionary):
            _let_go(element, keys)
    left = [part for key, value in listed if key not in gone for part in (key, value)]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(left)))


def without_other_notes(pdf: Pdf) -> None:
    """Take out of the structure tree each annotation that is on no page, whatever it says of itself."""
    kept = {note.objgen for page in pdf.pages for note in page.obj.get("/Annots", ())}
    for element in _inner_first(pdf.Root.get("/StructTreeRoot", Dictionary())):
        if lost := {key for kid in kids(element) if (key := _noted(kid)) is not None} - kept:
            _let_go(element, lost)


def without_other_pages(pdf: Pdf) -> None:
    """Take out of the structure tree what stood on pages that the file has no more, and what is said of it."""
    pages = {page.obj.objgen for page in pdf.pages}
    for element in _inner_first(pdf.Root.get("/StructTreeRoot", Dictionary())):
        own = _is_elsewhere(element, pages)
        left = [kid for kid in kids(element) if not _is_lost(kid, pages, own=own)]
        if own or len(left) < len(kids(element)):
            _keep(element, left, own=own)


def _keep(element: Object, left: list[Object | int], *, own: bool) -> None:
    """Let an element hold what is left; where that is nothing it says nothing more, whoever still refers to it."""
    gone = (*_WORDS, "/Pg", "/A") if own else _WORDS
    for name in gone if left else list(element.keys()):
        if name in element:
            del element[name]
    if left:
        element.K = Array(left)


def _is_lost(kid: Object | int, pages: Collection[Key], *, own: bool) -> bool:
    """Whether what an element holds is on no page; `own` says that its own page is gone."""
    if not isinstance(kid, Dictionary):
        return own
    if "/S" in kid:
        return False
    return len(kid) == 0 or (_is_elsewhere(kid, pages) if "/Pg" in kid else own)


def _is_elsewhere(holder: Object, pages: Collection[Key]) -> bool:
    page = holder.get("/Pg")
    return page is not None and page.objgen not in pages


def _inner_first(root: Object) -> Iterable[Object]:
    """The elements of a tree, once each, even of one that bites its tail."""
    found: list[Object] = []
    waiting, seen = inner(root), set[Key]()
    while waiting:
        element = waiting.pop()
        if not element.is_indirect or element.objgen not in seen:
            seen.add(element.objgen)
            found.append(element)
            waiting += inner(element)
    return reversed(found)


def _noted(kid: Object | int) -> Key | None:
    """The annotation that an element holds by this, if it is one."""
    noted = kid.get("/Obj") if isinstance(kid, Dictionary) else None
    return noted.objgen if isinstance(noted, Dictionary) else None


def _let_go(element: Object, notes: Collection[Key]) -> None:
    """Take annotations from an element, with the words that it says for them."""
    element.K = Array([kid for kid in kids(element) if _noted(kid) not in notes])
    for name in _WORDS:
        if name in element:
            del element[name]
    if element.S in (Name.Link, Name.Annot, Name.Form):
        element.S = Name.Span
