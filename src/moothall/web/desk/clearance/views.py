"""The pages of clearance: what waits, one report, one request."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothall.operations import clearance as acts
from moothall.operations.clearance import CannotClearError
from moothall.operations.permission import NotPermittedError
from moothall.queries.desk.clearance import Asked, asked_of, clearance_desk, report_clearance, report_of, request_for
from moothall.queries.desk.signers import signers_named, signers_offered
from moothall.web.desk.clearance.forms import (
    RETURN,
    AdviceForm,
    AskForm,
    DeputyForm,
    PutOffForm,
    RecordForm,
    SignersForm,
    SignForm,
    WaiveForm,
)
from moothall.web.desk.reports.asking import to_change

_TROUBLE = (CannotClearError, NotPermittedError)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What waits for the viewer, what the viewer asked, what is overdue."""
    return _page(request, "desk/clearance/index.html", desk=clearance_desk(request.user, timezone.localdate()))


@require_safe
def show_report(request: HttpRequest, report: str) -> HttpResponse:
    """How clearance of a report stands."""
    return _report_page(request, report)


@require_POST
def ask(request: HttpRequest, report: str) -> HttpResponse:
    """Ask for clearance of the report's latest version."""
    form = AskForm(request.POST, auto_id="ask_%s")
    found = _report(request, report)
    if form.is_valid() and _done(form, lambda: acts.ask(report=found, **form.cleaned_data, **_who(request))):
        messages.success(request, "They have been asked.")
        return redirect("desk-clearance-report", report=report)
    return _report_page(request, report, ask_form=form)


@require_POST
def waive(request: HttpRequest, report: str) -> HttpResponse:
    """Let the report go forward without a clearance."""
    form = WaiveForm(request.POST, auto_id="waive_%s")
    found = _report(request, report)
    if form.is_valid() and _done(form, lambda: acts.waive(report=found, **form.cleaned_data, **_who(request))):
        messages.success(request, "Recorded, with your name and reason.")
        return redirect("desk-clearance-report", report=report)
    return _report_page(request, report, waive_form=form)


@require_safe
def show_request(request: HttpRequest, clearance: str) -> HttpResponse:
    """The version that was asked about, and the form to answer."""
    return _request_page(request, clearance)


@require_POST
def advise(request: HttpRequest, clearance: str) -> HttpResponse:
    """Give advice, or return the report to its author."""
    return _answer(request, clearance, AdviceForm(request.POST), _advise)


@require_POST
def sign(request: HttpRequest, clearance: str) -> HttpResponse:
    """Sign, or return the report to its author."""
    return _answer(request, clearance, DeputyForm(request.POST), _sign)


@require_http_methods(["GET", "HEAD", "POST"])
def signers(request: HttpRequest, report: str) -> HttpResponse:
    """Whose signatures the report needs: the director's and the portfolio holder's."""
    row = to_change(request, report)
    posts, held = signers_offered(row, timezone.localdate())
    initial = {
        "director": row.director.public_id if row.director else "",
        "portfolio": row.portfolio.public_id if row.portfolio else "",
    }
    form = SignersForm(request.POST or None, initial=initial, directors=posts.items(), portfolios=held.items())
    if request.method == "POST" and form.is_valid() and _done(form, lambda: _name(request, row, form)):
        return redirect("desk-clearance-report", report=report)
    return _page(request, "desk/clearance/signers.html", report=row, form=form)


@require_POST
def put_off(request: HttpRequest, clearance: str) -> HttpResponse:
    """Another deadline."""
    form = PutOffForm(request.POST, auto_id="put_off_%s")
    row = _asked(request, clearance).clearance
    if form.is_valid() and _done(form, lambda: acts.put_off(clearance=row, **form.cleaned_data, **_who(request))):
        messages.success(request, "They have been told of the new deadline.")
        return redirect("desk-clearance-report", report=row.revision.report.public_id)
    return _request_page(request, clearance, put_off_form=form)


@require_POST
def withdraw(request: HttpRequest, clearance: str) -> HttpResponse:
    """Take the request back."""
    return _at_once(request, clearance, acts.withdraw, "The request is withdrawn; they have been told.")


@require_POST
def record(request: HttpRequest, clearance: str) -> HttpResponse:
    """Record a signature that was given elsewhere."""
    form = RecordForm(request.POST, auto_id="record_%s")
    row = _asked(request, clearance).clearance
    if form.is_valid() and _done(
        form, lambda: acts.record_signature(clearance=row, **form.cleaned_data, **_who(request))
    ):
        messages.success(request, "The signature is recorded, with your name.")
        return redirect("desk-clearance-report", report=row.revision.report.public_id)
    return _request_page(request, clearance, record_form=form)


