"""References of a paper to pages and items of its pack (`see page 27`, `agenda item 7`), found in its words."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

Reference = Callable[[str, str, bool], str]
"""Gives the address of a `page` or an `item` by its label, empty where there is none. The last is whether the words
say that the agenda or its pack is meant, and not some page or item of the paper's own."""

_PLACE = r"[A-Za-z]?\d{1,4}[a-z]?\b(?!\.?\d)"
_BETWEEN = r"\s*(?:,|and|or|to|&|-|–)\s*"
_FOUND = re.compile(
    rf"\b(?P<told>(?:agenda|pack)\s+)?(?P<kind>page|item)s?\s+(?P<places>(?>{_PLACE}(?:{_BETWEEN}{_PLACE})*))"
    r"(?P<of>(?>(?:\s+(?:of|in|on)\s+(?:the|this|these)\s+(?:agenda|pack|papers))?))(?!\s+(?:of|in|on)\b)",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """A stretch of a text, and where it leads; empty for what leads nowhere."""

    text: str
    address: str = ""


def pieces(text: str, reference: Reference) -> Iterator[Piece]:
    """The text in stretches, in order and whole: those that name a page or item of the pack have its address.

    What is said to be on a page of something else (`page 3 of the strategy`) is left alone.
    """
    at = 0
    for found in _FOUND.finditer(text):
        kind, told = found["kind"].lower(), bool(found["told"] or found["of"])
        start = found.start()
        for place in re.finditer(_PLACE, found["places"]):
            end = found.start("places") + place.end()
            address = reference(kind, place[0], told)
            if address:
                yield Piece(text[at:start])
                yield Piece(text[start:end], address)
                at = end
            start = end + _gap(text, end)
    yield Piece(text[at:])


def _gap(text: str, end: int) -> int:
    """How many characters divide a place from the next one."""
    between = re.compile(_BETWEEN).match(text, end)
    return between.end() - end if between else 0
