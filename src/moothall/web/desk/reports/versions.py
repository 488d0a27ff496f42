"""The versions of a report with what each changed, comments, and conflicts."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from moothall.operations.report_comments import comment, settle_comment
from moothall.operations.report_conflicts import settle_clash, settle_conflict
from moothall.queries.desk.report_versions import open_conflicts, version_page, version_row, versions
from moothall.queries.desk.report_writing import comment_row
from moothall.rules.settling import Choice
from moothall.web.desk.reports.asking import back_to, done, found, picture_address, to_change, to_read, who

CHOICES = ("mine", "theirs", "both", "combined")


@require_safe
@never_cache
def index(request: HttpRequest, report: str) -> HttpResponse:
    """All versions."""
    row = to_read(request, report)
    return render(request, "desk/reports/versions.html", {"report": row, "versions": versions(row)})


@require_safe
@never_cache
def show(request: HttpRequest, report: str, number: int) -> HttpResponse:
    """A version beside an earlier one, with the comments made on it."""
    row = to_read(request, report)
    revision = found(version_row(row, number), "There is no such version.")
    against = request.GET.get("against", "")
    earlier = int(against) if against.isdecimal() and len(against) < 7 else None
    page = version_page(revision, earlier, picture_address(report))
    context = {"report": row, "page": page, "whole": request.GET.get("show") == "all"}
    return render(request, "desk/reports/version.html", context)


@require_POST
def remark(request: HttpRequest, report: str, number: int) -> HttpResponse:
    """Comment on a version, or on a paragraph of it."""
    revision = found(version_row(to_read(request, report), number), "There is no such version.")
    block, words = request.POST.get("block", ""), request.POST.get("text", "")
    done(request, lambda: comment(revision=revision, block=block, text=words, **who(request)), "Your comment is kept.")
    return back_to("desk-report", report, "#comments")


@require_POST
def settle(request: HttpRequest, report: str, comment: str) -> HttpResponse:
    """A comment has been seen to."""
    row = found(comment_row(to_change(request, report), comment), "There is no such comment.")
    done(request, lambda: settle_comment(comment=row, **who(request)), "Marked as seen to.")
    return back_to("desk-report", report, "#comments")


@require_safe
@never_cache
def conflicts(request: HttpRequest, report: str) -> HttpResponse:
    """What two people made of one paragraph, side by side."""
    row = to_change(request, report)
    open_ones, clashes = open_conflicts(row, picture_address(report))
    return render(request, "desk/reports/conflicts.html", {"report": row, "conflicts": open_ones, "clashes": clashes})


@require_POST
def choose(request: HttpRequest, report: str) -> HttpResponse:
    """Decide one conflict."""
    row = to_change(request, report)
    place, choice = request.POST.get("place", ""), request.POST.get("choice", "")
    at = int(place) if place.isdecimal() and len(place) < 6 else -1
    if request.POST.get("field"):
        done(
            request, lambda: settle_clash(report=row, place=at, field=request.POST["field"], **who(request)), "Settled."
        )
    elif choice in CHOICES:
        done(request, lambda: _settle(request, row, at, cast("Choice", choice)), "Settled.")
    else:
        messages.error(request, "Choose which text is to stand.")
    left = any(open_conflicts(row, ""))
    return back_to("desk-report-conflicts" if left else "desk-report", report)


def _settle(request: HttpRequest, report: Any, place: int, choice: Choice) -> object:
    key, combined = request.POST.get("key", ""), request.POST.get("combined", "")
    return settle_conflict(report=report, place=place, key=key, choice=choice, combined=combined, **who(request))
