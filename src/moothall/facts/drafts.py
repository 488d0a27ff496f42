"""A report as it is written and cleared, before any pack carries it."""

from typing import Literal

from moothall.facts.bodies import Contact, Fact, Post
from moothall.facts.clearances import Cleared
from moothall.facts.writing import Writing

Openness = Literal["open", "part exempt", "exempt", "confidential"]
AppendixForm = Literal["pdf", "word", "spreadsheet", "slides", "image", "text"]


class Exemption(Fact):
    """Why something is not for publication. `paragraphs` are numbers of Schedule 12A Part 1.

    `public_interest` is why maintaining the exemption outweighs disclosing; `until` describes when it may lapse.
    """

    paragraphs: tuple[str, ...] = ()
    public_interest: str = ""
    until: str = ""


class Background(Fact):
    """A background paper (Local Government Act 1972 s.100D), with the address where it can be read."""

    title: str
    address: str = ""


class Cover(Fact):
    """What the cover of a report states. `authors` are those it is from; whom it goes to is the report's route.

    `is_key` says that it concerns a key decision; `divisions` are the electoral divisions affected, as printed.
    """

    subject: str
    authors: tuple[Post, ...] = ()
    decision: str = ""
    is_key: bool = False
    openness: Openness = "open"
    exemption: Exemption = Exemption()
    past_pathway: str = ""
    future_pathway: str = ""
    divisions: str = ""
    summary: str = ""
    recommendations: tuple[str, ...] = ()
    background: tuple[Background, ...] = ()
    contacts: tuple[Contact, ...] = ()


class Appendix(Fact):
    """A file that goes with a report: its name for readers, its SHA-256, and whether it is kept from the public.

    `pdf` is the SHA-256 of the PDF that is bound (its own when it is one). `scanned` and `tagged` are what was
    found when it was looked through; None for what is no PDF.
    """

    key: str
    title: str
    file: str
    form: AppendixForm
    pdf: str = ""
    pages: int | None = None
    exemption: Exemption | None = None
    scanned: bool | None = None
    tagged: bool | None = None


class Clash(Fact):
    """Two people changed one field of the cover: `theirs` is what the other wrote, as text; the cover has mine."""

    field: str
    theirs: str
    by: str


class ReportDraft(Fact):
    """One version of a report: cover, writing and appendices. `number` counts its versions from 1.

    `clashes` are open until someone chooses, as the conflicts of the writing are.
    """

    key: str
    number: int
    cover: Cover
    writing: Writing = Writing()
    appendices: tuple[Appendix, ...] = ()
    views: tuple[tuple[str, str], ...] = ()
    """What bodies that had the paper before said of it: the body with its date, and its words."""
    clashes: tuple[Clash, ...] = ()
    cleared: tuple[Cleared, ...] = ()
    """What was cleared, by whom and when: only in what is published, and never kept with a version."""


class Implication(Fact):
    """A kind of implication that the council's reports state. `adviser` is the role that clears it, if any."""

    name: str
    adviser: str = ""
    hint: str = ""
    required: bool = True


class Template(Fact):
    """The council's report template: its sections in order, the implications among them, and standing words."""

    sections: tuple[str, ...] = ()
    implications: tuple[Implication, ...] = ()
    standing: tuple[str, ...] = ()
