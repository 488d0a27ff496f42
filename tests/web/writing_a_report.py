"""Reports for tests, reached by acts: Alice and Bob are authors of one, Charlie is an author of none."""

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.test import Client

from larkshire import MOMENT
from moothall.operations.accounts import grant
from moothall.operations.authorship import add_author
from moothall.operations.reports import save_version, start_report
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.models import Body, DraftReport, PlannedItem, ScheduledMeeting
from moothall.rules.permits import Role

LATER = MOMENT + dt.timedelta(hours=1)


def author(name: str) -> User:
    """A report author of that name, the same each time."""
    user, is_new = User.objects.get_or_create(username=name)
    if is_new:
        grant(user=user, role=Role.author, by=None, at=MOMENT)
    return user


def signed_in(user: User) -> Client:
    """A browser in which someone is signed in."""
    client = Client()
    client.force_login(user)
    return client


def meeting(day: dt.date = dt.date(2027, 3, 11), title: str = "Roads and Places Committee") -> ScheduledMeeting:
    """A fixed meeting of a body."""
    body, _ = Body.objects.get_or_create(title=title)
    return ScheduledMeeting.objects.get_or_create(body=body, date=day, defaults={"state": "fixed"})[0]


def planned() -> PlannedItem:
    """An item of the work programme for that meeting."""
    day = MOMENT.date()
    values = {"title": "A second ferry", "decision": "27/00014", "is_key": True, "added_on": day}
    at = meeting()
    return PlannedItem.objects.create(body=at.body, scheduled=at, **values)


def report_of(alice: User, bob: User | None = None) -> DraftReport:
    """A report that Alice started, on which Bob writes as well."""
    made = start_report(planned_item=planned(), scheduled=None, subject="", by=alice, at=MOMENT)
    if bob is not None:
        add_author(report=made, user=bob, by=alice, at=MOMENT)
    return made


def saved(report: DraftReport, by: User, **cover: object) -> DraftReport:
    """The report with another cover."""
    base = latest(report)
    draft = report_draft(base)
    changed = msgspec.structs.replace(draft, cover=msgspec.structs.replace(draft.cover, **cover))
    save_version(report=report, draft=changed, base=base, by=by, at=LATER)
    return report
