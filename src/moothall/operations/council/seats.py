"""Who sits on which body, and how many seats belong to whom.

Local Government Act 2000 s.9FA: no member of the executive sits on an overview and scrutiny committee. Local
Government and Housing Act 1989 ss.15 to 17: seats belong to groups; a departure needs that nobody votes against it.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from django.db.models import QuerySet

from moothall.facts import councils as facts
from moothall.operations.council.acting import (
    CouncilError,
    acting,
    check_period,
    day_before,
    during,
    refuse_overlap,
    within,
)
from moothall.operations.council.groups import refuse_outside
from moothall.records.council_as_facts import on_day
from moothall.records.models import (
    Allocation,
    Appointment,
    Body,
    Departure,
    Member,
    PoliticalGroup,
    Portfolio,
)


def appoint(*, body: Body, member: Member, seat: facts.Seat, by: User | None, at: dt.datetime) -> Appointment:
    """Appoint a member to a body. Whoever sits on it already in another role changes role on that day.

    Raises CouncilError for a second seat on the body, a second chairman, a member who is out of office on one of
    the days, a body that does not exist then, or an executive member on scrutiny; NotPermittedError.
    """
    with acting("member appointed", by=by, at=at) as done:
        row = make_appointment(body, member, seat)
        done.on(body.public_id, {"member": member.public_id, "role": seat.role})
        return row


def make_appointment(body: Body, member: Member, seat: facts.Seat) -> Appointment:
    """As `appoint`, inside an act."""
    seat = within(seat, member, body)
    check_period(seat)
    refuse_outside(seat, member, f"{member.name} is not in office")
    if (body.begins and seat.begins < body.begins) or (body.ends and seat.begins > body.ends):
        raise CouncilError(f"{body.title} does not exist on that day.", "begins")
    if body.kind == Body.Kind.council and seat.role not in ("chairman", "vice_chairman"):
        raise CouncilError("Every councillor is a member of the council: only who presides is appointed.", "role")
    _refuse_executive(body, member, seat)
    rows = Appointment.objects.filter(body=body)
    if seat.role == "chairman":
        presiding = rows.filter(role="chairman").exclude(member=member)
        refuse_overlap(presiding, seat, f"{body.title} has a chairman")
    own = rows.filter(member=member)
    own.exclude(role=seat.role).filter(begins__lt=seat.begins, ends=None).update(ends=day_before(seat.begins))
    refuse_overlap(own, seat, f"{member.name} sits on {body.title}")
    return Appointment.objects.create(body=body, member=member, role=seat.role, begins=seat.begins, ends=seat.ends)


def _refuse_executive(body: Body, member: Member, seat: facts.Seat) -> None:
    if body.kind != Body.Kind.scrutiny or seat.role == "substitute":
        return
    cabinet = Appointment.objects.filter(member=member, body__kind=Body.Kind.cabinet)
    holds = Portfolio.objects.filter(member=member)
    if any(during(rows, seat.begins, seat.ends).exists() for rows in (cabinet, holds)):
        raise CouncilError(
            f"{member.name} is a member of the executive, and may not sit on scrutiny (Local Government Act 2000 "
            "s.9FA).",
            "member",
        )


def allocate(
    *, seats: Mapping[Body, Sequence[facts.Seats]], groups: Mapping[str, PoliticalGroup], begins: dt.date,
    by: User | None, at: dt.datetime,
) -> None:  # fmt: skip
    """Allocate the seats of bodies from a day on; what was allocated before ends on the day before.

    `groups` are the groups by name. Allocations that break a principle are not refused here: the council may have
    approved a departure, and the findings say what is wrong. Raises CouncilError where seats are allocated from a
    later day already, or to a group that does not exist on the day; NotPermittedError.
    """
    with acting("seats allocated", by=by, at=at) as done:
        for body, rows in seats.items():
            make_allocation(body, rows, groups, begins)
        done.on("council", {"bodies": len(seats), "seats": sum(one.seats for rows in seats.values() for one in rows)})


def make_allocation(
    body: Body, rows: Sequence[facts.Seats], groups: Mapping[str, PoliticalGroup], begins: dt.date
) -> None:
    """As `allocate` for one body, inside an act; seats of kinds of members that are not named stay as they are."""
    known = Allocation.objects.filter(body=body, kind__in={one.kind for one in rows})
    if known.filter(begins__gt=begins).exists():
        raise CouncilError(f"Seats on {body.title} are allocated from a later day already.", "begins")
    known.filter(begins=begins).delete()  # put right on the day that they were to begin: nothing of them has been
    on_day(known, begins).update(ends=day_before(begins))
    for one in rows:
        group = groups[one.group] if one.group else None
        if group is not None:
            refuse_outside(facts.Lasting(begins=begins, ends=group.ends), group, f"{group.name} does not exist")
        if one.seats:
            Allocation.objects.create(body=body, group=group, kind=one.kind, seats=one.seats, begins=begins)


def depart(*, body: Body, reason: str, begins: dt.date, by: User | None, at: dt.datetime) -> Departure:
    """Put on record that the council approved, with no member voting against, that a body departs from balance.

    It ends at the next review (s.17). Raises CouncilError without a reason or where there is one already.
    """
    with acting("departure approved", by=by, at=at) as done:
        row = make_departure(body, reason, begins)
        done.on(body.public_id)
        return row


def make_departure(body: Body, reason: str, begins: dt.date) -> Departure:
    """As `depart`, inside an act."""
    if not reason.strip():
        raise CouncilError("Say what was approved, and in which minute.", "reason")
    rows: QuerySet[Departure] = Departure.objects.filter(body=body)
    refuse_overlap(rows, facts.Lasting(begins=begins), f"{body.title} departs from balance")
    return Departure.objects.create(body=body, reason=reason, begins=begins)
