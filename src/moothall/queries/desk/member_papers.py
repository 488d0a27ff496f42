"""Meetings and papers as their readers see them.

A restricted paper that the viewer may not read has no title here: only that there is one.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from moothall.queries.desk.looked import Change, Looked, changes, looked
from moothall.queries.desk.paging import part_of
from moothall.queries.desk.printed import pages
from moothall.queries.desk.viewers import Viewer, may
from moothall.queries.public.cards import Pager
from moothall.queries.public.lists import Asked
from moothall.records.models import AgendaItem, DraftPaper, PublishedFile, ScheduledMeeting
from moothall.records.readers_as_facts import Published, bodies_of, files_of, published_papers, reader_of
from moothall.rules.permits import Act, Role
from moothall.rules.readers import Reader, ground, is_open_to_members, may_read_all

OTHERS = "others"
"""The value of `show` that asks a councillor's other meetings: of bodies on which they do not sit."""


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """A meeting with published papers."""

    key: str
    body: str
    date: dt.date
    time: str
    venue: str


@dataclass(frozen=True, slots=True)
class PaperCard:
    """A paper: `why` says why a restricted one may be read, empty where it may not; `title` is empty then."""

    key: str
    title: str
    pages: str
    is_open: bool
    may_read: bool
    why: str = ""
    withdrawn: str = ""
    paragraphs: str = ""
    contract_terms: bool | None = None
    open_to_members: bool = False
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item with its papers."""

    key: str
    number: str
    title: str
    papers: tuple[PaperCard, ...]


@dataclass(frozen=True, slots=True)
class FileCard:
    """A restricted pack or supplement, whole; a pack is `superseded` where a later one holds all that it does."""

    key: str
    title: str
    pages: str
    at: dt.datetime
    superseded: bool


@dataclass(frozen=True, slots=True)
class MeetingPapers:
    """A meeting's papers for one reader; `files` are there for who may read all of them.

    `looked_at` is when the reader opened a restricted paper of it last, `new` how many papers came or changed since.
    """

    meeting: MeetingCard
    public_id: str
    items: tuple[ItemCard, ...]
    files: tuple[FileCard, ...]
    may_grant: bool
    looked_at: dt.datetime | None

    @property
    def new(self) -> int:
        """How many papers the reader has not seen as they are now."""
        return sum(paper.change is not None and paper.change.is_new for item in self.items for paper in item.papers)


def meetings(viewer: User, asked: Asked, today: dt.date) -> tuple[list[MeetingCard], Pager | None]:
    """The viewer's meetings with published papers, the latest first; with `show=others` a councillor's others."""
    reader = reader_of(viewer, today)
    own = _own(reader, today)
    rows = (
        _with_papers().exclude(own) if asked.get("show") == OTHERS and reader.councillor else _with_papers().filter(own)
    )
    shown, pager = part_of(rows.order_by("-date", "-id"), asked)
    return [_meeting(row) for row in shown], pager


def has_others(viewer: User, today: dt.date) -> bool:
    """Whether the viewer is a councillor, who may look at the papers of bodies on which they do not sit."""
    return reader_of(viewer, today).councillor


def meeting_papers(viewer: User, scheduled: ScheduledMeeting, today: dt.date) -> MeetingPapers:
    """The papers of a meeting that were published, with what the viewer may read of them."""
    reader = reader_of(viewer, today)
    found = published_papers(scheduled)
    seen = Seen(reader, today, looked(viewer, scheduled), changes(scheduled))
    restricted, withdrawn = [one.restricted for one in found if one.restricted], any(p.paper.withdrawn for p in found)
    whole = may_read_all(reader, restricted, today, withdrawn=withdrawn)
    return MeetingPapers(
        meeting=_meeting(scheduled),
        public_id=scheduled.meeting.public_id if scheduled.meeting else "",
        items=tuple(_items(scheduled, found, seen)),
        files=tuple(_files(scheduled)) if whole else (),
        may_grant=may(viewer, Act.grant_reading),
        looked_at=seen.looked.last,
    )


def meeting_of_reader(viewer: Viewer, key: str, today: dt.date) -> ScheduledMeeting | None:
    """The meeting, for who may look at its papers: its body's members, councillors, and who was granted one."""
    if not isinstance(viewer, User):
        return None
    reader = reader_of(viewer, today)
    allowed = _with_papers() if reader.councillor else _with_papers().filter(_own(reader, today))
    return allowed.filter(public_id=key).first()


