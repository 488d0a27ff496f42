"""What the pages of planning share: they are never kept by a browser, and an act's refusal is a message."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from moothall.operations.calendar import CannotPlanError
from moothall.operations.permission import NotPermittedError
from moothall.operations.planning import CannotPlanItemError
from moothall.operations.special_days import CannotReadCalendarError
from moothall.queries.desk.calendar import body_of, scheduled_of
from moothall.web.desk.people import user_of

TROUBLE = (CannotPlanError, CannotPlanItemError, CannotReadCalendarError, NotPermittedError)


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page of the desk."""
    answer = render(request, f"desk/plan/{template}.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def who(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": user_of(request), "at": timezone.now()}


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the act was done; its refusal is an error of the form."""
    try:
        act()
    except TROUBLE as error:
        form.add_error(None, str(error))
        return False
    return True


def today() -> dt.date:
    """The day it is in England."""
    return timezone.localdate()


def meeting_or_404(id: str) -> Any:
    """A meeting of the calendar."""
    found = scheduled_of(id)
    if found is None:
        raise Http404("There is no such meeting.")
    return found


def body_or_404(id: str) -> Any:
    """A body."""
    found = body_of(id)
    if found is None:
        raise Http404("There is no such committee.")
    return found
