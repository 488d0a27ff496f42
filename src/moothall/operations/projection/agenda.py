"""The meeting as its front sheet gives it: where and when, who sits, what is on the agenda."""

import msgspec

from moothall.operations.projection.ground import Ground
from moothall.records.models import AgendaItem, Group, Seat
from moothall.rules.recognition.mentions import MEMBER, Mention

OWN = (
    "publication",
    "time",
    "venue",
    "published",
    "contact",
    "proper_officer",
    "membership_size",
    "exclusion",
    "paragraphs",
)
"""The fields of a meeting that its own pack fills."""


def project_agenda(ground: Ground) -> None:
    """Fill the meeting's row, its groups and seats, and its agenda items."""
    _meeting(ground)
    _membership(ground)
    places = ground.places(item.number for item in ground.edition.pack.agenda)
    for position, item in enumerate(ground.edition.pack.agenda):
        first, last = item.pages or (None, None)
        values = {
            **ground.row(f"agenda/{position}", position),
            "number": item.number,
            "title": item.title,
            "section": item.section or "",
            "first_page": first,
            "last_page": last,
            "exempt": item.exempt,
            "decision": ground.decision(item.decision, item.title),
            "purpose": item.purpose or "",
            "to_follow": bool(item.to_follow),
            "verbal": bool(item.verbal),
        }
        AgendaItem.objects.update_or_create(meeting=ground.meeting, place=places[position], defaults=values)


def _meeting(ground: Ground) -> None:
    pack, row = ground.edition.pack, ground.meeting
    told = pack.meeting
    row.publication = ground.publication
    row.time = (told and told.time) or ""
    row.venue = (told and told.venue) or ""
    row.published = told.published if told else None
    row.contact = msgspec.to_builtins(told.contact) if told and told.contact else {}
    row.proper_officer = msgspec.to_builtins(told.proper_officer) if told and told.proper_officer else {}
    row.membership_size = pack.membership.size if pack.membership else None
    row.exclusion = pack.exclusion.text if pack.exclusion else ""
    row.paragraphs = list(pack.exclusion.paragraphs) if pack.exclusion else []
    row.save()


def _membership(ground: Ground) -> None:
    pack = ground.edition.pack
    for place, group in enumerate(pack.membership.groups if pack.membership else ()):
        path = f"membership/groups/{place}"
        row = Group.objects.create(**ground.row(path, place), meeting=ground.meeting, name=group.name, size=group.size)
        for position, member in enumerate(group.members):
            person = ground.person(Mention(member.name, pack.body or "", MEMBER))
            if person is not None:
                Seat.objects.create(
                    **ground.row(f"{path}/members/{position}", position),
                    meeting=ground.meeting,
                    group=row,
                    person_id=person,
                    printed=member.name,
                    role=member.role or "",
                    honours=member.honours or "",
                )
