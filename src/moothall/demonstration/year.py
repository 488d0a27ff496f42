"""The municipal year that is going on: who works in it, when bodies meet, what is planned, reports for a meeting."""

import datetime as dt
from collections.abc import Callable

import msgspec

from moothall.demonstration.library import load
from moothall.demonstration.people import Person, people
from moothall.documents.writing_text import from_text
from moothall.facts.bodies import Contact, Post
from moothall.facts.drafts import Background, Cover, Exemption
from moothall.facts.writing import Writing


class Worker(msgspec.Struct, frozen=True):
    """Someone with an account: an officer or a member by key, and the roles given."""

    roles: tuple[str, ...]
    officer: str = ""
    member: str = ""

    @property
    def person(self) -> Person:
        """Who it is."""
        everyone = people()
        return everyone.officers[self.officer] if self.officer else everyone.members[self.member]


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the work programme. `decision` asks for a decision number, `put_off` is why it was deferred."""

    title: str
    section: str
    why: str
    leads: tuple[str, ...]
    decision: bool = False
    is_key: bool = False
    source: str = ""
    pattern: str = ""
    kind: str = ""
    unallocated: bool = False
    put_off: str = ""


class ReportText(msgspec.Struct, frozen=True, kw_only=True):
    """A report as its author writes it; `changed` is added to a later version."""

    subject: str
    divisions: str
    summary: str
    recommendations: tuple[str, ...]
    text: str
    past_pathway: str = ""
    future_pathway: str = ""
    background: tuple[str, ...] = ()
    changed: str = ""

    def cover(self, author: Person, post: str, decision: str = "", is_key: bool = False) -> Cover:
        """The cover; its openness is that of the report, not of an appendix."""
        return Cover(
            subject=self.subject,
            authors=(Post(author.full, post),),
            decision=decision,
            is_key=is_key,
            past_pathway=self.past_pathway,
            future_pathway=self.future_pathway,
            divisions=self.divisions,
            summary=self.summary,
            recommendations=self.recommendations,
            background=tuple(map(Background, self.background)),
            contacts=(Contact(name=author.full, title=post, email=author.email, phone=author.phone),),
        )

    def writing(self, before: Writing, fresh: Callable[[], str], *, later: bool = False) -> Writing:
        """The body, with what the later version adds; blocks that stood in `before` keep their keys."""
        text = f"{self.text}\n\n{self.changed}" if later else self.text
        return from_text(text, before=before, fresh=fresh)


class ExemptAppendix(msgspec.Struct, frozen=True):
    """What is kept from the public, and why."""

    title: str
    paragraphs: tuple[str, ...]
    public_interest: str
    until: str
    lines: tuple[str, ...]

    @property
    def exemption(self) -> Exemption:
        """The exemption as it is certified."""
        return Exemption(self.paragraphs, self.public_interest, self.until)


class Minuted(msgspec.Struct, frozen=True):
    """An item of the minutes."""

    title: str
    item: str
    text: str
    resolution: str = ""


class YearMinutes(msgspec.Struct, frozen=True):
    """The minutes that are to be approved, from the number of the first on."""

    first: int
    items: tuple[Minuted, ...]


class LateItem(msgspec.Struct, frozen=True):
    """An item that joins a published agenda, and the chairman's opinion that it is urgent."""

    title: str
    purpose: str
    lines: tuple[str, ...]
    chairman: str
    urgency: str


class ChangedPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper in pages of lines, and what became of it: `corrected` to other pages, `taken_down` with the words that
    the public reads in its place, or `exempt` by its paragraphs and `released` later, with why."""

    item: str
    section: str
    title: str
    purpose: str
    pages: tuple[tuple[str, ...], ...]
    corrected: tuple[tuple[str, ...], ...] = ()
    taken_down: str = ""
    why: str = ""
    exempt: tuple[str, ...] = ()
    public_interest: str = ""
    until: str = ""
    released: str = ""

    @property
    def exemption(self) -> Exemption | None:
        """The exemption under which it is first published."""
        return Exemption(self.exempt, self.public_interest, self.until) if self.exempt else None


class Changed(msgspec.Struct, frozen=True):
    """Why a meeting is called off, why a pack goes out without its minutes, and the papers of that pack."""

    cancelled: str
    override: str
    papers: tuple[ChangedPaper, ...]


class Year(msgspec.Struct, frozen=True):
    """Everything of the year. `patterns` are by the bodies' keys, `holidays` are days as month and day.

    `departures` are why bodies departed from balance until the last review, `absence` an officer and the deputy,
    `elsewhere` the programmes of other bodies.
    """

    people: dict[str, Worker]
    patterns: dict[str, str]
    holidays: dict[str, tuple[str, ...]]
    departures: dict[str, str]
    absence: tuple[str, str]
    programme: tuple[Planned, ...]
    elsewhere: dict[str, tuple[Planned, ...]]
    report: ReportText
    appendix: ExemptAppendix
    second: ReportText
    late: ReportText
    minutes: YearMinutes
    adverse: ReportText
    late_item: LateItem
    changed: Changed


def year() -> Year:
    """The demonstration's year."""
    return load("year", Year)


def municipal_year_of(today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of the municipal year that a day lies in: from the middle of May to the next."""
    begins = today.year if today >= dt.date(today.year, 5, 15) else today.year - 1
    return dt.date(begins, 5, 15), dt.date(begins + 1, 5, 14)
