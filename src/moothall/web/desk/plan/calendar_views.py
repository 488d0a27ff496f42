"""The calendar's pages: the year, planning one in one go, extra meetings, and days that planning should mind."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothall.operations.calendar import Plan, convene, fix_meetings, plan_meetings, told_on_calling
from moothall.operations.special_days import forget_special_days, keep_special_days
from moothall.operations.timetable import set_timetable
from moothall.queries.desk.calendar import (
    bodies,
    calendar_page,
    known_bodies,
    provisional_between,
    special_day_calendars,
)
from moothall.queries.desk.planned_year import Planned, TooManyError, planned_year, read_planned, years_kept
from moothall.queries.desk.timetable import offsets_now
from moothall.queries.desk.viewers import may
from moothall.queries.public.lists import whole_number
from moothall.rules.permits import Act
from moothall.rules.standing_dates import BodysYear
from moothall.web.desk.plan.forms import DaysForm, ExtraForm, TimetableForm, YearForm
from moothall.web.desk.plan.pages import TROUBLE, body_or_404, done, page, today, who

CALENDAR_LIMIT = 1_000_000


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The municipal year."""
    asked = {name: request.GET.get(name, "") for name in ("year", "body", "month")}
    found = calendar_page(today(), **asked)
    return page(request, "calendar", calendar=found, may_manage=may(request.user, Act.manage_calendar))


@require_http_methods(["GET", "POST"])
def plan_year(request: HttpRequest) -> HttpResponse:
    """A year of meetings from patterns: first the form, then what comes of it, then the act."""
    if "confirm" in request.POST:
        return _plan(request)
    form = YearForm(bodies(), request.POST if request.method == "POST" else None, initial=_year_to_plan())
    if not form.is_valid():
        return page(request, "year", form=form)
    years = form.years()
    wanted = {id: (lines, years[id].venue) for id, lines in form.wanted.items()}
    try:
        shown = planned_year(wanted, form.cleaned_data["first"], form.cleaned_data["last"], today())
    except TooManyError as error:
        form.add_error(None, f"{error} Plan fewer committees at a time.")
        return page(request, "year", form=form)
    return page(request, "year_shown", meetings=shown, years=years, clashing=sum(bool(one.findings) for one in shown))


def _year_to_plan() -> dict[str, object]:
    """The next municipal year, with each body's meetings as they were said the last time."""
    start = today().year + (today().month > 5)
    return {"first": dt.date(start, 5, 1), "last": dt.date(start + 1, 4, 30), **_said(years_kept())}


def _said(years: Mapping[str, BodysYear]) -> dict[str, object]:
    """What was said of each body, as the fields of the form."""
    words = {f"pattern_{id}": year.words for id, year in years.items()}
    return {**words, **{f"venue_{id}": year.venue for id, year in years.items()}}


def _plan(request: HttpRequest) -> HttpResponse:
    """Plan what was chosen. Where that cannot be, the form has the words that it came from."""
    years, fixed = _years_said(request), request.POST.get("confirm") == "fixed"
    plans = _plans(read_planned(request.POST.getlist("meeting")))
    try:
        rows = plan_meetings(plans=plans, fixed=fixed, years=years, **who(request))
    except TROUBLE as error:
        messages.error(request, f"Nothing was planned: {str(error).rstrip('.')}.")
        return page(request, "year", form=YearForm(bodies(), initial=_year_to_plan() | _said(years)))
    are = "1 meeting is" if len(rows) == 1 else f"{len(rows)} meetings are"
    messages.success(request, f"{are} on the calendar{'' if fixed else ', provisional'}.")
    first = min((row.date for row in rows), default=today())
    return redirect(f"{reverse('desk-calendar')}?year={first.year - (first.month < 5)}")


