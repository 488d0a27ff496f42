"""What of a meeting's papers is new since a reader last looked, by the openings that are on record."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from moothall.records.models import Opening, PublishedFile, ScheduledMeeting
from moothall.records.moved_agendas import days_of

_WORDS = {PublishedFile.Kind.supplement: "Added", PublishedFile.Kind.correction: "Corrected"}


@dataclass(frozen=True, slots=True)
class Change:
    """A paper was added or corrected after the pack was first out; `is_new` where the reader has not looked since."""

    words: str
    at: dt.datetime
    is_new: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """When a reader opened each paper of a meeting last, and when anything of it. A whole pack counts for every paper.

    Openings of open papers are not recorded: of those it is told by the last opening of anything.
    """

    papers: Mapping[str, dt.datetime]
    pack: dt.datetime | None
    last: dt.datetime | None

    def at(self, paper: str, *, restricted: bool) -> dt.datetime | None:
        """When the reader looked at a paper last; None for never."""
        known = [moment for moment in (self.papers.get(paper), self.pack) if moment]
        return max(known, default=None) if restricted else self.last


def looked(viewer: User, scheduled: ScheduledMeeting) -> Looked:
    """What a reader has opened of a meeting; one query."""
    rows = list(
        Opening.objects.filter(user=viewer, scheduled__in=days_of(scheduled)).order_by("at").values_list("paper", "at")
    )
    papers = dict(rows)  # the latest of each stays
    return Looked(papers, papers.pop("", None), rows[-1][1] if rows else None)


def changes(scheduled: ScheduledMeeting) -> Mapping[str, tuple[str, dt.datetime]]:
    """For each paper that was added or corrected later: which of the two, and when last; one query."""
    rows = PublishedFile.objects.filter(publication__meeting=scheduled.meeting_id, kind__in=_WORDS)
    said = rows.order_by("publication__number").values_list("kind", "papers", "publication__released_at")
    return {
        paper: (_WORDS[PublishedFile.Kind(kind)], at)
        for kind, papers, at in (said if scheduled.meeting_id else ())
        for paper in papers
    }
