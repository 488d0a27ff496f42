"""Pieces of a Word file become the blocks of a report: what is a heading, a numbered paragraph, a list, a caption."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
from moothall.intake.sources.word.numbering import Marker
from moothall.intake.word_losses import Losses
from moothall.intake.word_pieces import Piece
from moothall.rules.tidy_writing import tidy_block, tidy_runs

NUMBERED = "Numbered paragraph"
TABLE_CAPTION, FIGURE_CAPTION = "Table caption", "Figure caption"
_TYPED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?[ \t\u00a0]+")
_TYPED_SECTION = re.compile(r"(?:(?:Section|SECTION)\s+)?\d{1,2}(?:\.[ \t\u00a0]+|[ \t\u00a0]+(?=[A-Z]))")
_ITEM = re.compile(r"\(?[a-zA-Z0-9]{1,5}[.):]?\)?")
"""The marker of a list's item: any other is a paragraph's number, or words."""
_NUMBER = re.compile(r"[\d.()]+[.:]?")
_LONGEST_HEADING = 120
Style = Literal["bullet", "letter", "number"]


@dataclass(slots=True)
class _Made:
    """A block that was made, with the number that the file prints for it, its list, and the comments that are on it."""

    block: Block
    printed: str = ""
    series: str = ""
    comments: tuple[str, ...] = ()


class Blocks:
    """The blocks of a file as its pieces come; lists and captions wait for what follows."""

    def __init__(self, losses: Losses, *, from_here: bool = False) -> None:
        self._losses = losses
        self._from_here = from_here
        self._made: list[_Made] = []
        self._items: list[Piece] = []
        self._caption = ""

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
        self._made = list(_paragraphs_of_lists(self._made))
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
        self._made.append(_Made(tidy_block(block), printed, series, comments))

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
            text = piece.text if key or piece.marker else _without_number(piece.text)
            self._put(WrittenHeading(key, text, level), _printed(piece), comments=piece.comments)
        elif piece.text or any(run.note for run in piece.runs) or (key and piece.style == NUMBERED):
            self._put(_paragraph(piece, key), _printed(piece), comments=piece.comments)

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
        return _is_item(piece) and not self._heading(piece)

    def _goes_on(self, piece: Piece) -> bool:
        """Whether a piece is an item of the list that the last ones are of: it counts on, or stands beneath."""
        if not self._is_item(piece) or (piece.series != self._items[0].series and piece.depth <= self._items[0].depth):
            return False
        before = next((one for one in reversed(self._items) if one.depth <= piece.depth), None)
        return before is None or before.depth < piece.depth or _counts_on(before.marker, piece.marker)

    def _end_list(self) -> None:
        if not self._items:
            return
        pieces, self._items = self._items, []
        first, comments = pieces[0], tuple(name for piece in pieces for name in piece.comments)
        key = next((key for piece in pieces for key in piece.keys), "")
        if len(pieces) == 1 and _style(first) == "number" and not first.style.lower().startswith("list"):
            self._put(_paragraph(first, key), _printed(first), comments=comments)
            return
        least = min(piece.depth for piece in pieces)
        items = _nested([(piece.depth - least, tidy_runs(piece.runs)) for piece in pieces])
        leading = next(piece for piece in pieces if piece.depth == least)
        self._put(WrittenList(key, items, _style(leading)), _printed(first), leading.series, comments)


def _paragraphs_of_lists(made: list[_Made]) -> Iterator[_Made]:
    """The blocks; a list of numbers that goes on after other text is taken apart, for it numbers paragraphs."""
    broken = {one.series for one in made if _is_counted(one) and int(one.printed.strip("().")) > 1}
    for one in made:
        if _is_counted(one) and one.series in broken and isinstance(one.block, WrittenList):
            yield from _paragraphs(one, one.block)
        else:
            yield one


def _counts_on(before: Marker | None, here: Marker | None) -> bool:
    """Whether two markers of a level are of one list: bullets are, numbers where the second is not begun anew."""
    if before is None or here is None or here.bullet != before.bullet:
        return before is None or here is None
    return here.bullet or here.count > before.count


def _is_counted(made: _Made) -> bool:
    return (
        isinstance(made.block, WrittenList) and made.block.style == "number" and made.printed.strip("().").isdecimal()
    )


def _paragraphs(made: _Made, block: WrittenList) -> Iterator[_Made]:
    first = int(made.printed.strip("()."))
    for at, item in enumerate(block.items):
        key, comments = (block.key, made.comments) if at == 0 else ("", ())
        yield _Made(WrittenParagraph(key, item.runs), str(first + at), comments=comments)
        if item.items:
            yield _Made(WrittenList("", item.items, "letter"))


def _printed(piece: Piece) -> str:
    """The number that a piece has in its file, counted by Word or typed."""
    if piece.marker is not None:
        return "" if piece.marker.bullet else piece.marker.text
    typed = _TYPED.match(piece.text) or (heading_level(piece) and _TYPED_SECTION.match(piece.text))
    return typed.group().strip() if typed else ""


def _is_item(piece: Piece) -> bool:
    """Whether a piece is an item of a list: its marker is a bullet, a letter, or a single number."""
    if piece.marker is None or piece.heading or piece.style == NUMBERED or not piece.text:
        return False
    return piece.marker.bullet or bool(_ITEM.fullmatch(piece.marker.text))


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
