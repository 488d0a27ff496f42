"""Directorates, officers in their posts, portfolios, and outside bodies.

Posts, directorates and portfolios are renamed often and change hands: each name and holder is a row of its own with
its period, and what follows on one begins on the day after it ended.
"""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

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
from moothall.operations.council.linking import person_of
from moothall.records.council_as_facts import on_day
from moothall.records.models import (
    Absence,
    Account,
    Body,
    Directorate,
    DraftReport,
    Member,
    Officer,
    OutsideAppointment,
    OutsideBody,
    Portfolio,
)
from moothall.rules.english_day import english_day


def add_directorate(*, directorate: facts.Directorate, by: User | None, at: dt.datetime) -> Directorate:
    """Add a directorate. Raises CouncilError where one of that name overlaps, NotPermittedError."""
    with acting("directorate added", by=by, at=at) as done:
        row = make_directorate(directorate)
        done.on(row.public_id)
        return row


def make_directorate(directorate: facts.Directorate) -> Directorate:
    """As `add_directorate`, inside an act."""
    check_period(directorate)
    same = Directorate.objects.filter(name=directorate.name)
    refuse_overlap(same, directorate, f"There is a directorate {directorate.name}")
    return Directorate.objects.create(name=directorate.name, begins=directorate.begins, ends=directorate.ends)


def rename_directorate(*, row: Directorate, to: facts.Directorate, by: User | None, at: dt.datetime) -> Directorate:
    """Let a directorate go on under another name from `to.begins`, with every officer who is in it then.

    Raises CouncilError, NotPermittedError.
    """
    with acting("directorate renamed", by=by, at=at) as done:
        _end_before(row, to.begins)
        made = make_directorate(to)
        for officer in on_day(Officer.objects.filter(directorate=row), to.begins):
            _continue(officer, to.begins, directorate=made)
        done.on(row.public_id, {"now": made.public_id})
        return made


def add_officer(
    *, officer: facts.Officer, directorate: Directorate | None, by: User | None, at: dt.datetime
) -> Officer:
    """Add an officer in a post. Raises CouncilError where the same person has the same post, or there is another
    proper officer, on one of the days; NotPermittedError.
    """
    with acting("officer added", by=by, at=at) as done:
        row = make_officer(officer, directorate)
        done.on(row.public_id)
        return row


def make_officer(officer: facts.Officer, directorate: Directorate | None) -> Officer:
    """As `add_officer`, inside an act."""
    _check_officer(officer, None)
    return Officer.objects.create(
        person=person_of(officer.name, "", "officer"),
        directorate=directorate,
        begins=officer.begins,
        ends=officer.ends,
        **_details(officer),
    )


def change_officer(
    *, row: Officer, to: facts.Officer, directorate: Directorate | None, by: User | None, at: dt.datetime
) -> Officer:
    """Put right what is on record of an officer; another post is `move_officer`. Raises as `add_officer` does."""
    with acting("officer changed", by=by, at=at) as done:
        _check_officer(to, row)
        for name, value in {**_details(to), "begins": to.begins, "ends": to.ends}.items():
            setattr(row, name, value)
        row.directorate = directorate
        row.person = person_of(to.name, "", "officer") or row.person
        row.save()
        done.on(row.public_id)
        return row


def move_officer(
    *, row: Officer, post: str, directorate: Directorate | None, begins: dt.date, by: User | None, at: dt.datetime
) -> Officer:
    """Let an officer go on in another post, or under another title, from a day on.

    Accounts and the bodies that the officer clerks go along. Raises CouncilError, NotPermittedError.
    """
    with acting("officer moved", by=by, at=at) as done:
        if not post.strip():
            raise CouncilError("Enter the title of the post.", "post")
        made = _continue(row, begins, post=post, directorate=directorate)
        done.on(row.public_id, {"now": made.public_id})
        return made


def add_portfolio(*, portfolio: facts.Portfolio, member: Member | None, by: User | None, at: dt.datetime) -> Portfolio:
    """Add a portfolio, held by a member or vacant. Raises CouncilError where it is held already, or the member is
    out of office; NotPermittedError.
    """
    with acting("portfolio added", by=by, at=at) as done:
        row = make_portfolio(portfolio, member)
        done.on(row.public_id, {"member": member.public_id if member else None})
        return row


def make_portfolio(portfolio: facts.Portfolio, member: Member | None) -> Portfolio:
    """As `add_portfolio`, inside an act."""
    portfolio = within(portfolio, *([member] if member else []))
    check_period(portfolio)
    same = Portfolio.objects.filter(name=portfolio.name)
    refuse_overlap(same, portfolio, f"There is a portfolio {portfolio.name}")
    if member is not None:
        refuse_outside(portfolio, member, f"{member.name} is not in office")
    return Portfolio.objects.create(name=portfolio.name, member=member, begins=portfolio.begins, ends=portfolio.ends)


