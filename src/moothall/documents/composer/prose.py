"""Paragraphs, lists and sections."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from moothall.documents.composer.exhibits import budget, statistics
from moothall.documents.composer.markup import Markup, call, joined
from moothall.documents.pack_text import BudgetTable, Passage, Section, Statistics

BULLET = "•"


def passages(parts: Iterable[Passage]) -> Iterator[Markup]:
    """Passages as paragraphs; neighbouring bullets of one depth become one list."""
    for (bulleted, level), group in groupby(parts, key=lambda p: (p.marker == BULLET, p.level)):
        if bulleted:
            yield call("bullets", *(p.text for p in group), level=level)
        else:
            yield from map(passage, group)


def passage(part: Passage) -> Markup:
    """One paragraph: a small heading, a note in italics, numbered, or plain."""
    if part.heading:
        return call("minor", part.text)
    if part.emphasis:
        return call("note", part.text)
    if part.marker:
        return call("numbered", part.marker, part.text, level=part.level)
    return call("par", part.text)


def part(text: str) -> Passage:
    """A line of a recommendation or resolution; one that begins with a letter in brackets is set as a lettered part."""
    letter, _, words = text.partition(" ")
    lettered = letter.startswith("(") and letter.endswith(")")
    return Passage(text=words, marker=letter, level=1) if lettered else Passage(text=text)


def section(part: Section, level: int = 2) -> Markup:
    """A headed section with its paragraphs and tables."""
    head = [call("section", level, part.marker, part.heading)] if part.heading else []
    return joined([*head, *blocks(part.contents)])


def blocks(contents: Iterable[Passage | BudgetTable | Statistics]) -> Iterator[Markup]:
    """Paragraphs and tables in order."""
    for kind, group in groupby(contents, key=type):
        if kind is Passage:
            yield from passages(part for part in group if isinstance(part, Passage))
        else:
            yield from map(exhibit, group)


def exhibit(part: Passage | BudgetTable | Statistics) -> Markup:
    """A table of facts within a section."""
    setters: dict[type, Callable[..., Markup]] = {Passage: passage, BudgetTable: budget, Statistics: statistics}
    return setters[type(part)](part)
