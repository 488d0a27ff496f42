"""What the views of agendas share: who asks, an act that may be refused, an answer that nothing keeps."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from moothall.operations.agendas import CannotBuildError
from moothall.operations.permission import NotPermittedError
from moothall.web.desk.people import user_of

TROUBLE = (CannotBuildError, NotPermittedError)


def who(request: HttpRequest) -> dict[str, Any]:
    """The one who acts, and the moment."""
    return {"by": user_of(request), "at": timezone.now()}


def tried(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do an act, and say on the next page that it is done, or why not."""
    try:
        act()
    except TROUBLE as error:
        messages.error(request, str(error))
        return False
    messages.success(request, done)
    return True


def accepted(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether a form was filled in and its act done; what stands in the way becomes an error of the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except TROUBLE as error:
        form.add_error(None, str(error))
        return False
    return True


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page of the desk."""
    refused = next((one for one in context.values() if isinstance(one, forms.Form) and one.errors), None)
    answer = render(request, template, {"refused": refused, **context})
    answer["Cache-Control"] = "no-store"
    return answer
