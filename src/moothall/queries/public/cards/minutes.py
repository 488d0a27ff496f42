"""What was minuted: resolutions, motions, votes and dissent."""

from typing import Literal

from moothall.queries.public.cards.common import Link, Source, card

Outcome = Literal["carried", "lost"]


@card
class VoteCard:
    """A counted vote. `casting` is how the chairman's casting vote was given, where one was."""

    motion: str | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    casting: Literal["for", "against"] | None = None
    result: Outcome | None = None


@card
class DissentCard:
    """A member's request that their vote or dissent be recorded."""

    person: Link
    text: str


@card
class MotionCard:
    """Who moved and who seconded what."""

    text: str
    proposer: Link | None = None
    seconder: Link | None = None
    result: Outcome | None = None


@card
class MinuteCard:
    """One numbered minute; `reference` is the agenda item that it is about.

    `html` is its full text from `documents.html`, safe, empty where not known.
    """

    number: str
    title: str
    anchor: str
    reference: str | None = None
    exempt: bool = False
    decision: Link | None = None
    html: str = ""
    resolutions: tuple[str, ...] = ()
    votes: tuple[VoteCard, ...] = ()
    motions: tuple[MotionCard, ...] = ()
    attended: tuple[Link, ...] = ()
    dissents: tuple[DissentCard, ...] = ()
    source: Source | None = None


@card
class MinutesCard:
    """A meeting's minutes: draft until a later meeting approves them, `source` is the pack that prints them."""

    approved: bool = False
    presided: Link | None = None
    venue: str | None = None
    source: Source | None = None
    approved_at: Link | None = None
    url: str | None = None
