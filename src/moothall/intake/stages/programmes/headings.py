"""The headings of a work programme: which meeting, month or list the items under them are for."""

import enum
import re
from dataclasses import dataclass

from moothall.facts.papers import BlockKind
from moothall.intake.lines import Line
from moothall.intake.passages import Passage
from moothall.intake.stages.dates import MONTH, find_date

_TITLE = re.compile(
    r"(?!.*\b(?:is|are|was|were|be|asked|to note|report)\b)"
    r"(?:[^.:]{0,90}\b)?(?:work|forward(?: work)?|future business) programme\b[^.:]{0,60}",
    re.IGNORECASE,
)
_ITEM = re.compile(r"work programme(?: (?:20)?\d\d(?:[/–-]\d\d)?)?", re.IGNORECASE)
_ABOUT = re.compile(r"\bprogramme\b", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:agenda )?items? (?:for|to be considered at|proposed for) (?:the )?)?(?:(?:next "
    r"|future )?(?:committee )?meeting(?: (?:of|on|to be held on|date))*\s*[:–-]?\s*)?"
    r"(?:date\s*:\s*)?",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"(?:(?:agenda|proposed|potential|planned|forthcoming|future) )*"
    r"(?:items?|agenda(?! setting)|business|reports?|meeting)\b"
    r"(?!.*\b(?:was|were|held|minutes)\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\W*(?:$|[-–,(@|:;]|\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m|at\b|meeting\b|agenda\b|\d\d[.:]\d\d|provisional|reserve)",
    re.IGNORECASE,
)
_MONTHS = re.compile(rf"(?:{MONTH})(?:\s*(?:[/&,–-]|and|or)\s*(?:{MONTH}))*|tbc|to be confirmed", re.IGNORECASE)
_PERIOD = re.compile(
    rf"(?:early |late |mid-?)?(?:{MONTH}|spring|summer|autumn|winter)(?:\s*[/–-]\s*(?:{MONTH}))?\s+20\d\d",
    re.IGNORECASE,
)
_UNALLOCATED = re.compile(
    r"(?:\W*(?:items?|topics?|reports?|issues?|matters?|business)\b.{0,60}\b(?:not|un|yet|to be|awaiting"
    r"|without)\b.{0,50}"
    r"(?:allocat\w*|programm\w*|schedul\w*|assign\w*|confirm\w*|dates?|meeting)\b.{0,40}"
    r"|un(?:allocated|programmed|scheduled)\b.{0,40}|(?:other|future|potential|suggested|possible"
    r"|pending)(?: \w+)? (?:items?|topics?|business)\b.{0,60}"
    r"|items? for (?:future )?consideration\b.{0,90}|(?:dates?|meetings?) (?:to be (?:confirmed|agreed"
    r"|allocated)|tbc)\W*"
    r"|to be (?:confirmed|allocated|programmed|scheduled)\W*|tbc\W*)",
    re.IGNORECASE,
)
_PATTERN = re.compile(
    r"(?:the )?pattern of .{0,40}items.{0,40}|(?:annual|cyclical|recurring|regular)(?:(?: and|,) \w+)* (?:items"
    r"|reports|cycle)\b.{0,60}",
    re.IGNORECASE,
)
_SECTION = re.compile(r"[A-H]\s*[-–.:)]\s*\S.{2,120}")
_LONGEST = 160


class Opens(enum.Enum):
    """What a heading opens."""

    meeting = "meeting"
    pattern = "pattern"
    month = "month"
    unallocated = "unallocated"
    section = "section"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: what it opens, the meeting as the record names it, and where that is printed."""

    opens: Opens
    meeting: str | None
    place: Passage
    rest: Passage | None = None


def is_title(line: Line) -> bool:
    """Whether a line is the title of a work programme: no sentence about one, no item of that name in a list."""
    text = line.text.strip(" *")
    if len(text) > _LONGEST or not _ABOUT.search(text) or line.kind is BlockKind.list_item or "\t" in text:
        return False
    stands_out = line.kind is BlockKind.heading or line.bold or text.isupper()
    return bool(_TITLE.fullmatch(text)) and (stands_out or not _ITEM.fullmatch(text))


def heading_of(text: Passage, *, pattern: bool) -> Heading | None:
    """What a line or a cell opens; months open lists only in a `pattern` of regular items."""
    text = text.strip(" \n•:*")
    if not text or len(text) > _LONGEST:
        return None
    if pattern and _MONTHS.fullmatch(text.text):
        return Heading(Opens.month, " ".join(text.text.split()), text)
    return _dated(text) or _listed(text)


def _dated(text: Passage) -> Heading | None:
    lead = _LEAD.match(text.text)
    start = lead.end() if lead else 0
    found = find_date(text.cut(start, start + 60))
    if found and found[1].offsets[0] != text.cut(start).strip().offsets[0]:
        found = None
    if found:
        rest = text.cut(start + len(found[1])).strip()
        if _AFTER.match(rest.text):
            return Heading(Opens.meeting, found[0].isoformat(), found[1], rest)
        return None
    if found is None and _INTRODUCED.match(text.text):
        found = find_date(text)
        if found and text.text.endswith(found[1].text):
            return Heading(Opens.meeting, found[0].isoformat(), found[1])
    if _PERIOD.fullmatch(text.text):
        return Heading(Opens.meeting, text.text, text)
    return None


def _listed(text: Passage) -> Heading | None:
    if _PATTERN.fullmatch(text.text):
        return Heading(Opens.pattern, None, text)
    if _UNALLOCATED.fullmatch(text.text):
        return Heading(Opens.unallocated, None, text)
    return Heading(Opens.section, None, text) if _SECTION.fullmatch(text.text) else None
