"""Paragraphs of prose from lines: where a line was broken to fit, and where on purpose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from moothall.facts.papers import BlockKind
from moothall.intake.sources.drafts import Draft
from moothall.intake.sources.pdf.blocks import Prose
from moothall.intake.sources.pdf.breaks import Breaks
from moothall.intake.sources.pdf.hyphens import Joiner
from moothall.intake.sources.pdf.runs import Run

BULLET: Final = re.compile(r"^(?:[•▪●○◦‣■□➢✓]\s*|[o§–-]\s+(?=[^\W\d]))")
_NUMBERED: Final = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|\(?[a-zA-Z][.)]|\(?[ivxlc]{1,6}[.)])\s"
)
_LABEL: Final = re.compile(r"[A-Z][^.:;,()]{2,40}(?: ?\(\d{1,3}\):?|:)\s")
_COUNT: Final = re.compile(r"([A-Z(]?)(\d{1,3})[.)]?\s")
_MARKS: Final = frozenset("•▪●○◦‣■□➢✓o§–-*")
_ENDS: Final = (".", ":", ";", "?", "!")
_SAME_SIZE: Final = 0.3
_STRAIGHT: Final = 0.8


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document's lines are broken, and how they are joined again."""

    breaks: Breaks
    joiner: Joiner


@dataclass(slots=True)
class Paragraph:
    """A paragraph with what tells whether it goes on: the lines it begins and ends with."""

    draft: Draft
    first: Run
    last: Run


def goes_on(above: Paragraph, below: Paragraph, margin: float, breaks: Breaks) -> bool:
    """Whether a paragraph is the rest of one that the page before ended with."""
    one, other = above.draft, below.draft
    if one.kind is BlockKind.heading or other.kind is not BlockKind.paragraph or _NUMBERED.match(other.text):
        return False
    alike = abs(above.last.size - below.first.size) < _SAME_SIZE and one.bold == other.bold
    if not alike or breaks.on_purpose(above.last, below.first, margin):
        return False
    return not (one.text.endswith(_ENDS) and not other.text[:1].islower())


def paragraphs(prose: Prose, margin: float, heading: int, setting: Setting) -> Iterator[Paragraph]:
    """The paragraphs of closely set lines; `heading` is their level, or 0."""
    marker = prose.marker
    for lines in divided(prose.chunk.lines, margin, setting.breaks):
        text = setting.joiner.paragraph(lines)
        yield Paragraph(_draft(text, marker, lines, heading), lines[0], lines[-1])
        marker = ""


def _draft(text: str, marker: str, lines: Sequence[Run], heading: int) -> Draft:
    found = None if marker else BULLET.match(text)
    bold = all(line.bold for line in lines)
    if found or marker in _MARKS:
        return Draft(BlockKind.list_item, text[found.end() :] if found else text, bullet="•", bold=bold)
    kind = BlockKind.heading if heading else BlockKind.paragraph
    return Draft(kind, f"{marker} {text}" if marker else text, level=heading, bold=bold)


def divided(lines: Sequence[Run], margin: float, breaks: Breaks) -> Iterator[list[Run]]:
    """Closely set lines divided into paragraphs."""
    held: list[Run] = []
    edge = breaks.edge(lines, margin)
    for line in lines:
        if held and _is_new(held, line, edge, breaks):
            yield held
            held = []
        held.append(line)
    yield held


def _is_new(held: Sequence[Run], line: Run, margin: float, breaks: Breaks) -> bool:
    """Whether a line begins a paragraph: it was broken on purpose, stands out to the left, or what it says tells."""
    above = held[-1]
    if breaks.on_purpose(above, line, margin) or (BULLET.match(line.text) and len(line.text) > 1):
        return True
    if len(held) > 1 and line.left < above.left - above.size * _STRAIGHT:
        return True
    return _is_parallel(held[0], line) or _reads_new(above.text, line.text)


def _is_parallel(first: Run, line: Run) -> bool:
    """Whether a line begins as its paragraph does, at the same place: with a label, or with the following number."""
    if abs(first.left - line.left) > _STRAIGHT:
        return False
    if _LABEL.match(first.text) and _LABEL.match(line.text):
        return True
    before, after = _COUNT.match(first.text), _COUNT.match(line.text)
    return bool(before and after and before[1] == after[1] and int(after[2]) == int(before[2]) + 1)


def _reads_new(above: str, line: str) -> bool:
    """Whether words tell that a line begins something: its number after a full stop, the colon before it."""
    if above.endswith(_ENDS) and _NUMBERED.match(line):
        return True
    return above.endswith(":") and above[-2:-1].islower() and line[:1].isupper()
