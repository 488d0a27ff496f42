"""A meeting with its agenda, and what a list of meetings shows of it."""

import datetime as dt
from typing import Literal

from moothall.queries.public.cards.common import Link, Source, card
from moothall.queries.public.cards.items import ItemCard
from moothall.queries.public.cards.minutes import MinuteCard, MinutesCard

MeetingState = Literal["upcoming", "held", "cancelled", "moved", "adjourned"]


@card
class MeetingCard:
    """A meeting in a list. `time` is 24 h (`10:00`); `papers` is how many papers are published."""

    id: str
    url: str
    body: Link
    date: dt.date
    time: str | None = None
    venue: str | None = None
    state: MeetingState = "held"
    papers: int = 0
    has_agenda: bool = False
    has_minutes: bool = False
    exempt_items: int = 0


@card
class ContactCard:
    """A person to ask about the meeting, or the proper officer."""

    name: str
    title: str | None = None
    email: str | None = None
    phone: str | None = None


@card
class Stretch:
    """Words that stayed the `same`, were `added` or were `removed`."""

    kind: str
    text: str


@card
class ChangeCard:
    """A paragraph that a corrected paper has otherwise."""

    stretches: tuple[Stretch, ...]


@card
class NewCard:
    """What a publication brought that was not there before."""

    at: dt.datetime
    changes: tuple[str, ...]


@card
class NoticeCard:
    """A public notice about a meeting; `url` leads to the meeting where it has a page."""

    id: str
    title: str
    text: str
    at: dt.datetime
    body: str
    date: dt.date
    url: str = ""


@card
class NoticesPage:
    """The council's notices, the newest first."""

    notices: tuple[NoticeCard, ...]


@card
class CitedPage:
    """One page of a pack by its printed label: what it says, which paper it belongs to, and where it is in the PDF.

    `closed` is a page that stands for a restricted paper, `gone` one of a paper that was taken down.
    """

    label: str
    meeting: Link
    body: Link
    paper: Link
    html: str = ""
    pdf: str = ""
    closed: bool = False
    gone: bool = False
    previous: Link | None = None
    next: Link | None = None


@card
class PackFile:
    """A file as it was published: the pack, a supplement, a corrected version.

    `pages` is how many it has (None for text); `viewable` says that a browser can show it beside the agenda.
    `labels` are the printed pages that a supplement or corrected paper takes, `changes` what the latter says
    otherwise. Without an address, `why` says why there is none.
    """

    title: str
    url: str
    form: str
    pages: int | None = None
    size: int | None = None
    viewable: bool = False
    published: dt.date | None = None
    kind: str = "pack"
    labels: str = ""
    why: str = ""
    changes: tuple[ChangeCard, ...] = ()


@card
class VersionCard:
    """A published version of the pack and what changed in it; `current` is the one being shown.

    `gone` says that it carried a paper that was taken down, and can no longer be read.
    """

    number: int
    date: dt.date
    url: str | None = None
    changes: tuple[str, ...] = ()
    current: bool = False
    gone: bool = False


@card
class ExclusionCard:
    """The motion to exclude the press and public, with the paragraphs of Schedule 12A and what each protects."""

    text: str
    paragraphs: tuple[tuple[str, str], ...] = ()


@card
class AgendaSection:
    """Items under one heading (`B Key decisions`); `title` is empty where the agenda has no sections."""

    items: tuple[ItemCard, ...]
    title: str = ""
    exempt: bool = False


@card
class AttendeeCard:
    """Someone at the meeting: `person` leads to their page, `detail` is a post or the group they belong to."""

    person: Link
    role: str | None = None
    substitute_for: Link | None = None
    detail: str | None = None


@card
class MeetingPage:
    """All that a meeting's page shows. `minutes` are those of this meeting, wherever they were printed.

    `other_minutes` belong to no item of the agenda. `linked` are pages that this meeting's papers fed:
    the dashboard, budget monitoring, action plans and work programme as of the meeting. `pack_page` shows the
    pack with its contents beside it. `instead` is the meeting to which this one was moved or adjourned, `came_from`
    the one that was moved or adjourned to it, on whose page its papers may stand.
    """

    meeting: MeetingCard
    sections: tuple[AgendaSection, ...] = ()
    published: dt.date | None = None
    contact: ContactCard | None = None
    proper_officer: ContactCard | None = None
    exclusion: ExclusionCard | None = None
    files: tuple[PackFile, ...] = ()
    versions: tuple[VersionCard, ...] = ()
    minutes: MinutesCard | None = None
    present: tuple[AttendeeCard, ...] = ()
    also_present: tuple[AttendeeCard, ...] = ()
    in_attendance: tuple[AttendeeCard, ...] = ()
    other_minutes: tuple[MinuteCard, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    instead: Link | None = None
    came_from: Link | None = None
    linked: tuple[Link, ...] = ()
    calendar_url: str | None = None
    pack_page: str | None = None
    sources: tuple[Source, ...] = ()
    news: tuple[NewCard, ...] = ()
    notices: tuple[NoticeCard, ...] = ()


@card
class PackPage:
    """A meeting's pack with its contents beside it: `entries` open the pack at the page of each item.

    `opened` is the address, with its page, that is shown first.
    """

    meeting: MeetingCard
    file: PackFile
    opened: str
    entries: tuple[Link, ...] = ()
    files: tuple[Link, ...] = ()
