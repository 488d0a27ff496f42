"""A whole council set up in one act."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from django.contrib.auth.models import User

from moothall.facts import councils as facts
from moothall.operations.council.acting import CouncilError, acting
from moothall.operations.council.bodies import make_body
from moothall.operations.council.groups import make_group, make_group_membership, make_term
from moothall.operations.council.members import make_member
from moothall.operations.council.posts import (
    make_directorate,
    make_officer,
    make_outside_appointment,
    make_outside_body,
    make_portfolio,
)
from moothall.operations.council.seats import make_allocation, make_appointment
from moothall.records.models import Body, Member, Officer, PoliticalGroup
from moothall.records.models.council import Period

P = TypeVar("P", bound=Period)


@dataclass(frozen=True, slots=True)
class SetUp:
    """The rows of a council by the names that the facts use; of one name the latest."""

    bodies: Mapping[str, Body]
    members: Mapping[str, Member]
    groups: Mapping[str, PoliticalGroup]
    officers: Mapping[str, Officer]


def set_up(*, council: facts.Council, by: User | None, at: dt.datetime) -> SetUp:
    """Set up a whole council: everything or nothing, one row of the audit trail.

    Names refer to what the same council describes; of several with one name the one that is valid on the first
    day counts. Raises CouncilError where a name refers to nothing or something overlaps, NotPermittedError.
    """
    with acting("council set up", by=by, at=at) as done:
        for term in council.terms:
            make_term(term)
        directorates = [make_directorate(one) for one in council.directorates]
        officers = [make_officer(one, _named(directorates, one.directorate, one.begins)) for one in council.officers]
        members = [make_member(one) for one in council.members]
        groups = _groups(council, members)
        bodies = _bodies(council, officers, at)
        _seats(council, bodies, members, groups)
        for portfolio in council.portfolios:
            make_portfolio(portfolio, _named(members, portfolio.member, portfolio.begins))
        _outside(council, members)
        done.on("council", {"bodies": len(bodies), "members": len(members), "officers": len(officers)})
        return SetUp(
            bodies,
            {one.name: one for one in members},
            {one.name: one for one in groups},
            {one.name: one for one in officers},
        )


def _named(rows: Sequence[P], name: str, on: dt.date) -> P | None:
    """The row of that name that is valid on the day; None for no name. Raises CouncilError for one that is nowhere."""
    if not name:
        return None
    for row in rows:
        if getattr(row, "name", "") == name and row.begins <= on and (row.ends is None or row.ends >= on):
            return row
    raise CouncilError(f"There is no “{name}” on {on.day} {on:%B %Y}.")


def _sure(rows: Sequence[P], name: str, on: dt.date) -> P:
    row = _named(rows, name, on)
    if row is None:
        raise CouncilError("A name is missing.")
    return row


def _groups(council: facts.Council, members: Sequence[Member]) -> list[PoliticalGroup]:
    groups = [make_group(one, _named(members, one.leader, one.begins)) for one in council.groups]
    for fact, member in zip(council.members, members, strict=True):
        for spell in fact.groups:
            make_group_membership(member, _sure(groups, spell.group, spell.begins), spell)
    return groups


def _bodies(council: facts.Council, officers: Sequence[Officer], at: dt.datetime) -> dict[str, Body]:
    rows = {one.title: make_body(one, at) for one in council.bodies}
    latest = {officer.name: officer for officer in sorted(officers, key=lambda one: one.begins)}
    for fact in council.bodies:
        row = rows[fact.title]
        row.parent = _found(rows, fact.parent)
        row.sits_as = _found(rows, fact.sits_as)
        row.clerk = _found(latest, fact.clerk)
        row.save(update_fields=["parent", "sits_as", "clerk"])
    return rows


T = TypeVar("T")


def _found(rows: Mapping[str, T], name: str) -> T | None:
    if name and name not in rows:
        raise CouncilError(f"There is no “{name}”.")
    return rows.get(name)


def _seats(
    council: facts.Council, bodies: Mapping[str, Body], members: Sequence[Member], groups: Sequence[PoliticalGroup]
) -> None:
    by_name = {group.name: group for group in groups}
    for fact in council.bodies:
        body = bodies[fact.title]
        ordered = sorted(fact.allocations, key=lambda one: one.begins)
        for begins, rows in groupby(ordered, key=lambda one: one.begins):
            make_allocation(body, list(rows), by_name, begins)
        for seat in sorted(fact.seats, key=lambda one: one.begins):
            make_appointment(body, _sure(members, seat.member, seat.begins), seat)


def _outside(council: facts.Council, members: Sequence[Member]) -> None:
    for fact in council.outside:
        body = make_outside_body(fact)
        for seat in fact.members:
            make_outside_appointment(body, _sure(members, seat.member, seat.begins), seat)
