"""One agenda item: its number, title, pages, decision number and purpose line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.facts.meetings import AgendaItem
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.references import without_decision

ITEM = re.compile(r"(?:Item\s+)?(?P<number>[A-Z]?\d{1,3}[a-z]?)(?:[.):]+\s*|\s+)(?![-–—]\s*\d)(?=\S)")
SECTION = re.compile(r"(?P<letter>[A-Z])\s*(?:[-–—:.)]\s*|\s+[-–—]\s*)(?=[A-Z][a-z]|[A-Z]{2})")
_PAGES = re.compile(
    r"\(?\s*\b(?:Pages?|pp?\.?)\s*(?P<first>\d{1,5})(?:\s*(?:[-–—]|to|and)\s*(?P<last>\d{1,5}))?\s*\)?"
    r"|[\t\n]\s*\(?(?P<from>\d{1,5})\s*[-–—]\s*(?P<to>\d{1,5})\)?\s*(?=$|[\t\n])",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"\(\s*Pages?\b[^)]*$", re.IGNORECASE)
_PURPOSE = re.compile(
    r"(?:(?:To|For)\s+(?:a?gree|appoint|approve|ask|be|comment|confirm|consider|determine|discuss|elect|endorse"
    r"|examine|give|hear"
    r"|inform|information|make|note|notify|nominate|provide|question|receive|recommend|report|review|scrutinise"
    r"|seek|set|sign"
    r"|take|the committee|update|decision|discussion|approval|noting)\b"
    r"|(?:The\s+)?(?:Cabinet\s+|Sub-?)?(?:Committee|Members|Panel|Board|Cabinet|Council)\s+(?:is|are|will)\b"
    r"|(?:This|The)\s+(?:report|item)\b|Report(?:s)?\s+(?:to follow|of|by|from)\b|Members?\s+(?:are|is)\b"
    r"|Attached\b|Copy attached)",
)
_FOLLOWS = re.compile(r"\bto follow\b", re.IGNORECASE)
_TRAILING_FOLLOWS = re.compile(
    r"[\s–—-]*\(?\s*(?:report|paper|papers|appendix|appendices)?\s*to follow\s*\)?\.?\s*$", re.IGNORECASE
)
_VERBAL = re.compile(r"\b(?:verbal|oral)(?:ly)?\b", re.IGNORECASE)
_CLOCK = re.compile(r"(?:\t|\s\()\s*\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?)?\)?\s*$", re.IGNORECASE)
_WRAPPED = 55
_EDGES = " \t\n,;:-–—"


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines of one item, its number taken off, with what the walk over the agenda knows of it."""

    number: Passage
    first: Passage
    lines: tuple[Line, ...]
    section: Passage | None
    exempt: bool


def read_item(entry: Entry) -> Cited[AgendaItem]:
    """The item that an entry states."""
    title, rest, pages = _parted(entry)
    title, decision = without_decision(title)
    late = _TRAILING_FOLLOWS.search(title.text)
    follows = late or _FOLLOWS.search(rest.text)
    title = title.cut(0, late.start() if late and late.start() else None).strip(_EDGES)
    item = AgendaItem(
        number=entry.number.text,
        title=" ".join(title.text.split()),
        section=" ".join(entry.section.text.split()) if entry.section else None,
        pages=_range(pages) if pages else None,
        exempt=entry.exempt,
        decision=decision.text if decision else None,
        purpose=" ".join(rest.text.split()) or None,
        to_follow=True if follows else None,
        verbal=True if _VERBAL.search(title.text) or _VERBAL.match(rest.text) else None,
    )
    whole = Span(start=entry.lines[0].span.start, end=entry.lines[-1].span.end)
    places = marks(
        number=entry.number, title=title, section=entry.section, pages=pages, decision=decision, purpose=rest
    )
    return Cited(item, {"": whole} | places)


def _parted(entry: Entry) -> tuple[Passage, Passage, Passage | None]:
    """The title, what follows it, and the page range printed after either."""
    texts = [(entry.first, False), *((line.passage, line.gap) for line in entry.lines[1:])]
    rows = [(_untimed(part), gap) for passage, gap in texts for part in passage.split("\n") if part]
    if not rows:
        return entry.first, entry.first.cut(0, 0), None
    end = _title_rows(rows)
    title, rest = joined([row for row, _ in rows[:end]]), joined([row for row, _ in rows[end:]])
    match = _PAGES.search(title.text)
    if match:
        rest = joined([part for part in (title.cut(match.end()).strip(_EDGES), rest) if part])
        return _untimed(title.cut(0, match.start())).strip(_EDGES), rest, title.group(match)
    later = _PAGES.search(rest.text)
    if not later:
        return title.strip(_EDGES), rest.strip(), None
    pages = rest.group(later)
    rest = joined([part for part in (rest.cut(0, later.start()).strip(), rest.cut(later.end()).strip()) if part])
    return title.strip(_EDGES), rest, pages


def _untimed(text: Passage) -> Passage:
    """A title without the time at which the item is to be taken."""
    match = _CLOCK.search(text.text)
    return text.cut(0, match.start()) if match else text


def _title_rows(rows: Sequence[tuple[Passage, bool]]) -> int:
    """How many lines the title has: up to the page range, else as far as it visibly wraps."""
    for place, (row, _) in enumerate(rows):
        if place and _PURPOSE.match(row.text):
            break
        if _BROKEN.search(row.text):
            return min(place + 2, len(rows))
        if _PAGES.search(row.text):
            return place + 1
    for place, (row, gap) in enumerate(rows[1:], 1):
        before = rows[place - 1][0].text
        runs_on = row.text[0].islower() or (len(before) >= _WRAPPED and before[-1] not in ".;:")
        if gap or _PURPOSE.match(row.text) or _FOLLOWS.search(row.text) or not runs_on:
            return place
    return len(rows)


def _range(pages: Passage) -> tuple[int, int]:
    numbers = [int(number) for number in re.findall(r"\d+", pages.text)]
    return numbers[0], numbers[-1]
