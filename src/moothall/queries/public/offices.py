"""What the public may know of a member from the council's own record, once something published names the member."""

from pathlib import Path

from moothall.queries.public import addresses
from moothall.queries.public.cards import OfficeCard
from moothall.records.files import path_of
from moothall.records.models import Member, Person


def office_of(person: Person) -> OfficeCard | None:
    """The division and the photograph of the latest term of office; None for someone who is no member."""
    member = Member.objects.filter(person=person).order_by("-begins").first()
    if member is None or not (member.division or member.photograph):
        return None
    picture = f"{addresses.PEOPLE}/{person.public_id}/photograph.jpg?v={member.photograph[:8]}"
    return OfficeCard(division=member.division, photograph=picture if member.photograph else "")


def photograph_of(person: str) -> Path | None:
    """Where the photograph of a person lies whom something published names; None where there is none."""
    members = Member.objects.filter(person__public_id=person, person__merged_into=None).exclude(person__name="")
    member = members.order_by("-begins").first()
    place = path_of(member.photograph, public=True) if member and member.photograph else None
    return place if place and place.is_file() else None


def pages_of_member(member: Member) -> set[str]:
    """The keys of the stored pages that show what is on record of a member."""
    return {f"people/{member.person.public_id}"} if member.person and member.person.name else set()