def scheduled_meetings() -> QuerySet[ScheduledMeeting]:
    """Meetings with what their cards need."""
    return ScheduledMeeting.objects.select_related("body", "sits_as", "meeting")


def _with_papers() -> QuerySet[ScheduledMeeting]:
    published = DraftPaper.objects.filter(item__agenda__scheduled=OuterRef("pk"), published_on__isnull=False)
    return scheduled_meetings().filter(Exists(published))


def _own(reader: Reader, today: dt.date) -> Q:
    """Meetings of the reader's bodies, and those for which they were granted something; all for overseers."""
    if not reader.roles.isdisjoint({Role.clerk, Role.monitoring_officer}):
        return Q(pk__isnull=False)
    lasting = bodies_of(reader, today)
    bodies = Q(body__public_id__in=lasting) | Q(sits_as__public_id__in=lasting)
    return bodies | Q(public_id__in=[grant.meeting for grant in reader.grants])


def _meeting(row: ScheduledMeeting) -> MeetingCard:
    return MeetingCard(row.public_id, row.body.title or row.body.name, row.date, row.time, row.venue)


@dataclass(frozen=True, slots=True)
class Seen:
    """A reader today: what they have looked at, and what changed in the papers of the meeting."""

    reader: Reader
    today: dt.date
    looked: Looked
    changes: Mapping[str, tuple[str, dt.datetime]]

    def change(self, one: Published) -> Change | None:
        """What became of a paper after the pack was first out."""
        if one.paper.key not in self.changes:
            return None
        words, at = self.changes[one.paper.key]
        before = self.looked.at(one.paper.key, restricted=one.restricted is not None)
        return Change(words, at, is_new=before is not None and before < at)


def _items(scheduled: ScheduledMeeting, found: tuple[Published, ...], seen: Seen) -> Iterator[ItemCard]:
    """The items; their titles are those that were published, and the closed one for who may read what is behind."""
    titles = dict(AgendaItem.objects.filter(meeting=scheduled.meeting_id).values_list("number", "title"))
    for item, papers in groupby(found, key=lambda one: one.item):
        cards = tuple(_paper(one, seen) for one in papers)
        entitled = any(card.may_read and not card.is_open for card in cards)
        title = item.closed_title if entitled and item.closed_title else titles.get(item.number, item.title)
        yield ItemCard(item.key, item.number, title, cards)


def _paper(one: Published, seen: Seen) -> PaperCard:
    paper, restricted = one.paper, one.restricted
    why = ground(seen.reader, restricted, seen.today) if restricted else None
    allowed = (restricted is None or why is not None) and not paper.withdrawn
    return PaperCard(
        key=paper.key,
        title=paper.title if allowed else "",
        pages=pages(paper.first_label, paper.last_label),
        is_open=restricted is None,
        may_read=allowed,
        why=why.value if why else "",
        withdrawn=paper.withdrawn,
        paragraphs=", ".join(sorted(restricted.paragraphs)) if restricted else "",
        contract_terms=restricted.contract_terms if restricted else None,
        open_to_members=restricted is not None and is_open_to_members(restricted),
        change=seen.change(one) if allowed else None,
    )


def _files(scheduled: ScheduledMeeting) -> Iterator[FileCard]:
    newer = False
    for row in files_of(scheduled):
        if not row.restricted:
            continue
        is_pack = row.kind == PublishedFile.Kind.pack
        at, where = row.publication.released_at, pages(row.first_label, row.last_label)
        yield FileCard(row.public_id, row.title, where, at, superseded=is_pack and newer)
        newer = newer or is_pack
