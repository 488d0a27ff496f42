"""How the pages of publishing ask: what takes long becomes a job with a page of its own."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from moothall.operations.agendas import CannotBuildError
from moothall.operations.permission import NotPermittedError
from moothall.operations.publishing import CannotPublishError
from moothall.operations.publishing.refusals import BusyError
from moothall.queries.desk.publishing_jobs import form_key

TROUBLE = (CannotPublishError, CannotBuildError, NotPermittedError)
NOTHING: Mapping[str, Any] = MappingProxyType({})
Form = TypeVar("Form", bound=forms.Form)
form_or_page = require_http_methods(["GET", "HEAD", "POST"])


def posted(request: HttpRequest, form: Callable[..., Form], initial: Mapping[str, Any] = NOTHING, **given: Any) -> Form:
    """The form as it was sent, or a fresh one with a key of its own."""
    return form(request.POST if request.method == "POST" else None, initial={"key": form_key(), **initial}, **given)


def asked(request: HttpRequest, ask: Callable[[], Any]) -> HttpResponse:
    """Ask for what takes long, and go to its page, or to that of what is being done for the meeting already."""
    try:
        return job_asked(ask)
    except BusyError as error:
        messages.error(request, str(error))
        return redirect("desk-publishing-job", job=error.job)


def job_asked(ask: Callable[[], Any]) -> HttpResponse:
    """Ask for what takes long, and go to its page. Raises BusyError: where words were typed, the form keeps them."""
    return redirect("desk-publishing-job", job=ask().public_id)


def tried(form: forms.Form, act: Callable[[], HttpResponse]) -> HttpResponse | None:
    """What an act answers; what stands in its way becomes an error of the form, and there is no answer yet."""
    try:
        return act()
    except TROUBLE as error:
        form.add_error(None, str(error))
        return None


def page(request: HttpRequest, name: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page of publishing, kept by no browser."""
    refused = next((one for one in context.values() if isinstance(one, forms.Form) and one.errors), None)
    answer = render(request, f"desk/publishing/{name}.html", {"refused": refused, **context}, status=status)
    answer["Cache-Control"] = "no-store"
    return answer
