"""A meeting, its agenda, and the minutes of earlier meetings that its pack carries."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from moothall.facts.bodies import Contact, Fact, Post

Clock = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day in England, 24 h, `14:00`."""

Casting = Literal["for", "against"]
Outcome = Literal["carried", "lost"]


class Meeting(Fact):
    """When and where the body meets; `published` is the date under the proper officer's name."""

    date: dt.date | None = None
    time: Clock | None = None
    venue: str | None = None
    published: dt.date | None = None
    contact: Contact | None = None
    proper_officer: Post | None = None


class AgendaItem(Fact):
    """One numbered item; `title` is without decision number, pages and purpose line.

    `pages` are the first and last page labels in the pack. `purpose` is the line that says what the
    body is asked to do ("To receive and note ..."), `exempt` that the press and public may be excluded.
    """

    number: str
    title: str
    section: str | None = None
    pages: tuple[int, int] | None = None
    exempt: bool = False
    decision: str | None = None
    purpose: str | None = None
    to_follow: bool | None = None
    verbal: bool | None = None


class Exclusion(Fact):
    """The motion to exclude press and public, with the paragraphs of Schedule 12A that it names."""

    text: str
    paragraphs: tuple[str, ...] = ()


class Attendee(Fact):
    """A member present; `substitute_for` names the member whose place was taken."""

    name: str
    role: str | None = None
    substitute_for: str | None = None
    honours: str | None = None


class Candidate(Fact):
    """A candidate in an election with the votes received; `elected` says who won."""

    name: str
    votes: int | None = None
    elected: bool = False


class Vote(Fact):
    """A counted vote: the numbers, the casting vote if one was used, and what became of the motion.

    In an election `candidates` has each candidate's votes; of two, the one named first is `for`, the other `against`.
    """

    motion: str | None = None
    votes_for: int | None = msgspec.field(default=None, name="for")
    votes_against: int | None = msgspec.field(default=None, name="against")
    abstentions: int | None = None
    casting: Casting | None = None
    result: Outcome | None = None
    candidates: tuple[Candidate, ...] = ()


class Dissent(Fact):
    """A member's request that their vote or dissent be recorded (SI 1993/202 Schedule 2 paragraph 1)."""

    name: str
    text: str


class Motion(Fact):
    """What a member moved: the words of the motion, who proposed and who seconded it, as the minutes name them."""

    text: str
    proposer: str | None = None
    seconder: str | None = None
    result: Outcome | None = None


class MinuteItem(Fact):
    """A numbered minute; `agenda_item` is the item reference in brackets, `resolutions` the text after RESOLVED.

    `attended` names who came for this item alone, `dissents` the votes recorded on request, `motions` what
    members proposed.
    """

    number: str
    title: str
    agenda_item: str | None = None
    exempt: bool = False
    decision: str | None = None
    resolutions: tuple[str, ...] = ()
    votes: tuple[Vote, ...] = ()
    attended: tuple[str, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    motions: tuple[Motion, ...] = ()


class Minutes(Fact):
    """One set of minutes; `presided` is the member who took the chair, where the pack says so."""

    body: str | None = None
    date: dt.date | None = None
    venue: str | None = None
    presided: str | None = None
    present: tuple[Attendee, ...] = ()
    also_present: tuple[str, ...] = ()
    in_attendance: tuple[Post, ...] = ()
    items: tuple[MinuteItem, ...] = ()
