"""References in the words of a paper: to pages and items of its pack (`see page 27`, `agenda item 7`), and to
paragraphs and appendices of its own (`paragraph 3.2`, `Appendix B`).

Better none than a wrong one: what is said to be of something else is left alone, before it or after, and so is what
begins a title (`Appendix B – Costs`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

Reference = Callable[[str, str, bool], str]
"""Gives the address of a `page`, `item`, `paragraph` or `appendix` by its label, empty where there is none. The last is
whether the words say that this agenda or report is meant, and not some page or paragraph of something else."""

_BETWEEN = r"\s*(?:,|and|or|to|&|-|–)\s*"
_PLACES = {
    "page": r"[A-Za-z]?\d{1,4}[a-z]?\b(?!\.?\d)",
    "paragraph": r"\d{1,2}\.\d{1,3}\b(?!\.?\d)",
    "appendix": r"(?:[A-Z]|\d{1,2})\b(?!\.?\d)",
}
_PLACES["item"] = _PLACES["page"]
_NAMES = {"page": "pages?", "item": "items?", "paragraph": r"para(?:graph)?s?\.?", "appendix": "appendi(?:x|ces)"}
_PACK = r"\s+(?i:(?:of|in|on)\s+(?:the|this|these)\s+(?:agenda|pack|papers))"
_OWN = r"\s+(?i:above|below|(?:of|in|to)\s+this\s+(?:report|paper))"
_HERE = {"page": _PACK, "item": _PACK, "paragraph": _OWN, "appendix": _OWN}
_FOUND = {
    kind: re.compile(
        rf"\b(?P<told>(?i:agenda|pack)\s+)?(?i:{_NAMES[kind]})\s+(?P<places>(?>{place}(?:{_BETWEEN}{place})*))"
        rf"(?P<here>(?>(?:{_HERE[kind]})?))(?!\s+(?:of|in|on|to)\b|\s*[–:]\s)"
    )
    for kind, place in _PLACES.items()
}
_BEGINNINGS = {"page": "page", "item": "item", "paragraph": "para", "appendix": "appendi"}
"""Most words of a report refer to nothing: these are looked for first."""

_ELSEWHERE = re.compile(
    r"\b(?:schedule|act|regulations?|order|code|guidance|constitution|strategy|policy|plan|appendix|annex|minutes|letter"
    r"|agreement|contract)\b[^.;:()]{0,20}$",
    re.IGNORECASE,
)
"""Words for another paper just before a reference: it is probably to a place in that one."""


class Piece(NamedTuple):
    """A stretch of a text, and where it leads; empty for what leads nowhere."""

    text: str
    address: str = ""


class Around(NamedTuple):
    """The words of the same line before and after a text, in other styles: they may say that another paper is meant."""

    before: str = ""
    after: str = ""


ALONE = Around()


def pieces(text: str, reference: Reference, around: Around = ALONE) -> Iterator[Piece]:
    """The text in stretches, in order and whole: those that name a place that is known have its address."""
    first, at = len(around.before), 0
    lowered = text.lower()
    kinds = [kind for kind, word in _BEGINNINGS.items() if word in lowered]
    found = sorted(_references(around.before + text + around.after, kinds)) if kinds else []
    for start, end, kind, place, told in found:
        inside = first + at <= start and end <= first + len(text)
        address = reference(kind, place, told) if inside else ""
        if address:
            yield Piece(text[at : start - first])
            yield Piece(text[start - first : end - first], address)
            at = end - first
    yield Piece(text[at:])


def in_line(texts: Sequence[str]) -> Iterator[Around]:
    """For each stretch of a line the words around it."""
    for at in range(len(texts)):
        yield Around("".join(texts[:at]), "".join(texts[at + 1 :]))


def _references(text: str, kinds: Sequence[str]) -> Iterator[tuple[int, int, str, str, bool]]:
    """Start, end, kind, place, and whether it is said to be here, of each place of these kinds that is referred to."""
    for kind in kinds:
        for found in _FOUND[kind].finditer(text):
            told = bool(found["told"] or found["here"])
            if not told and _ELSEWHERE.search(text[: found.start()]):
                continue
            start = found.start()
            for place in re.finditer(_PLACES[kind], found["places"]):
                end = found.start("places") + place.end()
                yield start, end, kind, place[0], told
                start = end + _gap(text, end)


def _gap(text: str, end: int) -> int:
    """How many characters divide a place from the next one."""
    between = re.compile(_BETWEEN).match(text, end)
    return between.end() - end if between else 0