def hand_over(
    *, row: Portfolio, to: facts.Portfolio, member: Member | None, by: User | None, at: dt.datetime
) -> Portfolio:
    """Let a portfolio go on under another name, or with another member or none, from `to.begins`.

    Reports on their way are signed by the new holder, unless that is still to come: they keep who is named on them.
    Raises CouncilError, NotPermittedError.
    """
    with acting("portfolio handed over", by=by, at=at) as done:
        _end_before(row, to.begins)
        made = make_portfolio(to, member)
        if to.begins <= english_day(at):
            _on_their_way().filter(portfolio=row).update(portfolio=made)
        done.on(row.public_id, {"now": made.public_id, "member": member.public_id if member else None})
        return made


def add_outside_body(*, body: facts.OutsideBody, by: User | None, at: dt.datetime) -> OutsideBody:
    """Add an outside body to which the council appoints. Raises CouncilError, NotPermittedError."""
    with acting("outside body added", by=by, at=at) as done:
        row = make_outside_body(body)
        done.on(row.public_id, {"seats": row.seats})
        return row


def make_outside_body(body: facts.OutsideBody) -> OutsideBody:
    """As `add_outside_body`, inside an act."""
    check_period(body)
    refuse_overlap(OutsideBody.objects.filter(name=body.name), body, f"There is an outside body {body.name}")
    return OutsideBody.objects.create(
        name=body.name, seats=body.places, balanced=body.balanced, begins=body.begins, ends=body.ends
    )


def appoint_outside(
    *, body: OutsideBody, member: Member, seat: facts.OutsideSeat, by: User | None, at: dt.datetime
) -> OutsideAppointment:
    """Appoint a member to an outside body. Raises CouncilError where no seat is free, NotPermittedError."""
    with acting("member appointed outside", by=by, at=at) as done:
        row = make_outside_appointment(body, member, seat)
        done.on(body.public_id, {"member": member.public_id})
        return row


def make_outside_appointment(body: OutsideBody, member: Member, seat: facts.OutsideSeat) -> OutsideAppointment:
    """As `appoint_outside`, inside an act."""
    seat = within(seat, member, body)
    check_period(seat)
    refuse_outside(seat, member, f"{member.name} is not in office")
    rows = OutsideAppointment.objects.filter(body=body)
    refuse_overlap(rows.filter(member=member), seat, f"{member.name} sits on {body.name}")
    if during(rows, seat.begins, seat.ends).count() >= body.seats:
        raise CouncilError(f"All {body.seats} seats on {body.name} are filled.", "member")
    return OutsideAppointment.objects.create(body=body, member=member, begins=seat.begins, ends=seat.ends)


def _check_officer(officer: facts.Officer, row: Officer | None) -> None:
    check_period(officer)
    others = Officer.objects.exclude(pk=row.pk) if row else Officer.objects.all()
    same = others.filter(name=officer.name, post=officer.post)
    refuse_overlap(same, officer, f"{officer.name} is {officer.post} already,")
    if officer.is_proper_officer:
        refuse_overlap(others.filter(is_proper_officer=True), officer, "There is a proper officer")


def _details(officer: facts.Officer) -> dict[str, str | bool]:
    return {
        "name": officer.name.strip(),
        "post": officer.post,
        "email": officer.email,
        "phone": officer.phone,
        "is_proper_officer": officer.is_proper_officer,
    }


def _end_before(row: Directorate | Officer | Portfolio, begins: dt.date) -> None:
    if begins <= row.begins or (row.ends and begins > row.ends + dt.timedelta(days=1)):
        raise CouncilError("The change has to lie within the time for which this holds.", "begins")
    row.ends = day_before(begins)
    row.save(update_fields=["ends"])


def _continue(row: Officer, begins: dt.date, **other: str | Directorate | None) -> Officer:
    """The officer's next row, from `begins`, for as long as this one would have lasted.

    Accounts, bodies and absences go along; so do the reports that name the post, unless another directorate's post is
    taken, whose reports are others.
    """
    ends = row.ends
    _end_before(row, begins)
    kept = {name: getattr(row, name) for name in ("person", "name", "post", "directorate", "email", "phone")}
    made = Officer.objects.create(
        **{**kept, **other}, is_proper_officer=row.is_proper_officer, begins=begins, ends=ends
    )
    Body.objects.filter(clerk=row).update(clerk=made)
    Account.objects.filter(officer=row).update(officer=made)
    if made.directorate_id == row.directorate_id or made.post == row.post:
        _on_their_way().filter(director=row).update(director=made)
    lasting = Absence.objects.filter(Q(ends=None) | Q(ends__gte=begins))
    lasting.filter(officer=row).update(officer=made)
    lasting.filter(deputy=row).update(deputy=made)
    return made


def _on_their_way() -> QuerySet[DraftReport]:
    """The reports that are still to be signed."""
    return DraftReport.objects.exclude(state__in=("published", "withdrawn"))
