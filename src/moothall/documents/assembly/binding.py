"""Binding a pack: front sheet and papers as one file, numbered through, in a public and a restricted version."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from moothall.documents.assembly.book import Book
from moothall.documents.assembly.fronts import Front, front
from moothall.documents.assembly.layout import FRONT, Layout, Leaf, Place
from moothall.documents.assembly.lettering import Lettering
from moothall.documents.assembly.links import INWARD, Heading, moved
from moothall.documents.assembly.notices import Notice, marked, marked_again, notice
from moothall.documents.assembly.opening import SourceError
from moothall.documents.assembly.plan import Bundle, bundles, last_label, of_version, settled, sheaf
from moothall.documents.assembly.shelf import Shelf, source_of
from moothall.documents.assembly.sources import NOTHING, Source, Wish, prepared
from moothall.documents.assembly.stamps import Stamp
from moothall.documents.assembly.status import AssemblyError, PaperStatus, recorded
from moothall.documents.composer.press import CompositionError, Press
from moothall.facts.agendas import DraftAgenda, DraftPaper, without_closed_titles
from moothall.facts.bodies import Fact
from moothall.rules.page_labels import PageLabelError


class Bound(Fact):
    """A bound pack: its file, where its papers stand, the agenda with their labels, and how accessible each is.

    `accessible` says that the file claims PDF/UA-1, which it does only where every paper in it passes.
    """

    pdf: bytes
    places: tuple[Place, ...]
    agenda: DraftAgenda
    page_count: int
    accessible: bool
    status: tuple[PaperStatus, ...]
    front: Place


def bind(  # noqa: PLR0913 - what a pack may be, each by its name
    agenda: DraftAgenda,
    read: Callable[[str], bytes],
    fonts: Sequence[Path],
    *,
    restricted: bool,
    after: str = "",
    only: Collection[str] | None = None,
    published: dt.date | None = None,
    acronyms: Sequence[tuple[str, str]] = (),
    shelf: Shelf | None = None,
) -> Bound:
    """The pack as one PDF: public, or with everything. Both have the same labels. Raises AssemblyError.

    `read` gives a file by its hash; for the public version it is asked for open papers alone. `only` makes a
    supplement of those papers (by key) with a front sheet of its own, numbered on from `after` (where that is empty,
    from the last label of the agenda). Papers that have labels keep them. `published` is the date that the front
    sheet states, where not the agenda's own. `shelf` keeps papers ready for the next binding.
    """
    chosen = None if only is None else frozenset(only)
    day = published or agenda.first_published or agenda.date
    said = Front(agenda, day, tuple(acronyms), chosen, restricted)
    files = _Files(read, shelf)
    try:
        return _Binding(said, files, Press(fonts), after).bound()
    except (CompositionError, PageLabelError) as error:
        raise AssemblyError(str(error)) from error


class _Files:
    """The papers' files, made ready; each is looked at once."""

    def __init__(self, read: Callable[[str], bytes], shelf: Shelf | None) -> None:
        self.read = read
        self.shelf = shelf
        self.turns = Counter[str]()
        self.sources: dict[str, tuple[int, Source]] = {}

    def source(self, paper: DraftPaper) -> Source:
        """A paper's file. Raises AssemblyError."""
        if paper.key not in self.sources:
            turn = self.turns[paper.file]
            self.turns[paper.file] += 1
            self.sources[paper.key] = turn, self._made(paper, turn, NOTHING)
        return self.sources[paper.key][1]

    def wished(self, paper: DraftPaper, wish: Wish) -> Source:
        """The same as a pack asks for it."""
        source = self.source(paper)
        return source if wish == NOTHING else self._made(paper, self.sources[paper.key][0], wish)

    def _made(self, paper: DraftPaper, turn: int, wish: Wish) -> Source:
        try:
            return source_of(paper.file, self.read, self.shelf, turn, wish)
        except SourceError as error:
            raise AssemblyError(str(error), paper.key) from error

    def count(self, paper: DraftPaper) -> int:
        return self.source(paper).verdict.pages

    def status(self, paper: DraftPaper) -> PaperStatus:
        told = self.source(paper).verdict
        scanned = told.scanned or paper.scanned
        return PaperStatus(
            paper.key, paper.title, told.tagged, scanned, told.claims, told.passes and not scanned, told.faults
        )


