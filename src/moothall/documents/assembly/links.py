"""Links and bookmarks: those of a paper to its own pages, and those to other papers, which are addressed as `pack:`."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf

from moothall.documents.assembly.cutting import Asked
from moothall.documents.trees import entries
from moothall.facts.bodies import Fact

INWARD = "pack:"
"""Addresses within the pack: `pack:page/27`, `pack:paper/KEY`, `pack:file/HASH`, `pack:item/KEY`, `pack:item/5`."""

_DEEPEST = 4
_MOST = 2_000
_TOP = "/Fit"


class Goal(NamedTuple):
    """Where a link leads: a page of the paper, from 0, and how it is shown; or an address within the pack."""

    page: int
    shown: str = _TOP
    address: str = ""


class Link(NamedTuple):
    """A link of which more is told in the pack: its place among what was asked of the paper, and where it leads.

    One to an address has still to be made to lead there, one to a page of the paper only to be called something.
    """

    place: int
    page: int
    address: str = ""


class Heading(Fact):
    """A bookmark: title, the page it leads to, how that is shown, and the bookmarks beneath it."""

    title: str
    page: int
    shown: str = _TOP
    beneath: tuple["Heading", ...] = ()


class Compass:
    """Finds where the destinations of one file lead."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = list(pdf.pages)
        self.places = {page.obj.objgen: place for place, page in enumerate(self.pages)}
        self.named: Mapping[str, Object] = dict(_named(pdf))

    def goal(self, holder: Object) -> Goal | None:
        """Where a link or bookmark leads; None for out of the file, and for nowhere."""
        action = holder.get("/A", Dictionary())
        if action.get("/S") == Name.URI:
            address = str(action.get("/URI", ""))
            return Goal(0, address=address) if is_inward(address) else None
        return self._within(holder.get("/Dest", action.get("/D")))

    def _within(self, told: Object | None) -> Goal | None:
        if told is not None and not isinstance(told, Array):
            told = self.named.get(str(told))
        if isinstance(told, Dictionary):
            told = told.get("/D")
        if not isinstance(told, Array) or not len(told) or not isinstance(told[0], Dictionary):
            return None
        page = self.places.get(told[0].objgen)
        return None if page is None else Goal(page, " ".join(_shown(list(told)[1:])) or _TOP)

    def is_lost(self, note: Object, lost: Collection[str]) -> bool:
        """Whether a link leads nowhere: it leads to no page, or to one of these addresses."""
        goal = self.goal(note)
        if goal is None:
            return not str(note.get("/A", Dictionary()).get("/URI", ""))
        return goal.address in lost

    def links(self, asked: Asked) -> Iterator[Link]:
        """Makes the file's links lead straight to its pages; gives those of which more is told in the pack."""
        notes = {note.objgen: note for page in self.pages for note in page.obj.get("/Annots", [])}
        for note in notes.values():  # once each: a file may have one on several pages
            if goal := self.goal(note):
                yield from self._set(note, goal, asked)

    def _set(self, note: Object, goal: Goal, asked: Asked) -> Iterator[Link]:
        for key in ("/A", "/Dest", *(["/Contents"] if goal.address else [])):
            if key in note:
                del note[key]
        if not goal.address:
            shown = Object.parse(f"[ {goal.shown} ]".encode("latin-1"))
            note.Dest = Array([self.pages[goal.page].obj, *shown])
        if "/Contents" not in note:
            yield Link(asked.place(note), goal.page, goal.address)

    def headings(self) -> tuple[Heading, ...]:
        """The file's bookmarks."""
        budget = iter(range(_MOST))
        return tuple(self._headings(self.pdf.Root.get("/Outlines"), budget, 0))

    def _headings(self, parent: Object | None, budget: Iterator[int], depth: int) -> Iterator[Heading]:
        node = parent.get("/First") if parent is not None and depth < _DEEPEST else None
        while node is not None and next(budget, None) is not None:
            goal = self.goal(node)
            if goal and not goal.address:
                beneath = tuple(self._headings(node, budget, depth + 1))
                yield Heading(str(node.get("/Title", "")), goal.page, goal.shown, beneath)
            node = node.get("/Next")


def is_inward(address: str) -> bool:
    """Whether an address is one within the pack."""
    return address.lower().startswith(INWARD)


def _shown(told: Sequence[object]) -> Iterator[str]:
    """How a page is shown: words of PDF's, and numbers."""
    for one in told:
        if isinstance(one, Name):
            yield one.unparse().decode("latin-1")
        else:
            yield f"{one:.3f}" if isinstance(one, int | Decimal) else "null"


def _named(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    yield from ((str(name), told) for name, told in pdf.Root.get("/Dests", Dictionary()).items())
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    yield from ((str(name), told) for name, told in entries(tree, "/Names"))


def moved(headings: Sequence[Heading], first: int) -> tuple[Heading, ...]:
    """Bookmarks of a paper whose pages begin at that page of the pack."""
    return tuple(Heading(one.title, first + one.page, one.shown, moved(one.beneath, first)) for one in headings)
