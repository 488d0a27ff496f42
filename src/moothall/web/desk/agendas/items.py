"""One item of an agenda: its words, its place, its openness, the papers behind it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothall.operations import agenda_papers
from moothall.operations import agendas as acts
from moothall.queries.desk import agenda_items as queries
from moothall.queries.desk.agendas import item_of
from moothall.web.desk.agendas.answers import accepted, page, tried, who
from moothall.web.desk.agendas.forms import FileForm, HoldForm, ItemForm, OpennessForm, ReportForm, UrgencyForm
from moothall.web.desk.agendas.views import agenda_row


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, meeting: str) -> HttpResponse:
    """Put a new item on the agenda."""
    agenda = agenda_row(request, meeting)
    style = queries.style_of(agenda.scheduled)
    form = ItemForm(request.POST or None, style=style, initial={"section": request.GET.get("section", "")})
    made: list[Any] = []
    if request.method == "POST" and accepted(
        form, lambda: made.append(acts.add_item(agenda=agenda, words=_words(form), **who(request)))
    ):
        messages.success(request, "The item is on the agenda.")
        return redirect("desk-agenda-item", item=made[0].public_id)
    return page(request, "desk/agendas/add.html", form=form, meeting=meeting, title=queries.title_of(agenda))


@require_safe
def show(request: HttpRequest, item: str) -> HttpResponse:
    """One item with everything behind it."""
    return item_page(request, item)


@require_POST
def words(request: HttpRequest, item: str) -> HttpResponse:
    """Word an item anew."""
    row = item_row(request, item)
    form = ItemForm(request.POST, prefix="words", style=queries.style_of(row.agenda.scheduled))
    if accepted(form, lambda: acts.change_item(item=row, words=_words(form), **who(request))):
        messages.success(request, "The item is changed.")
        return redirect("desk-agenda-item", item=item)
    return item_page(request, item, words_form=form)


@require_POST
def move(request: HttpRequest, item: str) -> HttpResponse:
    """Move an item up or down."""
    row, up = item_row(request, item), request.POST.get("way") == "up"
    tried(request, lambda: acts.move_item(item=row, up=up, **who(request)), f"Moved {'up' if up else 'down'}.")
    return redirect(f"/desk/agendas/{row.agenda.scheduled.public_id}#item-{item}")


@require_POST
def remove(request: HttpRequest, item: str) -> HttpResponse:
    """Take an item off the agenda."""
    row = item_row(request, item)
    meeting = row.agenda.scheduled.public_id
    gone = tried(request, lambda: acts.remove_item(item=row, **who(request)), "The item is off the agenda.")
    return redirect("desk-agenda", meeting=meeting) if gone else redirect("desk-agenda-item", item=item)


@require_POST
def openness(request: HttpRequest, item: str) -> HttpResponse:
    """Say whether an item is open, exempt or confidential."""
    row = item_row(request, item)
    form = OpennessForm(request.POST, prefix="openness", on=row.agenda.scheduled.date)

    def act() -> None:
        acts.set_exemption(item=row, exemption=form.exemption, confidential=form.confidential, **who(request))

    if accepted(form, act):
        messages.success(request, "Who may stay for the item is set.")
        return redirect("desk-agenda-item", item=item)
    return item_page(request, item, openness_form=form)


@require_POST
def hold(request: HttpRequest, item: str) -> HttpResponse:
    """Hold an item back from the next publication, or end that."""
    row, form = item_row(request, item), HoldForm(request.POST, prefix="hold")
    if request.POST.get("end"):
        tried(request, lambda: agenda_papers.release_hold(held=row, **who(request)), "The item is no longer held.")
        return redirect("desk-agenda-item", item=item)
    if accepted(form, lambda: agenda_papers.hold(held=row, reason=form.cleaned_data["reason"], **who(request))):
        messages.success(request, "The item is held.")
        return redirect("desk-agenda-item", item=item)
    return item_page(request, item, hold_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def urgency(request: HttpRequest, item: str) -> HttpResponse:
    """Record the chairman's opinion that a late item is urgent."""
    row = item_row(request, item)
    known = {"name": row.urgency_by or queries.chairman_of(row.agenda.scheduled), "reason": row.urgency_reason}
    form = UrgencyForm(request.POST or None, initial=known)
    if request.method == "POST" and accepted(
        form, lambda: acts.state_urgency(item=row, **form.cleaned_data, **who(request))
    ):
        messages.success(request, "The opinion is recorded; it goes into the minutes.")
        return redirect("desk-agenda", meeting=row.agenda.scheduled.public_id)
    return page(request, "desk/agendas/urgency.html", form=form, item=row)


def item_row(request: HttpRequest, item: str) -> Any:
    """The row of an item, for an act on it."""
    found = item_of(request.user, item)
    if found is None:
        raise Http404("There is no such item.")
    return found


def item_page(request: HttpRequest, item: str, **bound: forms.Form) -> HttpResponse:
    """One item, with a form that was refused in the place of its own."""
    row = item_row(request, item)
    found = queries.item_page(request.user, row)
    if found is None:
        raise Http404("There is no such item.")
    on = row.agenda.scheduled.date
    given: dict[str, forms.Form] = {
        "words_form": ItemForm(prefix="words", style=found.style, initial=found.words),
        "openness_form": OpennessForm(prefix="openness", on=on, initial=found.openness),
        "hold_form": HoldForm(prefix="hold"),
        "report_form": ReportForm(prefix="report", reports=list(found.reports)),
        "file_form": FileForm(prefix="file", on=on, initial={"kind": found.paper_kind, **found.openness}),
    }
    return page(request, "desk/agendas/item.html", found=found, **(given | bound))


def _words(form: ItemForm) -> acts.ItemWords:
    return acts.ItemWords(**form.cleaned_data)
