"""Pieces of a Word file become the blocks of a report: what is a heading, a numbered paragraph, a list, a caption."""

import re
from collections.abc import Iterator

import msgspec

from moothall.facts.writing import (
    Block,
    ListStyle,
    Run,
    WrittenFigure,
    WrittenHeading,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)
from moothall.intake.word_headings import TYPED, heading_level, printed_number, without_number
from moothall.intake.word_lists import NUMBERED, Made, counts_on, is_item, list_style, nested, paragraphs_of_lists
from moothall.intake.word_losses import Losses
from moothall.intake.word_pieces import Piece
from moothall.rules.tidy_writing import tidy_block, tidy_runs

TABLE_CAPTION, FIGURE_CAPTION = "Table caption", "Figure caption"
_NUMBER = re.compile(r"[\d.()]+[.:]?")


class Blocks:
    """The blocks of a file as its pieces come; lists and captions wait for what follows."""

    def __init__(self, losses: Losses, *, from_here: bool = False) -> None:
        self._losses = losses
        self._from_here = from_here
        self._made: list[Made] = []
        self._items: list[Piece] = []
        self._caption = ""
        self._series: dict[ListStyle, str] = {}

    def add(self, piece: Piece) -> None:
        """The next piece."""
        if self._items and not self._goes_on(piece):
            self._end_list()
        if piece.table is None and piece.text:
            self._end_caption()
        if self._is_item(piece):
            self._items.append(piece)
        else:
            self._add(piece)

    def finished(self) -> Iterator[Block]:
        """The blocks, each with the key that it was known by, empty for new ones."""
        self._end_list()
        self._end_caption()
        if not self._from_here:
            self._made = list(paragraphs_of_lists(self._made))
        taken: set[str] = set()
        for made in self._made:
            if made.block.key in taken:
                made.block = msgspec.structs.replace(made.block, key="")
            taken |= {made.block.key} - {""}
            yield made.block

    def printed(self) -> tuple[str, ...]:
        """The number that the file shows for each block, of a list that of its first item; empty where it has none."""
        return tuple(made.printed for made in self._made)

    def key_of_comment(self, name: str) -> str:
        """The key of the block that a comment is on."""
        return next((made.block.key for made in self._made if name in made.comments), "")

    def _put(self, block: Block, printed: str = "", series: str = "", comments: tuple[str, ...] = ()) -> None:
        self._made.append(Made(tidy_block(block), printed, series, comments))

    def _add(self, piece: Piece) -> None:
        key = next(iter(piece.keys), "")
        if piece.table is not None:
            self._put(WrittenTable(key, piece.table.rows, self._caption), comments=piece.comments)
            self._caption = ""
        elif piece.figure is not None:
            self._put(msgspec.structs.replace(piece.figure, key=key), comments=piece.comments)
        elif piece.style in (TABLE_CAPTION, FIGURE_CAPTION, "caption", "Caption"):
            self._add_caption(piece)
        elif level := self._heading(piece):
            text = piece.text if key or piece.marker else without_number(piece.text)
            self._put(WrittenHeading(key, text, level), printed_number(piece), comments=piece.comments)
        elif piece.text or any(run.note for run in piece.runs) or (key and piece.style == NUMBERED):
            self._put(_paragraph(piece, key), printed_number(piece), comments=piece.comments)

    def _add_caption(self, piece: Piece) -> None:
        """A caption belongs to the picture before it, else to the table after it."""
        last = self._made[-1].block if self._made else None
        if piece.style != TABLE_CAPTION and isinstance(last, WrittenFigure) and not last.caption:
            self._made[-1].block = tidy_block(msgspec.structs.replace(last, caption=piece.text))
        else:
            self._caption = piece.text

    def _end_caption(self) -> None:
        """A caption that no table follows is a paragraph: nothing is lost."""
        if self._caption:
            self._losses.add("caption", self._caption)
            self._put(WrittenParagraph("", (Run(self._caption),), numbered=False))
            self._caption = ""

    def _heading(self, piece: Piece) -> int:
        """The level of a heading, 0 for none; in a file from here its style alone says so."""
        return piece.heading and heading_level(piece) if self._from_here else heading_level(piece)

    def _is_item(self, piece: Piece) -> bool:
        return is_item(piece) and not self._heading(piece)

    def _goes_on(self, piece: Piece) -> bool:
        """Whether a piece is an item of the list that the last ones are of: it counts on, or stands beneath."""
        if not self._is_item(piece) or (piece.series != self._items[0].series and piece.depth <= self._items[0].depth):
            return False
        before = next((one for one in reversed(self._items) if one.depth <= piece.depth), None)
        return before is None or before.depth < piece.depth or counts_on(before.marker, piece.marker)

    def _end_list(self) -> None:
        if not self._items:
            return
        pieces, self._items = self._items, []
        first, comments = pieces[0], tuple(name for piece in pieces for name in piece.comments)
        key = next((key for piece in pieces for key in piece.keys), "")
        if len(pieces) == 1 and list_style(first) == "number" and not first.style.lower().startswith("list"):
            self._put(_paragraph(first, key), printed_number(first), comments=comments)
            return
        least = min(piece.depth for piece in pieces)
        items = nested([(piece.depth - least, tidy_runs(piece.runs)) for piece in pieces])
        leading = next(piece for piece in pieces if piece.depth == least)
        block = WrittenList(key, items, list_style(leading), self._begins_where_another_ends(leading))
        self._put(block, printed_number(first), leading.series, comments)

    def _begins_where_another_ends(self, piece: Piece) -> bool:
        """Whether the first item of a list counts on from the list of its style before it."""
        style = list_style(piece)
        before, self._series[style] = self._series.get(style), piece.series
        return before == piece.series and piece.marker is not None and piece.marker.count > 1


def _paragraph(piece: Piece, key: str) -> WrittenParagraph:
    """A paragraph; a number that was typed before it is no word of it."""
    typed = None if key else TYPED.match("".join(run.text for run in piece.runs).lstrip())
    counted = piece.marker is not None and not piece.marker.bullet and bool(_NUMBER.fullmatch(piece.marker.text))
    is_numbered = piece.style == NUMBERED or typed is not None or counted
    runs = _without(piece.runs, typed.group()) if typed else piece.runs if counted or key else piece.line
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
