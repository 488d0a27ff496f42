"""The pages of work programmes."""

from typing import Any

import msgspec
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothall.operations.planning import (
    ItemWords,
    accept_offer,
    change_planned,
    defer,
    dismiss_offer,
    drop_item,
    place,
    plan_item,
    shift,
    take_up_again,
)
from moothall.operations.programme_paper import CannotPrintError, programme_pdf
from moothall.queries.desk.calendar import scheduled_of
from moothall.queries.desk.programme_paper import programme_paper
from moothall.queries.desk.programmes import (
    Board,
    item_page,
    lead_ids,
    meetings_to_come,
    officers,
    planned_item,
    programme_board,
    programme_list,
    sections_of,
)
from moothall.web.desk.plan.pages import TROUBLE, body_or_404, done, page, today, who
from moothall.web.desk.plan.programme_forms import DropForm, ItemForm, NewItemForm, PutForm


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The programmes of all bodies."""
    return page(request, "programmes", bodies=programme_list(today()))


@require_safe
def programme(request: HttpRequest, body: str) -> HttpResponse:
    """A body's programme."""
    found = programme_board(request.user, body_or_404(body), today())
    return page(request, "programme", board=found, moved=request.GET.get("moved", ""))


@require_http_methods(["GET", "POST"])
def new_item(request: HttpRequest, body: str) -> HttpResponse:
    """An item put on by hand."""
    row = body_or_404(body)
    board = programme_board(request.user, row, today())
    first = {"scheduled": request.GET.get("meeting", "")}
    form = NewItemForm(_meetings(board), sections_of(row), request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        meeting = scheduled_of(form.cleaned_data["scheduled"])
        made: list[Any] = []
        if done(form, lambda: made.append(plan_item(body=row, words=_words(form), scheduled=meeting, **who(request)))):
            return _back(request, body, made[0].public_id, "The item is on the programme.")
    return page(request, "item_new", form=form, body=body, name=board.name, officers=officers())


@require_http_methods(["GET", "POST"])
def show_item(request: HttpRequest, item: str) -> HttpResponse:
    """An item with its history, and the form that words it anew."""
    row = _item(item)
    shown = item_page(request.user, row)
    form = ItemForm(sections_of(row.body), request.POST or None, initial=dict(shown.initial))
    if request.method == "POST" and form.is_valid():
        words = msgspec.structs.replace(_words(form), source=row.source, source_key=row.source_key)
        if done(form, lambda: change_planned(item=row, words=words, **who(request))):
            return _back(request, shown.body, item, "The item is changed.")
    return _item_page(request, row, form, DropForm(auto_id="drop_%s"))


def _item_page(request: HttpRequest, row: Any, form: forms.Form, drop: forms.Form) -> HttpResponse:
    shown = item_page(request.user, row)
    now = {"scheduled": row.scheduled.public_id if row.scheduled else ""}
    put = PutForm(meetings_to_come(row.body, today()), initial=now, auto_id="put_%s")
    return page(request, "item", shown=shown, form=form, drop=drop, put=put, officers=officers())


@require_POST
def drop(request: HttpRequest, item: str) -> HttpResponse:
    """An item taken off the programme, or put back on."""
    row = _item(item)
    if "again" in request.POST:
        take_up_again(item=row, **who(request))
        return _back(request, row.body.public_id, item, "The item is on the programme again.")
    form = DropForm(request.POST, auto_id="drop_%s")
    if form.is_valid() and done(form, lambda: drop_item(item=row, **form.cleaned_data, **who(request))):
        return _back(request, row.body.public_id, "", "The item is taken off.")
    shown = item_page(request.user, row)
    edit = ItemForm(sections_of(row.body), initial=dict(shown.initial))
    return _item_page(request, row, edit, form)


@require_POST
def move_item(request: HttpRequest, item: str) -> HttpResponse:
    """An item moved: up, down, to another meeting, in front of another item, or put off."""
    row = _item(item)
    try:
        said = _moved(request, row)
    except TROUBLE as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect(f"/desk/programmes/{row.body.public_id}?moved={item}#item-{item}")


def _moved(request: HttpRequest, row: Any) -> str:
    """Do what the button says, and say what was done."""
    act, reason = request.POST.get("act", ""), request.POST.get("reason", "")
    if act in ("up", "down"):
        place_now, count = shift(item=row, up=act == "up", **who(request))
        return f"“{row.title}” is moved {act}, to place {place_now} of {count}."
    if act == "defer":
        defer(item=row, reason=reason, **who(request))
    else:
        meeting = scheduled_of(request.POST.get("scheduled", ""))
        before = planned_item(request.POST.get("before", ""))
        place(item=row, scheduled=meeting, before=before, reason=reason, **who(request))
    when = f"for {row.scheduled.date.day} {row.scheduled.date:%B %Y}" if row.scheduled else "without a meeting"
    return f"“{row.title}” is now {when}."


@require_POST
def offer(request: HttpRequest, body: str) -> HttpResponse:
    """What is offered, taken or put away."""
    row = body_or_404(body)
    told = {"body": row, "source": request.POST.get("source", ""), "key": request.POST.get("key", "")}
    try:
        if request.POST.get("act") == "accept":
            meeting = scheduled_of(request.POST.get("scheduled", ""))
            made = accept_offer(scheduled=meeting, **told, **who(request))
            return _back(request, body, made.public_id, f"“{made.title}” is on the programme.")
        dismiss_offer(**told, **who(request))
    except TROUBLE as error:
        messages.error(request, str(error))
        return redirect("desk-programme", body=body)
    messages.success(request, "It is not offered again.")
    return redirect(f"/desk/programmes/{body}#offered")


@require_safe
def paper(request: HttpRequest, body: str) -> HttpResponse:
    """The programme as the paper it is printed as, for reading here."""
    return page(request, "programme_paper", paper=programme_paper(body_or_404(body), today()), body=body)


@require_safe
def paper_file(request: HttpRequest, body: str) -> HttpResponse:
    """The programme as a PDF."""
    row = body_or_404(body)
    try:
        made = programme_pdf(programme_paper(row, today()), at=who(request)["at"])
    except CannotPrintError as error:
        messages.error(request, str(error))
        return redirect("desk-programme-paper", body=body)
    headers = {"Content-Disposition": f'attachment; filename="work-programme-{body}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _item(id: str) -> Any:
    found = planned_item(id)
    if found is None:
        raise Http404("There is no such item.")
    return found


def _meetings(board: Board) -> list[tuple[str, str]]:
    return [(group.id, group.title) for group in board.groups if group.id]


def _words(form: forms.Form) -> ItemWords:
    said = {name: value for name, value in form.cleaned_data.items() if name in ItemWords.__struct_fields__}
    return ItemWords(**said | {"leads": lead_ids(form.cleaned_data["leads"])})


def _back(request: HttpRequest, body: str, item: str, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(f"/desk/programmes/{body}?moved={item}#item-{item}" if item else f"/desk/programmes/{body}")
