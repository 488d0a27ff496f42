"""Paragraphs of prose from lines: where a line was broken to fit, and where on purpose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from moothall.facts.papers import BlockKind
from moothall.intake.sources.drafts import Draft
from moothall.intake.sources.pdf.blocks import Prose
from moothall.intake.sources.pdf.hyphens import Joiner
from moothall.intake.sources.pdf.runs import Run

BULLET: Final = re.compile(r"^(?:[•▪●○◦‣■□➢✓]\s*|[o§*–-]\s+)")
_NUMBERED: Final = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|\(?[a-zA-Z][.)]|\(?[ivxlc]{1,6}[.)])\s"
)
_ENDS: Final = (".", ":", ";", "?", "!")
_BLANK: Final = 0.25
_SLACK: Final = 0.3
_STRAIGHT: Final = 0.8
_FEWEST_NARROW: Final = 3


@dataclass(slots=True)
class Paragraph:
    """A paragraph with what tells whether it goes on: the lines it begins and ends with."""

    draft: Draft
    first: Run
    last: Run
    left: float


def fits(above: Run, below: Run, margin: float) -> bool:
    """Whether the first word of a line would have stood on the line above, so that it was broken on purpose."""
    return above.right + below.head - below.left + above.size * (_BLANK + _SLACK) < margin


def goes_on(above: Paragraph, below: Paragraph, margin: float) -> bool:
    """Whether a paragraph is the rest of one that the page before ended with."""
    one, other = above.draft, below.draft
    if one.kind is BlockKind.heading or other.kind is not BlockKind.paragraph or _NUMBERED.match(other.text):
        return False
    alike = abs(above.last.size - below.first.size) < _SLACK and one.bold == other.bold
    if not alike or fits(above.last, below.first, margin):
        return False
    return not (one.text.endswith(_ENDS) and not other.text[:1].islower())


def paragraphs(prose: Prose, margin: float, heading: int, joiner: Joiner) -> Iterator[Paragraph]:
    """The paragraphs of closely set lines; `heading` is their level, or 0."""
    marker = prose.marker
    for lines in divided(prose.chunk.lines, margin):
        text = joiner.paragraph([line.text for line in lines])
        bullet = BULLET.fullmatch(f"{marker} ") if marker else BULLET.match(text)
        if bullet and not marker:
            text = text[bullet.end() :]
        draft = Draft(
            BlockKind.list_item if bullet else BlockKind.heading if heading else BlockKind.paragraph,
            text if bullet or not marker else f"{marker} {text}",
            level=0 if bullet else heading,
            bullet="•" if bullet else "",
            bold=all(line.bold for line in lines),
        )
        yield Paragraph(draft, lines[0], lines[-1], min(line.left for line in lines))
        marker = ""


def divided(lines: Sequence[Run], margin: float) -> Iterator[list[Run]]:
    """Closely set lines divided into paragraphs."""
    held: list[Run] = []
    edge = _edge(lines, margin)
    for line in lines:
        if held and _is_new(held, line, edge):
            yield held
            held = []
        held.append(line)
    yield held


def _is_new(held: Sequence[Run], line: Run, margin: float) -> bool:
    """Whether a line begins a paragraph: it was broken on purpose, has a bullet, or stands out to the left."""
    above = held[-1]
    if fits(above, line, margin) or (BULLET.match(line.text) and len(line.text) > 1):
        return True
    return len(held) > 1 and line.left < above.left - above.size * _STRAIGHT


def _edge(lines: Sequence[Run], margin: float) -> float:
    """Where the lines were broken: at the margin, or before it, when every one but the last is as full as can be."""
    own = max(line.right for line in lines)
    narrow = len(lines) > _FEWEST_NARROW and not any(fits(above, below, own) for above, below in pairwise(lines))
    return own if narrow else margin
