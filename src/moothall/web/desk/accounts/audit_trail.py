"""The audit trail, page by page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from moothall.queries.desk.trail import trail
from moothall.queries.public.lists import Asked, whole_number


@require_safe
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """The acts, the latest first."""
    words, page = request.GET.get("q", "").strip(), request.GET.get("page", "")
    asked = Asked(request.path, {"q": words}, whole_number(page) or 1)
    rows, pager = trail(request.user, asked)
    return render(request, "desk/accounts/trail.html", {"rows": rows, "pager": pager, "words": words})
