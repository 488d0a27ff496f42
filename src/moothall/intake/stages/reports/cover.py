"""A report's cover: from whom, to whom, on what, by which path, down to its summary."""

import re
from collections.abc import Sequence
from itertools import islice

from moothall.facts.papers import Span
from moothall.intake.lines import Line
from moothall.intake.passages import Passage
from moothall.intake.stages.dates import find_date
from moothall.intake.stages.pieces import Entry, Piece, entries, is_section, labels, pieces

_PAPER = r"(?: of (?:the |this )?(?:paper|report|item)s?)?"
_LABELS = labels(
    authors=r"from|by|(?:joint )?report (?:of|by|from)|presented by",
    to=r"(?:report )?to|committee|body|meeting",
    date=r"(?:meeting )?date(?: of (?:the )?(?:meeting|committee|report|decision))?",
    subject=r"(?:report )?(?:subject|title)(?: of (?:the )?(?:report|paper))?",
    decision=r"(?:forward plan |key |executive )?decision (?:number|num|no|ref(?:erence)?)\b\.?(?: no\.?)?",
    key=r"(?:is this a )?(?:non-?)?key decision\??",
    classification=r"(?:report |security )?classification|report status",
    past=rf"(?:past|previous|prior) pathway{_PAPER}",
    future=rf"(?:future|next) pathway{_PAPER}",
    division=r"(?:electoral )?divisions?(?:\(s\))?(?: affected)?|wards?(?:\(s\))?(?: affected)?",
    local=r"local (?:county )?(?:members?|councillors?)(?:\(s\))?",
    summary=r"(?:executive )?summary(?: of (?:the )?report)?|this report sets out|purpose(?: of (?:the )?report)?",
    advice=r"recommendations?(?:\(s\))?|decisions? required",
    other=r"[A-Z][\w/&'’()?-]*(?: [\w/&'’()?-]+){0,6}(?=\s*:)",
)
_END = {"summary", "advice"}
_TALL = 45
_DECISION = re.compile(r"\b\d{2,4}/\d{3,6}(?:/\w+)?\b")
_LED = re.compile(r"(\d{2,4}/\d{3,6})\s*[-–—:]\s*(?=\S)")


def read_cover(lines: Sequence[Line]) -> dict[str, Entry]:
    """The labelled values of a cover by name; it ends where the summary, the advice or the first section begins."""
    found: dict[str, Entry] = {}
    head = list(islice(pieces(lines), _TALL))
    for entry in entries(head, _LABELS, _goes_on):
        if entry.name in _END or (entry.name == "other" and is_section(entry.pieces[0])):
            break
        found.setdefault(entry.name, entry)
    return found


def _goes_on(entry: Entry, piece: Piece) -> bool:
    """Names go on over gaps; other values do not, but where a label has nothing beside it, or a date is still due."""
    if entry.name in _END or is_section(piece):
        return False
    if not piece.gap or not entry.values or entry.name == "authors":
        return True
    return entry.name == "to" and find_date(piece.passage) is not None and find_date(entry.value) is None


def cover_span(cover: dict[str, Entry]) -> Span:
    """The stretch from the first label to the end of the last value."""
    spans = [entry.span for entry in cover.values()]
    return Span(start=min(span.start for span in spans), end=max(span.end for span in spans))


def value_of(cover: dict[str, Entry], name: str) -> Passage | None:
    """A value as printed; None where the cover has no such label or nothing beside it."""
    entry = cover.get(name)
    return entry.value if entry and entry.value else None


def addressee(to: Passage | None) -> tuple[Passage | None, Passage | None]:
    """The body a report goes to, and the place of the meeting's date that may stand behind it."""
    if not to:
        return None, None
    found = find_date(to)
    if not found:
        return to.strip(" \n,;:-–—."), None
    printed = found[1]
    before = to.cut(0, to.offsets.index(printed.offsets[0])).strip(" \n,;:-–—(.")
    return before or to, printed


def numbered_subject(subject: Passage) -> tuple[Passage, Passage | None]:
    """A subject without the decision number that it may begin with, and that number."""
    led = _LED.match(subject.text)
    return (subject.cut(led.end()), subject.group(led, 1)) if led else (subject, None)


def decision_number(value: Passage | None) -> Passage | None:
    """The number in what stands beside the label, which may go on with words; None where there is none."""
    found = _DECISION.search(value.text) if value else None
    return value.group(found) if value and found else None
