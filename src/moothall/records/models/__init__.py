"""All tables, in one module per stage."""

from moothall.records.models.accounts import Account, RoleGrant
from moothall.records.models.actions import Plan, TrackedAction
from moothall.records.models.agendas import DraftAgenda, DraftItem, DraftPaper, Typesetting
from moothall.records.models.archive import Pack, PackVersion, SourceFile
from moothall.records.models.audit import AuditRow, Override, Who
from moothall.records.models.bodies import Body, BodyForm, Group, Holding, Person, PersonForm, Post, PostForm, Seat
from moothall.records.models.calendar import ScheduledMeeting, SpecialDay
from moothall.records.models.clearance import Clearance
from moothall.records.models.council import (
    Absence,
    Allocation,
    Appointment,
    Departure,
    Directorate,
    GroupMembership,
    Member,
    Officer,
    OutsideAppointment,
    OutsideBody,
    PoliticalGroup,
    Portfolio,
    Practice,
    Term,
)
from moothall.records.models.decisions import Decision, DecisionMention, DecisionRecord
from moothall.records.models.doubts import Doubt
from moothall.records.models.drafts import (
    Acronym,
    AppendixFile,
    Comment,
    DraftReport,
    ReportPicture,
    Revision,
    Route,
    WorkingCopy,
)
from moothall.records.models.errands import Errand, Subscription
from moothall.records.models.measures import BudgetLine, Indicator, IndicatorForm, IndicatorRow, Statistics, SummaryRow
from moothall.records.models.meetings import AgendaItem, Meeting
from moothall.records.models.minutes import Attendance, Dissent, MinuteItem, MinutesSet, Motion, Vote
from moothall.records.models.planning import Deferral, DismissedOffer, PlannedItem
from moothall.records.models.programmes import ProgrammeEntry
from moothall.records.models.publications import Publication, StoredPage
from moothall.records.models.publishing import (
    GateOverride,
    PaperNotice,
    PaperWithdrawal,
    Proof,
    PublicNotice,
    PublishedFile,
    PublishedPicture,
    PublishingJob,
)
from moothall.records.models.readers import ExemptionReview, Opening, ReadingGrant
from moothall.records.models.reports import Paper, Report, ReportPerson
from moothall.records.models.search import SearchSheet

__all__ = [
    "Absence",
    "Account",
    "Acronym",
    "AgendaItem",
    "Allocation",
    "AppendixFile",
    "Appointment",
    "Attendance",
    "AuditRow",
    "Body",
    "BodyForm",
    "BudgetLine",
    "Clearance",
    "Comment",
    "Decision",
    "DecisionMention",
    "DecisionRecord",
    "Deferral",
    "Departure",
    "Directorate",
    "DismissedOffer",
    "Dissent",
    "Doubt",
    "DraftAgenda",
    "DraftItem",
    "DraftPaper",
    "DraftReport",
    "Errand",
    "ExemptionReview",
    "GateOverride",
    "Group",
    "GroupMembership",
    "Holding",
    "Indicator",
    "IndicatorForm",
    "IndicatorRow",
    "Meeting",
    "Member",
    "MinuteItem",
    "MinutesSet",
    "Motion",
    "Officer",
    "Opening",
    "OutsideAppointment",
    "OutsideBody",
    "Override",
    "Pack",
    "PackVersion",
    "Paper",
    "PaperNotice",
    "PaperWithdrawal",
    "Person",
    "PersonForm",
    "Plan",
    "PlannedItem",
    "PoliticalGroup",
    "Portfolio",
    "Post",
    "PostForm",
    "Practice",
    "ProgrammeEntry",
    "Proof",
    "PublicNotice",
    "Publication",
    "PublishedFile",
    "PublishedPicture",
    "PublishingJob",
    "ReadingGrant",
    "Report",
    "ReportPerson",
    "ReportPicture",
    "Revision",
    "RoleGrant",
    "Route",
    "ScheduledMeeting",
    "SearchSheet",
    "Seat",
    "SourceFile",
    "SpecialDay",
    "Statistics",
    "StoredPage",
    "Subscription",
    "SummaryRow",
    "Term",
    "TrackedAction",
    "Typesetting",
    "Vote",
    "Who",
    "WorkingCopy",
]
