"""Bodies and who sits on them."""

import datetime as dt

from moothall.queries.public.cards.common import Download, Link, card
from moothall.queries.public.cards.meetings import MeetingCard


@card
class BodyCard:
    """A body in a list."""

    id: str
    url: str
    name: str
    purpose: str | None = None
    size: int | None = None
    chair: Link | None = None
    next: MeetingCard | None = None
    latest: MeetingCard | None = None
    meetings: int = 0
    former: bool = False


@card
class GroupMember:
    """A member on a body; `since` is the first front sheet that names them there."""

    person: Link
    role: str | None = None
    honours: str | None = None
    since: dt.date | None = None


@card
class BodyGroup:
    """A political group on the body: `size` as printed, which may differ from the names."""

    name: str
    members: tuple[GroupMember, ...]
    size: int | None = None


@card
class MembershipChange:
    """What changed between two meetings; each line is a sentence (`Mr A Reed replaced Mrs C Dale`)."""

    meeting: Link
    date: dt.date
    joined: tuple[Link, ...] = ()
    left: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()


@card
class BodyPage:
    """A body: its members by group as of its latest front sheet, how that changed, its meetings and pages.

    `linked` are its dashboard, budget monitoring, action plans and work programme; `feeds` Atom and iCalendar.
    """

    body: BodyCard
    as_of: dt.date | None = None
    groups: tuple[BodyGroup, ...] = ()
    changes: tuple[MembershipChange, ...] = ()
    upcoming: tuple[MeetingCard, ...] = ()
    past: tuple[MeetingCard, ...] = ()
    all_meetings_url: str | None = None
    decisions: tuple[Link, ...] = ()
    linked: tuple[Link, ...] = ()
    feeds: tuple[Download, ...] = ()
    downloads: tuple[Download, ...] = ()


@card
class BodiesPage:
    """All bodies, those that no longer meet last."""

    bodies: tuple[BodyCard, ...]
    downloads: tuple[Download, ...] = ()
