"""What is being done of publishing, what came of it, and the pack to look at before it is published."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST, require_safe

from moothall.operations.publishing.asking import ask_again, ask_for_look
from moothall.operations.reading import CannotReadError, open_look
from moothall.queries.desk.publishing import scheduled_of
from moothall.queries.desk.publishing_jobs import form_key, job_of, job_page
from moothall.web.desk.members.views import as_file
from moothall.web.desk.people import user_of
from moothall.web.desk.publishing.asking import TROUBLE, asked, page

_VERSIONS = {"public": False, "restricted": True}


@require_safe
def show(request: HttpRequest, job: str) -> HttpResponse:
    """How far a job is, or what came of it. Without script the reader loads the page again."""
    return page(request, "job", job=job_page(_found(request, job), timezone.now()), key=form_key())


@require_POST
def look(request: HttpRequest, meeting: str) -> HttpResponse:
    """Have the pack made to look at it."""
    scheduled = scheduled_of(request.user, meeting)
    if scheduled is None:
        raise Http404("There is no such meeting.")
    return _asked(request, meeting, partial(ask_for_look, scheduled=scheduled))


@require_POST
def again(request: HttpRequest, job: str) -> HttpResponse:
    """Ask once more for what came to nothing."""
    found = _found(request, job)
    return _asked(request, found.scheduled.public_id, partial(ask_again, job=found))


@require_GET
def file(request: HttpRequest, job: str, version: str) -> HttpResponse:
    """The pack to look at, public or restricted."""
    found = _found(request, job)
    if version not in _VERSIONS:
        raise Http404("There is no such version.")
    try:
        copy = open_look(job=found, restricted=_VERSIONS[version], by=user_of(request), at=timezone.now())
    except CannotReadError as error:
        messages.error(request, str(error))
        return redirect("desk-publishing-job", job=job)
    return as_file(copy, "on screen")


def _asked(request: HttpRequest, meeting: str, ask: Callable[..., Any]) -> HttpResponse:
    key = request.POST.get("key", "")[:8]
    try:
        return asked(request, partial(ask, by=user_of(request), at=timezone.now(), key=key))
    except TROUBLE as error:
        messages.error(request, str(error))
        return redirect("desk-publish", meeting=meeting)


def _found(request: HttpRequest, id: str) -> Any:
    found = job_of(request.user, id)
    if found is None:
        raise Http404("There is no such job.")
    return found
