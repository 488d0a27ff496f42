"""A municipal year to print and to take along: on one sheet, and as iCalendar."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from moothall.queries.desk.calendar import CalendarPage, MeetingRow, calendar_page
from moothall.queries.desk.year_planner import year_planner
from moothall.rules.english_day import ENGLAND
from moothall.web.desk.plan.pages import page, today


@require_safe
def planner(request: HttpRequest) -> HttpResponse:
    """The year on one sheet."""
    shown = _asked(request)
    return page(request, "planner", calendar=shown, planner=year_planner(shown))


@require_safe
def planner_file(request: HttpRequest) -> HttpResponse:
    """The year as iCalendar, provisional meetings among it."""
    shown = _asked(request)
    made = Calendar()
    made.add("prodid", "-//Moothall//Calendar//EN")
    made.add("version", "2.0")
    sheet = year_planner(shown)
    for meeting in sheet.meetings:
        made.add_component(_event(meeting, sheet.lasts, timezone.now()))
    headers = {
        "Content-Disposition": f'attachment; filename="meetings-{shown.year}.ics"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)


def _asked(request: HttpRequest) -> CalendarPage:
    return calendar_page(today(), **{name: request.GET.get(name, "") for name in ("year", "body")})


def _event(meeting: MeetingRow, lasts: dt.timedelta, at: dt.datetime) -> Event:
    begins = dt.datetime.combine(meeting.date, dt.time.fromisoformat(meeting.time), ENGLAND)
    event = Event()
    event.add("uid", f"{meeting.id}@moothall")
    event.add("summary", meeting.body.text)
    event.add("dtstart", begins)
    event.add("dtend", begins + lasts)
    event.add("dtstamp", at)
    event.add("location", meeting.venue)
    event.add("status", "TENTATIVE" if meeting.state == "provisional" else "CONFIRMED")
    event.add("url", f"{settings.SITE}{meeting.url}")
    return event
