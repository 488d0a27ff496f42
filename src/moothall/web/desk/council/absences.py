"""Who is away and who deputises: the list, and the acts on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothall.facts.councils import Lasting
from moothall.operations import council as acts
from moothall.operations.council import CouncilError
from moothall.operations.permission import NotPermittedError
from moothall.queries.desk import council_rows as rows
from moothall.queries.desk.council_absences import absence_row, absences_for, who_may_be_away
from moothall.web.desk.council.forms import AbsenceForm
from moothall.web.desk.council.pages import act_page, bound, day_asked, known, page, who


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Who is away on a day, and who will be."""
    day = day_asked(request)
    return page(request, "absences", day=day, absences=absences_for(request.user, day))


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """Say that somebody is away: a clerk of any officer, a director of themselves."""
    today = timezone.localdate()
    away = who_may_be_away(request.user, today)
    if not away:
        messages.error(request, "Your account belongs to no officer. Ask the administrator to say whose it is.")
        return redirect("council-absences")
    initial = {"begins": today, "officer": away[0][0] if len(away) == 1 else ""}
    form = bound(request, AbsenceForm, initial, away=away, day=today)

    def do(data: Any) -> None:
        officer, deputy = (known(rows.officer_row(data[name])) for name in ("officer", "deputy"))
        lasting = Lasting(begins=data["begins"], ends=data["ends"])
        acts.tell_absence(officer=officer, deputy=deputy, lasting=lasting, **who(request))

    about = "The deputy signs reports for a director who is away, and is told of what waits for the signature."
    return act_page(request, form, do, ("council-absences",), title="Say who is away", about=about)


@require_POST
def end(request: HttpRequest, id: str) -> HttpResponse:
    """Somebody is back."""
    try:
        acts.end_absence(absence=known(absence_row(id)), **who(request))
    except (CouncilError, NotPermittedError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "It is on record.")
    return redirect("council-absences")
