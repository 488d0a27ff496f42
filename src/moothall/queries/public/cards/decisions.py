"""Executive decisions."""

import datetime as dt

from moothall.queries.public.cards.common import Download, Filter, Link, Pager, Source, card


@card
class DecisionCard:
    """A decision in a list; `status` is a word (proposed, taken), `date` that of the latest paper about it."""

    id: str
    url: str
    title: str
    number: str | None = None
    taker: Link | None = None
    taker_title: str | None = None
    key: bool | None = None
    status: str | None = None
    date: dt.date | None = None
    body: Link | None = None


@card
class DecisionEvent:
    """Where the decision came up: on an agenda, in a proposed record, in the minutes, in a work programme."""

    date: dt.date
    text: str
    meeting: Link
    source: Source | None = None
    resolutions: tuple[str, ...] = ()


@card
class DecisionPage:
    """A decision and its way through the meetings. `html` is the record of decision's text, safe."""

    decision: DecisionCard
    events: tuple[DecisionEvent, ...] = ()
    html: str = ""
    electoral_division: str | None = None
    source: Source | None = None
    linked: tuple[Link, ...] = ()


@card
class DecisionsPage:
    """Decisions, newest first."""

    decisions: tuple[DecisionCard, ...]
    filters: tuple[Filter, ...] = ()
    pager: Pager | None = None
    feeds: tuple[Download, ...] = ()
    downloads: tuple[Download, ...] = ()
