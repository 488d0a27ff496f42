"""The list of agendas, one agenda, its front sheet as it will be."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothall.documents.agenda_outline import outline
from moothall.operations import agendas as acts
from moothall.operations.agenda_papers import place_report
from moothall.operations.typesetting import bring_papers_up_to_date
from moothall.queries.desk import agendas as queries
from moothall.queries.desk.agenda_building import agenda_page
from moothall.queries.desk.agenda_preview import NoPreviewError, places_of, preview_pdf
from moothall.queries.public.lists import Asked, whole_number
from moothall.web.desk.agendas.answers import accepted, page, tried, who
from moothall.web.desk.agendas.forms import HabitsForm, MotionForm, NoticesForm

_VERSIONS = {"public": False, "restricted": True}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The meetings to come, with and without an agenda."""
    number = request.GET.get("page", "")
    asked = Asked(reverse("desk-agendas"), {}, whole_number(number) or 1)
    found = queries.agendas(request.user, timezone.localdate(), asked)
    return page(request, "desk/agendas/index.html", listing=found)


@require_safe
def show(request: HttpRequest, meeting: str) -> HttpResponse:
    """One agenda, with what is to be said of it."""
    return _agenda_page(request, meeting)


@require_POST
def open_it(request: HttpRequest, meeting: str) -> HttpResponse:
    """Open the agenda of a meeting."""
    scheduled = _scheduled(request, meeting)
    tried(request, lambda: acts.open_agenda(scheduled=scheduled, **who(request)), "The agenda is open.")
    return redirect("desk-agenda", meeting=meeting)


@require_POST
def take_offer(request: HttpRequest, meeting: str) -> HttpResponse:
    """Put on the agenda what is offered for it: an item of the work programme, or a report."""
    agenda = agenda_row(request, meeting)
    planned = queries.planned_of(request.user, request.POST.get("planned", ""))
    report = queries.report_of(request.user, request.POST.get("report", ""))
    if planned is not None:
        tried(
            request, lambda: acts.place_planned(agenda=agenda, planned=planned, **who(request)), "It is on the agenda."
        )
    elif report is not None:
        tried(request, lambda: place_report(agenda=agenda, report=report, **who(request)), "It is on the agenda.")
    else:
        raise Http404("There is no such offer.")
    return redirect("desk-agenda", meeting=meeting)


@require_POST
def bring_papers(request: HttpRequest, meeting: str) -> HttpResponse:
    """Bring the papers up to date."""
    agenda = agenda_row(request, meeting)
    tried(request, lambda: bring_papers_up_to_date(agenda=agenda, **who(request)), "The papers are up to date.")
    return redirect("desk-agenda", meeting=meeting)


@require_POST
def motion(request: HttpRequest, meeting: str) -> HttpResponse:
    """Word the motion to exclude the public."""
    agenda, form = agenda_row(request, meeting), MotionForm(request.POST, prefix="motion")
    if accepted(form, lambda: acts.set_motion(agenda=agenda, text=form.cleaned_data["text"], **who(request))):
        messages.success(request, "The motion is worded.")
        return redirect("desk-agenda", meeting=meeting)
    return _agenda_page(request, meeting, motion_form=form)


@require_POST
def notices(request: HttpRequest, meeting: str) -> HttpResponse:
    """Set the notices of the front sheet."""
    agenda, form = agenda_row(request, meeting), NoticesForm(request.POST, prefix="notices")
    if accepted(form, lambda: acts.set_notices(agenda=agenda, notices=form.notices, **who(request))):
        messages.success(request, "The notices are set.")
        return redirect("desk-agenda", meeting=meeting)
    return _agenda_page(request, meeting, notices_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def habits(request: HttpRequest) -> HttpResponse:
    """How the council words and numbers its agendas."""
    form = HabitsForm(request.POST or None, initial=dict(queries.habits_of(request.user)))
    if request.method == "POST" and accepted(form, lambda: acts.set_habits(habits=form.habits, **who(request))):
        messages.success(request, "The council’s practice is set.")
        return redirect("desk-agendas")
    return page(request, "desk/agendas/habits.html", form=form)


@require_safe
def preview(request: HttpRequest, meeting: str, version: str) -> HttpResponse:
    """The front sheet as a page, public or restricted."""
    agenda = _drafted(request, meeting, version)
    parts = outline(agenda, places_of(agenda), restricted=_VERSIONS[version])
    return page(request, "desk/agendas/preview.html", agenda=agenda, parts=parts, meeting=meeting, version=version)


@require_safe
def preview_file(request: HttpRequest, meeting: str, version: str) -> HttpResponse:
    """The front sheet as PDF, public or restricted."""
    agenda = _drafted(request, meeting, version)
    try:
        pdf = preview_pdf(agenda, timezone.localdate(), restricted=_VERSIONS[version])
    except NoPreviewError as error:
        messages.error(request, f"The front sheet cannot be printed: {error}")
        return redirect("desk-agenda", meeting=meeting)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="front-sheet.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def agenda_row(request: HttpRequest, meeting: str) -> Any:
    """The row of a meeting's agenda, for an act on it."""
    found = queries.agenda_of(request.user, meeting)
    if found is None:
        raise Http404("There is no such agenda.")
    return found


def _agenda_page(request: HttpRequest, meeting: str, **bound: MotionForm | NoticesForm) -> HttpResponse:
    found = agenda_page(request.user, _scheduled(request, meeting), timezone.localdate())
    written = "\n\n".join(f"{title}\n{text}" for title, text in found.agenda.notices)
    given = {
        "motion_form": MotionForm(prefix="motion", initial={"text": found.own_motion}),
        "notices_form": NoticesForm(prefix="notices", initial={"text": written}),
    }
    return page(request, "desk/agendas/agenda.html", found=found, **(given | bound))


def _scheduled(request: HttpRequest, meeting: str) -> Any:
    found = queries.scheduled_of(request.user, meeting)
    if found is None:
        raise Http404("There is no such meeting.")
    return found


def _drafted(request: HttpRequest, meeting: str, version: str) -> Any:
    if version not in _VERSIONS:
        raise Http404("There is no such version.")
    found = queries.draft_of(request.user, _scheduled(request, meeting), restricted=_VERSIONS[version])
    if found is None:
        raise Http404("There is no such version for you.")
    return found