def _years_said(request: HttpRequest) -> dict[str, BodysYear]:
    """What the dates that were shown came from, carried along to be kept."""
    said = request.POST.get
    return {id: BodysYear(said(f"pattern_{id}", ""), said(f"venue_{id}", "")) for id, _ in bodies()}


def _plans(chosen: Sequence[Planned]) -> list[Plan]:
    known = known_bodies(one.body for one in chosen)
    return [Plan(known[one.body], one.date, one.time, one.venue, one.kind) for one in chosen if one.body in known]


@require_POST
def fix(request: HttpRequest) -> HttpResponse:
    """Provisional meetings of a year are held for sure, and announced."""
    asked = whole_number(request.POST.get("year", ""), digits=4) or 0
    year = asked if 2000 <= asked <= 2100 else today().year
    first = max(dt.date(year, 5, 1), today())
    rows = provisional_between(first, dt.date(year + 1, 5, 31), request.POST.get("body", ""))
    try:
        fix_meetings(meetings=rows, **who(request))
    except TROUBLE as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Meetings fixed, with their notices and reminders: {len(rows)}.")
    return redirect(f"/desk/calendar?year={year}")


@require_http_methods(["GET", "POST"])
def call(request: HttpRequest) -> HttpResponse:
    """An extra meeting: the form, what follows for notice, the act."""
    form = ExtraForm(bodies(), request.POST or None, initial={"time": "10:00", "body": request.GET.get("body", "")})
    if not form.is_valid():
        return page(request, "call", form=form)
    said = form.cleaned_data
    plan = _extra(said)
    if "confirm" in request.POST:
        shorter = request.POST["confirm"] == "shorter"
        if done(form, lambda: convene(plan=plan, reason=said["reason"], shorter_notice=shorter, **who(request))):
            messages.success(request, "The meeting is called, and its notice is up.")
            return redirect("desk-calendar")
        return page(request, "call", form=form)
    try:
        told = told_on_calling(plan.body, plan.date, timezone.now(), plan.kind)
    except TROUBLE as error:
        form.add_error("date", str(error))
        return page(request, "call", form=form)
    return page(request, "confirm", form=form, told=told, title="Call an extra meeting", button="Call the meeting")


def _extra(said: dict[str, Any]) -> Plan:
    return Plan(body_or_404(said["body"]), said["date"], f"{said['time']:%H:%M}", said["venue"], said["kind"])


@require_http_methods(["GET", "POST"])
def special_days(request: HttpRequest) -> HttpResponse:
    """The calendars of days that planning should mind, and a file taken in."""
    form = DaysForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, name = form.cleaned_data["file"], form.cleaned_data["name"]
        if done(form, lambda: keep_special_days(name=name, data=_bytes(file), **who(request))):
            messages.success(request, "The calendar is kept.")
            return redirect("desk-special-days")
    return page(request, "special_days", form=form, calendars=special_day_calendars())


@require_POST
def forget_days(request: HttpRequest) -> HttpResponse:
    """Take a calendar of special days out."""
    forget_special_days(name=request.POST.get("name", ""), **who(request))
    messages.success(request, "The calendar is taken out.")
    return redirect("desk-special-days")


@require_http_methods(["GET", "POST"])
def timetable(request: HttpRequest) -> HttpResponse:
    """How the council counts back from a meeting."""
    known = offsets_now()
    form = TimetableForm(known.steps, request.POST or None, initial=known.numbers)
    if request.method == "POST" and form.is_valid():
        numbers = {key: form.cleaned_data[key] for key, _, _ in known.steps}
        if done(
            form, lambda: set_timetable(numbers=numbers, remind_before=form.cleaned_data["remind"], **who(request))
        ):
            messages.success(request, "The timetable is kept, and reminders are set anew.")
            return redirect("desk-calendar")
    return page(request, "timetable", form=form)


def _bytes(file: BinaryIO) -> bytes:
    """The file; one that is far too large is cut, and then refused as damaged."""
    return file.read(CALENDAR_LIMIT)
