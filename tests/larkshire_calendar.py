"""Bodies of Larkshire Council with a calendar, reached by the acts that make one."""

import datetime as dt

from django.contrib.auth.models import User

from moothall.operations.accounts import appoint
from moothall.operations.calendar import Plan, plan_meetings
from moothall.records.models import Appointment, Body, Member, ScheduledMeeting
from moothall.rules.permits import Role

NOW = dt.datetime(2026, 5, 1, 9, 0, tzinfo=dt.UTC)
JUNE = dt.date(2026, 6, 11)
JULY = dt.date(2026, 7, 9)
SEPTEMBER = dt.date(2026, 9, 10)


def clerk() -> User:
    """Nerys, who plans."""
    found = User.objects.filter(username="nerys.pollard").first()
    return found or appoint(
        name="nerys.pollard", password="tall-ships-and-small-hours", roles=frozenset({Role.clerk}), at=NOW
    )


def roads() -> Body:
    """A scrutiny committee."""
    return body("Roads and Places Committee", Body.Kind.scrutiny)


def cabinet() -> Body:
    """The executive."""
    return body("Cabinet", Body.Kind.cabinet, notice={"kind": "executive meeting", "executive": True})


def body(title: str, kind: Body.Kind, **more: object) -> Body:
    """A body that the council has set up, the same each time."""
    return Body.objects.get_or_create(title=title, defaults={"name": title, "kind": kind, **more})[0]


def seat(on: Body, name: str) -> Member:
    """A councillor, the same each time, with a seat on a body."""
    member, _ = Member.objects.get_or_create(name=name, defaults={"begins": dt.date(2025, 5, 5)})
    Appointment.objects.create(body=on, member=member, begins=dt.date(2025, 5, 5))
    return member


def planned(
    *dates: dt.date, of: Body | None = None, at: dt.datetime = NOW, fixed: bool = True
) -> list[ScheduledMeeting]:
    """Meetings on those days in the Oak Room, fixed and public."""
    plans = [Plan(of or roads(), date, "10:00", "Oak Room") for date in dates]
    return plan_meetings(plans=plans, by=clerk(), at=at, fixed=fixed, shorter_notice=True)
