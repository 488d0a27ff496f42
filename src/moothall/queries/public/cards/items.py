"""An agenda item and its paper."""

import datetime as dt

from moothall.queries.public.cards.common import Link, Source, card
from moothall.queries.public.cards.minutes import MinuteCard


@card
class PaperCard:
    """A paper in the pack: its own page on the site, and the pages it takes in the pack (`27 to 34`)."""

    title: str
    url: str
    pages: str | None = None
    pack_url: str | None = None
    restricted: bool = False
    withdrawn: bool = False


@card
class ItemCard:
    """An item on the agenda. `exempt` items are named and said to be so; a restricted paper is never linked.

    `closed` says in words which papers of an exempt item are not published, and that those of others are by now.
    """

    id: str
    url: str
    number: str
    title: str
    purpose: str | None = None
    exempt: bool = False
    closed: str = ""
    to_follow: bool = False
    verbal: bool = False
    decision: Link | None = None
    papers: tuple[PaperCard, ...] = ()
    minutes: tuple[MinuteCard, ...] = ()
    pages: str | None = None


@card
class ItemPage:
    """An item with its paper as accessible HTML. `facts` are rows of the cover: From, To, Classification, ...

    `html` comes from `documents.html` and is safe; `contents` are its headings, for a list at the top.
    `doubts` says in words what could not be read with certainty.
    """

    item: ItemCard
    meeting: Link
    body: Link
    date: dt.date
    facts: tuple[tuple[str, str], ...] = ()
    recommendations: tuple[str, ...] = ()
    html: str = ""
    contents: tuple[Link, ...] = ()
    source: Source | None = None
    linked: tuple[Link, ...] = ()
    doubts: tuple[str, ...] = ()
    previous: Link | None = None
    next: Link | None = None
