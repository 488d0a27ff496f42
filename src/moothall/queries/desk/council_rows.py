"""The rows that acts on the council are done to, by their public ids, and what can be chosen in its forms."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model

from moothall.records.council_as_facts import on_day
from moothall.records.models import (
    Appointment,
    Body,
    Departure,
    Directorate,
    GroupMembership,
    Member,
    Officer,
    OutsideAppointment,
    OutsideBody,
    PoliticalGroup,
    Portfolio,
    Term,
)
from moothall.records.models.council import Period
from moothall.records.signers import DIRECTORS

M = TypeVar("M", bound=Model)
Choices = list[tuple[str, str]]


def body_row(id: str) -> Body | None:
    """The body of that id, if it is set up."""
    return Body.objects.filter(public_id=id).exclude(title="").select_related("parent", "sits_as", "clerk").first()


def member_row(id: str) -> Member | None:
    """The member of that id."""
    return Member.objects.filter(public_id=id).first()


def group_row(id: str) -> PoliticalGroup | None:
    """The political group of that id."""
    return PoliticalGroup.objects.filter(public_id=id).select_related("leader").first()


def officer_row(id: str) -> Officer | None:
    """The officer of that id."""
    return Officer.objects.filter(public_id=id).select_related("directorate").first()


def directorate_row(id: str) -> Directorate | None:
    """The directorate of that id."""
    return Directorate.objects.filter(public_id=id).first()


def portfolio_row(id: str) -> Portfolio | None:
    """The portfolio of that id."""
    return Portfolio.objects.filter(public_id=id).select_related("member").first()


def outside_row(id: str) -> OutsideBody | None:
    """The outside body of that id."""
    return OutsideBody.objects.filter(public_id=id).first()


def members(ids: list[str]) -> list[Member]:
    """The members of those ids."""
    return list(Member.objects.filter(public_id__in=ids))


def groups_by_name(day: dt.date) -> dict[str, PoliticalGroup]:
    """The political groups of a day by name."""
    return {group.name: group for group in on_day(PoliticalGroup.objects.all(), day)}


def bodies_by_id(ids: list[str]) -> dict[str, Body]:
    """Bodies by their public ids."""
    return {body.public_id: body for body in Body.objects.filter(public_id__in=ids).exclude(title="")}


def portrait_of(id: str) -> str:
    """The digest of a member's photograph, in the public root; empty where there is none."""
    return Member.objects.filter(public_id=id).values_list("photograph", flat=True).first() or ""


def member_choices(day: dt.date, kind: str = "") -> Choices:
    """The members in office on a day, for a form."""
    rows = on_day(Member.objects.filter(kind=kind) if kind else Member.objects.all(), day)
    return [(row.public_id, row.name) for row in rows.order_by("surname", "name")]


def body_choices(day: dt.date) -> Choices:
    """The bodies of a day, for a form."""
    return list(on_day(Body.objects.exclude(title=""), day).order_by("title").values_list("public_id", "title"))


def officer_choices(day: dt.date) -> Choices:
    """The officers of a day, for a form."""
    rows = on_day(Officer.objects.all(), day).order_by("name")
    return [(row.public_id, f"{row.name}, {row.post}") for row in rows]


def deputy_choices(day: dt.date) -> Choices:
    """The officers of a day whose accounts may sign as a director or as a deputy, for a form."""
    rows = on_day(Officer.objects.filter(accounts__user__roles__role__in=DIRECTORS), day).distinct().order_by("name")
    return [(row.public_id, f"{row.name}, {row.post}") for row in rows]


def directorate_choices(day: dt.date) -> Choices:
    """The directorates of a day, for a form."""
    return list(on_day(Directorate.objects.all(), day).order_by("name").values_list("public_id", "name"))


def coopted_seats(body: Body, day: dt.date) -> dict[str, int]:
    """The seats for co-opted members on a body, by their kind."""
    rows = on_day(body.allocations.exclude(kind=Member.Kind.councillor), day)
    return {row.kind: row.seats for row in rows}


@dataclass(frozen=True, slots=True)
class Ending:
    """Something that can be ended: the row, what it is in words, and the name and id of the page it is shown on."""

    row: Period | Body
    words: str
    page: str
    id: str = ""

    @property
    def may_be_struck(self) -> bool:
        """Whether it is of a kind that can be taken back before it begins."""
        return not isinstance(self.row, Body)


_TABLES: Mapping[str, tuple[type[Period | Body], str, str]] = {
    "body": (Body, "council-body", "self"),
    "member": (Member, "council-member", "self"),
    "group": (PoliticalGroup, "council-groups", ""),
    "membership": (GroupMembership, "council-groups", ""),
    "appointment": (Appointment, "council-body", "body"),
    "departure": (Departure, "council-body", "body"),
    "term": (Term, "council-groups", ""),
    "directorate": (Directorate, "council-posts", ""),
    "officer": (Officer, "council-posts", ""),
    "portfolio": (Portfolio, "council-portfolios", ""),
    "outside": (OutsideBody, "council-outside", ""),
    "outside-seat": (OutsideAppointment, "council-outside", ""),
}
"""By the word in the address: the table, the page on which it is shown, and whose id that page has."""


def ending(kind: str, id: str) -> Ending | None:
    """What is to be ended or taken back, by the word for its kind and its id."""
    if kind not in _TABLES:
        return None
    table, page, of = _TABLES[kind]
    row = table._default_manager.filter(public_id=id).first()
    if row is None:
        return None
    shown = row.public_id if of == "self" else getattr(row, of).public_id if of else ""
    return Ending(row, _words(row), page, shown)


def _words(row: Period | Body) -> str:
    """What it is, for a person."""
    if isinstance(row, Appointment):
        return f"{row.member.name} on {row.body.title}"
    if isinstance(row, GroupMembership):
        return f"{row.member.name} in {row.group.name}"
    if isinstance(row, OutsideAppointment):
        return f"{row.member.name} on {row.body.name}"
    if isinstance(row, Departure):
        return f"the departure of {row.body.title} from political balance"
    if isinstance(row, Officer):
        return f"{row.name} as {row.post}"
    return row.title if isinstance(row, Body) else str(row)
