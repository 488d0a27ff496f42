"""The pages of members: the list, a member, photographs, and the acts on them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from moothall.operations import council as acts
from moothall.queries.desk import council_rows as rows
from moothall.queries.desk.council import former_members, future_members, member_page, members_on
from moothall.queries.desk.council_files import photograph_of
from moothall.web.desk.council.forms import MEMBER_KINDS, MemberForm, PhotographForm
from moothall.web.desk.council.pages import act_page, bound, day_asked, known, page, who


@require_safe
def show_all(request: HttpRequest) -> HttpResponse:
    """The members of a day, those who were and those who will be."""
    day, kind = day_asked(request), request.GET.get("kind", "")
    return page(
        request,
        "members",
        day=day,
        kind=kind,
        kinds=MEMBER_KINDS,
        members=members_on(day, kind),
        former=former_members(day),
        future=future_members(day),
    )


@require_safe
def show(request: HttpRequest, id: str) -> HttpResponse:
    """A member with everything held."""
    day = day_asked(request)
    return page(request, "member", member=known(member_page(id, day)), day=day)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a member."""
    form = bound(request, MemberForm, {"begins": timezone.localdate(), "kind": "councillor"})

    def do(data: Any) -> None:
        acts.add_member(member=form.fact(), **who(request))

    return act_page(request, form, do, ("council-members",), title="Add a member")


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, id: str) -> HttpResponse:
    """Put right what is on record of a member."""
    row = known(rows.member_row(id))
    form = bound(request, MemberForm, {name: getattr(row, name) for name in MemberForm.base_fields})

    def do(data: Any) -> None:
        acts.change_member(row=row, to=form.fact(), **who(request))

    return act_page(request, form, do, ("council-member", id), title=f"Change {row.name}")


@require_http_methods(["GET", "HEAD", "POST"])
def set_photograph(request: HttpRequest, id: str) -> HttpResponse:
    """Set or remove a member's photograph."""
    row = known(rows.member_row(id))
    form = bound(request, PhotographForm)

    def do(data: Any) -> None:
        if data["photograph"]:
            acts.set_photograph(row=row, data=data["photograph"].read(), **who(request))
        else:
            acts.remove_photograph(row=row, **who(request))

    return act_page(request, form, do, ("council-member", id), title=f"Photograph of {row.name}")


@require_safe
def show_photograph(request: HttpRequest, id: str) -> HttpResponse:
    """A member's photograph."""
    place = photograph_of(id)
    if place is None:
        raise Http404("There is no photograph.")
    answer = HttpResponse(place.read_bytes(), content_type="image/jpeg")
    answer["Cache-Control"] = "no-store"
    return answer
