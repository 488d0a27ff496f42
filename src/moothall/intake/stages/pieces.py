"""Paragraphs wherever they stand: on a line of their own or in a table cell, and those that begin with a label.

The same head is printed as lines, as a table of two columns, or as a box of cells; taken as pieces all are alike.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from moothall.facts.papers import BlockKind, Span
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.dates import MONTH

_SECTION = re.compile(rf"\d{{1,2}}(?:\.0)?\.?\s+(?!(?i:{MONTH})\b)[A-Z][^.]{{2,80}}[.:]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph; `gap` says that it stands apart from the one before, `column` in which cell of a row it is."""

    passage: Passage
    line: Line
    gap: bool = False
    column: int = 0

    @property
    def text(self) -> str:
        """The clean text."""
        return self.passage.text


def pieces(lines: Iterable[Line]) -> Iterator[Piece]:
    """The paragraphs of lines and of the cells of rows, in reading order; furniture and empty lines left out."""
    for line in lines:
        if line.is_furniture:
            continue
        for column, cell in enumerate(line.cells if line.is_row else (line.passage,)):
            for place, paragraph in enumerate(cell.paragraphs()):
                yield Piece(paragraph, line, gap=line.gap if not place and not column else False, column=column)


@dataclass(slots=True)
class Entry:
    """What follows a label: the label's name, and the paragraphs of its value."""

    name: str
    pieces: list[Piece]
    values: list[Passage] = field(default_factory=list)

    @property
    def value(self) -> Passage:
        """The value as one passage."""
        return joined(self.values)

    @property
    def span(self) -> Span:
        """The label with its value."""
        return Span(start=self.pieces[0].passage.span.start, end=self.pieces[-1].passage.span.end)


def labels(**names: str) -> re.Pattern[str]:
    """A pattern for any of several labels at a paragraph's start, each in a group of its name."""
    choices = "|".join(f"(?P<{name}>{words})" for name, words in names.items())
    return re.compile(rf"(?:\d{{1,2}}[.)]\s+)?(?:{choices})\s*(?:(?P<colon>:)[\s:]*|$|(?=\n))", re.IGNORECASE)


def entries(
    found: Sequence[Piece], pattern: re.Pattern[str], goes_on: Callable[[Entry, Piece], bool]
) -> Iterator[Entry]:
    """The labelled values among pieces; `goes_on` says whether a piece without a label belongs to the one before.

    A label needs its colon, unless it stands alone in a cell or a line.
    """
    held: Entry | None = None
    for piece in found:
        match = pattern.match(piece.text)
        name = _name(match)
        if match and name and not (name == "other" and held and _is_beside(piece, held)):
            if held:
                yield held
            rest = piece.passage.cut(match.end()).strip()
            held = Entry(name, [piece], [rest] if rest else [])
        elif held and goes_on(held, piece):
            held.pieces.append(piece)
            held.values.append(piece.passage)
        elif held:
            yield held
            held = None
    if held:
        yield held


def _name(match: re.Match[str] | None) -> str | None:
    """The label that was matched."""
    return next((name for name, text in match.groupdict().items() if text is not None), None) if match else None


def _is_beside(piece: Piece, held: Entry) -> bool:
    """Whether a piece is the cell beside the label: a colon in it does not make it a label of its own."""
    return piece.column > 0 and not held.values and held.pieces[-1].line is piece.line


def is_section(piece: Piece) -> bool:
    """Whether a piece is the heading of a section: marked as one by the source, or short and numbered."""
    return piece.line.kind is BlockKind.heading or bool(_SECTION.fullmatch(piece.text))
