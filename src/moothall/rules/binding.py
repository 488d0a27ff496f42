"""Which agenda item each paper of a pack belongs to."""

import re
from collections.abc import Iterator, Sequence

from moothall.facts.meetings import AgendaItem
from moothall.facts.papers import Block, BlockKind
from moothall.facts.readings import Paper, Reading
from moothall.facts.reports import Report
from moothall.rules.titles import ALIKE, likeness

_SAYS_ITEM = re.compile(r"agenda item (?:no\.? ?)?([A-Z]?\d+[a-z]?)\b", re.IGNORECASE)


def bind(reading: Reading) -> tuple[str | None, ...]:
    """For each paper of the reading, in order, the number of its agenda item; None where none is told.

    The reading's own word counts first; then an item number on the paper's first page ("Agenda Item 7"), the
    decision number, the subject or the date of the minutes; and last the page on which the paper begins, where
    the page numbers agree with the agenda.
    """
    told = [_told(paper, reading) for paper in reading.papers]
    pages = [_by_page(paper, reading) for paper in reading.papers]
    agreeing = [page == item for page, item in zip(pages, told, strict=True) if page and item]
    trusted = sum(agreeing) * 2 >= len(agreeing)
    found = [item or (page if trusted else None) for page, item in zip(pages, told, strict=True)]
    return tuple(_carried(reading.papers, found))


def _carried(papers: Sequence[Paper], found: Sequence[str | None]) -> Iterator[str | None]:
    """A paper that is no report or minutes of its own (a slip, an appendix) belongs with the paper before it."""
    before: str | None = None
    for paper, item in zip(papers, found, strict=True):
        stands_alone = paper.owner == "front" or paper.owner.startswith(("reports", "minutes"))
        before = item if stands_alone else item or before
        yield before


def _told(paper: Paper, reading: Reading) -> str | None:
    agenda = reading.pack.agenda
    numbers = {item.number for item in agenda}
    if paper.owner == "front" or (paper.item and paper.item in numbers):
        return paper.item
    said = _said(reading.blocks[paper.first : paper.last], numbers)
    report = report_of(paper, reading)
    if said or report is None:
        return said or _minutes_item(paper, reading)
    return _by_decision(report, agenda) or _by_subject(report, agenda)


def report_of(paper: Paper, reading: Reading) -> Report | None:
    """The report that a paper was read as."""
    stage, _, place = paper.owner.partition("/")
    if stage != "reports" or not place.isdecimal() or int(place) >= len(reading.pack.reports):
        return None
    return reading.pack.reports[int(place)]


def _said(blocks: Sequence[Block], numbers: set[str]) -> str | None:
    for block in blocks[:12]:
        found = _SAYS_ITEM.fullmatch(block.text.strip())
        if found and found[1] in numbers:
            return found[1]
    return None


def _by_decision(report: Report, agenda: Sequence[AgendaItem]) -> str | None:
    named = [item.number for item in agenda if report.decision and item.decision == report.decision]
    return named[0] if len(named) == 1 else None


def _by_subject(report: Report, agenda: Sequence[AgendaItem]) -> str | None:
    scored = sorted(((likeness(report.subject, item.title), -place) for place, item in enumerate(agenda)), reverse=True)
    return agenda[-scored[0][1]].number if scored and scored[0][0] >= ALIKE else None


def _minutes_item(paper: Paper, reading: Reading) -> str | None:
    """The agenda item that names the date of the meeting whose minutes these are."""
    stage, _, place = paper.owner.partition("/")
    if stage != "minutes" or not place.isdecimal() or int(place) >= len(reading.pack.minutes):
        return None
    held = reading.pack.minutes[int(place)].date
    if held is None:
        return None
    day = re.compile(rf"\b{held.day}(?:st|nd|rd|th)?,? {held:%B},? {held.year}\b", re.IGNORECASE)
    named = [item.number for item in reading.pack.agenda if day.search(item.title)]
    return named[0] if len(named) == 1 else None


def _by_page(paper: Paper, reading: Reading) -> str | None:
    blocks = reading.blocks[paper.first : paper.last]
    label = next((block.label for block in blocks if block.label and block.kind is not BlockKind.furniture), None)
    if paper.owner == "front" or label is None or not label.isdecimal():
        return None
    held = [item for item in reading.pack.agenda if item.pages and item.pages[0] <= int(label) <= item.pages[1]]
    return held[0].number if len(held) == 1 else None
