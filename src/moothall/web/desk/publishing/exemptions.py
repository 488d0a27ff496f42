"""Exemptions under review: whether each still holds, or its paper is made public."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from moothall.operations.publishing.asking import ask_to_release
from moothall.operations.publishing.reviewing import keep_exempt
from moothall.queries.desk.exemptions import published_paper, review_of, reviews
from moothall.web.desk.people import user_of
from moothall.web.desk.publishing.asking import form_or_page, job_asked, page, posted, tried
from moothall.web.desk.publishing.forms import ReviewForm


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Exemptions that are due to be looked at, and those to come."""
    return page(request, "exemptions", reviews=reviews(request.user, timezone.localdate()))


@form_or_page
def review(request: HttpRequest, paper: str) -> HttpResponse:
    """Decide whether an exemption still holds."""
    row = published_paper(request.user, paper)
    if row is None:
        raise Http404("There is no such paper.")
    form = posted(request, ReviewForm)
    if form.is_valid():
        answer = tried(form, lambda: _decided(request, row, form.cleaned_data))
        if answer:
            return answer
    line = review_of(request.user, paper, timezone.localdate())
    return page(request, "review", paper=row, form=form, line=line)


def _decided(request: HttpRequest, row: Any, said: Mapping[str, Any]) -> HttpResponse:
    decide = {"paper": row, "reason": said["reason"], "by": user_of(request), "at": timezone.now()}
    if said["outcome"] == "released":
        return job_asked(partial(ask_to_release, key=said["key"], **decide))
    keep_exempt(until=said["until"], **decide)
    messages.success(request, "Decided.")
    return redirect("desk-exemptions")
