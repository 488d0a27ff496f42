"""The appendices of a report: added, ordered, described, cleaned, replaced, removed; each file shown to its readers."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothall.intake.hidden.word_clean import Changes
from moothall.operations import appendices as acts
from moothall.operations.appendices import AppendixWords
from moothall.queries.desk.appendices import appendix_bytes, appendix_cards, appendix_row, closed_as
from moothall.queries.desk.clearance_ahead import cleared_by
from moothall.queries.desk.reports import may_change
from moothall.web.desk.reports.appendices_forms import AddForm, PdfForm, ReplaceForm, WordsForm
from moothall.web.desk.reports.asking import TROUBLE, back_to, done, found, to_change, to_read, who

_PAGE = "desk-report-appendices"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def index(request: HttpRequest, report: str) -> HttpResponse:
    """All appendices with what was found in them, and the form for one more."""
    if request.method != "POST":
        row = to_read(request, report)
        return _index(request, row, AddForm(on=timezone.localdate()))
    row = to_change(request, report)
    form = AddForm(request.POST, request.FILES, on=timezone.localdate())
    if form.is_valid() and _put(
        form, lambda: acts.add_appendix(report=row, words=_words(form), **_file(form), **who(request))
    ):
        return back_to(_PAGE, report)
    return _index(request, row, form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def change(request: HttpRequest, report: str, appendix: str) -> HttpResponse:
    """The words of an appendix."""
    row, one = _appendix(request, report, appendix)
    if request.method != "POST":
        return _change(request, row, one, WordsForm(on=timezone.localdate(), initial=_initial(one)))
    form = WordsForm(request.POST, on=timezone.localdate())
    if form.is_valid() and _put(form, lambda: acts.describe_appendix(appendix=one, words=_words(form), **who(request))):
        return back_to(_PAGE, report)
    return _change(request, row, one, form)


@require_POST
def replace(request: HttpRequest, report: str, appendix: str) -> HttpResponse:
    """Another file in the place of an appendix."""
    row, one = _appendix(request, report, appendix)
    form = ReplaceForm(request.POST, request.FILES, auto_id="replace_%s")
    if form.is_valid() and _put(form, lambda: acts.replace_appendix(appendix=one, **_other(form), **who(request))):
        return back_to(_PAGE, report)
    return _change(request, row, one, WordsForm(on=timezone.localdate(), initial=_initial(one)), replace_form=form)


@require_POST
def give_pdf(request: HttpRequest, report: str, appendix: str) -> HttpResponse:
    """The PDF that is bound for a workbook or slides."""
    row, one = _appendix(request, report, appendix)
    form = PdfForm(request.POST, request.FILES, auto_id="pdf_%s")
    data = form.cleaned_data["file"].read() if form.is_valid() else b""
    if form.is_valid() and _put(form, lambda: acts.give_pdf(appendix=one, data=data, **who(request))):
        return back_to(_PAGE, report)
    return _change(request, row, one, WordsForm(on=timezone.localdate(), initial=_initial(one)), pdf_form=form)


@require_POST
def clean(request: HttpRequest, report: str, appendix: str) -> HttpResponse:
    """Take out what is hidden in an appendix."""
    _, one = _appendix(request, report, appendix)
    said = request.POST.get("changes", "")
    changes = cast("Changes", said) if said in ("accept", "reject") else None
    done(request, lambda: acts.clean_appendix(appendix=one, changes=changes, **who(request)), "The file is clean.")
    return back_to(_PAGE, report)


@require_POST
def move(request: HttpRequest, report: str, appendix: str) -> HttpResponse:
    """Up or down."""
    _, one = _appendix(request, report, appendix)
    up = request.POST.get("way") == "up"
    done(request, lambda: acts.move_appendix(appendix=one, up=up, **who(request)), "Moved.")
    return back_to(_PAGE, report)


@require_POST
def remove(request: HttpRequest, report: str, appendix: str) -> HttpResponse:
    """Out of the report."""
    _, one = _appendix(request, report, appendix)
    done(request, lambda: acts.remove_appendix(appendix=one, **who(request)), "The appendix is taken out.")
    return back_to(_PAGE, report)


@require_safe
@never_cache
def file(request: HttpRequest, report: str, appendix: str) -> HttpResponse:
    """The file as it was handed in."""
    return _sent(request, report, appendix, bound=False)


@require_safe
@never_cache
def bound(request: HttpRequest, report: str, appendix: str) -> HttpResponse:
    """The PDF that is bound."""
    return _sent(request, report, appendix, bound=True)


def _sent(request: HttpRequest, report: str, appendix: str, *, bound: bool) -> HttpResponse:
    """A file as a download: never opened by the browser in our name."""
    one = found(appendix_row(to_read(request, report), appendix), "There is no such appendix.")
    data, kind = found(appendix_bytes(one, bound=bound), "There is no such file.")
    name = "appendix.pdf" if bound else one.name
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{"".join(c for c in name if c.isalnum() or c in "._- ")}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _index(request: HttpRequest, row: Any, form: forms.Form) -> HttpResponse:
    context = {
        "report": row,
        "cards": appendix_cards(row),
        "form": form,
        "closed_as": closed_as(row),
        "may_change": may_change(request.user, row),
        "cleared_by": cleared_by(row),
    }
    return render(request, "desk/reports/appendices.html", context)


def _change(request: HttpRequest, row: Any, one: Any, form: forms.Form, **bound: forms.Form) -> HttpResponse:
    given: dict[str, forms.Form] = {
        "replace_form": ReplaceForm(auto_id="replace_%s"),
        "pdf_form": PdfForm(auto_id="pdf_%s"),
    }
    refused = next(iter(bound.values()), form)
    context = {"report": row, "appendix": one, "form": form, "refused": refused, **(given | bound)}
    return render(request, "desk/reports/appendix.html", context)


def _appendix(request: HttpRequest, report: str, appendix: str) -> tuple[Any, Any]:
    row = to_change(request, report)
    return row, found(appendix_row(row, appendix), "There is no such appendix.")


def _put(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether it was done; what stands in its way is the form's error."""
    try:
        act()
    except TROUBLE as error:
        form.add_error(None, str(error))
        return False
    return True


def _words(form: WordsForm) -> AppendixWords:
    said = form.cleaned_data
    return AppendixWords(title=said["title"], alternative=said.get("alternative", ""), exemption=form.exemption)


def _file(form: forms.Form) -> dict[str, Any]:
    handed = form.cleaned_data["file"]
    return {"data": handed.read(), "name": str(handed.name)}


def _other(form: forms.Form) -> dict[str, Any]:
    return {**_file(form), "alternative": form.cleaned_data["alternative"]}


def _initial(row: Any) -> dict[str, Any]:
    exempt = row.exemption or {}
    return {"title": row.title, "openness": "exempt" if row.exemption else "open", **exempt}
