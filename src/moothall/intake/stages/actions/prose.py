"""Progress on recommendations told in paragraphs: "Recommendation 3", what was done, and a colour."""

import re
from collections.abc import Iterator, Sequence

from moothall.facts.actions import TrackedAction
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.pieces import Piece, is_section, pieces

_HEADING = re.compile(
    r"recommendation (?:no\.? ?)?(?P<number>\d{1,2}(?:\.\d)?[a-z]?)\s*(?:[.:–-]+\s*(?P<title>.*)|$)",
    re.IGNORECASE | re.DOTALL,
)
_RATED = re.compile(
    r"\b(?:b?rag|status|rating|progress)\b(?: (?:status|rating))?\s*[:–-]?\s*(?P<rag>red|amber|green)\b", re.IGNORECASE
)
_COLOUR = re.compile(r"(?:red|amber|green)", re.IGNORECASE)
_LEAST = 2


def read_prose(lines: Sequence[Line], review: Passage | None) -> Iterator[Cited[TrackedAction]]:
    """Each recommendation under a heading of its own with a colour below; a list without any is not tracked."""
    if not review:
        return
    found = [block for block in _blocks(pieces(lines)) if _colour(block)]
    if len(found) >= _LEAST:
        yield from (_cited(block, review) for block in found)


def _blocks(found: Iterator[Piece]) -> Iterator[list[Piece]]:
    """The paragraphs from each such heading to the next heading of any kind."""
    held: list[Piece] = []
    for piece in found:
        begins = _HEADING.fullmatch(piece.text)
        if held and (begins or is_section(piece)):
            yield held
            held = []
        if begins or held:
            held.append(piece)
    if held:
        yield held


def _colour(block: Sequence[Piece]) -> Passage | None:
    for piece in block:
        match = _RATED.search(piece.text)
        if match:
            return piece.passage.group(match, "rag")
        if _COLOUR.fullmatch(piece.text):
            return piece.passage
    return None


def _cited(block: Sequence[Piece], review: Passage) -> Cited[TrackedAction]:
    heading = _HEADING.fullmatch(block[0].text)
    number = block[0].passage.group(heading, "number") if heading else block[0].passage
    title = block[0].passage.group(heading, "title") if heading and heading["title"] else None
    rag = _colour(block)
    progress = joined([piece.passage for piece in block[1:]])
    fact = TrackedAction(
        review=review.text,
        number=number.text,
        rag=rag.text if rag else None,
        title=title.text if title else None,
        progress=progress.text or None,
    )
    whole = Span(start=block[0].passage.span.start, end=block[-1].passage.span.end)
    return Cited(fact, {"": whole, **marks(review=review, number=number, title=title, rag=rag, progress=progress)})
