"""What each council settles for itself: one page with all of it in words, and one form for each."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from moothall.operations import council as acts
from moothall.queries.desk.settings import installed, lists_of, setting_value, settings_of
from moothall.web.desk.council.pages import Cleaned, act_page, bound, page, who
from moothall.web.desk.council.practice_forms import (
    BalanceForm,
    CalendarForm,
    ClearanceForm,
    HoursForm,
    PracticeForm,
    ReviewForm,
)


@dataclass(frozen=True, slots=True)
class SettingPage:
    """The page of one setting: its name among the council's practices, its form and its words."""

    name: str
    form: type[PracticeForm]
    title: str
    about: str


PAGES: Mapping[str, SettingPage] = {
    "closed-days": SettingPage(
        "calendar",
        CalendarForm,
        "Closed days and notice",
        "Notice is counted in days on which the council is open. Timetables and reminders of coming meetings follow; "
        "what has been published keeps the notice that was counted for it.",
    ),
    "meeting-length": SettingPage(
        "meeting hours",
        HoursForm,
        "Length of meetings",
        "How long a meeting is taken to last where clashes of rooms and members are looked for.",
    ),
    "clearance": SettingPage(
        "clearance",
        ClearanceForm,
        "Clearance of reports",
        "Which advisers clear a report is said in the report template, beside each implication; by when, in the "
        "timetable of a meeting. Reports that are being cleared follow what is settled here.",
    ),
    "political-balance": SettingPage(
        "political balance",
        BalanceForm,
        "How political balance is worked out",
        "What the Act leaves open, or councils do differently. The page of political balance shows each step.",
    ),
    "exemption-reviews": SettingPage(
        "exemptions are reviewed after days",
        ReviewForm,
        "Review of exemptions",
        "When a paper that was withheld is looked at again: is it still exempt? It holds for what is published from "
        "now on.",
    ),
}
"""By the word in the address."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What is settled, and what is set where Moothall is installed."""
    viewer = request.user
    return page(request, "settings", settings=settings_of(viewer), lists=lists_of(viewer), installed=installed())


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Settle one of them."""
    if key not in PAGES:
        raise Http404("There is no such setting.")
    one = PAGES[key]
    form: PracticeForm = bound(request, one.form, one.form.entered(setting_value(one.name)))

    def do(data: Cleaned) -> None:
        acts.settle(name=one.name, value=form.value(), **who(request))

    return act_page(request, form, do, ("council-settings",), title=one.title, about=one.about, done="It is settled.")
