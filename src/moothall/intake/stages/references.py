"""Printed references: numbers of executive decisions, and the agenda item that a minute belongs to."""

import re

from moothall.intake.passages import Passage

_NUMBERS = r"\d\d/\d{4,6}(?:\s*(?:,|&|and)\s*\d\d/\d{4,6})*"
_DECISION = (
    rf"(?:(?:proposed\s+)?(?:key\s+)?decision\s*(?:number|no\.?"
    rf"|ref(?:erence)?\.?)?\s*[:–-]?\s*)?(?P<number>{_NUMBERS})"
)
_BEFORE = re.compile(rf"\(?{_DECISION}\)?\s*[-–—:,.]*\s*", re.IGNORECASE)
_AFTER = re.compile(rf"\s*[-–—:,(\[]*\s*{_DECISION}\s*[)\]]?\s*$", re.IGNORECASE)
_ITEM = re.compile(
    r"\(\s*(?:agenda\s+)?items?\b\.?\s*(?:no\b\.?\s*)?(?P<number>[A-Z]?\s?\d{1,3}[a-z]?)\b[^()]*(?:\([^()]*\)[^()]*)*\)?",
    re.IGNORECASE,
)
_EDGES = " \t\n,;:-–—"


def without_decision(title: Passage) -> tuple[Passage, Passage | None]:
    """A title without the number of the executive decision it is about, and that number."""
    for match in filter(None, (_BEFORE.match(title.text), _AFTER.search(title.text))):
        bare = title.cut(match.end()) if match.start() == 0 else title.cut(0, match.start())
        if bare.strip(_EDGES):
            return bare.strip(_EDGES), title.group(match, "number")
    return title, None


def item_reference(passage: Passage) -> tuple[Passage, int] | None:
    """The agenda item named in brackets (`(Item A3)` is `A3`) and where its bracket begins."""
    match = _ITEM.search(passage.text)
    return (passage.group(match, "number"), match.start()) if match else None
