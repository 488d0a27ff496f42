"""The first page, and the page about the site."""

import datetime as dt

from moothall.queries.public.cards.common import Download, Link, RagCount, card
from moothall.queries.public.cards.decisions import DecisionCard
from moothall.queries.public.cards.meetings import MeetingCard


@card
class NewPaper:
    """A paper lately published."""

    title: str
    url: str
    meeting: Link
    date: dt.date


@card
class HomePage:
    """What is next, what is new."""

    upcoming: tuple[MeetingCard, ...] = ()
    latest: tuple[MeetingCard, ...] = ()
    papers: tuple[NewPaper, ...] = ()
    decisions: tuple[DecisionCard, ...] = ()
    dashboards: tuple[Link, ...] = ()
    ratings: RagCount | None = None
    feeds: tuple[Download, ...] = ()


@card
class AboutPage:
    """What the site holds: `counts` are rows of words and number, `first` and `last` the meetings' dates."""

    counts: tuple[tuple[str, int], ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    updated: dt.datetime | None = None
    feeds: tuple[Download, ...] = ()
