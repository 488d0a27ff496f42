"""An agenda as it is built: what the findings, the gate, the typesetter and the publication all start from."""

import datetime as dt
from typing import Literal

import msgspec

from moothall.facts.bodies import Contact, Fact, Membership, Post
from moothall.facts.drafts import Exemption
from moothall.facts.meetings import Clock

ItemKind = Literal[
    "opening",
    "minutes",
    "minutes to note",
    "report",
    "verbal",
    "to follow",
    "called in",
    "members' item",
    "work programme",
    "standing",
    "late",
]
PaperKind = Literal["report", "appendix", "minutes", "minutes to note", "work programme", "decision", "other"]
MeetingKind = Literal["ordinary", "extraordinary", "annual", "adjourned", "budget"]
MeetingState = Literal["provisional", "fixed", "moved", "adjourned", "cancelled", "held"]
Numbering = Literal["numbers", "sections"]


class NoticeProfile(Fact):
    """How a body gives notice: the kind of `rules.notice`, a longer local minimum in days, if the executive's."""

    kind: Literal["papers", "executive meeting", "summons"] = "papers"
    local_minimum: int = 0
    executive: bool = False


class SectionHeading(Fact):
    """A section of a lettered agenda; `when_empty` is what is printed where nothing stands in it."""

    letter: str
    title: str
    when_empty: str = ""


class AgendaStyle(Fact):
    """How a body's agenda is numbered and divided; `chair` is the body's word for who presides."""

    numbering: Numbering = "numbers"
    sections: tuple[SectionHeading, ...] = ()
    timings: bool = False
    chair: str = "Chairman"


class StandingItem(Fact):
    """An item that stands on every agenda of a body, at its opening or (`opens` is False) at its end.

    `{previous}` in the title stands for the date of the body's meeting before.
    """

    title: str
    kind: ItemKind = "standing"
    section: str = ""
    purpose: str = ""
    minutes: int | None = None
    opens: bool = True


class DraftPaper(Fact):
    """A paper bound behind an item. `file` is the SHA-256 of its PDF in the restricted root, empty until there is one.

    `exemption` is None for an open paper. `cleared` says whether clearance is complete (None: it needs none).
    `held` keeps it out of the next publication. `first_label` and `last_label` are the printed pages it has once
    published; they are kept for good. `published` is the day it was first open to inspection. `digest` is of
    what it says, `published_digest` of what it said when it was published, so that a change shows. `withdrawn`
    are the words that the public reads in the place of a paper that was taken down, `released` the day on which one
    that was exempt was made public. `marked` says that its author has it as exempt or confidential, whatever was
    decided of it. `opened` is the day on which the public was first given it, also of one that was closed since.
    """

    key: str
    title: str
    kind: PaperKind
    file: str = ""
    pages: int = 0
    exemption: Exemption | None = None
    confidential: bool = False
    report: str = ""
    version: int | None = None
    cleared: bool | None = None
    held: str = ""
    tagged: bool | None = None
    scanned: bool = False
    first_label: str = ""
    last_label: str = ""
    published: dt.date | None = None
    digest: str = ""
    published_digest: str = ""
    withdrawn: str = ""
    hidden: tuple[str, ...] = ()
    released: dt.date | None = None
    marked: bool = False
    opened: dt.date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the public may have it."""
        return self.exemption is None and not self.confidential

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than when it was published."""
        return self.published is not None and self.digest != self.published_digest

    @property
    def is_released(self) -> bool:
        """Whether it was exempt and was made public as it is; what was changed since was not."""
        return self.released is not None and not self.is_changed


class DraftItem(Fact):
    """An item. `title` is for everyone; `closed_title` is for those entitled and stands in the restricted pack alone.

    `number` is as it will be printed. `urgency` is the chairman's opinion and its reason on a late item, `added`
    the day it was put on an agenda that was already open to inspection, `published` the day from which it stood
    on one.
    """

    key: str
    number: str
    title: str
    kind: ItemKind
    section: str = ""
    closed_title: str = ""
    purpose: str = ""
    minutes: int | None = None
    decision: str = ""
    is_key: bool = False
    placed_by: str = ""
    exemption: Exemption | None = None
    confidential: bool = False
    papers: tuple[DraftPaper, ...] = ()
    late: bool = False
    added: dt.date | None = None
    urgency_by: str = ""
    urgency_reason: str = ""
    presenter: str = ""
    held: str = ""
    published: dt.date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the public may stay for it."""
        return self.exemption is None and not self.confidential


class DraftAgenda(Fact):
    """A meeting's agenda with everything behind it.

    `key` is the scheduled meeting's. `first_published` is the day the agenda was first open to inspection, None
    until then. `motion` is the wording by which the public is excluded. `convened` is the day of the summons
    where the meeting was called at shorter notice, `moved_from` the day on which it was to be held.
    """

    key: str
    council: str
    body: str
    date: dt.date
    time: Clock = "10:00"
    venue: str = ""
    kind: MeetingKind = "ordinary"
    state: MeetingState = "fixed"
    style: AgendaStyle = AgendaStyle()
    notice: NoticeProfile = NoticeProfile()
    membership: Membership | None = None
    contact: Contact | None = None
    proper_officer: Post | None = None
    notices: tuple[tuple[str, str], ...] = ()
    items: tuple[DraftItem, ...] = ()
    motion: str = ""
    first_published: dt.date | None = None
    convened: dt.date | None = None
    quorum: int | None = None
    moved_from: dt.date | None = None

    @property
    def is_to_go_out_again(self) -> bool:
        """Whether it is out for a day from which the meeting was moved, and not yet for the new one."""
        return self.moved_from is not None and self.first_published is None

    def front_notices(self) -> tuple[tuple[str, str], ...]:
        """What is printed before the items: that the meeting was moved, and the council's own notices."""
        if self.moved_from is None:
            return self.notices
        was = f"{self.moved_from:%A} {self.moved_from.day} {self.moved_from:%B %Y}"
        words = f"This meeting was to be held on {was}. This agenda takes the place of one published for that day."
        return ("Moved from another day", words), *self.notices

    def open_items(self) -> tuple[DraftItem, ...]:
        """The items for which the public may stay."""
        return tuple(item for item in self.items if item.is_open)

    def papers(self) -> tuple[tuple[DraftItem, DraftPaper], ...]:
        """Every paper with its item, in the order of the agenda."""
        return tuple((item, paper) for item in self.items for paper in item.papers)


def without_closed_titles(agenda: DraftAgenda) -> DraftAgenda:
    """The agenda as the public may know it: no closed titles, no file of a paper that is not open."""
    return msgspec.structs.replace(agenda, items=tuple(_open(item) for item in agenda.items))


def _open(item: DraftItem) -> DraftItem:
    papers = tuple(paper if paper.is_open else _closed(paper) for paper in item.papers)
    return msgspec.structs.replace(item, closed_title="", papers=papers)


def _closed(paper: DraftPaper) -> DraftPaper:
    return msgspec.structs.replace(paper, title="", file="", digest="", report="", hidden=())
