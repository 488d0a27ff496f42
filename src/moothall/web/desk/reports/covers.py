"""The page of a report's cover."""

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothall.facts.drafts import ReportDraft
from moothall.queries.desk.report_writing import begun, pathways
from moothall.rules.recommendations import advice
from moothall.web.desk.people import user_of
from moothall.web.desk.reports.asking import TROUBLE, back_to, to_change
from moothall.web.desk.reports.forms import CoverForm, cover_values
from moothall.web.desk.reports.saving import clearance_ahead, said, save, window


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def cover(request: HttpRequest, report: str) -> HttpResponse:
    """The cover, to be written and saved."""
    row = to_change(request, report)
    today = timezone.localdate()
    start = begun(row, user_of(request))
    if request.method == "POST":
        form = CoverForm(request.POST, today=today)
        if form.is_valid() and _saved(request, row, form):
            return back_to("desk-report", report, "?saved=cover")
    else:
        form = CoverForm(initial=cover_values(start.draft.cover, *pathways(row, today)), today=today)
    context = {
        "report": row,
        "form": form,
        "start": start,
        "window": window(request, start),
        **clearance_ahead(row, start),
    }
    return render(request, "desk/reports/cover.html", context | {"advice": advice(start.draft.cover.recommendations)})


def _saved(request: HttpRequest, row: object, form: CoverForm) -> bool:
    def change(draft: ReportDraft) -> ReportDraft:
        return msgspec.structs.replace(draft, cover=form.cover())

    try:
        saved = save(request, row, change)
    except TROUBLE as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, said(saved))
    return True
