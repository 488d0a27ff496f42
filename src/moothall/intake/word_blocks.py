"""Pieces of a Word file become the blocks of a report: what is a heading, a numbered paragraph, a list, a caption."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from moothall.facts.writing import (
    Block,
    Run,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)
from moothall.intake.word_pieces import Piece
from moothall.rules.tidy_writing import tidy_block, tidy_runs

NUMBERED = "Numbered paragraph"
TABLE_CAPTION, FIGURE_CAPTION = "Table caption", "Figure caption"
_TYPED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?[ \t\u00a0]+")
_TYPED_SECTION = re.compile(r"(?:(?:Section|SECTION)\s+)?\d{1,2}(?:\.[ \t\u00a0]+|[ \t\u00a0]+(?=[A-Z]))")
_PARTS = re.compile(r"\d+(\.\d+)+\.?")
_LONGEST_HEADING = 120
Style = Literal["bullet", "letter", "number"]


class Blocks:
    """The blocks of a file as its pieces come; lists and captions wait for what follows."""

    def __init__(self, *, from_here: bool = False) -> None:
        self._from_here = from_here
        self._blocks: list[Block] = []
        self._items: list[Piece] = []
        self._caption = ""
        self._comments: dict[str, int] = {}

    def add(self, piece: Piece) -> None:
        """The next piece."""
        if self._items and not self._goes_on(piece):
            self._end_list()
        if piece.table is None and piece.text:
            self._end_caption()
        if self._is_item(piece):
            self._items.append(piece)
            self._remember(piece, len(self._blocks))
            return
        for block in self._made(piece):
            self._blocks.append(tidy_block(block))
            self._remember(piece, len(self._blocks) - 1)

    def finished(self) -> Iterator[Block]:
        """The blocks, each with the key that it was known by, empty for new ones."""
        self._end_list()
        self._end_caption()
        taken: set[str] = set()
        for at, block in enumerate(self._blocks):
            if block.key in taken:
                self._blocks[at] = msgspec.structs.replace(block, key="")
            taken |= {block.key} - {""}
        yield from self._blocks

    def key_of_comment(self, name: str) -> str:
        """The key of the block that a comment is on."""
        at = self._comments.get(name)
        return self._blocks[at].key if at is not None and at < len(self._blocks) else ""

    def _remember(self, piece: Piece, at: int) -> None:
        for name in piece.comments:
            self._comments.setdefault(name, at)

    def _made(self, piece: Piece) -> Iterator[Block]:
        key = next(iter(piece.keys), "")
        if piece.table is not None:
            yield WrittenTable(key, piece.table.rows, self._caption)
            self._caption = ""
        elif piece.figure is not None:
            yield msgspec.structs.replace(piece.figure, key=key)
        elif piece.style in (TABLE_CAPTION, FIGURE_CAPTION, "caption", "Caption"):
            yield from self._captioned(piece)
        elif level := self._heading(piece):
            yield WrittenHeading(key, piece.text if key or piece.marker else _without_number(piece.text), level)
        elif piece.text or any(run.note for run in piece.runs) or (key and piece.style == NUMBERED):
            yield _paragraph(piece, key)

    def _captioned(self, piece: Piece) -> Iterator[Block]:
        """A caption belongs to the picture before it, else to the table after it."""
        last = self._blocks[-1] if self._blocks else None
        if piece.style != TABLE_CAPTION and isinstance(last, WrittenFigure) and not last.caption:
            self._blocks[-1] = msgspec.structs.replace(last, caption=piece.text)
        else:
            self._caption = piece.text
            yield from ()

    def _end_caption(self) -> None:
        """A caption that no table follows is a paragraph: nothing is lost."""
        if self._caption:
            self._blocks.append(tidy_block(WrittenParagraph("", (Run(self._caption),), numbered=False)))
            self._caption = ""

    def _heading(self, piece: Piece) -> int:
        """The level of a heading, 0 for none; in a file from here its style alone says so."""
        return piece.heading and heading_level(piece) if self._from_here else heading_level(piece)

    def _is_item(self, piece: Piece) -> bool:
        return _is_item(piece) and not self._heading(piece)

    def _goes_on(self, piece: Piece) -> bool:
        return self._is_item(piece) and (piece.series == self._items[0].series or piece.depth > self._items[0].depth)

    def _end_list(self) -> None:
        if not self._items:
            return
        pieces, self._items = self._items, []
        if len(pieces) == 1 and _style(pieces[0]) == "number" and not pieces[0].style.lower().startswith("list"):
            block: Block = _paragraph(pieces[0], next(iter(pieces[0].keys), ""))
        else:
            key = next((key for piece in pieces for key in piece.keys), "")
            least = min(piece.depth for piece in pieces)
            items = _nested([(piece.depth - least, tidy_runs(piece.runs)) for piece in pieces])
            block = WrittenList(key, items, _style(next(piece for piece in pieces if piece.depth == least)))
        self._blocks.append(tidy_block(block))


def _is_item(piece: Piece) -> bool:
    """Whether a piece is an item of a list: its marker is a bullet, a letter, or a single number."""
    if piece.marker is None or piece.heading or piece.style == NUMBERED or not piece.text:
        return False
    return piece.marker.bullet or not _PARTS.fullmatch(piece.marker.text)


def _style(piece: Piece) -> Style:
    if piece.marker is None or piece.marker.bullet:
        return "bullet"
    return "number" if piece.marker.text.strip("().").isdecimal() else "letter"


def heading_level(piece: Piece) -> int:
    """The level of a heading, 0 for none: by its style, or bold, short and with a section's number before it."""
    if piece.heading:
        return min(piece.heading, 3) if piece.text else 0
    if piece.keys or not piece.is_bold or len(piece.text) > _LONGEST_HEADING or piece.text.endswith((".", ":", ";")):
        return 0
    if piece.marker is not None:
        return 1 if piece.marker.text.rstrip(".").isdecimal() else 0
    return 1 if _TYPED_SECTION.match(piece.text) else 2


