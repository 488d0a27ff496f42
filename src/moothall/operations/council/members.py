"""Members: their term of office, what they are called, where they were elected, their photograph."""

import datetime as dt

from django.contrib.auth.models import User

from moothall.documents.photographs import portrait
from moothall.facts import councils as facts
from moothall.operations.council.acting import CouncilError, acting, check_period, refuse_overlap
from moothall.operations.council.linking import person_of, show
from moothall.operations.files import keep
from moothall.operations.permission import require
from moothall.records.models import Member
from moothall.rules.permits import Act
from moothall.workers import Limits, Refused, once

LARGEST_PHOTOGRAPH = 5 * 1024 * 1024
_LIMITS = Limits(seconds=20, megabytes=1024)


def add_member(*, member: facts.Member, by: User | None, at: dt.datetime) -> Member:
    """Add a councillor or a co-opted member for a term of office; groups are joined by an act of their own.

    Raises CouncilError where the same name is a member on one of the days, NotPermittedError.
    """
    with acting("member added", by=by, at=at) as done:
        row = make_member(member)
        show(row, at=at)
        done.on(row.public_id, {"kind": row.kind})
        return row


def make_member(member: facts.Member) -> Member:
    """As `add_member`, inside an act."""
    _check(member)
    refuse_overlap(Member.objects.filter(name=member.name), member, f"{member.name} is a member already,")
    return Member.objects.create(
        person=person_of(member.name, member.honours, "member"),
        begins=member.begins,
        ends=member.ends,
        **_details(member),
    )


def change_member(*, row: Member, to: facts.Member, by: User | None, at: dt.datetime) -> Member:
    """Put right what is on record of a member, the term of office included; raises as `add_member` does.

    A term that is over is ended with `end`, which ends the member's seats too.
    """
    with acting("member changed", by=by, at=at) as done:
        _check(to)
        others = Member.objects.filter(name=to.name).exclude(pk=row.pk)
        refuse_overlap(others, to, f"{to.name} is a member already,")
        for name, value in {**_details(to), "begins": to.begins, "ends": to.ends}.items():
            setattr(row, name, value)
        row.person = person_of(to.name, to.honours, "member") or row.person
        row.save()
        show(row, at=at)
        done.on(row.public_id)
        return row


def set_photograph(*, row: Member, data: bytes, by: User | None, at: dt.datetime) -> None:
    """Keep a member's photograph: a real picture, made small, without what a camera writes into it.

    Raises CouncilError for a file that is too large or no picture, NotPermittedError.
    """
    if len(data) > LARGEST_PHOTOGRAPH:
        most = LARGEST_PHOTOGRAPH // (1024 * 1024)
        raise CouncilError(f"The photograph is larger than {most} megabytes.", "photograph")
    require(by, Act.manage_council)
    small = _portrait(data)  # before the transaction, which nobody else should wait for
    with acting("photograph set", by=by, at=at) as done:
        row.photograph = keep(small, public=True)
        row.save(update_fields=["photograph"])
        show(row, at=at)
        done.on(row.public_id, {"photograph": row.photograph})


def remove_photograph(*, row: Member, by: User | None, at: dt.datetime) -> None:
    """Show a member's photograph no longer. Raises NotPermittedError."""
    with acting("photograph removed", by=by, at=at) as done:
        done.on(row.public_id, {"photograph": row.photograph})
        row.photograph = ""
        row.save(update_fields=["photograph"])
        show(row, at=at)


def surname_of(member: facts.Member) -> str:
    """The name by which a member is listed."""
    return member.surname or member.name.split()[-1]


def _check(member: facts.Member) -> None:
    check_period(member)
    if not member.name.strip():
        raise CouncilError("Enter the member's name.", "name")
    if member.kind == "councillor" and member.votes_on:
        raise CouncilError("A councillor votes on everything: leave this empty.", "votes_on")
    if member.kind != "councillor" and member.division:
        raise CouncilError("A co-opted member has no division: leave this empty.", "division")


def _details(member: facts.Member) -> dict[str, str]:
    return {
        "name": member.name.strip(),
        "surname": surname_of(member),
        "kind": member.kind,
        "honours": member.honours,
        "division": member.division,
        "email": member.email,
        "votes_on": member.votes_on,
    }


def _portrait(data: bytes) -> bytes:
    """The picture, read in a process of its own that is stopped when it takes too much."""
    try:
        return once(portrait, data, limits=_LIMITS)
    except Refused as refusal:
        raise CouncilError(f"The photograph cannot be read: {refusal}", "photograph") from refusal
