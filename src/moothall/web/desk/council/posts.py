"""The pages of directorates and officers, portfolios and outside bodies, and the acts on them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from moothall.facts import councils as facts
from moothall.operations import council as acts
from moothall.queries.desk import council_rows as rows
from moothall.queries.desk.council_posts import directorates_on, outside_on, past_portfolios, portfolios_on
from moothall.web.desk.council.forms import (
    MoveForm,
    NameForm,
    OfficerForm,
    OutsideBodyForm,
    OutsideSeatForm,
    PortfolioForm,
)
from moothall.web.desk.council.pages import act_page, bound, day_asked, known, page, who

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The directorates of a day with their officers."""
    day = day_asked(request)
    return page(request, "posts", day=day, directorates=directorates_on(day))


@require_http_methods(_METHODS)
def add_directorate(request: HttpRequest) -> HttpResponse:
    """Add a directorate."""
    form = bound(request, NameForm, {"begins": timezone.localdate()})

    def do(data: Any) -> None:
        acts.add_directorate(directorate=facts.Directorate(**data), **who(request))

    return act_page(request, form, do, ("council-posts",), title="Add a directorate")


@require_http_methods(_METHODS)
def rename_directorate(request: HttpRequest, id: str) -> HttpResponse:
    """Let a directorate go on under another name."""
    row = known(rows.directorate_row(id))
    form = bound(request, NameForm, {"name": row.name, "begins": timezone.localdate()})

    def do(data: Any) -> None:
        acts.rename_directorate(row=row, to=facts.Directorate(**data), **who(request))

    about = "The old name ends on the day before. Officers go along."
    return act_page(request, form, do, ("council-posts",), title=f"Rename {row.name}", about=about)


@require_http_methods(_METHODS)
def add_officer(request: HttpRequest) -> HttpResponse:
    """Add an officer."""
    today = timezone.localdate()
    form = bound(request, OfficerForm, {"begins": today}, day=today)

    def do(data: Any) -> None:
        directorate = rows.directorate_row(data["directorate"])
        acts.add_officer(officer=form.fact(), directorate=directorate, **who(request))

    return act_page(request, form, do, ("council-posts",), title="Add an officer")


@require_http_methods(_METHODS)
def change_officer(request: HttpRequest, id: str) -> HttpResponse:
    """Put right what is on record of an officer."""
    row = known(rows.officer_row(id))
    initial = {name: getattr(row, name) for name in OfficerForm.base_fields if name != "directorate"}
    initial["directorate"] = row.directorate.public_id if row.directorate else ""
    form = bound(request, OfficerForm, initial, day=timezone.localdate())

    def do(data: Any) -> None:
        directorate = rows.directorate_row(data["directorate"])
        acts.change_officer(row=row, to=form.fact(), directorate=directorate, **who(request))

    about = "For what was wrong. A new post, or a new title, is under Move."
    return act_page(request, form, do, ("council-posts",), title=f"Change {row.name}", about=about)


@require_http_methods(_METHODS)
def move_officer(request: HttpRequest, id: str) -> HttpResponse:
    """Let an officer go on in another post."""
    row, today = known(rows.officer_row(id)), timezone.localdate()
    directorate = row.directorate.public_id if row.directorate else ""
    form = bound(request, MoveForm, {"post": row.post, "directorate": directorate, "begins": today}, day=today)

    def do(data: Any) -> None:
        into = rows.directorate_row(data["directorate"])
        acts.move_officer(row=row, post=data["post"], directorate=into, begins=data["begins"], **who(request))

    return act_page(request, form, do, ("council-posts",), title=f"Move {row.name}")


@require_safe
def show_portfolios(request: HttpRequest) -> HttpResponse:
    """The portfolios of a day, and how they were named and held before."""
    day = day_asked(request)
    return page(request, "portfolios", day=day, portfolios=portfolios_on(day), past=past_portfolios(day))


@require_http_methods(_METHODS)
def add_portfolio(request: HttpRequest) -> HttpResponse:
    """Add a portfolio."""
    today = timezone.localdate()
    form = bound(request, PortfolioForm, {"begins": today}, day=today)

    def do(data: Any) -> None:
        member = rows.member_row(data["member"])
        acts.add_portfolio(portfolio=_portfolio(data), member=member, **who(request))

    return act_page(request, form, do, ("council-portfolios",), title="Add a portfolio")


@require_http_methods(_METHODS)
def hand_over(request: HttpRequest, id: str) -> HttpResponse:
    """Let a portfolio go on under another name or with another member."""
    row, today = known(rows.portfolio_row(id)), timezone.localdate()
    initial = {"name": row.name, "member": row.member.public_id if row.member else "", "begins": today}
    form = bound(request, PortfolioForm, initial, day=today)

    def do(data: Any) -> None:
        acts.hand_over(row=row, to=_portfolio(data), member=rows.member_row(data["member"]), **who(request))

    about = "The portfolio as it is ends on the day before."
    title = f"Rename or hand over {row.name}"
    return act_page(request, form, do, ("council-portfolios",), title=title, about=about)


def _portfolio(data: Any) -> facts.Portfolio:
    return facts.Portfolio(name=data["name"], begins=data["begins"], ends=data["ends"])


@require_safe
def show_outside(request: HttpRequest) -> HttpResponse:
    """The outside bodies of a day."""
    day = day_asked(request)
    return page(request, "outside", day=day, bodies=outside_on(day))


@require_http_methods(_METHODS)
def add_outside(request: HttpRequest) -> HttpResponse:
    """Add an outside body."""
    form = bound(request, OutsideBodyForm, {"begins": timezone.localdate(), "places": 1})

    def do(data: Any) -> None:
        acts.add_outside_body(body=facts.OutsideBody(**data), **who(request))

    return act_page(request, form, do, ("council-outside",), title="Add an outside body")


@require_http_methods(_METHODS)
def appoint_outside(request: HttpRequest, id: str) -> HttpResponse:
    """Appoint a member to an outside body."""
    row, today = known(rows.outside_row(id)), timezone.localdate()
    form = bound(request, OutsideSeatForm, {"begins": today}, day=today)

    def do(data: Any) -> None:
        member = known(rows.member_row(data["member"]))
        seat = facts.OutsideSeat(member=member.name, begins=data["begins"], ends=data["ends"])
        acts.appoint_outside(body=row, member=member, seat=seat, **who(request))

    return act_page(request, form, do, ("council-outside",), title=f"Appoint to {row.name}")
