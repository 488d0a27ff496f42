"""What the bodies consider: the papers' texts, and what was said and decided about them."""

import datetime as dt
from collections.abc import Mapping
from itertools import chain

import msgspec

from moothall.demonstration.library import load
from moothall.documents.pack_text import Passage, Section

BULLET = "•"


class Division(msgspec.Struct, frozen=True, kw_only=True):
    """How the groups voted on the recommendation: those not named here voted for."""

    against: tuple[str, ...] = ()
    abstain: tuple[str, ...] = ()


class Motion(msgspec.Struct, frozen=True, kw_only=True):
    """A motion put to the vote: what it asks, who moved it, which groups voted for."""

    text: str
    by: str
    groups_for: tuple[str, ...] = msgspec.field(default=(), name="for")


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A motion on which the votes are equal, and which way the casting vote goes."""

    text: str
    by: str
    second: str
    casting: str


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A paper: its cover, its text, and the discussion of it.

    `decides` says that an executive decision is asked for and `key` why it is a key decision. `planned` is the
    meeting a work programme first gave it, `added` when it was asked for, `standing` how often it comes back.
    `guests` come for it, `needs` are members whom its minutes name.
    """

    title: str
    authors: tuple[str, ...] = msgspec.field(name="from")
    author: str
    director: str
    asks: tuple[str, ...]
    body: str
    summary: str
    points: tuple[str, ...]
    divisions: str = "All"
    executive_asks: tuple[str, ...] = ()
    decides: bool = False
    key: str = ""
    past: str | None = None
    future: str | None = None
    exempt: str | None = None
    planned: dt.date | None = None
    added: str | None = None
    standing: str | None = None
    guests: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    statistics: tuple[str, ...] = ()
    plan: str | None = None
    calls_in: str | None = None
    undertaking: str | None = None
    resolved: str | None = None
    vote: Division | None = None
    dissent: str | None = None
    motion: Motion | None = None
    tie: Tie | None = None


FILES = ("resources", "environment", "scrutiny", "health", "cabinet")


def topics() -> Mapping[str, Topic]:
    """Every topic by its key."""
    tables = (load(f"topics/{name}", dict[str, Topic]) for name in FILES)
    return dict(chain.from_iterable(table.items() for table in tables))


def sections(body: str) -> tuple[Section, ...]:
    """A topic's text as numbered sections with numbered paragraphs; bullets keep theirs."""
    parts = [part for part in body.strip().split("## ") if part.strip()]
    return tuple(section(number, part) for number, part in enumerate(parts, 1))


def section(number: int, text: str) -> Section:
    """One section: the first line is its heading, a blank line ends a paragraph."""
    heading, _, rest = text.partition("\n")
    return Section(heading=heading.strip(), marker=f"{number}.", contents=tuple(paragraphs(number, rest)))


def paragraphs(number: int, text: str) -> list[Passage]:
    """The paragraphs of a section, numbered within it, and the bullets between them."""
    found: list[Passage] = []
    for block in filter(None, (block.strip() for block in text.split("\n\n"))):
        if block.startswith("- "):
            found += [Passage(text=line[2:].strip(), marker=BULLET, level=1) for line in block.split("\n")]
        else:
            numbered = sum(part.marker != BULLET for part in found) + 1
            found.append(Passage(text=" ".join(block.split()), marker=f"{number}.{numbered}"))
    return found
