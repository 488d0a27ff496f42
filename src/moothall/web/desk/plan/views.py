"""The desk's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What there is to do."""
    answer = render(request, "desk/desk.html")
    answer["Cache-Control"] = "no-store"
    return answer
