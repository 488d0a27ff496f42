"""What does not agree within an agenda: numbers, dates, sections, page ranges, openness, the size of the body."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from moothall.assurance.check import COUNCIL, Beside, finding
from moothall.facts.agendas import DraftAgenda, DraftItem
from moothall.facts.drafts import Exemption
from moothall.facts.findings import Finding
from moothall.rules.access import Balance, Exempt, is_exempt
from moothall.rules.page_labels import PageLabelError, label

_DECISION = re.compile(r"(\d{2})/\d{5}")


def decision_numbers(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Decision numbers that are used twice, or are none (`YY/NNNNN`).

    An open item and the exempt one beside it may share a number.
    """
    seen: dict[tuple[str, bool], DraftItem] = {}
    for item in agenda.items:
        if not item.decision:
            continue
        if not _DECISION.fullmatch(item.decision):
            words = f"The decision number of item {item.number}, {item.decision}, is not of the form 26/00014."
            yield finding("decision-form", "stop", words, item.key)
        before = seen.setdefault((item.decision, item.is_open), item)
        if before is not item:
            words = f"Items {before.number} and {item.number} have the same decision number, {item.decision}."
            yield finding("decision-twice", "stop", words, item.key)


def cover_dates(agenda: DraftAgenda, beside: Beside) -> Iterator[Finding]:
    """Reports whose cover is for another day."""
    for item, paper in agenda.papers():
        day = beside.covers.get(paper.key)
        if day and day != agenda.date:
            words = f"The cover of the report for item {item.number} is for {day.day} {day:%B %Y}."
            yield finding("cover-date", "stop", words, paper.key)


def page_ranges(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Printed pages that two papers claim."""
    known = [(item, paper) for item, paper in agenda.papers() if paper.first_label and paper.last_label]
    try:
        ranges = sorted((label(p.first_label), label(p.last_label), item.number, p.key) for item, p in known)
    except PageLabelError as error:
        yield finding("page-label", "stop", f"{error}.", agenda.key)
        return
    for (first, last, number, key), (next_first, _last, other, _key) in pairwise(ranges):
        if last < first or next_first <= last:
            words = f"The pages of items {number} and {other} overlap ({first} - {last})."
            yield finding("pages-overlap", "stop", words, key)


def exemptions(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Exemptions that are none: without paragraph, with a wrong one, or without the public-interest reason."""
    for item in agenda.items:
        if item.exemption:
            yield from _exemption(agenda, item.exemption, f"Item {item.number}", item.key)
        for paper in item.papers:
            if paper.exemption and paper.exemption != item.exemption:
                who = f"A paper for {'open ' if item.is_open else ''}item {item.number}"
                yield from _exemption(agenda, paper.exemption, who, paper.key)


def openness(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Items that are two things at once, or whose papers say something else than they do."""
    for item in agenda.items:
        if item.exemption and item.confidential:
            words = f"Item {item.number} is both exempt and confidential: these are different grounds, choose one."
            source = "Local Government Act 1972 s.100A(2)-(4)"
            yield finding("exempt-and-confidential", "stop", words, item.key, source=source)
        if item.is_open and item.papers and not any(paper.is_open for paper in item.papers):
            words = f"Item {item.number} is open and every paper behind it is not."
            yield finding("open-without-open-paper", "advice", words, item.key)
        if item.kind == "to follow" and any(paper.file for paper in item.papers):
            words = f"Item {item.number} says that its report is to follow, and it is here."
            yield finding("follows-and-is-here", "stop", words, item.key)
        if item.kind == "verbal" and item.papers:
            yield finding("verbal-with-paper", "advice", f"Item {item.number} is verbal and has a paper.", item.key)


def sections(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Sections that the body's agendas do not have, and exempt items in a section with open ones after it."""
    if agenda.style.numbering != "sections":
        return
    order = {section.letter: rank for rank, section in enumerate(agenda.style.sections)}
    last_open = max((order.get(item.section, -1) for item in agenda.open_items()), default=-1)
    for item in agenda.items:
        if item.section not in order:
            words = f"Item {item.number} stands in section “{item.section}”, which the agenda does not have."
            yield finding("unknown-section", "stop", words, item.key)
        elif not item.is_open and order[item.section] < last_open:
            words = f"Item {item.number} is exempt and its section comes before open ones: give it a later section."
            yield finding("exempt-among-open", "advice", words, item.key)


def repeated(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Items, numbers, reports and files that stand on the agenda twice; an exempt item may repeat the open one."""
    titles: dict[tuple[str, bool], DraftItem] = {}
    for item in agenda.items:
        before = titles.setdefault((" ".join(item.title.casefold().split()), item.is_open), item)
        if before is not item:
            words = f"Items {before.number} and {item.number} have the same title."
            yield finding("item-twice", "advice", words, item.key)
    counted = Counter(item.number for item in agenda.items if item.number)
    for item in agenda.items:
        if counted[item.number] > 1:
            yield finding("number-twice", "stop", f"The number {item.number} is given twice.", item.key)
    yield from _papers_twice(agenda)


def membership(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """A printed size of the body that is not the number of seats or names."""
    told = agenda.membership
    if told is None or told.size is None:
        return
    names = sum(len(group.members) for group in told.groups)
    if names > told.size:
        words = f"The body has {told.size} seats, and {names} members are named."
        yield finding("body-size", "stop", words, agenda.key, COUNCIL)
    elif names < told.size:
        words = f"The body has {told.size} seats, and {names} members are named: {told.size - names} vacant?"
        yield finding("body-size", "advice", words, agenda.key, COUNCIL)
    for group in told.groups:
        if group.size is not None and len(group.members) > group.size:
            words = f"{group.name} has {group.size} seats, and {len(group.members)} members are named."
            yield finding("group-size", "stop", words, agenda.key, COUNCIL)


def accessible(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Papers that not everyone can read."""
    source = "SI 2018/952 (accessibility of public sector websites)"
    for item, paper in agenda.papers():
        if paper.scanned:
            words = f"A paper for item {item.number} has pages that are pictures of text: ask for the document itself."
            yield finding("scanned", "advice", words, paper.key, source=source)
        elif paper.tagged is False:
            words = f"A paper for item {item.number} is not tagged for people who cannot see it."
            yield finding("untagged", "advice", words, paper.key, source=source)


def _exemption(agenda: DraftAgenda, exemption: Exemption, who: str, place: str) -> Iterator[Finding]:
    balance = Balance.withhold if exemption.public_interest.strip() else None
    found = is_exempt(Exempt(paragraphs=exemption.paragraphs, balance=balance), agenda.date)
    for reason in found.reasons:
        yield finding("exemption", "stop", f"{who}: {reason.text}.", place, source=reason.source)


def _papers_twice(agenda: DraftAgenda) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for item, paper in agenda.papers():
        what = paper.file or (paper.kind == "report" and paper.report) or ""
        before = seen.setdefault(what, item.number) if what else item.number
        if what and (before != item.number or _again(item, what, paper.key)):
            words = f"The same paper stands behind items {before} and {item.number}."
            yield finding("paper-twice", "advice", words, paper.key)


def _again(item: DraftItem, what: str, key: str) -> bool:
    """Whether an earlier paper behind the same item is the same."""
    earlier = [one.key for one in item.papers if what in (one.file, one.report)]
    return bool(earlier) and earlier[0] != key
