"""The list of reports, and starting one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from moothall.operations.reports import start_report
from moothall.queries.desk.report_writing import coming_meetings, planned_row, scheduled_row
from moothall.queries.desk.reports import STATES, UNDER_WAY, reports, writes
from moothall.queries.desk.viewers import may
from moothall.queries.public.lists import Asked, whole_number
from moothall.rules.permits import Act
from moothall.web.desk.people import user_of
from moothall.web.desk.reports.asking import TROUBLE, found
from moothall.web.desk.reports.forms import StartForm


@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """Reports that the viewer may read: an author's own first, for everyone else all that are under way."""
    whose, state = ("mine", "") if writes(request.user) else ("all", UNDER_WAY)
    chosen = {
        "whose": request.GET.get("whose", whose),
        "state": request.GET.get("state", "" if request.GET else state),
    }
    page = request.GET.get("page", "")
    asked = Asked(request.path, chosen, whole_number(page) or 1)
    context = {
        "list": reports(request.user, asked, timezone.localdate()),
        "chosen": chosen,
        "states": (UNDER_WAY, *STATES),
        "may_write": may(request.user, Act.write_report),
        "may_set_template": may(request.user, Act.manage_templates),
    }
    return render(request, "desk/reports/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Start a report: for an item of a work programme (`item`), or on its own."""
    id = request.GET.get("item", "") or request.POST.get("item", "")
    item = found(planned_row(id), "There is no such item.") if id else None
    first = item.scheduled.public_id if item and item.scheduled else ""
    initial = {"subject": item.title if item else "", "scheduled": first}
    meetings = coming_meetings(timezone.localdate())
    form = StartForm(request.POST or None, initial=initial, meetings=meetings)
    if request.method == "POST" and form.is_valid():
        meeting = scheduled_row(form.cleaned_data["scheduled"])
        try:
            made = start_report(
                planned_item=item,
                scheduled=meeting,
                subject=form.cleaned_data["subject"],
                by=user_of(request),
                at=timezone.now(),
            )
        except TROUBLE as error:
            form.add_error(None, str(error))
        else:
            return redirect("desk-report", report=made.public_id)
    return render(request, "desk/reports/start.html", {"form": form, "item": item})
