"""The demonstration's municipal year: the council set up, a year planned, reports written and cleared by the people
whose work that is, and one pack published with an exempt appendix and a supplement. Every step is the act itself."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from moothall.demonstration.bodies import all_bodies
from moothall.demonstration.council import REVIEWED, SINCE, council_as_set_up
from moothall.demonstration.people import title
from moothall.demonstration.year import Planned, ReportText, Year, municipal_year_of, year
from moothall.demonstration.year_minutes import appendix_pdf, minutes_pdf
from moothall.operations import accounts
from moothall.operations.agenda_papers import PaperWords, attach_file, attach_report
from moothall.operations.agendas import ItemWords, change_item, open_agenda
from moothall.operations.appendices import AppendixWords, add_appendix
from moothall.operations.calendar import Plan, plan_meetings, say_held
from moothall.operations.clearance import answer, ask, sign
from moothall.operations.council import SetUp, depart, end, set_up
from moothall.operations.planning import ItemWords as PlannedWords
from moothall.operations.planning import defer, plan_item
from moothall.operations.publishing import publish
from moothall.operations.reports import save_version, start_report
from moothall.operations.typesetting import bring_papers_up_to_date
from moothall.records.council_as_facts import membership
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.identifiers import fresh
from moothall.records.models import Body, Clearance, DraftAgenda, DraftItem, DraftReport, PlannedItem, ScheduledMeeting
from moothall.rules.bank_holidays import holiday_on
from moothall.rules.clear_days import latest_publication
from moothall.rules.pattern_words import read_pattern
from moothall.rules.patterns import dates
from moothall.rules.permits import Role
from moothall.rules.standing_dates import BodysYear

ADVISERS = {
    Role.finance_adviser: "finance",
    Role.legal_adviser: "legal",
    Role.equalities_adviser: "equalities",
    Role.data_protection_adviser: "data",
}
SIGNERS = {Role.director: "director", Role.cabinet_member: "cabinet"}
DECISION = "26/00147"
CLEAR_DAYS = 5
FONTS = [settings.ROOT / "build" / "fonts"]


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


def play(password: str, now: dt.datetime) -> Stage:
    """Set the council up and play its year up to now; everyone in it has an account with that password."""
    made = set_up(council=council_as_set_up(), by=None, at=now)
    said = year()
    users = {name: _account(name, said, made, password, now) for name in said.people}
    own = {key: made.bodies[body.name] for key, body in all_bodies().items()}
    stage = Stage(said, users, own, now)
    _as_it_was_before_the_review(stage)
    _plan_the_year(stage)
    meeting = next_meeting(stage, "environment")
    items = _programme(stage, meeting)
    reports = [written(stage, text, items.get(text.subject), meeting) for text in (said.report, said.second)]
    _exempt_appendix(stage, reports[0])
    for report in reports:
        _cleared(stage, report)
    agenda = _agenda(stage, meeting, reports)
    publish(scheduled=meeting, by=stage.clerk, at=stage.now, overrides={})
    _supplement(stage, meeting, agenda)
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


def _as_it_was_before_the_review(stage: Stage) -> None:
    """Scrutiny departed from balance until its seats were reviewed."""
    for key, reason in stage.said.departures.items():
        row = depart(body=stage.bodies[key], reason=reason, begins=SINCE, by=None, at=stage.now)
        end(what=row, on=REVIEWED - dt.timedelta(days=1), by=None, at=stage.now)


def _plan_the_year(stage: Stage) -> None:
    """Every body's meetings of the municipal year, from its pattern, in one act; those that have been were held."""
    first, last = municipal_year_of(stage.today)
    settled = dt.datetime.combine(first - dt.timedelta(days=30), dt.time(9), dt.UTC)
    plans, years = [], {}
    for key, words in stage.said.patterns.items():
        pattern = read_pattern(words)
        room = f"{all_bodies()[key].room}, Shire Hall, Averton"
        years[stage.bodies[key].public_id] = BodysYear(words, room)
        days = [date for date in dates(pattern, first, last) if not holiday_on(date)]
        plans += [Plan(stage.bodies[key], date, pattern.time, room) for date in days]
    for row in plan_meetings(plans=plans, years=years, by=stage.clerk, at=settled, fixed=True):
        if row.date < stage.today:
            say_held(scheduled=row, by=stage.clerk, at=stage.now)


