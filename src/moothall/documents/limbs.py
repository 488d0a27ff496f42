"""The limbs of a resolution that was printed as one run of words: `that: (a) ... be noted; and (b) ...`."""

import re
from typing import NamedTuple

_MARKER = re.compile(
    r"(?<![^\s:;\-–])(?P<open>\(?)(?P<name>[a-z]{1,4}|\d{1,2})(?P<close>[.)])\s+(?!(?:and|or|above|below)\b)"
)
_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
_NUMBERS = tuple(str(number) for number in range(1, 41))
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


class Limb(NamedTuple):
    """A marker as printed (`(a)`, `1.`) and the words that follow it."""

    marker: str
    text: str


def limbs(text: str) -> tuple[str, tuple[Limb, ...]]:
    """What stands before the limbs, and the limbs; all of the text and none where it has fewer than two.

    The limbs count on from a, 1 or i in one form of marker. One named in passing (`paragraphs a), c) and f)`)
    is no limb: it follows a comma, or the next word joins it to another. Lead, markers and texts are the whole text.
    """
    for series in (_LETTERS, _NUMBERS, _ROMAN):
        found = _in_order(text, series)
        if len(found) > 1:
            starts = [one.start() for one in found]
            ends = [*starts[1:], len(text)]
            parts = (Limb(one[0].strip(), text[one.end() : end].strip()) for one, end in zip(found, ends, strict=True))
            return text[: starts[0]].strip(), tuple(parts)
    return text, ()


def _in_order(text: str, series: tuple[str, ...]) -> list[re.Match[str]]:
    """The markers that count on through a series, each the first of its name after the one before."""
    found: list[re.Match[str]] = []
    for one in _MARKER.finditer(text):
        if len(found) == len(series) or one["name"] != series[len(found)] or _in_passing(text, one):
            continue
        if found and (one["open"], one["close"]) != (found[0]["open"], found[0]["close"]):
            continue
        found.append(one)
    return found


def _in_passing(text: str, marker: re.Match[str]) -> bool:
    """Whether the marker refers to a place elsewhere, or a number ends a sentence (`in 2 phases. `)."""
    before = text[: marker.start()].rstrip()
    if before.endswith((",", "paragraph", "paragraphs", "recommendation", "recommendations")):
        return True
    return marker["name"].isdigit() and marker["close"] == "." and before[-1:] not in {"", ":", ";", ".", "-", "–"}
