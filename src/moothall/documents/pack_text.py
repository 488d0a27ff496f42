"""What a pack is typeset from: the facts its papers state, and the prose around them.

A paper holds the facts it prints, so that what is printed and what the record says cannot differ: `record_of`
gathers the record of the public pack from its front sheet and its papers.
"""

from collections.abc import Iterable, Sequence

import msgspec

from moothall.facts.actions import TrackedAction
from moothall.facts.bodies import Fact
from moothall.facts.decisions import Decision
from moothall.facts.measures import BudgetLine, Indicator, IndicatorSummary, StatisticsTable
from moothall.facts.meetings import Minutes
from moothall.facts.packs import Pack
from moothall.facts.programmes import ProgrammeMeeting
from moothall.facts.reports import Report


class Passage(Fact, tag="passage"):
    """A paragraph of prose. `marker` is its number, letter or bullet as printed; `level` its depth in a list.

    `emphasis` sets it in italics, as a note; `heading` as a small heading within a minute or section.
    """

    text: str
    marker: str = ""
    level: int = 0
    emphasis: bool = False
    heading: bool = False


class Resolution(Fact, tag="resolution"):
    """The place in a minute where its resolution of that index is printed; `marker` is the paragraph's number."""

    index: int = 0
    marker: str = ""


class BudgetTable(Fact, tag="budget"):
    """A budget monitoring table; its last line is the total."""

    caption: str
    directorate: str
    lines: tuple[BudgetLine, ...]


class Statistics(Fact, tag="statistics"):
    """Statistics by area or period, with the notes under the table; the row that begins with Total is the total."""

    table: StatisticsTable
    notes: tuple[str, ...] = ()


class Section(Fact):
    """A headed part of a paper: `marker` is its number (`2.`)."""

    heading: str = ""
    marker: str = ""
    contents: tuple[Passage | BudgetTable | Statistics, ...] = ()


class MinuteText(Fact):
    """The words of one minute, with the places of its resolutions."""

    number: str
    contents: tuple[Passage | Resolution, ...] = ()


class MinutesPaper(Fact, tag="minutes"):
    """A set of minutes. `open_access` heads the exempt items whose minutes are public."""

    minutes: Minutes
    texts: tuple[MinuteText, ...] = ()


class ReportPaper(Fact, tag="report"):
    """A report: its cover, its sections, what it rests on, and the title it carries in the bookmarks."""

    report: Report
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    appendices: tuple[str, ...] = ()


class DashboardPaper(Fact, tag="dashboard"):
    """A performance dashboard: a cover, guidance notes, a summary of ratings, a page for each service area."""

    title: str
    year: str
    results_to: str
    produced_by: str
    indicators: tuple[Indicator, ...]
    summary: tuple[IndicatorSummary, ...]
    targets_agreed: str = ""


class RecordPaper(Fact, tag="record"):
    """A record of decision, proposed or taken; its sections are the decision, its reasons, the alternatives."""

    decision: Decision
    key_reason: str = ""
    sections: tuple[Section, ...] = ()


class ProgrammePaper(Fact, tag="programme"):
    """A work programme. `sittings` is what follows a meeting's date in its heading, by the meeting's ISO date.

    With sections it is set as a table of sections, without as a table of items, leads and kinds. `sections` are those
    that are printed for each meeting, and `days` the meetings that are, though nothing is planned for them yet.
    """

    title: str
    body: str
    meetings: tuple[ProgrammeMeeting, ...]
    updated: str = ""
    sittings: dict[str, str] = msgspec.field(default_factory=dict)
    sections: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


class ActionPlanPaper(Fact, tag="action-plan"):
    """The action plan of a review: recommendations with progress and status, or priority actions with deadlines."""

    title: str
    actions: tuple[TrackedAction, ...]
    versions: tuple[tuple[str, ...], ...] = ()


class EssayPaper(Fact, tag="essay"):
    """An appendix in prose."""

    title: str
    sections: tuple[Section, ...] = ()


Content = MinutesPaper | ReportPaper | DashboardPaper | RecordPaper | ProgrammePaper | ActionPlanPaper | EssayPaper
"""What can stand in a paper."""


class Paper(Fact):
    """The papers of one agenda item, in order.

    Those under `restricted` are kept from the public by virtue of `paragraphs` of Schedule 12A.
    """

    item: str
    contents: tuple[Content, ...] = ()
    restricted: tuple[Content, ...] = ()
    paragraphs: tuple[str, ...] = ()


def record_of(front: Pack, papers: Sequence[Paper]) -> Pack:
    """The record of the public pack: the front sheet's facts with those that its public papers print."""
    contents = [content for paper in papers for content in paper.contents]
    return msgspec.structs.replace(
        front,
        minutes=tuple(c.minutes for c in contents if isinstance(c, MinutesPaper)),
        reports=tuple(c.report for c in contents if isinstance(c, ReportPaper)),
        decisions=tuple(c.decision for c in contents if isinstance(c, RecordPaper)),
        indicators=tuple(i for c in contents if isinstance(c, DashboardPaper) for i in c.indicators),
        indicator_summary=tuple(s for c in contents if isinstance(c, DashboardPaper) for s in c.summary),
        work_programme=tuple(m for c in contents if isinstance(c, ProgrammePaper) for m in c.meetings),
        recommendation_tracking=tuple(a for c in contents if isinstance(c, ActionPlanPaper) for a in c.actions),
        budget_lines=tuple(line for t in tables(contents) if isinstance(t, BudgetTable) for line in t.lines),
        statistics=tuple(t.table for t in tables(contents) if isinstance(t, Statistics)),
    )


def tables(contents: Iterable[Content]) -> list[BudgetTable | Statistics]:
    """The tables of facts within the sections of papers, in order."""
    return [
        part
        for content in contents
        if isinstance(content, ReportPaper | EssayPaper | RecordPaper)
        for section in content.sections
        for part in section.contents
        if not isinstance(part, Passage)
    ]
