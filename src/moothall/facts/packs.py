"""A whole pack as one value; its JSON form is the record."""

import datetime as dt

from moothall.facts.actions import TrackedAction
from moothall.facts.bodies import Fact, Membership
from moothall.facts.decisions import Decision
from moothall.facts.measures import BudgetLine, Indicator, IndicatorSummary, StatisticsTable
from moothall.facts.meetings import AgendaItem, Exclusion, Meeting, Minutes
from moothall.facts.programmes import ProgrammeMeeting
from moothall.facts.reports import Report

SCHEMA = "moothall.pack/1"
PAPER_LISTS = (
    "minutes",
    "reports",
    "indicators",
    "indicator_summary",
    "decisions",
    "work_programme",
    "budget_lines",
    "recommendation_tracking",
    "statistics",
)
"""The lists of a pack whose facts stand in its papers, behind the front sheet."""


class Pack(Fact):
    """What one agenda reports pack says, with nothing interpreted beyond dates and times."""

    schema: str
    council: str | None = None
    body: str | None = None
    meeting: Meeting | None = None
    membership: Membership | None = None
    agenda: tuple[AgendaItem, ...] = ()
    exclusion: Exclusion | None = None
    minutes: tuple[Minutes, ...] = ()
    reports: tuple[Report, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    indicator_summary: tuple[IndicatorSummary, ...] = ()
    decisions: tuple[Decision, ...] = ()
    work_programme: tuple[ProgrammeMeeting, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    recommendation_tracking: tuple[TrackedAction, ...] = ()
    statistics: tuple[StatisticsTable, ...] = ()
    anomalies: tuple[str, ...] = ()

    @property
    def date(self) -> dt.date | None:
        """The date of the meeting that the pack is for."""
        return self.meeting.date if self.meeting else None
