"""A reader's meetings and papers; restricted ones open with the reader's name on each page, and that is recorded."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from moothall.operations.permission import NotPermittedError
from moothall.operations.reading import CannotReadError, Copy, How, open_file, open_paper
from moothall.queries.desk.member_papers import OTHERS, has_others, meeting_of_reader, meeting_papers, meetings
from moothall.queries.public.lists import Asked, whole_number
from moothall.web.desk.people import user_of


@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """The meetings whose papers the viewer may look at."""
    today, show, page = timezone.localdate(), request.GET.get("show", ""), request.GET.get("page", "")
    asked = Asked(request.path, {"show": show}, whole_number(page) or 1)
    shown, pager = meetings(user_of(request), asked, today)
    context = {
        "meetings": shown,
        "pager": pager,
        "others": show == OTHERS,
        "has_others": has_others(user_of(request), today),
        "today": today,
    }
    return render(request, "desk/members/index.html", context)


@require_safe
@never_cache
def show(request: HttpRequest, meeting: str) -> HttpResponse:
    """The papers of a meeting."""
    today = timezone.localdate()
    scheduled = meeting_of_reader(request.user, meeting, today)
    if scheduled is None:
        raise Http404("There is no such meeting.")
    return render(request, "desk/members/meeting.html", {"page": meeting_papers(user_of(request), scheduled, today)})


@require_GET
def paper(request: HttpRequest, meeting: str, paper: str) -> HttpResponse:
    """One paper as PDF."""
    return _opened(request, meeting, paper, open_paper)


@require_GET
def file(request: HttpRequest, meeting: str, file: str) -> HttpResponse:
    """A whole restricted pack or supplement as PDF."""
    return _opened(request, meeting, file, open_file)


def _opened(request: HttpRequest, meeting: str, key: str, operation: Callable[..., Copy]) -> HttpResponse:
    scheduled = meeting_of_reader(request.user, meeting, timezone.localdate())
    if scheduled is None:
        raise Http404("There is no such meeting.")
    how: How = "taken along" if "save" in request.GET else "on screen"
    what = {"paper": key} if operation is open_paper else {"file": key}
    try:
        copy = operation(scheduled=scheduled, how=how, by=user_of(request), at=timezone.now(), **what)
    except (CannotReadError, NotPermittedError) as error:
        messages.error(request, str(error))
        return redirect("desk-meeting-papers", meeting)
    return as_file(copy, how)


def as_file(copy: Copy, how: How) -> HttpResponse:
    """The PDF, kept by no cache and shown in no other site; its name says nothing of what is in it."""
    answer = HttpResponse(copy.pdf, content_type="application/pdf")
    kind = "attachment" if how == "taken along" else "inline"
    answer["Content-Disposition"] = f'{kind}; filename="{copy.name}"'
    answer["Cache-Control"] = "no-store, private"
    answer["Accept-Ranges"] = "none"
    answer["Content-Security-Policy"] = "frame-ancestors 'none'"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer
