"""Members and officers are linked to the people whom packs name, by the exact printed form and by nothing else."""

import datetime as dt
from typing import Literal

from moothall.operations.pages import renew
from moothall.queries.public.offices import pages_of_member
from moothall.records.models import Member, Officer, Person, PersonForm
from moothall.rules.recognition import is_surname_alone

Part = Literal["member", "officer"]


def person_of(name: str, honours: str, part: Part) -> Person | None:
    """The one person printed under exactly this name in this part; None where there is none, or more than one.

    A surname alone, which holds on one body only, never links.
    """
    printed = [name, f"{name}, {honours}", f"{name} {honours}"] if honours else [name]
    if is_surname_alone(name):
        return None
    forms = PersonForm.objects.filter(printed__in=printed, part__in=(part, ""))
    found = Person.objects.filter(pk__in=forms.values("subject"), merged_into=None)[:2]
    return found[0] if len(found) == 1 else None


def link_people(*, at: dt.datetime) -> None:
    """Link members and officers who are not linked yet; to be called when new forms are known."""
    for member in Member.objects.filter(person=None):
        _link(member, member.honours, "member")
        show(member, at=at)
    for officer in Officer.objects.filter(person=None):
        _link(officer, "", "officer")


def show(member: Member, *, at: dt.datetime) -> None:
    """Show what is now on record of a member on the public page, where something published names the member."""
    renew(pages_of_member(member), at=at)


def _link(row: Member | Officer, honours: str, part: Part) -> None:
    person = person_of(row.name, honours, part)
    if person:
        row.person = person
        row.save(update_fields=["person"])
