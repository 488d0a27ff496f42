"""The pages of bodies: the list, a body on a day, and the acts on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from moothall.facts import councils as facts
from moothall.operations import council as acts
from moothall.queries.desk import council_rows as rows
from moothall.queries.desk.council import bodies_on, unknown_bodies
from moothall.queries.desk.council_bodies import body_page
from moothall.web.desk.council.agenda_style import StyleForm, as_entered
from moothall.web.desk.council.forms import AppointForm, BodyForm, CooptedForm, DepartureForm
from moothall.web.desk.council.pages import act_page, bound, day_asked, known, page, who


@require_safe
def show_all(request: HttpRequest) -> HttpResponse:
    """The bodies of a day, and those that packs name and nobody has set up."""
    day = day_asked(request)
    return page(request, "bodies", day=day, bodies=tuple(bodies_on(day)), unknown=unknown_bodies())


@require_safe
def show(request: HttpRequest, id: str) -> HttpResponse:
    """A body with its members on a day."""
    return page(request, "body", body=known(body_page(id, day_asked(request))))


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Set up a body."""
    today = timezone.localdate()
    initial = {"begins": today, "balanced": True, "title": request.GET.get("title", "")}
    form = bound(request, BodyForm, initial, day=today)

    def do(data: Any) -> None:
        acts.set_up_body(body=form.fact(), **_related(data), **who(request))

    about = "If packs name a body exactly so, what they say becomes its own."
    return act_page(request, form, do, ("council-bodies",), title="Set up a body", about=about)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, id: str) -> HttpResponse:
    """Change what is laid down for a body."""
    row = known(rows.body_row(id))
    kept = ("title", "kind", "terms_of_reference", "size", "quorum", "balanced", "grouping", "begins", "ends")
    initial = {name: getattr(row, name) for name in kept}
    initial["in_total"] = {True: "yes", False: "no", None: ""}[row.in_total]
    for name in ("parent", "sits_as", "clerk"):
        other = getattr(row, name)
        initial[name] = other.public_id if other else ""
    form = bound(request, BodyForm, initial, day=timezone.localdate())

    def do(data: Any) -> None:
        acts.change_body(row=row, to=form.fact(), **_related(data), **who(request))

    return act_page(request, form, do, ("council-body", id), title=f"Change {row.title}")


def _related(data: Any) -> dict[str, Any]:
    return {
        "parent": rows.body_row(data["parent"]),
        "sits_as": rows.body_row(data["sits_as"]),
        "clerk": rows.officer_row(data["clerk"]),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def set_style(request: HttpRequest, id: str) -> HttpResponse:
    """Lay down how a body's agendas look, what notice it gives, what stands on each."""
    row = known(rows.body_row(id))
    laid_down = known(body_page(id, timezone.localdate()))
    form = bound(request, StyleForm, as_entered(laid_down.style, laid_down.notice, laid_down.standing))

    def do(data: Any) -> None:
        acts.set_agenda_style(
            body=row, style=form.style(), notice=form.profile(), standing=form.standing(), **who(request)
        )

    return act_page(request, form, do, ("council-body", id), title=f"Agenda of {row.title}")


@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: HttpRequest, id: str) -> HttpResponse:
    """Appoint a member to a body."""
    row, today = known(rows.body_row(id)), timezone.localdate()
    form = bound(request, AppointForm, {"begins": today, "role": "member"}, day=today)

    def do(data: Any) -> None:
        member = known(rows.member_row(data["member"]))
        seat = facts.Seat(member=member.name, role=data["role"], begins=data["begins"], ends=data["ends"])
        acts.appoint(body=row, member=member, seat=seat, **who(request))

    about = "Whoever sits on it already in another role changes role on that day."
    return act_page(request, form, do, ("council-body", id), title=f"Appoint to {row.title}", about=about)


@require_http_methods(["GET", "HEAD", "POST"])
def allot_coopted(request: HttpRequest, id: str) -> HttpResponse:
    """Say how many seats co-opted members have on a body."""
    row, today = known(rows.body_row(id)), timezone.localdate()
    form = bound(request, CooptedForm, {"begins": today, **rows.coopted_seats(row, today)})

    def do(data: Any) -> None:
        acts.allocate(seats={row: form.seats()}, groups={}, begins=data["begins"], **who(request))

    return act_page(request, form, do, ("council-body", id), title=f"Co-opted members of {row.title}")


@require_http_methods(["GET", "HEAD", "POST"])
def depart(request: HttpRequest, id: str) -> HttpResponse:
    """Put a departure from political balance on record."""
    row = known(rows.body_row(id))
    form = bound(request, DepartureForm, {"begins": timezone.localdate()})

    def do(data: Any) -> None:
        acts.depart(body=row, reason=data["reason"], begins=data["begins"], **who(request))

    about = (
        "The council may depart from political balance where no member votes against it (Local Government and "
        "Housing Act 1989 s.17). A departure ends at the next review."
    )
    return act_page(request, form, do, ("council-body", id), title=f"Departure of {row.title}", about=about)
