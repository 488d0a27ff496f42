"""What the pages of reports share: the report that a request is about, and what is said when something fails."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from moothall.operations.authorship import CannotBeAuthorError
from moothall.operations.permission import NotPermittedError
from moothall.operations.reports import ReportError
from moothall.queries.desk.reports import report_to_change, report_to_read
from moothall.web.desk.people import user_of

TROUBLE = (ReportError, CannotBeAuthorError, NotPermittedError)


def to_read(request: HttpRequest, id: str) -> Any:
    """The report, for someone who may read it. Raises Http404, PermissionDenied."""
    return found(report_to_read(request.user, id), "There is no such report.")


def to_change(request: HttpRequest, id: str) -> Any:
    """The report, for someone who may change it. Raises Http404, PermissionDenied."""
    return found(report_to_change(request.user, id), "There is no such report.")


def found(row: Any, words: str) -> Any:
    """The row; raises Http404 with these words where there is none."""
    if row is None:
        raise Http404(words)
    return row


def picture_address(report: str) -> str:
    """The address of a report's pictures, with `{}` for the file."""
    return reverse("desk-report-picture", kwargs={"report": report, "digest": "0" * 64}).replace("0" * 64, "{}")


def who(request: HttpRequest) -> dict[str, Any]:
    """Who acts and when, for an operation."""
    return {"by": user_of(request), "at": timezone.now()}


def done(request: HttpRequest, act: Callable[[], object], words: str) -> bool:
    """Do something and say so; where it cannot be done, say why. Whether it was done."""
    try:
        act()
    except TROUBLE as error:
        messages.error(request, str(error))
        return False
    messages.success(request, words)
    return True


def back_to(name: str, report: str, anchor: str = "") -> HttpResponse:
    """On to another page of the report."""
    return redirect(reverse(name, kwargs={"report": report}) + anchor)