def next_meeting(stage: Stage, key: str) -> ScheduledMeeting:
    """The body's first meeting for which papers can still be published in time."""
    coming = stage.bodies[key].scheduled.filter(state="fixed", date__gt=stage.today).order_by("date")
    return next(one for one in coming if latest_publication(one.date, CLEAR_DAYS) >= stage.today)


def _programme(stage: Stage, meeting: ScheduledMeeting) -> dict[str, PlannedItem]:
    """The work programme of the body; gives the meeting's items by title."""
    for planned in stage.said.programme:
        item = put_on_programme(stage, planned, meeting)
        if planned.put_off:
            defer(item=item, reason=planned.put_off, by=stage.clerk, at=stage.ago(20))
    return {item.title: item for item in PlannedItem.objects.filter(scheduled=meeting)}


def put_on_programme(stage: Stage, planned: Planned, meeting: ScheduledMeeting) -> PlannedItem:
    """An item on the work programme of the meeting's body: at the meeting, unless it is not allocated yet."""
    words = PlannedWords(
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
    return plan_item(body=meeting.body, words=words, by=stage.clerk, at=stage.ago(60), scheduled=where)


def written(stage: Stage, said: ReportText, item: PlannedItem | None, meeting: ScheduledMeeting) -> DraftReport:
    """A report as its author writes it, some weeks ago."""
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


def _exempt_appendix(stage: Stage, report: DraftReport) -> None:
    """The tenders, which are kept from the public."""
    said = stage.said.appendix
    words = AppendixWords(title=said.title, exemption=said.exemption)
    data = appendix_pdf(stage.today, FONTS)
    add_appendix(report=report, data=data, name="tenders.pdf", words=words, by=stage.users["author"], at=stage.ago(16))


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


def _agenda(stage: Stage, meeting: ScheduledMeeting, reports: Sequence[DraftReport]) -> DraftAgenda:
    """The agenda from standing items and work programme, with minutes and reports behind it; one report follows."""
    agenda = open_agenda(scheduled=meeting, by=stage.clerk, at=stage.ago(20))
    for report in reports:
        item = agenda.items.get(planned_item=report.planned_item)
        attach_report(item=item, report=report, by=stage.clerk, at=stage.ago(5))
    follows = _item(agenda, stage.said.late.subject)
    words = ItemWords(title=follows.title, kind="to follow", section=follows.section)
    change_item(item=follows, words=words, by=stage.clerk, at=stage.ago(5))
    _attach_minutes(stage, meeting, agenda)
    bring_papers_up_to_date(agenda=agenda, by=stage.clerk, at=stage.now)
    return agenda


def _item(agenda: DraftAgenda, subject: str) -> DraftItem:
    return agenda.items.get(title=subject)


def _attach_minutes(stage: Stage, meeting: ScheduledMeeting, agenda: DraftAgenda) -> None:
    """The minutes of the meeting before, which this one is asked to approve."""
    before = meeting.body.scheduled.filter(date__lt=meeting.date).order_by("-date").first()
    date = before.date if before else meeting.date
    data = minutes_pdf(meeting.body.title, date, meeting.venue, membership(meeting.body, date), FONTS)
    words = PaperWords(title=f"Minutes of {date.day} {date:%B %Y}", kind="minutes")
    item = agenda.items.get(kind="minutes")
    attach_file(item=item, data=data, name="minutes.pdf", words=words, by=stage.clerk, at=stage.ago(5))


def _supplement(stage: Stage, meeting: ScheduledMeeting, agenda: DraftAgenda) -> None:
    """The report that was to follow, written, cleared and published as a supplement."""
    item = _item(agenda, stage.said.late.subject)
    report = written(stage, stage.said.late, item.planned_item, meeting)
    _cleared(stage, report)
    attach_report(item=item, report=report, by=stage.clerk, at=stage.now)
    publish(scheduled=meeting, by=stage.clerk, at=stage.now, overrides={})
