"""The papers behind an item: put there, replaced, moved, held, closed, taken away, looked at."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from moothall.operations import agenda_papers as acts
from moothall.queries.desk import agenda_items as queries
from moothall.queries.desk.agendas import paper_of, report_of
from moothall.web.desk.agendas.answers import accepted, page, tried, who
from moothall.web.desk.agendas.forms import FileForm, HoldForm, OpennessForm, ReplaceForm, ReportForm
from moothall.web.desk.agendas.items import item_page, item_row


@require_POST
def attach_report(request: HttpRequest, item: str) -> HttpResponse:
    """Put a report behind an item."""
    row = item_row(request, item)
    form = ReportForm(request.POST, prefix="report", reports=list(queries.report_choices(row)))
    if accepted(form, lambda: acts.attach_report(item=row, report=_report(request, form), **who(request))):
        messages.success(request, "The report is behind the item.")
        return redirect("desk-agenda-item", item=item)
    return item_page(request, item, report_form=form)


@require_POST
def attach_file(request: HttpRequest, item: str) -> HttpResponse:
    """Put a PDF or Word file behind an item."""
    row = item_row(request, item)
    form = FileForm(request.POST, request.FILES, prefix="file", on=row.agenda.scheduled.date)

    def act() -> None:
        file = form.cleaned_data["file"]
        said = acts.PaperWords(
            title=form.cleaned_data["title"],
            kind=form.cleaned_data["kind"],
            exemption=form.exemption,
            confidential=form.confidential,
        )
        acts.attach_file(item=row, data=file.read(), name=str(file.name), words=said, **who(request))

    if accepted(form, act):
        messages.success(request, "The paper is behind the item.")
        return redirect("desk-agenda-item", item=item)
    return item_page(request, item, file_form=form)


@require_safe
def show(request: HttpRequest, paper: str) -> HttpResponse:
    """One paper, with what can be done with it."""
    return _paper_page(request, paper)


@require_safe
def file(request: HttpRequest, paper: str) -> HttpResponseBase:
    """The paper's PDF, for who builds the agenda."""
    path = queries.file_of(request.user, _paper(request, paper))
    if path is None:
        raise Http404("The paper has no file yet.")
    answer = FileResponse(path.open("rb"), content_type="application/pdf", filename=f"paper-{paper}.pdf")
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def replace(request: HttpRequest, paper: str) -> HttpResponse:
    """Put a corrected PDF in the place of one that was handed in."""
    row, form = _paper(request, paper), ReplaceForm(request.POST, request.FILES, prefix="replace")

    def act() -> None:
        given = form.cleaned_data["file"]
        acts.replace_file(paper=row, data=given.read(), name=str(given.name), **who(request))

    return _answered(request, paper, form, act, "The paper is replaced.", "replace_form")


@require_POST
def clean(request: HttpRequest, paper: str) -> HttpResponse:
    """Take out of a file what is hidden in it."""
    row = _paper(request, paper)
    tried(request, lambda: acts.clean_file(paper=row, **who(request)), "The file is clean.")
    return redirect("desk-agenda-paper", paper=paper)


@require_POST
def openness(request: HttpRequest, paper: str) -> HttpResponse:
    """Say whether a paper is open, exempt or confidential."""
    row = _paper(request, paper)
    form = OpennessForm(request.POST, prefix="openness", on=row.item.agenda.scheduled.date)

    def act() -> None:
        acts.exempt_paper(paper=row, exemption=form.exemption, confidential=form.confidential, **who(request))

    return _answered(request, paper, form, act, "Who may have the paper is set.", "openness_form")


@require_POST
def hold(request: HttpRequest, paper: str) -> HttpResponse:
    """Hold a paper back from the next publication, or end that."""
    row, form = _paper(request, paper), HoldForm(request.POST, prefix="hold")
    if request.POST.get("end"):
        tried(request, lambda: acts.release_hold(held=row, **who(request)), "The paper is no longer held.")
        return redirect("desk-agenda-paper", paper=paper)

    def act() -> None:
        acts.hold(held=row, reason=form.cleaned_data["reason"], **who(request))

    return _answered(request, paper, form, act, "The paper is held.", "hold_form")


@require_POST
def move(request: HttpRequest, paper: str) -> HttpResponse:
    """Move a paper up or down behind its item."""
    row, up = _paper(request, paper), request.POST.get("way") == "up"
    tried(request, lambda: acts.move_paper(paper=row, up=up, **who(request)), f"Moved {'up' if up else 'down'}.")
    return redirect("desk-agenda-item", item=row.item.public_id)


@require_POST
def detach(request: HttpRequest, paper: str) -> HttpResponse:
    """Take a paper off the agenda."""
    row = _paper(request, paper)
    item = row.item.public_id
    tried(request, lambda: acts.detach(paper=row, **who(request)), "The paper is off the agenda.")
    return redirect("desk-agenda-item", item=item)


def _answered(request: HttpRequest, paper: str, form: forms.Form, act: Any, done: str, name: str) -> HttpResponse:
    if accepted(form, act):
        messages.success(request, done)
        return redirect("desk-agenda-paper", paper=paper)
    return _paper_page(request, paper, **{name: form})


def _paper_page(request: HttpRequest, paper: str, **bound: forms.Form) -> HttpResponse:
    row = _paper(request, paper)
    found = queries.paper_page(request.user, row)
    if found is None:
        raise Http404("There is no such paper.")
    given: dict[str, forms.Form] = {
        "replace_form": ReplaceForm(prefix="replace"),
        "openness_form": OpennessForm(prefix="openness", on=row.item.agenda.scheduled.date, initial=found.openness),
        "hold_form": HoldForm(prefix="hold"),
    }
    return page(request, "desk/agendas/paper.html", found=found, **(given | bound))


def _paper(request: HttpRequest, paper: str) -> Any:
    found = paper_of(request.user, paper)
    if found is None:
        raise Http404("There is no such paper.")
    return found


def _report(request: HttpRequest, form: ReportForm) -> Any:
    return report_of(request.user, form.cleaned_data["report"])