@require_POST
def chase(request: HttpRequest, clearance: str) -> HttpResponse:
    """Remind whoever was asked."""
    return _at_once(request, clearance, acts.chase, "A reminder is on its way.")


def _at_once(request: HttpRequest, id: str, act: Callable[..., object], words: str) -> HttpResponse:
    """Do what needs no form, and say so."""
    row = _asked(request, id).clearance
    try:
        act(clearance=row, **_who(request))
    except _TROUBLE as error:
        messages.error(request, str(error))
    else:
        messages.success(request, words)
    return redirect("desk-clearance-report", report=row.revision.report.public_id)


def _name(request: HttpRequest, row: Any, form: forms.Form) -> None:
    director, portfolio = signers_named(**form.cleaned_data)
    anew = acts.name_signers(report=row, director=director, portfolio=portfolio, **_who(request))
    messages.success(request, f"Saved. Asked anew: {', '.join(anew)}." if anew else "Saved.")


def _answer(
    request: HttpRequest, id: str, form: forms.Form, act: Callable[[Asked, dict[str, Any], dict[str, Any]], object]
) -> HttpResponse:
    asked = _asked(request, id)
    if form.is_valid() and _done(form, lambda: act(asked, form.cleaned_data, _who(request))):
        messages.success(request, "Your answer is recorded.")
        return redirect("desk-clearance")
    return _request_page(request, id, form=form)


def _advise(asked: Asked, said: dict[str, Any], who: dict[str, Any]) -> object:
    if said["answer"] == RETURN:
        return acts.return_to_author(clearance=asked.clearance, words=said["words"], **who)
    return acts.answer(clearance=asked.clearance, advice=said["answer"], words=said["words"], **who)


def _sign(asked: Asked, said: dict[str, Any], who: dict[str, Any]) -> object:
    if said["answer"] == RETURN:
        return acts.return_to_author(clearance=asked.clearance, words=said["words"], **who)
    return acts.sign(clearance=asked.clearance, words=said["words"], away=said["away"], **who)


def _report_page(request: HttpRequest, id: str, **bound: forms.Form) -> HttpResponse:
    report = _report(request, id)
    found = report_clearance(_user(request), report, timezone.localdate())
    if found is None:
        raise Http404("The report has no version yet.")
    wanted = [one.role for one in found.state.standings if one.is_to_ask(found.state.version)]
    given: dict[str, forms.Form] = {
        "ask_form": AskForm(auto_id="ask_%s", initial={"roles": wanted}),
        "waive_form": WaiveForm(auto_id="waive_%s"),
    }
    refused = next(iter(bound.values()), None)
    return _page(request, "desk/clearance/report.html", found=found, refused=refused, **(given | bound))


def _request_page(request: HttpRequest, id: str, **bound: forms.Form) -> HttpResponse:
    asked = _asked(request, id)
    given: dict[str, forms.Form | None] = {
        "form": _form(asked),
        "put_off_form": PutOffForm(auto_id="put_off_%s", initial={"deadline": asked.clearance.deadline}),
        "record_form": RecordForm(auto_id="record_%s"),
    }
    refused = next(iter(bound.values()), None)
    return _page(request, "desk/clearance/request.html", asked=asked, refused=refused, **(given | bound))


def _form(asked: Asked) -> forms.Form | None:
    """The form that the viewer answers with; none for someone who may only read, or on what has been answered."""
    if asked.standing == "no" or asked.clearance.answer or asked.superseded:
        return None
    if asked.clearance.role not in acts.SIGNERS:
        return AdviceForm()
    return DeputyForm() if asked.standing == "deputy" else SignForm()


def _report(request: HttpRequest, id: str) -> Any:
    found = report_of(request.user, id)
    if found is None:
        raise Http404("There is no such report.")
    return found


def _asked(request: HttpRequest, id: str) -> Asked:
    row = request_for(request.user, id)
    if row is None:
        raise Http404("There is no such request.")
    return asked_of(_user(request), row, timezone.localdate())


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the act was done; what stands in its way is the form's error."""
    try:
        act()
    except _TROUBLE as error:
        form.add_error(None, str(error))
        return False
    return True


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": _user(request), "at": timezone.now()}


def _user(request: HttpRequest) -> User:
    """The user; whoever is none has been turned away before a view is called."""
    if not isinstance(request.user, User):
        raise NotPermittedError("Sign in first.")
    return request.user


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    answer = render(request, template, context)
    answer["Cache-Control"] = "no-store"
    return answer