class _Binding:
    """One version of one pack in the making."""

    def __init__(self, said: Front, files: _Files, press: Press, after: str) -> None:
        self.said, self.files, self.press = said, files, press
        self.spoken: dict[str, int | None] = {}
        self.recorded = [one for one in map(self._record, bundles(said.agenda, said.only)) if one]
        self.layout = self._laid_out(after)
        agenda = said.agenda if said.restricted else without_closed_titles(said.agenda)
        self.agenda = _labelled(agenda, self.layout.places)
        self.bundles = {
            paper.key: Bundle(item, paper, self.gone[paper.key])
            for item, paper in self.agenda.papers()
            if paper.key in self.gone
        }

    def _record(self, one: Bundle) -> PaperStatus | None:
        """What both versions know of a paper: of a restricted one, what is on record."""
        if one.gone or not one.paper.file:
            return None
        return self.files.status(one.paper) if one.paper.is_open else recorded(one.paper)

    def _laid_out(self, after: str) -> Layout:
        bound = bundles(self.said.agenda, self.said.only)
        self.gone = {one.paper.key: one.gone for one in bound}
        sheaves = [
            msgspec.structs.replace(sheaf(one, self.files.count), shown=self.said.restricted or one.paper.is_open)
            for one in bound
        ]
        start = after or (last_label(self.said.agenda) if self.said.only is not None else "")
        return settled(self.said, sheaves, self.recorded, self.press, start)

    def bound(self) -> Bound:
        """The pack."""
        printed = [leaf.label for leaf in self.layout.leaves]
        book = Book(Lettering(self.press, self._letters(), self._fonts(printed)), self._addresses().get, printed)
        headings = {key: self._add(book, list(leaves)) for key, leaves in _by_paper(self.layout)}
        for place, leaf in enumerate(self.layout.leaves):
            book.stamp(place, self._stamps(leaf))
        status = tuple(self.files.status(one.paper) for one in self.bundles.values() if self._is_shown(one))
        accessible = all(one.passes for one in status)
        pdf = book.finish(title=self.said.title, accessible=accessible, headings=self._bookmarks(headings))
        return Bound(pdf, self.layout.places, self.agenda, len(printed), accessible, status, self.layout.front)

    def _is_shown(self, one: Bundle) -> bool:
        return not one.gone and bool(one.paper.file)

    def _add(self, book: Book, leaves: Sequence[Leaf]) -> Sequence[Heading]:
        """Put a paper's pages, and ours for it, into the book; gives its bookmarks."""
        key, count = leaves[0].key, 0
        headings: Sequence[Heading] = ()
        if leaves[0].use == "page":
            source = self._front(book) if key == FRONT else self._source(book, self.bundles[key].paper, leaves)
            count, headings = source.verdict.pages, source.headings
            book.add(source, self._title(key))
            if key != FRONT and not self.bundles[key].paper.is_open:
                self.spoken[key] = book.spoken()
        for leaf in leaves:
            if leaf.use != "page" or leaf.page >= count:
                book.say(self._notice(leaf))
        return headings

    def _front(self, book: Book) -> Source:
        shown = of_version(self.recorded, self.agenda)
        sheet = front(self.said._replace(agenda=self.agenda), self.layout.places, shown)
        made = dt.datetime.combine(self.said.published, dt.time(), dt.UTC)
        data = self.press.pdf(sheet, made)
        digest = hashlib.sha256(data).hexdigest()
        wish = book.wish(prepared(data, digest))
        return prepared(data, digest, wish)

    def _source(self, book: Book, paper: DraftPaper, leaves: Sequence[Leaf]) -> Source:
        source = self.files.source(paper)
        counted = sum(leaf.use == "page" for leaf in leaves)
        if source.verdict.pages != counted:
            raise AssemblyError(f"the file has {source.verdict.pages} pages, not {counted} as was counted", paper.key)
        return self.files.wished(paper, book.wish(source))

    def _title(self, key: str) -> str:
        if key == FRONT:
            return "Agenda"
        item, paper, _ = self.bundles[key]
        return f"Item {item.number}: {paper.title or self._named(key)}"

    def _named(self, key: str) -> str:
        """The item's title as this version may say it."""
        item = self.bundles[key].item
        return (self.said.restricted and item.closed_title) or item.title

    def _notice(self, leaf: Leaf) -> Notice:
        place = self.layout.place(leaf.key)
        paper = None if leaf.key == FRONT else self.bundles[leaf.key].paper
        return notice(leaf, place, paper, "" if paper is None else self._title(leaf.key))

    def _letters(self) -> str:
        """What the stamps and our own pages may have to say beyond the everyday characters."""
        return "".join(one.paper.withdrawn + one.item.number for one in self.bundles.values())

    def _fonts(self, printed: Sequence[str]) -> str:
        """How the names of the stamps' fonts begin: otherwise than in a pack that is a paper of this one."""
        return f"Moothall{hashlib.sha256(' '.join([self.said.title, *printed]).encode()).hexdigest()[:8]}"

    def _addresses(self) -> Mapping[str, int]:
        """The page of the pack for each address that a link may have."""
        found: dict[str, int] = {}
        for place, leaf in enumerate(self.layout.leaves):
            found.setdefault(f"{INWARD}page/{leaf.label}", place)
            for address in self._told(leaf.key):
                found.setdefault(f"{INWARD}{address}", place)
        return found

    def _told(self, key: str) -> Iterator[str]:
        if key in self.bundles:
            item, paper, _ = self.bundles[key]
            yield from (f"paper/{key}", f"item/{item.key}", f"item/{item.number}")
            yield from ([f"file/{paper.file}"] if paper.file else [])

    def _stamps(self, leaf: Leaf) -> Iterator[Stamp]:
        if leaf.key != FRONT:
            yield from self._heads(leaf, self.bundles[leaf.key])
        yield Stamp(f"Page {leaf.label}", "foot")

    def _heads(self, leaf: Leaf, one: Bundle) -> Iterator[Stamp]:
        if leaf.use == "page" and not one.paper.is_open:
            first = leaf.page == 0
            words = marked(one.paper) if first else marked_again(one.paper)
            yield Stamp(words, "head left", 7.5, self.spoken.get(leaf.key) if first else None)
        if leaf.label == next(place.first for place in self.layout.places if place.item == one.item.key):
            yield Stamp(f"Agenda Item {one.item.number}", "head right")

    def _bookmarks(self, headings: Mapping[str, Sequence[Heading]]) -> list[Heading]:
        """The agenda, then each item with its papers and what stands in them."""
        starts: dict[str, int] = {}
        for place, leaf in enumerate(self.layout.leaves):
            starts.setdefault(leaf.key, place)
        found = [Heading("Agenda", starts[FRONT])]
        for _, group in groupby(self.layout.places, key=lambda place: place.item):
            keys = [place.key for place in group]
            papers = [
                Heading(
                    self.bundles[key].paper.title or self._named(key),
                    starts[key],
                    beneath=moved(headings[key], starts[key]),
                )
                for key in keys
            ]
            number = self.bundles[keys[0]].item.number
            beneath = papers[0].beneath if len(papers) == 1 else tuple(papers)
            found.append(Heading(f"{number}. {self._named(keys[0])}", starts[keys[0]], beneath=beneath))
        return found


def _by_paper(layout: Layout) -> Iterator[tuple[str, Iterator[Leaf]]]:
    return groupby(layout.leaves, key=lambda leaf: leaf.key)


def _labelled(agenda: DraftAgenda, places: Sequence[Place]) -> DraftAgenda:
    """The agenda with the labels and the page counts of its papers."""
    known = {place.key: place for place in places}

    def told(paper: DraftPaper) -> DraftPaper:
        place = known.get(paper.key)
        if place is None:
            return paper
        return msgspec.structs.replace(paper, first_label=place.first, last_label=place.last, pages=place.pages)

    items = tuple(msgspec.structs.replace(item, papers=tuple(map(told, item.papers))) for item in agenda.items)
    return msgspec.structs.replace(agenda, items=items)
