"""Action plans with their status over time, and work programmes with what became of each entry."""

import datetime as dt
from typing import Literal

from moothall.queries.public.cards.common import Download, Link, RagCount, Source, card


@card
class StatusCard:
    """How an action stood when a meeting was told; words as printed."""

    date: dt.date
    meeting: Link
    rag: str | None = None
    status: str | None = None
    progress: str | None = None
    source: Source | None = None


@card
class ActionCard:
    """A numbered recommendation or action; `history` is oldest first and its last is how it stands now."""

    title: str | None = None
    number: str | None = None
    anchor: str = ""
    owner: str | None = None
    deadline: str | None = None
    history: tuple[StatusCard, ...] = ()

    @property
    def latest(self) -> StatusCard | None:
        """How it stood when last reported."""
        return self.history[-1] if self.history else None


@card
class PlanCard:
    """An action plan in a list."""

    id: str
    url: str
    title: str
    body: Link | None = None
    counts: RagCount = RagCount()
    reported: dt.date | None = None
    actions: int = 0


@card
class PlanReport:
    """The plan's ratings as one meeting was told them."""

    meeting: Link
    date: dt.date
    counts: RagCount


@card
class PlanPage:
    """An action plan: each action with its status over time."""

    plan: PlanCard
    actions: tuple[ActionCard, ...]
    reports: tuple[PlanReport, ...] = ()
    downloads: tuple[Download, ...] = ()


@card
class PlansPage:
    """All action plans, the one reported last first."""

    plans: tuple[PlanCard, ...]
    downloads: tuple[Download, ...] = ()


@card
class ProgrammeOutcome:
    """What became of an entry, in words, with the meeting or item that shows it."""

    kind: Literal["considered", "deferred", "dropped", "awaited", "unknown"]
    text: str
    link: Link | None = None


@card
class ProgrammeItemCard:
    """An entry of a work programme."""

    title: str
    section: str | None = None
    kind: str | None = None
    added: str | None = None
    deferred: str | None = None
    exempt: bool = False
    lead: tuple[str, ...] = ()
    outcome: ProgrammeOutcome | None = None
    source: Source | None = None


@card
class ProgrammeGroup:
    """The entries for one meeting, one month of the pattern of regular items, or not yet allocated."""

    title: str
    items: tuple[ProgrammeItemCard, ...]
    date: dt.date | None = None
    meeting: Link | None = None


@card
class ProgrammePage:
    """A body's work programme as of a meeting."""

    body: Link
    meeting: Link
    date: dt.date
    upcoming: tuple[ProgrammeGroup, ...] = ()
    regular: tuple[ProgrammeGroup, ...] = ()
    unallocated: ProgrammeGroup | None = None
    past: tuple[ProgrammeGroup, ...] = ()
    meetings: tuple[Link, ...] = ()
    source: Source | None = None
    downloads: tuple[Download, ...] = ()
