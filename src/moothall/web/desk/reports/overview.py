"""A report's own page, with its route and its authors; and how it will read."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from moothall.documents.writing_html import to_html
from moothall.operations.authorship import add_author, remove_author
from moothall.operations.report_routes import add_route, move_route, record_views, remove_route
from moothall.queries.desk.report_pdf import CannotTypesetError, printed
from moothall.queries.desk.report_references import references
from moothall.queries.desk.report_versions import open_conflicts
from moothall.queries.desk.report_writing import coming_meetings, possible_authors, route_row, scheduled_row, user_row
from moothall.queries.desk.reports import report_page
from moothall.web.desk.people import user_of
from moothall.web.desk.reports import appendices_urls
from moothall.web.desk.reports.asking import back_to, done, found, picture_address, to_change, to_read, who

MORE = (
    ("desk-report-pdf", "As it will be printed (PDF)"),
    *appendices_urls.MORE,
    ("desk-clearance-report", "Clearance"),
)
"""Further pages of a report: the name of the address, and words."""


@require_safe
@never_cache
def show(request: HttpRequest, report: str) -> HttpResponse:
    """The report: how it stands, what it says, and everything that can be done with it."""
    row = to_read(request, report)
    page = report_page(user_of(request), row, picture_address(report))
    conflicts, clashes = open_conflicts(row, picture_address(report))
    context = {"report": row, "page": page, "conflicts": len(conflicts) + len(clashes), "more": MORE}
    return render(request, "desk/reports/report.html", context)


@require_safe
@never_cache
def preview(request: HttpRequest, report: str) -> HttpResponse:
    """The report as it will read, cover and text."""
    row = to_read(request, report)
    page = report_page(user_of(request), row, picture_address(report))
    reference = references(row, page.draft, appendix=partial(_appendix, report), item=_item)
    html = to_html(page.draft.writing, picture=picture_address(report).format, reference=reference)
    return render(request, "desk/reports/preview.html", {"report": row, "page": page, "html": html})


def _appendix(report: str, key: str) -> str:
    return reverse("desk-report-appendix-file", kwargs={"report": report, "appendix": key})


def _item(meeting: str, number: str) -> str:
    return reverse("desk-agenda-preview", kwargs={"meeting": meeting, "version": "public"}) + f"#item-{number}"


@require_safe
@never_cache
def as_pdf(request: HttpRequest, report: str) -> HttpResponse:
    """The report as it will be printed; back to its page, with the reason, where it cannot be."""
    row = to_read(request, report)
    try:
        return HttpResponse(printed(row), content_type="application/pdf")
    except CannotTypesetError as error:
        messages.error(request, str(error))
        return back_to("desk-report", report)


@require_safe
@never_cache
def route(request: HttpRequest, report: str) -> HttpResponse:
    """To whom it goes in turn, what they said, and whose report it is."""
    row = to_change(request, report)
    context = {
        "report": row,
        "page": report_page(user_of(request), row, picture_address(report)),
        "meetings": coming_meetings(timezone.localdate()),
        "people": possible_authors(row),
    }
    return render(request, "desk/reports/route.html", context)


@require_POST
def add_stop(request: HttpRequest, report: str) -> HttpResponse:
    """Let the report go to one meeting more."""
    row = to_change(request, report)
    meeting = found(scheduled_row(request.POST.get("scheduled", "")), "There is no such meeting.")
    done(
        request,
        lambda: add_route(report=row, scheduled=meeting, **who(request)),
        "The report goes to that meeting too.",
    )
    return back_to("desk-report-route", report)


@require_POST
def change_stop(request: HttpRequest, report: str, stop: int) -> HttpResponse:
    """Move a stop, take it out, or record what the body said."""
    row = found(route_row(to_change(request, report), stop), "The report does not go there.")
    act = request.POST.get("act", "")
    if act in ("earlier", "later"):
        done(request, lambda: move_route(route=row, earlier=act == "earlier", **who(request)), "Moved.")
    elif act == "remove":
        done(request, lambda: remove_route(route=row, **who(request)), "The report does not go there now.")
    elif act == "views":
        views = request.POST.get("views", "")
        done(request, lambda: record_views(route=row, views=views, **who(request)), "The views are on the cover.")
    return back_to("desk-report-route", report)


@require_POST
def change_authors(request: HttpRequest, report: str) -> HttpResponse:
    """Make someone an author, or no longer one."""
    row = to_change(request, report)
    user = found(user_row(request.POST.get("user", "")), "There is no such author.")
    if request.POST.get("act") == "remove":
        done(request, lambda: remove_author(report=row, user=user, **who(request)), "No longer an author.")
    else:
        done(request, lambda: add_author(report=row, user=user, **who(request)), "An author of this report now.")
    return back_to("desk-report-route", report)
