"""The check that no validator on offer makes in full: pages, parent tree and structure tree speak of the same content.

Every piece of marked content of a page must belong to exactly one element, the parent tree must name that element,
and what an element holds must be on its page; the same for links and other objects.
"""

import io
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from pikepdf import Array, Dictionary, Object, Page, Pdf, PdfError, Stream

from moothall.documents.assembly.cutting import Asked, CutError, cut
from moothall.documents.assembly.holdings import Holdings, Trees
from moothall.documents.trees import TreeError, entries

_MARK = re.compile(rb"/MCID\s+(\d+)|/(\w[\w.+-]*)\s+BDC\b")
_NO_ONE = -1
Key = tuple[int, int]
"""What tells an object of a file from others."""


class Content(NamedTuple):
    """A stream whose content is marked: a page, or a form drawn on it. `place` is that among what was asked."""

    told: str
    place: int
    parents: int
    marks: Counter[int]


class Noted(NamedTuple):
    """A link or note on a page, with its number in the parent tree."""

    told: str
    place: int
    parent: int


class Seen(NamedTuple):
    """What is on the pages of a file, and the places of what is drawn on them."""

    contents: list[Content]
    notes: list[Noted]
    drawn: list[int]

    @property
    def called(self) -> set[int]:
        """The numbers in the parent tree that something on the pages has."""
        return {content.parents for content in self.contents} | {note.parent for note in self.notes}


class Tagged(NamedTuple):
    """What the tags of a file say: what its elements hold, and whom the parent tree lists by each number."""

    holdings: Holdings
    parents: Mapping[int, Sequence[int] | int]


def faults(data: bytes) -> list[str]:
    """What is wrong with a file's tags, in words; nothing for a file whose tags and pages agree."""
    try:
        with Pdf.open(io.BytesIO(data)) as pdf:
            if "/StructTreeRoot" not in pdf.Root:
                return ["the file has no tags"]
            asked = Asked(pdf)
            top = asked.apart(pdf.Root, "/StructTreeRoot")
            seen, parents = looked_over(pdf, asked), listed(pdf, asked)
            whole = cut(pdf, asked.objects)
            return disagreements(seen, tagged(Trees(whole.lines), whole.asked, top, parents), whole.asked)
    except PdfError:
        return ["the file cannot be read"]
    except (TreeError, CutError, ValueError, TypeError) as error:
        return [f"the tags cannot be followed: {error}"]


def looked_over(pdf: Pdf, asked: Asked) -> Seen:
    """What is on the pages of a file."""
    pages = [(f"page {number}", page) for number, page in enumerate(pdf.pages, 1)]
    notes = [
        Noted(told, asked.place(note), int(note.get("/StructParent", _NO_ONE)))
        for told, page in pages
        for note in page.obj.get("/Annots", [])
    ]
    drawn = [asked.place(form) for _, page in pages for form in forms(page.obj.get("/Resources", Dictionary()))]
    return Seen(list(_contents(pages, asked)), notes, drawn)


def listed(pdf: Pdf, asked: Asked, called: Collection[int] | None = None) -> dict[int, int]:
    """The places of the values of the parent tree, each by its number; of those alone that are `called`, if given."""
    found = {}
    for key, value in entries(pdf.Root.StructTreeRoot.get("/ParentTree"), "/Nums"):
        if isinstance(value, Array | Dictionary) and (called is None or int(key) in called):
            found[int(key)] = asked.place(value if value.is_indirect else pdf.make_indirect(value))
    return found


def tagged(trees: Trees, numbers: Sequence[int], top: int, parents: Mapping[int, int]) -> Tagged:
    """What the tags say beneath an element, with the values of the parent tree; by their places. Raises TreeError."""
    values = {key: numbers[place] for key, place in parents.items()}
    held = {key: trees.listed(value) if trees.is_list(value) else value for key, value in values.items()}
    return Tagged(trees.holdings(numbers[top]), held)


def disagreements(seen: Seen, tags: Tagged, numbers: Sequence[int]) -> list[str]:
    """Where pages and tags do not speak of the same. `numbers` are those of what was asked, by their places."""
    strange = ["an element holds what is neither element nor content"] if tags.holdings.strange else []
    return [*strange, *_of_content(seen, tags, numbers), *_of_objects(seen, tags, numbers)]


def speaks_of_others(seen: Seen, tags: Tagged, numbers: Sequence[int], pages: Collection[int]) -> bool:
    """Whether elements speak of other pages than these, or hold what is not on them, or cannot be understood."""
    there = {numbers[place] for place in (*seen.drawn, *(note.place for note in seen.notes))}
    held = tags.holdings
    return held.strange or not held.pages <= {0, *pages} or not held.objects.keys() <= there


def _of_content(seen: Seen, tags: Tagged, numbers: Sequence[int]) -> Iterator[str]:
    """Marked content without its element, twice, or under another; elements whose content is not there."""
    holders = dict(tags.holdings.content)
    for content in seen.contents:
        stream, parents = numbers[content.place], tags.parents.get(content.parents, ())
        names = () if isinstance(parents, int) else parents
        for mark, times in content.marks.items():
            found = holders.pop((stream, mark), [])
            named = names[mark] if mark < len(names) else None
            if times > 1 or found != [named]:
                yield from (f"{content.told}: {fault}" for fault in _of_mark(mark, times, found, named))
    if holders:
        yield f"{len(holders)} pieces of content that the tags hold are on no page"


def _of_mark(mark: int, times: int, found: list[int], named: int | None) -> Iterator[str]:
    if times > 1:
        yield f"content {mark} is marked {times} times"
    if not found:
        yield f"content {mark} belongs to no element"
    if len(found) > 1:
        yield f"content {mark} belongs to {len(found)} elements"
    if found and named != found[0]:
        yield f"content {mark} has another element in the parent tree, or none"


def _contents(pages: Sequence[tuple[str, Page]], asked: Asked) -> Iterator[Content]:
    """The pages and the forms that they draw."""
    seen: set[Key] = set()
    for told, page in pages:
        resources = page.obj.get("/Resources", Dictionary())
        yield _content(told, asked, page.obj, _drawn(page), resources)
        for form in forms(resources):
            if form.objgen not in seen and ("/StructParents" in form):
                seen.add(form.objgen)
                yield _content(f"a form on {told}", asked, form, form.read_bytes(), form.get("/Resources", resources))


def _content(told: str, asked: Asked, holder: Object, drawn: bytes, resources: Object) -> Content:
    properties = resources.get("/Properties", Dictionary())
    marks = Counter[int]()
    for number, name in _MARK.findall(drawn):
        if number:
            marks[int(number)] += 1
        elif (mark := properties.get("/" + name.decode("latin-1"), Dictionary()).get("/MCID")) is not None:
            marks[int(mark)] += 1
    return Content(told, asked.place(holder), int(holder.get("/StructParents", _NO_ONE)), marks)


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


def _of_objects(seen: Seen, tags: Tagged, numbers: Sequence[int]) -> Iterator[str]:
    """Links and the like that no element holds, or that the parent tree puts under another; held ones not there."""
    held = dict(tags.holdings.objects)
    for note in seen.notes:
        holder = held.pop(numbers[note.place], None)
        if holder is None:
            yield f"{note.told}: a link or note belongs to no element"
        elif tags.parents.get(note.parent) != holder:
            yield f"{note.told}: a link or note has another element in the parent tree, or none"
    if set(held) - {numbers[place] for place in seen.drawn}:
        yield f"{len(held)} objects that the tags hold are on no page"
