"""A report given out as a Word file, and taken back with what changed shown before it is saved."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothall.operations.word_reports import TakenBack, give_out, keep_handed, kept_handed, look_at, take_back
from moothall.queries.desk.clearance_ahead import would_undo
from moothall.queries.desk.report_versions import version_row, versions
from moothall.queries.desk.reports import may_change
from moothall.web.desk.people import user_of
from moothall.web.desk.reports.appendices_forms import WordForm
from moothall.web.desk.reports.asking import TROUBLE, back_to, found, to_change, to_read, who
from moothall.web.desk.reports.saving import said

_SALT = "word file taken back"
_DAY = 24 * 60 * 60
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def index(request: HttpRequest, report: str) -> HttpResponse:
    """The page from which a version goes out and a file comes back; with a file, what it would change."""
    if request.method != "POST":
        return _index(request, to_read(request, report), WordForm())
    row = to_change(request, report)
    form = WordForm(request.POST, request.FILES)
    if not form.is_valid():
        return _index(request, row, form)
    data = form.cleaned_data["file"].read()
    try:
        back = look_at(report=row, data=data, by=user_of(request))
    except TROUBLE as error:
        form.add_error("file", str(error))
        return _index(request, row, form)
    return _differences(request, row, back, keep_handed(report=row, data=data, by=user_of(request)))


@require_POST
@never_cache
def save(request: HttpRequest, report: str) -> HttpResponse:
    """Save what came back as a version."""
    row = to_change(request, report)
    data = kept_handed(_file(request, report))
    if data is None:
        messages.error(request, "The file is not kept any more: give it again.")
        return back_to("desk-report-word", report)
    try:
        saved = take_back(report=row, data=data, **who(request))
    except TROUBLE as error:
        messages.error(request, str(error))
        return back_to("desk-report-word", report)
    messages.success(request, said(saved))
    return redirect("desk-report", report=report)


@require_safe
@never_cache
def give(request: HttpRequest, report: str, number: int) -> HttpResponse:
    """A version as a Word file."""
    row = to_read(request, report)
    revision = found(version_row(row, number), "There is no such version.")
    answer = HttpResponse(give_out(revision=revision, **who(request)), content_type=_WORD)
    answer["Content-Disposition"] = f'attachment; filename="report-{row.public_id}-version-{number}.docx"'
    return answer


def _index(request: HttpRequest, row: Any, form: forms.Form) -> HttpResponse:
    context = {"report": row, "form": form, "versions": versions(row), "may_change": may_change(request.user, row)}
    return render(request, "desk/reports/word.html", context)


def _differences(request: HttpRequest, row: Any, back: TakenBack, file: str) -> HttpResponse:
    """What would change. The file is named by a token that holds for this report and this person alone."""
    token = signing.dumps({"file": file, "report": row.public_id, "user": user_of(request).pk}, salt=_SALT)
    context = {"report": row, "back": back, "token": token, "undoes": would_undo(row, back.draft)}
    return render(request, "desk/reports/word_differences.html", context)


def _file(request: HttpRequest, report: str) -> str:
    try:
        told = signing.loads(request.POST.get("token", ""), salt=_SALT, max_age=_DAY)
    except signing.BadSignature as error:
        raise Http404("There is no such file.") from error
    if (told["report"], told["user"]) != (report, user_of(request).pk):
        raise Http404("There is no such file.")
    return str(told["file"])
