"""The desk's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from moothall.queries.desk.desk import desk_page
from moothall.web.desk.plan.pages import today


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What there is to do."""
    answer = render(request, "desk/desk.html", {"desk": desk_page(request.user, today())})
    answer["Cache-Control"] = "no-store"
    return answer
