"""What the council's views share: a page, the day that is asked for, and a page with one form."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from moothall.operations.council import CouncilError
from moothall.operations.permission import NotPermittedError
from moothall.queries.desk.viewers import may
from moothall.rules.permits import Act
from moothall.web.desk.people import user_of

T = TypeVar("T")
Cleaned = Mapping[str, Any]


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page that is not kept, with `may_change` for the buttons."""
    context["may_change"] = may(request.user, Act.manage_council)
    answer = render(request, f"desk/council/{template}.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def day_asked(request: HttpRequest) -> dt.date:
    """The day in the address (`?on=2026-05-07`), today where there is none or it is no day."""
    try:
        return dt.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return timezone.localdate()


def known(row: T | None) -> T:
    """The row; the page is not found where there is none."""
    if row is None:
        raise Http404("There is no such thing in the council.")
    return row


def who(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": user_of(request), "at": timezone.now()}


def act_page(
    request: HttpRequest,
    form: forms.Form,
    do: Callable[[Cleaned], object],
    back: tuple[str, ...],
    **words: Any,
) -> HttpResponse:
    """A page with one form: shown, refused with what is wrong, or done and back to `back` (name, id).

    `words` are those of the page: `title`, `button`, `about`, `done`, `warning`.
    """
    address = redirect(back[0], *back[1:])
    if request.method == "POST" and form.is_valid() and _done(form, do):
        messages.success(request, words.get("done", "It is on record."))
        return address
    return page(request, "act", form=form, cancel=address.url, **words)


def bound(request: HttpRequest, form: type[forms.Form], initial: dict[str, Any] | None = None, **more: Any) -> Any:
    """The form with what was posted, or with what it starts from."""
    if request.method == "POST":
        return form(request.POST, request.FILES, initial=initial, **more)
    return form(initial=initial, **more)


def _done(form: forms.Form, do: Callable[[Cleaned], object]) -> bool:
    try:
        do(form.cleaned_data)
    except CouncilError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    except NotPermittedError as error:
        form.add_error(None, str(error))
    return not form.errors
