"""What an agenda lacks: papers, the motion, the proper officer, the venue, items that law or practice want."""

import datetime as dt
import re
from collections.abc import Iterator

from moothall.assurance.check import AGENDA, COUNCIL, PRACTICE, Beside, finding
from moothall.facts.agendas import DraftAgenda, DraftItem
from moothall.facts.findings import Finding
from moothall.rules import exclusion

_EQUALITY = re.compile(r"\bequalit|\bEq?IA\b", re.IGNORECASE)
_WANTED = (
    ("no-apologies", re.compile(r"apolog|substitut", re.IGNORECASE), "apologies and substitutes", PRACTICE),
    (
        "no-declarations",
        re.compile(r"declaration|interests?\b", re.IGNORECASE),
        "declarations of interests",
        "Localism Act 2011 s.31; the council's standing orders",
    ),
)


def papers(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Items whose paper is not there."""
    for item in agenda.items:
        if item.papers:
            continue
        if item.kind in ("minutes", "minutes to note"):
            yield finding("no-minutes", "stop", f"Item {item.number} has no minutes behind it.", item.key)
        elif item.kind in ("report", "called in"):
            words = f"Item {item.number} has no report: put one behind it, or say that it follows or is verbal."
            yield finding("no-report", "stop", words, item.key)
        elif item.kind == "to follow":
            yield finding("to-follow", "advice", f"The report for item {item.number} is to follow.", item.key)
        if not item.is_open and item.kind != "verbal":
            words = f"Item {item.number} is not open and has no paper, so no page stands for it in the public pack."
            yield finding("no-slip", "advice", words, item.key)


def files(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Papers without a file to bind."""
    for item, paper in agenda.papers():
        if not paper.file and not paper.report and not paper.withdrawn:
            yield finding("no-file", "stop", f"A paper for item {item.number} has no file.", paper.key)


def report_sections(agenda: DraftAgenda, beside: Beside) -> Iterator[Finding]:
    """Sections of reports, the template's or the author's own, in which nothing is written.

    Those of a report that is not open are counted and not named.
    """
    for item, paper in agenda.papers():
        headings = beside.unwritten.get(paper.key, ())
        if headings and paper.published is None:
            named = ", ".join(f"“{name}”" for name in headings)
            counted = "one of its headings" if len(headings) == 1 else f"{len(headings)} of its headings"
            words = f"The report for item {item.number} has nothing under {named if paper.is_open else counted}."
            yield finding("empty-section", "advice", words, paper.key)


def minutes(agenda: DraftAgenda, beside: Beside) -> Iterator[Finding]:
    """No minutes to approve, although the body has met before (Local Government Act 1972 Schedule 12 para 41).

    An extraordinary meeting approves none: they wait for the next ordinary one (SI 1993/202 Schedule 2 paragraph 2).
    """
    if agenda.kind == "extraordinary":
        return
    if beside.previous and agenda.items and not any(item.kind == "minutes" for item in agenda.items):
        words = f"The body met on {_said(beside.previous)}, and no minutes are on the agenda to be approved."
        yield finding(
            "no-minutes-item", "advice", words, agenda.key, AGENDA, "Local Government Act 1972 Schedule 12 para 41"
        )


def standing_items(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Items that every agenda has by law or standing orders."""
    for code, title, words, source in _WANTED if agenda.items else ():
        if not any(title.search(item.title) for item in agenda.items):
            yield finding(code, "advice", f"There is no item for {words}.", agenda.key, AGENDA, source)


def motion(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """The motion to exclude the public: missing, faulty, or without anything to exclude it from."""
    found = exclusion.valid(agenda)
    for reason in found.reasons:
        yield finding("exclusion", "stop", f"The motion: {reason.text}.", agenda.key, AGENDA, reason.source)
    for remark in found.remarks:
        yield finding("motion", "advice", f"The motion: {remark.text}.", agenda.key, AGENDA, remark.source)
    if agenda.motion and not exclusion.exempt_items(agenda):
        words = "There is a motion to exclude the public, and nothing on the agenda is exempt."
        yield finding("motion-unneeded", "stop", words, agenda.key, AGENDA, "Local Government Act 1972 s.100A(4), (5)")


def front_sheet(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """What the front sheet must say of the meeting."""
    if not agenda.venue.strip():
        yield finding(
            "no-venue", "stop", "The agenda does not say where the meeting is.", agenda.key, "desk-calendar", _NOTICE
        )
    if agenda.proper_officer is None:
        yield finding("no-officer", "stop", "No proper officer is named for the day.", agenda.key, COUNCIL)
    if agenda.contact is None:
        yield finding("no-contact", "advice", "The agenda does not say whom to ask.", agenda.key, COUNCIL)
    if agenda.membership is None or not agenda.membership.groups:
        yield finding("no-membership", "advice", "Nobody is known to sit on the body.", agenda.key, COUNCIL)


def decisions(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """What a key decision must have: its number, and an equality analysis."""
    for item in agenda.items:
        if not item.is_key:
            continue
        if not item.decision:
            words = f"Item {item.number} is a key decision without a decision number."
            yield finding("no-decision-number", "stop", words, item.key, source="SI 2012/2089 reg 9")
        if item.papers and not _has_analysis(item):
            words = f"Item {item.number} is a key decision, and no paper behind it is called an equality analysis."
            yield finding("no-equality", "advice", words, item.key, source="Equality Act 2010 s.149")


_NOTICE = "Local Government Act 1972 s.100A(6)(a)"


def _said(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _has_analysis(item: DraftItem) -> bool:
    return any(_EQUALITY.search(paper.title) for paper in item.papers)