def begins_text(piece: Piece) -> bool:
    """Whether a piece shows that the text has begun: a heading, or a numbered paragraph."""
    return bool(heading_level(piece) or piece.keys or _TYPED.match(piece.text))


def _without_number(text: str) -> str:
    return _TYPED.sub("", text, count=1) if _TYPED.match(text) else _TYPED_SECTION.sub("", text, count=1)


def _paragraph(piece: Piece, key: str) -> WrittenParagraph:
    """A paragraph; a number that was typed before it is no word of it."""
    typed = None if key else _TYPED.match("".join(run.text for run in piece.runs).lstrip())
    is_numbered = piece.style == NUMBERED or typed is not None or (piece.marker is not None and not piece.marker.bullet)
    runs = _without(piece.runs, typed.group()) if typed else piece.runs
    return WrittenParagraph(key, tuple(runs), is_numbered)


def _without(runs: tuple[Run, ...], lead: str) -> Iterator[Run]:
    """The runs without the words that they begin with."""
    left = lead
    for run in runs:
        text = run.text.lstrip() if left == lead else run.text
        common = min(len(left), len(text))
        if left and text[:common] == left[:common]:
            left, text = left[common:], text[common:]
        if text or run.note:
            yield msgspec.structs.replace(run, text=text)


def _nested(items: list[tuple[int, tuple[Run, ...]]]) -> tuple[WrittenItem, ...]:
    """Items with those that stand deeper under the one above."""
    found: list[WrittenItem] = []
    at = 0
    while at < len(items):
        depth, runs = items[at]
        end = at + 1
        while end < len(items) and items[end][0] > depth:
            end += 1
        found.append(WrittenItem(runs, _nested(items[at + 1 : end])))
        at = end
    return tuple(found)
