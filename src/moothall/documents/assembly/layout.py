"""Which page of which paper bears which label: worked out from page counts alone, once for both versions of a pack."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal

from moothall.facts.bodies import Fact
from moothall.rules.page_labels import (
    Labels,
    behind,
    in_a_row,
    label,
    relabelled,
    right_hand_after,
)

FRONT = "front"
"""The key of the front sheet, which is bound like a paper."""

Use = Literal["page", "slip", "closed", "gone", "blank", "unused"]
"""`page` is a paper's own; `slip` stands for a withheld paper and `closed` for its other pages, `gone` for one taken
back; `unused` is a label that a paper no longer fills."""


class Sheaf(Fact):
    """A paper as the layout sees it: how long it is, the labels it has had, and whether this version shows it."""

    key: str
    item: str
    pages: int
    first: str = ""
    last: str = ""
    shown: bool = True
    gone: bool = False


class Place(Fact):
    """Where a paper stands: its item, its first and last label (kept for good), and how many pages it has."""

    key: str
    item: str
    first: str
    last: str
    pages: int


class Leaf(Fact):
    """One page of the pack: its label, what it is for, and which page of the paper it is (from 0)."""

    label: str
    use: Use
    key: str
    page: int = 0


class Layout(Fact):
    """The pack's pages in order, and the places of its papers and its front sheet."""

    leaves: tuple[Leaf, ...]
    places: tuple[Place, ...]
    front: Place

    def place(self, key: str) -> Place:
        """The place of a paper or of the front sheet."""
        return next(place for place in (*self.places, self.front) if place.key == key)


def lay_out(front: Sheaf, papers: Sequence[Sheaf], *, after: str = "") -> Layout:
    """Give every paper its labels, and put the pages in their order: the front sheet, then papers by their labels.

    `after` is the last label already in use. What has labels keeps them; the rest is numbered on, each paper from a
    right-hand page. Raises PageLabelError for labels that are none.
    """
    given = _labelled(front, papers, after)
    ordered = (front, *sorted(papers, key=lambda sheaf: label(given[sheaf.key].first)))
    places = tuple(_place(sheaf, given[sheaf.key]) for sheaf in ordered)
    standing = next(place for place in places if place.key == front.key)
    return Layout(
        leaves=tuple(_leaves(ordered, given)),
        places=tuple(place for place in places if place.key != front.key),
        front=standing,
    )


def _labelled(front: Sheaf, papers: Sequence[Sheaf], after: str) -> dict[str, Labels]:
    kept = {sheaf.key: _numbered(sheaf, sheaf.first) for sheaf in (front, *papers) if sheaf.first}
    last = max((label(text) for text in (after, *(one.last for one in kept.values())) if text), default=None)
    reached = str(last or "")
    for sheaf in (front, *papers):
        if sheaf.key not in kept:
            kept[sheaf.key] = _numbered(sheaf, right_hand_after(reached))
            reached = kept[sheaf.key].last
    return kept


def _numbered(sheaf: Sheaf, first: str) -> Labels:
    if sheaf.last:
        return relabelled(sheaf.pages, first, sheaf.last)
    return Labels(in_a_row(first, sheaf.pages))


def _place(sheaf: Sheaf, labels: Labels) -> Place:
    return Place(key=sheaf.key, item=sheaf.item, first=labels.first, last=labels.last, pages=sheaf.pages)


def _leaves(sheaves: Sequence[Sheaf], given: dict[str, Labels]) -> Iterator[Leaf]:
    """The pages in order; each sheaf is filled up to an even number where another follows."""
    for sheaf, after in zip(sheaves, (*sheaves[1:], None), strict=True):
        labels = given[sheaf.key]
        leaves = list(_shown(sheaf, labels) if sheaf.shown and not sheaf.gone else _withheld(sheaf, labels))
        yield from leaves
        if after and len(leaves) % 2:
            yield _filling(leaves[-1], labels, given[after.key].first)


def _shown(sheaf: Sheaf, labels: Labels) -> Iterator[Leaf]:
    pages = (Leaf(text, "page", sheaf.key, page) for page, text in enumerate(labels.used))
    unused: Use = "blank" if sheaf.key == FRONT else "unused"
    return chain(pages, (Leaf(text, unused, sheaf.key) for text in labels.unused))


def _withheld(sheaf: Sheaf, labels: Labels) -> Iterator[Leaf]:
    yield Leaf(labels.first, "gone" if sheaf.gone else "slip", sheaf.key)


def _filling(last: Leaf, labels: Labels, following_paper: str) -> Leaf:
    text = behind(last.label, following_paper)
    return Leaf(text, "closed" if text in labels.used else "blank", last.key)
