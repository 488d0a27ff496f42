"""The summary of a report and what it recommends, as the box on its first page gives them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from moothall.facts.papers import BlockKind
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.pieces import Piece, is_section, pieces

_SUMMARY = re.compile(r"(?:executive )?summary(?: of (?:the )?report)?\s*(?::\s*|$)", re.IGNORECASE)
_ADVICE = re.compile(
    r"(?:\d{1,2}(?:\.\d)?[.)]?\s+)?(?:recommendations?|recommended)(?:\(s\))?\s*(?::\s*|$)"
    r"|(?=[^.]{5,150}\b(?:is|are) (?:asked|recommended|invited|requested) to\s*:?\s*$)",
    re.IGNORECASE,
)
_LIMB = re.compile(r"\(?(?P<number>\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s*", re.IGNORECASE)
_END = re.compile(r"(?:introduction|background|report|financial implications)\s*:?", re.IGNORECASE)
_TALL = 120


@dataclass(slots=True)
class Advice:
    """What a report sums up and asks for; the recommendations are its limbs where it has any."""

    summary: list[Passage] = field(default_factory=list)
    recommendations: list[Passage] = field(default_factory=list)

    @property
    def whole_summary(self) -> Passage | None:
        """The summary's paragraphs, a line each."""
        return joined(self.summary, "\n") if self.summary else None


def read_advice(lines: Sequence[Line]) -> Advice:
    """The first summary and the first recommendations after a cover, each up to the next heading.

    Where the first pages have no box of recommendations, those of the section near the end stand for it.
    """
    front = list(islice(pieces(lines), _TALL))
    recommendations = _recommended(front)
    if not recommendations:
        recommendations = _recommended([piece for piece in pieces(lines) if not piece.line.is_row], headed=True)
    return Advice(_summary(front), recommendations)


def _recommended(found: Sequence[Piece], *, headed: bool = False) -> list[Passage]:
    """The limbs under the first opening; with `headed` it must be a heading, not the words that ask."""
    for place, piece in enumerate(found):
        opening = _ADVICE.match(piece.text)
        if opening and (opening.end() or not headed):
            return list(_limbs(_body(found, place, opening.end())))
    return []


def _summary(front: Sequence[Piece]) -> list[Passage]:
    for place, piece in enumerate(front):
        opening = _SUMMARY.match(piece.text)
        if opening:
            return [one.passage for one in _summed(front, place, opening.end())]
        if place and _is_end(piece):
            break
    return []


def _summed(found: Sequence[Piece], place: int, skip: int) -> Iterator[Piece]:
    for piece in _body(found, place, skip):
        if _ADVICE.match(piece.text) or (_is_end(piece) and piece.line.kind is not BlockKind.heading):
            return
        yield piece


def _body(found: Sequence[Piece], place: int, skip: int) -> Iterator[Piece]:
    """What follows a label: the rest of its own paragraph, then the paragraphs after it."""
    first = found[place]
    rest = first.passage.cut(skip).strip()
    if rest:
        yield Piece(rest, first.line)
    yield from found[place + 1 :]


def _is_end(piece: Piece) -> bool:
    return is_section(piece) or bool(_END.fullmatch(piece.text))


def _limbs(body: Iterator[Piece]) -> Iterator[Passage]:
    """The limbs of a recommendation, or its one sentence; numbers that start again are the report's sections."""
    opening = next(body, None)
    if not opening or (_is_end(opening) and not _LIMB.match(opening.text)):
        return
    limbs = [opening] if _LIMB.match(opening.text) else []
    if limbs or opening.text.endswith((":", " to", "that", "-", "–")):
        for piece in body:
            if not _is_limb(piece, limbs):
                break
            limbs.append(piece)
    yield from (limb.passage for limb in limbs or [opening])


def _is_limb(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether a paragraph is the next limb: numbered on from the last, bulleted, or going on with a limb."""
    number, last = _ordinal(piece), _ordinal(before[-1]) if before else 0
    if number is not None:
        return last is not None and number == last + 1
    if _is_end(piece) or piece.line.kind is BlockKind.heading:
        return False
    led = bool(_LIMB.match(piece.text)) or piece.line.kind is BlockKind.list_item
    return led or (bool(before) and not piece.gap)


def _ordinal(piece: Piece) -> int | None:
    match = _LIMB.match(piece.text)
    return int(match["number"]) if match and match["number"].isdigit() else None
