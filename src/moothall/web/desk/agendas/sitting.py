"""For which items a body sits as another, such as scrutiny as the crime and disorder committee."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from moothall.operations import agendas as acts
from moothall.queries.desk.agenda_sitting import sitting_of
from moothall.web.desk.agendas.answers import accepted, page, who
from moothall.web.desk.agendas.views import agenda_row


class SittingForm(forms.Form):
    """The items."""

    items = forms.MultipleChoiceField(label="Items", required=False, widget=forms.CheckboxSelectMultiple())


@require_http_methods(["GET", "HEAD", "POST"])
def sit_as(request: HttpRequest, meeting: str) -> HttpResponse:
    """Say for which items."""
    agenda = agenda_row(request, meeting)
    found = sitting_of(agenda)
    if found is None:
        raise Http404("It sits as no other body.")
    form = SittingForm(request.POST if request.method == "POST" else None, initial={"items": found.chosen})
    form.fields["items"].choices = found.items  # type: ignore[attr-defined] # it is a field of choices
    if accepted(form, lambda: acts.sit_as(agenda=agenda, items=form.cleaned_data["items"], **who(request))):
        messages.success(request, f"The agenda says where it sits as the {found.other}.")
        return redirect("desk-agenda", meeting=meeting)
    return page(request, "desk/agendas/sitting.html", form=form, found=found, meeting=meeting)
