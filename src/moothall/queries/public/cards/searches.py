"""Search results."""

import datetime as dt

from moothall.queries.public.cards.common import Download, Filter, Pager, card


@card
class Fragment:
    """A stretch of a snippet; `hit` marks the words searched for."""

    text: str
    hit: bool = False


@card
class SearchHit:
    """A paragraph found: `url` leads to it on the site, `page_url` to its page in the pack."""

    title: str
    url: str
    snippet: tuple[Fragment, ...] = ()
    kind: str | None = None
    body: str | None = None
    date: dt.date | None = None
    label: str | None = None
    page_url: str | None = None


@card
class SearchPage:
    """What was asked and what was found. `question` is None before anything is asked.

    `problem` says what is wrong with the question, in words.
    """

    question: str | None = None
    hits: tuple[SearchHit, ...] = ()
    filters: tuple[Filter, ...] = ()
    pager: Pager | None = None
    problem: str | None = None
    suggestions: tuple[str, ...] = ()
    downloads: tuple[Download, ...] = ()
    feeds: tuple[Download, ...] = ()
