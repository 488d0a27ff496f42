"""What reading a source gives: the pack, where each fact was found, and where every character went."""

import enum
from typing import Literal

from moothall.facts.bodies import Fact
from moothall.facts.packs import Pack
from moothall.facts.papers import Block, Span

SourceForm = Literal["pdf", "word", "text"]


class Evidence(Fact):
    """Where a fact was read. `path` leads to it in the record (`indicators/3/target`).

    `passage` is the clean text of the paragraph or table cell; `confidence` runs from 0 to 1.
    """

    path: str
    span: Span
    passage: str
    page: int | None = None
    label: str | None = None
    confidence: float = 1.0


class Use(enum.StrEnum):
    """What became of a stretch of the input."""

    fact = "fact"
    text = "text"
    furniture = "furniture"


class Portion(Fact):
    """A stretch of the input and its one use: `owner` is a fact's path or the paper's (`reports/2`)."""

    span: Span
    use: Use
    owner: str = ""


class Paper(Fact):
    """A paper within the pack: which item it belongs to and which blocks are its own (first, and one past last).

    `owner` is the record's path of what it was read as (`front`, `minutes/0`, `reports/2`).
    `restricted` says that the pack itself marks it as not for publication.
    """

    owner: str
    title: str
    first: int
    last: int
    item: str | None = None
    restricted: bool = False


class Reading(Fact):
    """The outcome of reading one source. `portions` cover `text` from end to end without overlap.

    `doubts` names what could not be read with certainty, in words for a person.
    """

    form: SourceForm
    pack: Pack
    text: str
    blocks: tuple[Block, ...]
    papers: tuple[Paper, ...]
    evidence: tuple[Evidence, ...]
    portions: tuple[Portion, ...]
    doubts: tuple[str, ...] = ()
    page_count: int | None = None
