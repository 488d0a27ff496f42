"""The summary of a report and what it recommends, as the box on its first page gives them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from moothall.facts.papers import BlockKind
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.pieces import Piece, is_section, pieces

_SUMMARY = re.compile(r"(?:executive )?summary(?: of (?:the )?report)?\s*(?::\s*|$)", re.IGNORECASE)
_ADVICE = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:recommendations?|recommended)(?:\(s\))?\s*(?::\s*|$)"
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
    """The first summary and the first recommendations after a cover, each up to the next heading."""
    advice = Advice()
    found = list(pieces(lines[:_TALL]))
    for place, piece in enumerate(found):
        opening = _ADVICE.match(piece.text)
        if opening:
            advice.recommendations = list(_limbs(_body(found, place, opening.end())))
            break
        opening = _SUMMARY.match(piece.text)
        if opening and not advice.summary:
            advice.summary = [one.passage for one in _summed(found, place, opening.end())]
        elif _is_end(piece) and not opening and not advice.summary and place:
            break
    return advice


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
    if not opening or _is_end(opening):
        return
    limbs = [opening.passage]
    asks = opening.text.rstrip().endswith((":", " to", "that", "-", "–")) or bool(_LIMB.match(opening.text))
    count = 0
    for piece in body:
        number = _LIMB.match(piece.text)
        ordinal = int(number["number"]) if number and number["number"].isdigit() else None
        if not asks or (ordinal is not None and ordinal != count + 1) or (ordinal is None and _is_end(piece)):
            break
        if not number and piece.line.kind is not BlockKind.list_item and (piece.gap or not limbs[1:]):
            break
        count += ordinal is not None
        limbs.append(piece.passage)
    yield from limbs[1:] or limbs
