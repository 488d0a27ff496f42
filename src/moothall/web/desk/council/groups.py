"""The pages of terms and political groups, and the acts on them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from moothall.facts import councils as facts
from moothall.operations import council as acts
from moothall.queries.desk import council_rows as rows
from moothall.queries.desk.council import council_on, ended_groups
from moothall.queries.desk.council_cards import GroupCard
from moothall.web.desk.council.forms import GroupForm, JoinForm, LeaderForm, NameForm
from moothall.web.desk.council.pages import act_page, bound, day_asked, known, page, who


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The groups of a day with their members, and the terms of the council."""
    day = day_asked(request)
    return page(request, "groups", chamber=council_on(day), ended=ended_groups(day))


@require_http_methods(["GET", "HEAD", "POST"])
def add_term(request: HttpRequest) -> HttpResponse:
    """Add a term of the council."""
    form = bound(request, NameForm)

    def do(data: Any) -> None:
        acts.add_term(term=facts.Term(**data), **who(request))

    return act_page(request, form, do, ("council-groups",), title="Add a term of the council")


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A group is formed."""
    today = timezone.localdate()
    form = bound(request, GroupForm, {"begins": today}, choices=_free(request))

    def do(data: Any) -> None:
        group = facts.Group(name=data["name"], begins=data["begins"], ends=data["ends"])
        leader = known(rows.member_row(data["leader"]))
        acts.form_group(group=group, members=rows.members(data["members"]), leader=leader, **who(request))

    about = (
        "A group is formed by a notice in writing to the proper officer, signed by two or more members "
        "(SI 1990/1553 reg 8)."
    )
    return act_page(request, form, do, ("council-groups",), title="Form a political group", about=about)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, id: str) -> HttpResponse:
    """A councillor joins a group."""
    row = known(rows.group_row(id))
    form = bound(request, JoinForm, {"begins": timezone.localdate()}, choices=_free(request))

    def do(data: Any) -> None:
        acts.join_group(member=known(rows.member_row(data["member"])), group=row, begins=data["begins"], **who(request))

    return act_page(request, form, do, ("council-groups",), title=f"Join {row.name}")


@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: HttpRequest, id: str) -> HttpResponse:
    """A group tells who leads it."""
    row, today = known(rows.group_row(id)), timezone.localdate()
    group = next((card for card in council_on(today).groups if card.id == id), None)
    initial = {"leader": row.leader.public_id} if row.leader else {}
    form = bound(request, LeaderForm, initial, choices=_members(group))

    def do(data: Any) -> None:
        acts.set_leader(group=row, leader=known(rows.member_row(data["leader"])), on=today, **who(request))

    return act_page(request, form, do, ("council-groups",), title=f"Leader of {row.name}")


def _free(request: HttpRequest) -> list[tuple[str, str]]:
    """The councillors in no group today."""
    return [(one.id, one.name) for one in council_on(timezone.localdate()).ungrouped]


def _members(group: GroupCard | None) -> list[tuple[str, str]]:
    return [(spell.of.id, spell.of.name) for spell in (group.members if group else ()) if spell.of]
