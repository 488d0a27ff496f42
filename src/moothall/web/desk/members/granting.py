"""Who may read a meeting's restricted papers beside those who sit on its body, and who has read them."""

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from moothall.operations import reading
from moothall.operations.permission import NotPermittedError
from moothall.queries.desk.member_papers import MeetingPapers, meeting_papers
from moothall.queries.desk.reading_grants import (
    grant_to_end,
    grants,
    meeting_to_grant,
    openings,
    paper_to_judge,
    reader_named,
)
from moothall.queries.public.lists import Asked, whole_number
from moothall.web.desk.people import user_of

_TROUBLE = (reading.CannotGrantError, NotPermittedError)
_TERMS = {"yes": True, "no": False, "unsaid": None}


class GrantForm(forms.Form):
    """Whom to let read what, and why."""

    name = forms.CharField(label="User name or e-mail address", max_length=254)
    item = forms.ChoiceField(label="What", required=False)
    reason = forms.CharField(
        label="Why they need to read it", widget=forms.Textarea(attrs={"rows": 3}), help_text="Kept on record."
    )

    def __init__(self, *args: object, page: MeetingPapers, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they come
        choices = [(item.key, f"Item {item.number}: {item.title}") for item in page.items]
        self.fields["item"].choices = [("", "All restricted papers of the meeting"), *choices]  # type: ignore[attr-defined]  # declared above as a choice


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def readers(request: HttpRequest, meeting: str) -> HttpResponse:
    """Grants and openings of a meeting; a new grant."""
    scheduled = meeting_to_grant(request.user, meeting)
    if scheduled is None:
        raise Http404("There is no such meeting.")
    page = meeting_papers(user_of(request), scheduled, timezone.localdate())
    form = GrantForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        user = reader_named(request.user, form.cleaned_data["name"].strip())
        if user is None:
            form.add_error("name", "There is no open account of that name or address.")
        elif _granted(request, form, user, meeting):
            return redirect("desk-readers", meeting)
    number = request.GET.get("page", "")
    asked = Asked(request.path, {}, whole_number(number) or 1)
    opened, pager = openings(request.user, scheduled, asked)
    context = {"page": page, "form": form, "grants": grants(request.user, scheduled), "openings": opened}
    return render(request, "desk/members/readers.html", context | {"pager": pager})


def _granted(request: HttpRequest, form: GrantForm, user: User, meeting: str) -> bool:
    scheduled = meeting_to_grant(request.user, meeting)
    if scheduled is None:
        raise Http404("There is no such meeting.")
    said = form.cleaned_data
    try:
        reading.grant_reading(
            scheduled=scheduled,
            user=user,
            item=said["item"],
            reason=said["reason"],
            by=user_of(request),
            at=timezone.now(),
        )
    except _TROUBLE as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "They may read it from now on.")
    return True


@require_POST
def end(request: HttpRequest, grant: str) -> HttpResponse:
    """End a grant."""
    found = grant_to_end(request.user, grant)
    if found is None:
        raise Http404("There is no such grant.")
    reading.end_grant(grant=found, by=user_of(request), at=timezone.now())
    messages.success(request, "They may no longer read it.")
    return redirect("desk-readers", found.scheduled.public_id)


@require_POST
def terms(request: HttpRequest, paper: str) -> HttpResponse:
    """Say whether a paper discloses terms proposed in negotiations for a contract."""
    found = paper_to_judge(request.user, paper)
    said = request.POST.get("terms", "")
    if found is None or said not in _TERMS:
        raise Http404("There is no such paper.")
    reading.say_of_terms(paper=found, contract_terms=_TERMS[said], by=user_of(request), at=timezone.now())
    messages.success(request, "Saved.")
    return redirect("desk-readers", found.item.agenda.scheduled.public_id)
