"""A front sheet as one fact, put together from its zones."""

from collections.abc import Mapping, Sequence

from moothall.facts.bodies import Fact, Membership
from moothall.facts.meetings import AgendaItem, Exclusion, Meeting
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, gathered
from moothall.intake.stages.division import Part, PartKind
from moothall.intake.stages.front_sheet.agenda import read_agenda
from moothall.intake.stages.front_sheet.exclusion import read_exclusion
from moothall.intake.stages.front_sheet.meeting import read_meeting
from moothall.intake.stages.front_sheet.membership import read_membership
from moothall.intake.stages.front_sheet.zones import zones_of
from moothall.intake.stages.titles import find_body, find_council


class FrontSheet(Fact):
    """What a pack's first pages say of the meeting it is for."""

    council: str | None = None
    body: str | None = None
    meeting: Meeting | None = None
    membership: Membership | None = None
    agenda: tuple[AgendaItem, ...] = ()
    exclusion: Exclusion | None = None


def read_front_sheet(parts: Sequence[Part]) -> Cited[FrontSheet]:
    """The front sheet of a pack; the council's name may stand only above the minutes."""
    front = parts[0].lines if parts and parts[0].kind is PartKind.front else ()
    zones = zones_of(front)
    council, body = find_council(parts), find_body(zones.head)
    meeting, membership = read_meeting(zones), read_membership(zones.membership)
    exclusion = read_exclusion(zones.agenda)
    agenda, places = gathered("agenda", read_agenda(zones.agenda))
    found = {"meeting": meeting, "membership": membership, "exclusion": exclusion}
    return Cited(
        FrontSheet(
            council=council.fact if council else None,
            body=body.fact if body else None,
            meeting=meeting.fact if meeting else None,
            membership=membership.fact if membership else None,
            agenda=agenda,
            exclusion=exclusion.fact if exclusion else None,
        ),
        _marks({"council": council, "body": body, **found}) | places,
    )


def _marks(found: Mapping[str, Cited[object] | None]) -> dict[str, Span]:
    together: dict[str, Span] = {}
    for path, cited in found.items():
        together |= cited.under(path) if cited else {}
    return together
