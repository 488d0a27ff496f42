"""Reports: the cover of a paper, as its first page states it."""

import datetime as dt

import msgspec

from moothall.facts.bodies import Contact, Fact, Post


class Version(Fact):
    """A row of a version table: which version, by whom, when (as printed) and what changed."""

    version: str
    author: str | None = None
    date: str | None = None
    comment: str | None = None


class Report(Fact):
    """A report's cover. `to` is the body, `date` the meeting's date as the cover gives it."""

    subject: str
    authors: tuple[Post, ...] = msgspec.field(default=(), name="from")
    to: str | None = None
    date: dt.date | None = None
    classification: str | None = None
    past_pathway: str | None = None
    future_pathway: str | None = None
    electoral_division: str | None = None
    decision: str | None = None
    contacts: tuple[Contact, ...] = ()
    summary: str | None = None
    recommendations: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
