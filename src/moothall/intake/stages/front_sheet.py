"""The front sheet: council, body, meeting, membership, agenda and the motion to exclude."""

from collections.abc import Sequence

from moothall.facts.bodies import Membership
from moothall.facts.meetings import AgendaItem, Exclusion, Meeting
from moothall.facts.packs import Fact
from moothall.intake.cited import Cited
from moothall.intake.stages.division import Part


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
    return Cited(FrontSheet())
