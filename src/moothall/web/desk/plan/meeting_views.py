"""The page of one meeting, and what is done to it: moved, cancelled, adjourned, each told before it is done."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from icalendar import Calendar, Event

from moothall.operations.calendar import (
    Place,
    adjourn,
    cancel,
    fix_meetings,
    move,
    say_held,
    told_on_adjourning,
    told_on_calling,
    told_on_cancelling,
    told_on_moving,
)
from moothall.queries.desk.calendar import meeting_name
from moothall.queries.desk.meetings import meeting_hub
from moothall.rules.convening import Consequences
from moothall.web.desk.plan.forms import CancelForm, PlaceForm
from moothall.web.desk.plan.pages import TROUBLE, done, meeting_or_404, page, today, who


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a meeting: its form, what it tells, and the act."""

    title: str
    button: str
    success: str
    form: type[forms.Form]
    tell: Callable[[Any, dict[str, Any], dt.datetime], Consequences]
    act: Callable[[Any, dict[str, Any], bool, dict[str, Any]], object]


def _place(said: dict[str, Any]) -> Place:
    return Place(said["date"], f"{said['time']:%H:%M}", said["venue"])


CHANGES = {
    "move": Change(
        "Move the meeting",
        "Move it",
        "The meeting is moved, and its notice is up.",
        PlaceForm,
        lambda row, said, at: told_on_moving(row, said["date"], at),
        lambda row, said, shorter, who: move(
            scheduled=row, to=_place(said), reason=said["reason"], shorter_notice=shorter, **who
        ),
    ),
    "adjourn": Change(
        "Adjourn the meeting",
        "Adjourn it",
        "The meeting is adjourned, and its notice is up.",
        PlaceForm,
        lambda row, said, at: told_on_adjourning(row, said["date"]),
        lambda row, said, shorter, who: adjourn(scheduled=row, to=_place(said), reason=said["reason"], **who),
    ),
    "cancel": Change(
        "Cancel the meeting",
        "Cancel the meeting",
        "The meeting is cancelled, and its notice is up.",
        CancelForm,
        lambda row, said, at: told_on_cancelling(row, at),
        lambda row, said, shorter, who: cancel(scheduled=row, reason=said["reason"], **who),
    ),
    "fix": Change(
        "Fix the meeting",
        "Fix and announce it",
        "The meeting is fixed, and its notice is up.",
        forms.Form,
        lambda row, said, at: told_on_calling(row.body, row.date, at, row.kind),
        lambda row, said, shorter, who: fix_meetings(meetings=[row], shorter_notice=shorter, **who),
    ),
}


@require_safe
def meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """The hub of a meeting."""
    found = meeting_hub(request.user, meeting, today())
    if found is None:
        raise Http404("There is no such meeting.")
    return page(request, "meeting", hub=found)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, meeting: str, what: str) -> HttpResponse:
    """A change to a meeting: the form, what follows for notice, the act."""
    if what not in CHANGES:
        raise Http404("There is no such change.")
    row, wanted = meeting_or_404(meeting), CHANGES[what]
    first = {"date": row.date, "time": row.time, "venue": row.venue}
    form = wanted.form(request.POST if request.method == "POST" else None, initial=first)
    shown = {"title": wanted.title, "meeting": meeting_name(row), "id": meeting, "form": form, "what": what}
    if request.method != "POST" or not form.is_valid():
        return page(request, "change", **shown)
    if "confirm" in request.POST:
        return _change(request, row, wanted, form, shown)
    try:
        told = wanted.tell(row, form.cleaned_data, timezone.now())
    except TROUBLE as error:
        form.add_error(None, str(error))
        return page(request, "change", **shown)
    return page(request, "confirm", told=told, button=wanted.button, warning=what == "cancel", **shown)


def _change(request: HttpRequest, row: Any, wanted: Change, form: forms.Form, shown: dict[str, Any]) -> HttpResponse:
    shorter = request.POST["confirm"] == "shorter"
    made: list[Any] = []
    if not done(form, lambda: made.append(wanted.act(row, form.cleaned_data, shorter, who(request)))):
        return page(request, "change", **shown)
    messages.success(request, wanted.success)
    return redirect("desk-meeting", meeting=getattr(made[0], "public_id", row.public_id))


@require_POST
def held(request: HttpRequest, meeting: str) -> HttpResponse:
    """A meeting was held; from the desk one comes back there."""
    row = meeting_or_404(meeting)
    try:
        left = say_held(scheduled=row, **who(request))
    except TROUBLE as error:
        messages.error(request, str(error))
    else:
        waiting = f" {left} item{'s' * (left != 1)} not on its agenda now wait{'s' * (left == 1)} for another meeting."
        messages.success(request, f"{meeting_name(row)}: it was held.{waiting if left else ''}")
    return redirect("desk") if "desk" in request.POST else redirect("desk-meeting", meeting=meeting)


@require_safe
def timetable_file(request: HttpRequest, meeting: str) -> HttpResponse:
    """The timetable of a meeting as iCalendar: each step a day."""
    found = meeting_hub(request.user, meeting, today())
    if found is None:
        raise Http404("There is no such meeting.")
    made = Calendar()
    made.add("prodid", "-//Moothall//Timetable//EN")
    made.add("version", "2.0")
    for number, step in enumerate(found.steps):
        event = Event()
        event.add("uid", f"{meeting}-{number}@moothall")
        event.add("summary", f"{step.name}: {found.meeting.body.text}")
        event.add("dtstart", step.date)
        event.add("dtstamp", timezone.now())
        made.add_component(event)
    headers = {"Content-Disposition": f'attachment; filename="timetable-{meeting}.ics"', "Cache-Control": "no-store"}
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)
