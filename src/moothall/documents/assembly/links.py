"""Links within a pack: those of a paper to its own pages, and those to other papers, which are addressed as `pack:`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from moothall.documents.assembly.sources import INWARD, refuse
from moothall.documents.trees import entries

_DEEPEST = 4
_MOST = 2_000

Destinations = Mapping[str, Object]


class Goal(NamedTuple):
    """Where a link leads: a page, of the paper itself or (`outside`) of the pack, and how it is shown."""

    page: int
    shown: tuple[object, ...]
    outside: bool = False


class Tie(NamedTuple):
    """A link by its place: page and annotation of a paper, from 0; and its goal."""

    page: int
    note: int
    goal: Goal


class Heading(NamedTuple):
    """A bookmark: title, where it leads, and those beneath it."""

    title: str
    goal: Goal
    beneath: tuple["Heading", ...] = ()


Reach = Callable[[str], int | None]
"""The page of the pack (from 0) that an address leads to; None for one that leads nowhere in this version."""


class Compass:
    """Finds where the destinations of one file lead."""

    def __init__(self, pdf: Pdf, reach: Reach) -> None:
        self.pdf = pdf
        self.reach = reach
        self.refused = False
        self.pages = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        self.named = dict(_named(pdf))

    def goal(self, holder: Object) -> Goal | None:
        """Where a link or bookmark leads; None for out of the file, and for nowhere."""
        action = holder.get("/A", Dictionary())
        if action.get("/S") == Name.URI:
            place = self.reach(str(action.URI))
            return None if place is None else Goal(place, (Name.Fit,), outside=True)
        return self._within(holder.get("/Dest", action.get("/D")))

    def _within(self, told: Object | None) -> Goal | None:
        if told is not None and not isinstance(told, Array):
            told = self.named.get(str(told))
        if isinstance(told, Dictionary):
            told = told.get("/D")
        if not isinstance(told, Array) or not len(told) or not isinstance(told[0], Dictionary):
            return None
        page = self.pages.get(told[0].objgen)
        return None if page is None else Goal(page, tuple(list(told)[1:]) or (Name.Fit,))

    def ties(self) -> list[Tie]:
        """The links that lead within the pack; those that lead nowhere are taken off their pages (`refused`)."""
        found: list[Tie] = []
        for place, page in enumerate(self.pdf.pages):
            if "/Annots" in page.obj:
                self.refused |= refuse(self.pdf, page, self._is_lost)
                notes = list(page.obj.get("/Annots", []))
                tied = [Tie(place, number, goal) for number, goal in enumerate(map(self.goal, notes)) if goal]
                for _, number, _ in tied:
                    _untie(notes[number])
                found += tied
        return found

    def _is_lost(self, note: Object) -> bool:
        address = str(note.get("/A", Dictionary()).get("/URI", ""))
        return self.goal(note) is None and (not address or address.startswith(INWARD))

    def headings(self) -> tuple[Heading, ...]:
        """The file's bookmarks."""
        budget = iter(range(_MOST))
        return tuple(self._headings(self.pdf.Root.get("/Outlines"), budget, 0))

    def _headings(self, parent: Object | None, budget: Iterator[int], depth: int) -> Iterator[Heading]:
        node = parent.get("/First") if parent is not None and depth < _DEEPEST else None
        while node is not None and next(budget, None) is not None:
            goal = self.goal(node)
            if goal and not goal.outside:
                yield Heading(str(node.get("/Title", "")), goal, tuple(self._headings(node, budget, depth + 1)))
            node = node.get("/Next")


def _untie(note: Object) -> None:
    """Take from a link where it led: it will be told anew, in the pack."""
    for key in ("/A", "/Dest"):
        if key in note:
            del note[key]


def _named(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    yield from ((str(name), told) for name, told in pdf.Root.get("/Dests", Dictionary()).items())
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    yield from ((str(name), told) for name, told in entries(tree, "/Names"))


def tie(pages: Sequence[Page], first: int, ties: Sequence[Tie], told: Callable[[int], str]) -> None:
    """Make the links of a paper lead where they should. `pages` are the pack's, the paper's begin with `first`.

    `told` names a page of the pack for those who listen.
    """
    for page, note, goal in ties:
        link = pages[first + page].obj.Annots[note]
        place = goal.page if goal.outside else first + goal.page
        link.Dest = Array([pages[place].obj, *goal.shown])
        if goal.outside or "/Contents" not in link:
            link.Contents = told(place)


def moved(headings: Sequence[Heading], first: int) -> tuple[Heading, ...]:
    """Bookmarks of a paper whose pages begin at that page of the pack."""
    return tuple(
        Heading(one.title, one.goal._replace(page=first + one.goal.page), moved(one.beneath, first)) for one in headings
    )
