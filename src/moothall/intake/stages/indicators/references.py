"""Indicators' references, and the paragraphs and notes that begin with them."""

import re
from collections.abc import Iterator, Sequence

from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined

REFERENCE = r"[A-Z]{1,6} ?-?\d{1,3}(?:\.\d{1,2})?[a-z]?"
_OPENING = re.compile(rf"(?P<first>{REFERENCE})(?P<more>(?:\s*(?:&|/|,|and)\s*(?:{REFERENCE}|[a-z]\b))*)(?![\w%.])")
_NOTE = re.compile(r"(?P<mark>\*{1,4}|[†‡^#])\s*(?P<text>\S.*)", re.DOTALL)


def is_reference(text: str) -> bool:
    """Whether a cell holds nothing but an indicator's reference."""
    return re.fullmatch(REFERENCE, text.rstrip("*")) is not None


def paragraphs(lines: Sequence[Line]) -> Iterator[Passage]:
    """The paragraphs of prose lines: a line goes on with the one before where nothing divides them."""
    held: list[Passage] = []
    for line in lines:
        if line.is_furniture or not line.text:
            continue
        if held and (line.gap or line.bullet or _OPENING.match(line.text) or _NOTE.match(line.text)):
            yield joined(held)
            held = []
        held.append(line.passage)
    if held:
        yield joined(held)


def comment_refs(paragraph: str) -> tuple[str, ...]:
    """The references that a paragraph begins with ("CS04 & CS05 include", "CS04a/b -"); none where it is no comment."""
    opening = _OPENING.match(paragraph)
    if not opening or not paragraph[opening.end() :].strip(" –—-:"):
        return ()
    first = opening["first"]
    stem = first.rstrip("abcdefghijklmnopqrstuvwxyz")
    rest = re.findall(rf"{REFERENCE}|\b[a-z]\b", opening["more"])
    return (first, *(stem + one if len(one) == 1 else one for one in rest))


def note(paragraph: str) -> tuple[str, str] | None:
    """The mark and the text of a footnote (`* Shown in error ...`), None for other paragraphs."""
    found = _NOTE.fullmatch(paragraph)
    return (found["mark"], found["text"].strip()) if found else None
