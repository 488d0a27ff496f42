"""The check that no validator on offer makes in full: pages, parent tree and structure tree speak of the same content.

Every piece of marked content of a page must belong to exactly one element, the parent tree must name that element,
and what an element holds must be on its page; the same for links and other objects.
"""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pikepdf import Array, Dictionary, Object, Page, Pdf, PdfError, Stream

from moothall.documents.trees import TreeError, elements, entries, kids

_MARK = re.compile(rb"/MCID\s+(\d+)|/(\w[\w.+-]*)\s+BDC\b")
Key = tuple[int, int]
"""What tells an object of a file from others."""


class Content(NamedTuple):
    """A stream whose content is marked: a page, or a form drawn on it."""

    told: str
    key: Key
    parents: int | None
    marks: Counter[int]


class Holding(NamedTuple):
    """That an element holds a piece of marked content, or an object."""

    element: Key
    stream: Key
    mark: int | None


def faults(data: bytes) -> list[str]:
    """What is wrong with a file's tags, in words; nothing for a file whose tags and pages agree."""
    try:
        with Pdf.open(io.BytesIO(data)) as pdf:
            return disagreements(pdf)
    except PdfError:
        return ["the file cannot be read"]


def disagreements(pdf: Pdf) -> list[str]:
    """The same of an open file."""
    if "/StructTreeRoot" not in pdf.Root:
        return ["the file has no tags"]
    root = pdf.Root.StructTreeRoot
    try:
        holdings = [holding for element in elements(root) for holding in _held(element)]
        parents = {int(key): value for key, value in entries(root.get("/ParentTree"), "/Nums")}
    except (TreeError, ValueError, TypeError) as error:
        return [f"the tags cannot be followed: {error}"]
    return [*_of_content(pdf, holdings, parents), *_of_objects(pdf, holdings, parents)]


def _held(element: Object) -> Iterator[Holding]:
    page = element.get("/Pg")
    for kid in kids(element):
        if isinstance(kid, int):
            yield Holding(element.objgen, page.objgen if page is not None else (0, 0), kid)
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            stream = kid.get("/Stm", kid.get("/Pg", page))
            yield Holding(element.objgen, stream.objgen if stream is not None else (0, 0), int(kid.MCID))
        elif isinstance(kid, Dictionary) and "/Obj" in kid:
            yield Holding(element.objgen, kid.Obj.objgen, None)


def _of_content(pdf: Pdf, holdings: Iterable[Holding], parents: dict[int, Object]) -> Iterator[str]:
    """Marked content without its element, twice, or under another; elements whose content is not there."""
    holders: dict[tuple[Key, int], list[Key]] = {}
    for holding in holdings:
        if holding.mark is not None:
            holders.setdefault((holding.stream, holding.mark), []).append(holding.element)
    for content in _contents(pdf):
        listed = _listed(parents.get(content.parents)) if content.parents is not None else []
        for mark, times in content.marks.items():
            found = holders.pop((content.key, mark), [])
            named = listed[mark] if mark < len(listed) else None
            yield from (f"{content.told}: {fault}" for fault in _of_mark(mark, times, found, named))
    if holders:
        yield f"{len(holders)} pieces of content that the tags hold are on no page"


def _of_mark(mark: int, times: int, found: list[Key], named: Key | None) -> Iterator[str]:
    if times > 1:
        yield f"content {mark} is marked {times} times"
    if not found:
        yield f"content {mark} belongs to no element"
    if len(found) > 1:
        yield f"content {mark} belongs to {len(found)} elements"
    if found and named != found[0]:
        yield f"content {mark} has another element in the parent tree, or none"


def _listed(value: Object | None) -> list[Key]:
    return [one.objgen if isinstance(one, Dictionary) else (0, 0) for one in value] if isinstance(value, Array) else []


def _contents(pdf: Pdf) -> Iterator[Content]:
    """The pages and the forms that they draw."""
    seen: set[Key] = set()
    for number, page in enumerate(pdf.pages, 1):
        resources = page.obj.get("/Resources", Dictionary())
        yield _content(f"page {number}", page.obj, _drawn(page), resources)
        for form in forms(resources):
            if form.objgen not in seen and ("/StructParents" in form):
                seen.add(form.objgen)
                yield _content(f"a form on page {number}", form, form.read_bytes(), form.get("/Resources", resources))


def _content(told: str, holder: Object, drawn: bytes, resources: Object) -> Content:
    parents = holder.get("/StructParents")
    properties = resources.get("/Properties", Dictionary())
    marks = Counter[int]()
    for number, name in _MARK.findall(drawn):
        if number:
            marks[int(number)] += 1
        elif (mark := properties.get("/" + name.decode("latin-1"), Dictionary()).get("/MCID")) is not None:
            marks[int(mark)] += 1
    return Content(told, holder.objgen, None if parents is None else int(parents), marks)


def _drawn(page: Page) -> bytes:
    contents = page.obj.get("/Contents")
    if isinstance(contents, Stream):
        return bytes(contents.read_bytes())
    return b"\n".join(part.read_bytes() for part in contents or [])


def forms(resources: Object, seen: set[Key] | None = None) -> Iterator[Object]:
    """The forms and pictures that a page may draw, and those within them; once each, and none that was `seen`."""
    known = set() if seen is None else seen
    waiting = _streams_in(resources)
    while waiting:
        drawn = waiting.pop()
        if drawn.objgen not in known:
            known.add(drawn.objgen)
            yield drawn
            waiting += _streams_in(drawn.get("/Resources", Dictionary()))


def _streams_in(resources: Object) -> list[Object]:
    return [drawn for drawn in resources.get("/XObject", Dictionary()).values() if isinstance(drawn, Stream)]


def _of_objects(pdf: Pdf, holdings: Iterable[Holding], parents: dict[int, Object]) -> Iterator[str]:
    """Links and the like that no element holds, or that the parent tree puts under another; held ones not there."""
    held = {holding.stream: holding.element for holding in holdings if holding.mark is None}
    for number, page in enumerate(pdf.pages, 1):
        for note in page.obj.get("/Annots", []):
            holder = held.pop(note.objgen, None)
            parent = parents.get(int(note.get("/StructParent", -1)))
            if holder is None:
                yield f"page {number}: a link or note belongs to no element"
            elif not isinstance(parent, Dictionary) or parent.objgen != holder:
                yield f"page {number}: a link or note has another element in the parent tree, or none"
        for drawn in forms(page.obj.get("/Resources", Dictionary())):
            held.pop(drawn.objgen, None)
    if held:
        yield f"{len(held)} objects that the tags hold are on no page"
