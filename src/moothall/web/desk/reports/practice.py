"""What the council settles about its reports: the template and the list of acronyms."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from moothall.facts.drafts import Implication, Template
from moothall.operations.report_practice import add_acronym, remove_acronym, set_template
from moothall.queries.desk.report_writing import acronym_row, acronyms, report_template
from moothall.queries.desk.viewers import may
from moothall.rules.permits import TABLE, Act
from moothall.web.desk.people import user_of
from moothall.web.desk.reports.asking import TROUBLE, done, found
from moothall.web.desk.reports.cover_lines import paragraphs_from
from moothall.web.desk.reports.forms import AcronymForm, TemplateForm

_ADVISERS = frozenset(role.value for role in TABLE[Act.give_advice])


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def template(request: HttpRequest) -> HttpResponse:
    """The template that new reports begin with."""
    form = TemplateForm(request.POST or None, initial=_values(report_template()))
    if request.method == "POST" and form.is_valid():
        try:
            set_template(template=_template(form.cleaned_data), by=user_of(request), at=timezone.now())
        except (*TROUBLE, ValueError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "New reports begin with this template.")
            return redirect("desk-report-template")
    return render(request, "desk/reports/template.html", {"form": form, "advisers": sorted(_ADVISERS)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def acronym_list(request: HttpRequest) -> HttpResponse:
    """The acronyms that the council uses; clerks add to them."""
    may_change = may(request.user, Act.manage_templates)
    form = AcronymForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        done(request, lambda: add_acronym(**values, by=user_of(request), at=timezone.now()), "On the list.")
        return redirect("desk-acronyms")
    return render(request, "desk/reports/acronyms.html", {"form": form, "rows": acronyms(), "may_change": may_change})


@require_POST
def drop_acronym(request: HttpRequest, acronym: int) -> HttpResponse:
    """Take an acronym off the list."""
    row = found(acronym_row(acronym), "There is no such acronym.")
    done(request, lambda: remove_acronym(acronym=row, by=user_of(request), at=timezone.now()), "Off the list.")
    return redirect("desk-acronyms")


def _values(template: Template) -> dict[str, str]:
    return {
        "sections": "\n".join(template.sections),
        "implications": "\n".join(_line(one) for one in template.implications),
        "standing": "\n\n".join(template.standing),
    }


def _line(one: Implication) -> str:
    return f"{'' if one.required else '* '}{one.name} | {one.adviser} | {one.hint}".rstrip(" |")


def _template(values: dict[str, str]) -> Template:
    return Template(
        sections=tuple(filter(None, (line.strip() for line in values["sections"].splitlines()))),
        implications=tuple(_implication(line) for line in values["implications"].splitlines() if line.strip()),
        standing=paragraphs_from(values["standing"]),
    )


def _implication(line: str) -> Implication:
    """An implication by its line. Raises ValueError for an adviser that is no role."""
    name, adviser, hint = ([part.strip() for part in line.split("|", 2)] + ["", ""])[:3]
    if adviser and adviser not in _ADVISERS:
        raise ValueError(f"“{adviser}” is no adviser: choose of {', '.join(sorted(_ADVISERS))}, or leave it empty.")
    return Implication(name.lstrip("* "), adviser, hint, required=not name.startswith("*"))
