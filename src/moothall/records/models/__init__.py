"""All tables, in one module per stage."""

from moothall.records.models.actions import Plan, TrackedAction
from moothall.records.models.archive import Pack, PackVersion, SourceFile
from moothall.records.models.audit import AuditRow, Override, Who
from moothall.records.models.bodies import (
    Body,
    BodyForm,
    Group,
    Holding,
    Person,
    PersonForm,
    Post,
    PostForm,
    Seat,
)
from moothall.records.models.decisions import Decision, DecisionMention, DecisionRecord
from moothall.records.models.doubts import Doubt
from moothall.records.models.measures import BudgetLine, Indicator, IndicatorForm, IndicatorRow, Statistics, SummaryRow
from moothall.records.models.meetings import AgendaItem, Meeting
from moothall.records.models.minutes import Attendance, Dissent, MinuteItem, MinutesSet, Motion, Vote
from moothall.records.models.programmes import ProgrammeEntry
from moothall.records.models.publications import Publication, StoredPage
from moothall.records.models.reports import Paper, Report, ReportPerson
from moothall.records.models.search import SearchSheet

__all__ = [
    "AgendaItem",
    "Attendance",
    "AuditRow",
    "Body",
    "BodyForm",
    "BudgetLine",
    "Decision",
    "DecisionMention",
    "DecisionRecord",
    "Dissent",
    "Doubt",
    "Group",
    "Holding",
    "Indicator",
    "IndicatorForm",
    "IndicatorRow",
    "Meeting",
    "MinuteItem",
    "MinutesSet",
    "Motion",
    "Override",
    "Pack",
    "PackVersion",
    "Paper",
    "Person",
    "PersonForm",
    "Plan",
    "Post",
    "PostForm",
    "ProgrammeEntry",
    "Publication",
    "Report",
    "ReportPerson",
    "SearchSheet",
    "Seat",
    "SourceFile",
    "Statistics",
    "StoredPage",
    "SummaryRow",
    "TrackedAction",
    "Vote",
    "Who",
]
