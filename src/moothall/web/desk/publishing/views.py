"""The gate of a meeting, what was published with its proof, papers taken down, exemptions under review."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from moothall.documents.charts import line as line_chart
from moothall.operations.agendas import CannotBuildError
from moothall.operations.permission import NotPermittedError
from moothall.operations.publishing import CannotPublishError, publish
from moothall.operations.publishing.gathering import gathered
from moothall.operations.publishing.printing import printed_proof
from moothall.operations.publishing.publish import findings_of, settled_before
from moothall.operations.publishing.reviewing import keep_exempt, release_exempt
from moothall.operations.publishing.withdrawing import take_down_paper
from moothall.operations.typesetting import bring_papers_up_to_date
from moothall.queries.desk import publishing as queries
from moothall.queries.desk.viewers import may
from moothall.queries.public.lists import Asked
from moothall.rules.permits import Act
from moothall.web.desk.people import user_of
from moothall.web.desk.publishing.forms import GateForm, ReviewForm, TakeDownForm
from moothall.web.desk.publishing.mending import mended

_TROUBLE = (CannotPublishError, CannotBuildError, NotPermittedError)
_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What can be published, and what was."""
    number = request.GET.get("page", "")
    asked = Asked(reverse("desk-publishing"), {}, int(number) if number.isdecimal() else 1)
    return _page(request, "index", desk=queries.publishing_desk(request.user, timezone.localdate(), asked))


@_form
def gate(request: HttpRequest, meeting: str) -> HttpResponse:
    """What stands in the way of publishing an agenda; publishing it."""
    scheduled = queries.scheduled_of(request.user, meeting)
    if scheduled is None:
        raise Http404("There is no such meeting.")
    at = timezone.now()
    found = gathered(scheduled)
    met = findings_of(scheduled, at, found)
    before = settled_before(found)
    stops = [one for one in met if one.severity == "stop" and (one.code, one.place) not in before]
    form = GateForm(_posted(request), stops=stops, may_override=may(request.user, Act.override_gate))
    if request.method == "POST" and _done(form, lambda: _publish(request, scheduled, at, form)):
        messages.success(request, "Published. The proof of publication is listed below.")
        return redirect("desk-publish", meeting=meeting)
    return _page(
        request,
        "gate",
        gate=queries.gate_page(request.user, scheduled, found.whole),
        findings=[(one, mended(one, found.whole), before.get((one.code, one.place), "")) for one in met],
        absolute=any(one.severity == "absolute" for one in met),
        stops=stops,
        form=form,
        may_publish=may(request.user, Act.publish_pack),
        may_override=may(request.user, Act.override_gate),
    )


def _publish(request: HttpRequest, scheduled: Any, at: dt.datetime, form: GateForm) -> None:
    """Publish, with the papers as they are now; what that brings is asked at the gate again."""
    by = user_of(request)
    if hasattr(scheduled, "agenda") and may(by, Act.publish_pack):
        bring_papers_up_to_date(agenda=scheduled.agenda, by=by, at=at)
    publish(scheduled=scheduled, by=by, at=at, overrides=form.overrides())


@require_safe
def proof(request: HttpRequest, publication: str) -> HttpResponse:
    """The proof of a publication."""
    found = queries.proof_page(request.user, publication)
    if found is None:
        raise Http404("There is no such publication.")
    return _page(request, "proof", proof=found)


@require_safe
def proof_file(request: HttpRequest, publication: str) -> HttpResponse:
    """The same, typeset."""
    found = queries.proof_page(request.user, publication)
    if found is None:
        raise Http404("There is no such publication.")
    name = f"proof-of-publication-{found.id}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(printed_proof(found), content_type="application/pdf", headers=headers)


@_form
def take_down(request: HttpRequest, paper: str) -> HttpResponse:
    """Take one paper down."""
    row = queries.published_paper(request.user, paper)
    if row is None:
        raise Http404("There is no such paper.")
    form = TakeDownForm(_posted(request))
    meeting = row.item.agenda.scheduled.public_id
    if request.method == "POST" and _done(
        form, lambda: take_down_paper(paper=row, by=user_of(request), at=timezone.now(), **form.cleaned_data)
    ):
        messages.success(request, "The paper is taken down.")
        return redirect("desk-publish", meeting=meeting)
    return _page(request, "take_down", paper=row, meeting=meeting, form=form)


@require_safe
def exemptions(request: HttpRequest) -> HttpResponse:
    """Exemptions that are due to be looked at, and those to come."""
    return _page(request, "exemptions", reviews=queries.reviews(request.user, timezone.localdate()))


@_form
def review(request: HttpRequest, paper: str) -> HttpResponse:
    """Decide whether an exemption still holds."""
    row = queries.published_paper(request.user, paper)
    if row is None:
        raise Http404("There is no such paper.")
    form = ReviewForm(_posted(request))
    if request.method == "POST" and _done(form, lambda: _decide(request, row, form.cleaned_data)):
        messages.success(request, "Decided.")
        return redirect("desk-exemptions")
    return _page(request, "review", paper=row, form=form)


def _decide(request: HttpRequest, row: Any, said: dict[str, Any]) -> None:
    by, at = user_of(request), timezone.now()
    if said["outcome"] == "released":
        release_exempt(paper=row, reason=said["reason"], by=by, at=at)
    else:
        keep_exempt(paper=row, until=said["until"], reason=said["reason"], by=by, at=at)


@require_safe
def notice(request: HttpRequest) -> HttpResponse:
    """The five-clear-days record, by body and month."""
    first, last = _year(request)
    lines = queries.notice_record(request.user, first, last)
    months = sorted({line.month for line in lines})
    shares = [_share([line for line in lines if line.month == month]) for month in months]
    return _page(
        request,
        "notice",
        lines=lines,
        late=queries.late_papers(request.user, first, last),
        year=first.year,
        chart=line_chart("Papers open long enough, in per cent, by month", months, shares) if lines else "",
    )


@require_safe
def notice_file(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    first, last = _year(request)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("month", "body", "papers", "in time", "late", "late with a reason"))
    for line in queries.notice_record(request.user, first, last):
        writer.writerow((line.month, line.body, line.papers, line.in_time, line.late, line.excused))
    headers = {
        "Content-Disposition": f'attachment; filename="clear-days-{first.year}.csv"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _share(lines: list[queries.NoticeLine]) -> float:
    return round(100 * sum(line.in_time for line in lines) / sum(line.papers for line in lines), 1)


def _year(request: HttpRequest) -> tuple[dt.date, dt.date]:
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and 1990 <= int(asked) <= 2200 else timezone.localdate().year
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether a form was filled in and its act done; what stands in the way becomes an error of the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except _TROUBLE as error:
        form.add_error(None, str(error))
        return False
    return True


def _page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    refused = next((one for one in context.values() if isinstance(one, forms.Form) and one.errors), None)
    answer = render(request, f"desk/publishing/{name}.html", {"refused": refused, **context})
    answer["Cache-Control"] = "no-store"
    return answer
