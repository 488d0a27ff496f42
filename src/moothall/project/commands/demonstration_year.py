"""The demonstration's municipal year: the council set up, a year planned, reports written and cleared by the people
whose work that is, and one pack published with an exempt appendix and a supplement. Every step is the act itself."""

import datetime as dt
from dataclasses import dataclass

import msgspec
from django.contrib.auth.models import User
from django.utils import timezone

from moothall.demonstration.bodies import bodies
from moothall.demonstration.council import council_as_set_up
from moothall.demonstration.people import title
from moothall.demonstration.year import ReportText, Year, municipal_year_of, year
from moothall.operations import accounts
from moothall.operations.calendar import Plan, plan_meetings
from moothall.operations.clearance import answer, ask, sign
from moothall.operations.council import SetUp, set_up
from moothall.operations.planning import ItemWords, plan_item
from moothall.operations.reports import save_version, start_report
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.identifiers import fresh
from moothall.records.models import Body, Clearance, DraftReport, PlannedItem, ScheduledMeeting
from moothall.rules.bank_holidays import holiday_on
from moothall.rules.clear_days import latest_publication
from moothall.rules.pattern_words import read_pattern
from moothall.rules.patterns import dates
from moothall.rules.permits import Role

ADVISERS = {
    Role.finance_adviser: "finance",
    Role.legal_adviser: "legal",
    Role.equalities_adviser: "equalities",
    Role.data_protection_adviser: "data",
}
SIGNERS = {Role.director: "director", Role.cabinet_member: "cabinet"}
DECISION = "26/00147"
CLEAR_DAYS = 5


@dataclass(frozen=True)
class Stage:
    """Where the year is played: its people with their accounts, its bodies, and the moment."""

    said: Year
    users: dict[str, User]
    bodies: dict[str, Body]
    now: dt.datetime

    @property
    def clerk(self) -> User:
        """Who plans, builds and publishes."""
        return self.users["clerk"]

    @property
    def today(self) -> dt.date:
        """The day in England."""
        return timezone.localtime(self.now).date()

    def ago(self, days: int) -> dt.datetime:
        """A moment that many days before."""
        return self.now - dt.timedelta(days=days)


def play(clerk: User, password: str, now: dt.datetime) -> Stage:
    """Set the council up and play its year up to now."""
    made = set_up(council=council_as_set_up(), by=None, at=now)
    said = year()
    users = {"clerk": clerk} | {name: _account(name, said, made, password, now) for name in said.people}
    own = {key: made.bodies[body.name] for key, body in bodies().items()}
    stage = Stage(said, users, own, now)
    _plan_the_year(stage)
    meeting = _next_meeting(stage, "environment")
    items = _programme(stage, meeting)
    for text in (said.report, said.second):
        _cleared(stage, _written(stage, text, items.get(text.subject), meeting))
    return stage


def _account(name: str, said: Year, made: SetUp, password: str, now: dt.datetime) -> User:
    """An account for a person, who is who the council's own list says."""
    worker = said.people[name]
    user = accounts.appoint(name=name, password=password, roles=[Role(role) for role in worker.roles], at=now)
    person = worker.person
    if worker.member:
        belongs = f"member {made.members[person.formal].public_id}"
    else:
        belongs = f"officer {made.officers[person.full].public_id}"
    accounts.describe(
        user=user, full_name=(person.first, person.surname), email=person.email, person=belongs, by=None, at=now
    )
    return user


def _plan_the_year(stage: Stage) -> None:
    """Every body's meetings of the municipal year, from its pattern, in one act."""
    first, last = municipal_year_of(stage.today)
    settled = dt.datetime.combine(first - dt.timedelta(days=30), dt.time(9), dt.UTC)
    plans = []
    for key, words in stage.said.patterns.items():
        pattern = read_pattern(words)
        room = f"{bodies()[key].room}, Shire Hall, Averton"
        days = [date for date in dates(pattern, first, last) if not holiday_on(date)]
        plans += [Plan(stage.bodies[key], date, pattern.time, room) for date in days]
    plan_meetings(plans=plans, by=stage.clerk, at=settled, fixed=True)


def _next_meeting(stage: Stage, key: str) -> ScheduledMeeting:
    """The body's first meeting for which papers can still be published in time."""
    coming = stage.bodies[key].scheduled.filter(state="fixed", date__gt=stage.today).order_by("date")
    return next(one for one in coming if latest_publication(one.date, CLEAR_DAYS) >= stage.today)


def _programme(stage: Stage, meeting: ScheduledMeeting) -> dict[str, PlannedItem]:
    """The work programme of the body: items by title."""
    made = {}
    for planned in stage.said.programme:
        words = ItemWords(
            title=planned.title,
            section=planned.section,
            why=planned.why,
            source=planned.source,
            decision=DECISION if planned.decision else "",
            is_key=planned.is_key,
            kind=planned.kind,
            pattern=planned.pattern,
            month=meeting.date.month if planned.pattern == "annual" else None,
            leads=planned.leads,
        )
        where = None if planned.unallocated else meeting
        made[planned.title] = plan_item(
            body=meeting.body, words=words, by=stage.clerk, at=stage.ago(60), scheduled=where
        )
    return made


def _written(stage: Stage, said: ReportText, item: PlannedItem | None, meeting: ScheduledMeeting) -> DraftReport:
    """A report as its author writes it, a fortnight ago."""
    author = stage.users["author"]
    report = start_report(planned_item=item, scheduled=meeting, subject=said.subject, by=author, at=stage.ago(30))
    _save(stage, report, said, stage.ago(21), "First draft")
    return report


def _save(stage: Stage, report: DraftReport, said: ReportText, at: dt.datetime, note: str, later: bool = False) -> None:
    base = latest(report)
    before = report_draft(base)
    person = stage.said.people["author"].person
    post = title(stage.said.people["author"].officer, stage.today) or ""
    cover = said.cover(person, post, before.cover.decision, before.cover.is_key)
    writing = said.writing(before.writing, fresh, later=later)
    draft = msgspec.structs.replace(before, cover=cover, writing=writing)
    save_version(report=report, draft=draft, base=base, by=stage.users["author"], at=at, note=note)


def _cleared(stage: Stage, report: DraftReport) -> None:
    """Each adviser answers and the director and the cabinet member sign, each from their own account."""
    author = stage.users["author"]
    asked = {role.value: stage.users[name] for role, name in (ADVISERS | SIGNERS).items()}
    ask(report=report, roles=list(asked), of=asked, by=author, at=stage.ago(14))
    waiting = {row.role: row for row in Clearance.objects.filter(revision=latest(report), answer="")}
    for days, role in enumerate(ADVISERS):
        by = asked[role.value]
        answer(clearance=waiting[role.value], advice="favourable", words="", by=by, at=stage.ago(12 - days))
    for role in SIGNERS:
        sign(clearance=waiting[role.value], by=asked[role.value], at=stage.ago(7))
