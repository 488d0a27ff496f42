"""The motion to exclude the press and public, and the headings that close and open an agenda."""

import re
from collections.abc import Sequence

from moothall.facts.meetings import Exclusion
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import joined
from moothall.intake.stages.front_sheet.items import ITEM, SECTION
from moothall.rules.exclusion import paragraphs_in

_MOTION = re.compile(
    r"(?:[A-Z]?\d{1,3}[.)]?\s+)?(?:motion\s+|resolution\s+)?(?:to exclude|exclusion of"
    r"|excluding)\s+(?:of\s+)?(?:the\s+)?"
    r"(?:press|public)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:[A-Z]\s*[-–]\s*)?(?:(?:exempt|confidential|closed|private|restricted)(?:\s+(?:items?|business|session"
    r"|agenda))?"
    r"|part (?:2|II|two|B))\s*(?:[-–:(\d]|$)",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"(?:un-?restricted|open|public)\s+(?:items?|business|session)|part (?:1|I|one|A)\b", re.IGNORECASE
)
_GROUNDS = re.compile(r"section 100\s?A|schedule 12\s?A|exempt information|press and (?:the )?public", re.IGNORECASE)
_EXCLUDED = re.compile(r"\bexclu(?:de|sion)", re.IGNORECASE)
_HEADING = re.compile(r"[A-Za-z0-9 -]{4,40}?\s*:?\s*(?:\([^()]*\))?\s*(?=\d|$)")
_LONGEST_HEADING = 160


def closes(line: Line) -> bool:
    """Whether a line begins the exempt business: the motion's heading or words, or the heading of the exempt items."""
    short = len(line.text) <= _LONGEST_HEADING
    return (short and bool(_MOTION.match(line.text) or _CLOSED.match(line.text))) or _moves(line.text)


def opens(line: Line) -> bool:
    """Whether a line begins, or returns to, business open to the public."""
    return len(line.text) <= _LONGEST_HEADING and bool(_OPENED.match(line.text))


def heads_closed(text: str) -> bool:
    """Whether a line is a heading of exempt business ("EXEMPT ITEMS (open minutes)"), an item perhaps run on."""
    return bool(_CLOSED.match(text)) and bool(_HEADING.match(text))


def heads_open(text: str) -> bool:
    """Whether a line is a heading of business open to the public, an item perhaps run on."""
    return bool(_OPENED.match(text)) and bool(_HEADING.match(text))


def excludes(text: str) -> bool:
    """Whether a text moves, or resolves, that the press and public be excluded."""
    return bool(_EXCLUDED.search(text)) and bool(_GROUNDS.search(text))


def heads_exclusion(text: str) -> bool:
    """Whether a title is that of the motion to exclude the press and public."""
    return bool(_MOTION.match(text))


def read_exclusion(zone: Sequence[Line]) -> Cited[Exclusion] | None:
    """The motion printed on the front sheet, with the paragraphs of Schedule 12A that it names."""
    start = next((place for place, line in enumerate(zone) if _MOTION.match(line.text) or _moves(line.text)), None)
    if start is None:
        return None
    lines = [zone[start]]
    for line in zone[start + 1 :]:
        if opens(line) or _CLOSED.match(line.text) or not _belongs(lines, line):
            break
        lines.append(line)
    stated = [line.passage for line in lines[0 if _moves(lines[0].text) else 1 :]]
    if not stated:
        return None
    motion = joined(stated[: _sentence(stated)])
    text = " ".join(motion.text.split())
    whole = Span(start=lines[0].span.start, end=lines[-1].span.end)
    return Cited(Exclusion(text=text, paragraphs=paragraphs_in(text)), {"": whole} | marks(text=motion))


def _moves(text: str) -> bool:
    return text.startswith(("That", "RESOLVED", "Resolved", "To resolve")) and excludes(text)


def _belongs(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on with the motion, or explains the paragraph that it names."""
    if ITEM.match(line.text) or (SECTION.match(line.text) and not line.text.startswith("A ")):
        return False
    if re.match(r"paragraph", line.text, re.IGNORECASE):
        return True
    return len(lines) == 1 or not line.gap or lines[-1].text[-1:] not in ".)"


def _sentence(stated: Sequence[object]) -> int:
    """How many of the lines are the motion itself: up to the one that ends its sentence."""
    return next((place for place, part in enumerate(stated, 1) if str(part).endswith(".")), len(stated))
