"""Records of decision, proposed or taken."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from moothall.facts.decisions import Decision
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage
from moothall.intake.stages.division import Part
from moothall.intake.stages.pieces import Piece, pieces
from moothall.intake.stages.reports.people import people

_HEADING = re.compile(
    r"[^.\n]{0,60}?\b(?P<proposed>(?:proposed|draft) )?(?:(?:executive|officer|delegated|cabinet member) )?"
    r"(?:record of (?:an? |the )?(?P<also>proposed )?(?:(?:executive|officer|delegated"
    r"|cabinet member) )?decisions?(?: taken)?"
    r"|decision (?:record|notice))(?: (?:sheet|form|notice))?(?: (?:of|by) [^.:]{3,60})?\W*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?P<taker>(?:proposed )?decision (?:(?:to be|will be|is to be|proposed to be|due to be) )?(?:taken"
    r"|made) by|decision[ -]?(?:taker|maker)"
    r"|taken by)"
    r"|(?P<number>(?:(?:forward plan|executive|decision) )*(?:number|no|ref(?:erence)?)\b\.?(?: (?:number|no)\b\.?)?)"
    r"|(?P<title>(?:subject(?: matter)?(?: ?/ ?title)?|title)(?: of (?:the )?(?:proposed )?(?:decision"
    r"|report))?|decision title)"
    r"|(?P<body>(?:proposed |the )?decision(?: taken| made| summary)?"
    r"|reasons?(?:\(s\))?(?: for (?:the )?(?:proposed )?decision)?))"
    r"\s*(?::\s*|$)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\s+(?=(?:DECISION|Decision) (?:NO|No|NUMBER|Number|REF|Ref)[\w.]*\s*:)")
_KEY = re.compile(
    r"(?P<non>\bnon-?|not an? )?key[ -]decision\??\*?\W{0,4}\s*(?P<said>yes|no)?\b(?!\s*/\s*(?:yes|no))", re.IGNORECASE
)
_PUBLICATION = re.compile(r"(?:not )?for publication\b.{0,200}|unrestricted|exempt\b.{0,60}", re.IGNORECASE)
_NUMBER = re.compile(r"\d{2,4}/\d{2,6}|[A-Z]{1,6}[-/]?\d[\w/-]{1,12}")
_NEAR, _TALL = 8, 40
_LONGEST_TITLE = 300


@dataclass(slots=True)
class _Head:
    """What stands between a record's heading and the decision itself."""

    taker: list[Passage] = field(default_factory=list)
    number: Passage | None = None
    title: list[Passage] = field(default_factory=list)
    key: tuple[bool, Passage] | None = None
    plain: list[Passage] = field(default_factory=list)
    labels: int = 0
    end: int = 0


def read_decisions(parts: Sequence[Part]) -> Iterator[Cited[Decision]]:
    """Each record of decision in the pack, in order: a heading that says what it is, with taker and number under it."""
    for part in parts:
        if part.is_paper:
            yield from _decisions(part.lines)


def _decisions(lines: Sequence[Line]) -> Iterator[Cited[Decision]]:
    read_to = 0
    for place, line in enumerate(lines):
        words = line.text[:200].casefold()
        heading = _HEADING.fullmatch(line.text) if "decision" in words and "rec" in words else None
        if not heading or line.span.start < read_to:
            continue
        head = _read(list(pieces(lines[place + 1 : place + 1 + _TALL])))
        if head and (head.taker or head.number):
            read_to = head.end
            yield _decision(line, bool(heading["proposed"] or heading["also"]), head)


def _read(found: Sequence[Piece]) -> _Head | None:
    """The head of a record; None where no label of one stands close under the heading."""
    head, label = _Head(), ""
    for place, text in enumerate(part for piece in found for part in piece.passage.split(_WITHIN)):
        match = _LABEL.match(text.text)
        if match:
            label, rest = match.lastgroup or "", text.cut(match.end()).strip()
            head.labels += 1
        else:
            rest = text
        if label == "body" and head.labels > 1:
            break
        if place > _NEAR and not head.labels:
            return None
        head.end = text.span.end
        label = _take(head, label, rest) if rest else label
    return head if head.labels else None


def _take(head: _Head, label: str, rest: Passage) -> str:
    """Files a paragraph under the label it follows; the label that the next one follows."""
    key = _KEY.search(rest.text)
    number = _NUMBER.match(rest.text) if head.number is None else None
    if key and (len(rest) < _LONGEST_TITLE or key.start() < _NEAR):
        head.key = head.key or _said(rest, key)
        return ""
    if _PUBLICATION.fullmatch(rest.text):
        return ""
    if number and (label == "number" or number.end() == len(rest)):
        head.number = rest.group(number)
        return "taker" if not head.taker else ""
    if label == "title":
        head.title.append(rest)
        return ""
    if label == "taker" or (label == "number" and not head.taker):
        head.taker.append(rest)
        return "taker"
    head.plain.append(rest)
    return ""


def _said(rest: Passage, key: re.Match[str]) -> tuple[bool, Passage] | None:
    """Whether it is a key decision, where the paragraph says so."""
    if key["non"]:
        return False, rest.group(key)
    return (key["said"].casefold() == "yes", rest.group(key, "said")) if key["said"] else None


def _decision(line: Line, proposed: bool, head: _Head) -> Cited[Decision]:
    taker = next(people(head.taker), None)
    title = _without_number(_title(head), head.number)
    decision = Decision(
        number=head.number.text if head.number else None,
        title=" ".join(title.text.split()) if title else None,
        taker=taker.fact if taker else None,
        key=head.key[0] if head.key else None,
        status="proposed" if proposed else "taken",
    )
    own = marks(number=head.number, title=title, key=head.key[1] if head.key else None, status=line.passage)
    whole = Span(start=line.span.start, end=head.end)
    return Cited(decision, {"": whole, **own, **(taker.under("taker") if taker else {})})


def _title(head: _Head) -> Passage | None:
    """The labelled title, else the last paragraph before the decision that is no sentence."""
    if head.title:
        return head.title[0]
    return next((one for one in reversed(head.plain) if len(one) < _LONGEST_TITLE and not one.text.endswith(".")), None)


def _without_number(title: Passage | None, number: Passage | None) -> Passage | None:
    if title and number and title.text.startswith(number.text):
        return title.cut(len(number.text)).strip(" -–—:") or title
    return title
