"""A pack typeset again from the whole value of its reading: every block in its order, under its printed page numbers.

What the reading knows to be the title of a paper, of a minute or of a section of the agenda is a heading, so that the
file has bookmarks. Tables are set as plain tables, wide ones on their side. What a renderer adds (furniture) is added
anew. Read back, it says the same.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import msgspec

from moothall.documents.composer.markup import Markup, Value, call, joined, literal
from moothall.documents.composer.pack import upright
from moothall.facts.papers import Block, BlockKind, Cell
from moothall.facts.readings import Paper, Reading

BULLET = "•"
DEEPEST = 3
UPRIGHT = 7
"""Columns that an upright page has room for."""

LITTLE = 1500
"""Characters between two wide tables that do not make the reader turn the page: about half of it."""

SHORT = 100
"""A line that is no longer may be a title."""

_TITLES = ((re.compile(r"minutes/\d+/items/\d+/title"), 2), (re.compile(r"agenda/\d+/section"), 3))
_NUMBER = re.compile(r"agenda/\d+/number")
_NUMERAL = re.compile(r"(\d+(?:\.\d+)+\.?|[ivx]+\.|\(?[a-z]\)) (.+)", re.DOTALL)
_EMPTY: Value = {"lines": [""], "columns": 1, "rows": 1}


def rebuilt(reading: Reading) -> Markup:
    """The document: house style and papers, each beginning on a page of the number it was printed on.

    A paper that would begin on a number that is taken already, because what stands before it has grown, goes on from
    there: no number is given twice.
    """
    pack = reading.pack
    title = " – ".join(filter(None, [pack.body, str(pack.date or "")]))
    style = f"#show: house.with(title: {literal(title)}, author: {literal(pack.council or '')})\n"
    blocks = _with_titles(reading)
    numbers = list(_numbers(reading))
    papers = zip(reading.papers, numbers, strict=True)
    front = [Markup("#show: without-numbers\n")] if 1 in numbers[1:] else []
    return joined([style, *front, *(_paper(reading, blocks, paper, number) for paper, number in papers)])


def _with_titles(reading: Reading) -> list[Block]:
    """The blocks; what was read as a title is a heading, and items of the agenda begin with their numbers."""
    blocks = list(reading.blocks)
    starts = [block.span.start for block in blocks]
    for one in reading.evidence:
        at = bisect(starts, one.span.start) - 1
        block = blocks[at]
        if at < 0 or block.kind not in (BlockKind.paragraph, BlockKind.list_item):
            continue
        level = next((level for path, level in _TITLES if path.fullmatch(one.path)), 0)
        if level:
            blocks[at] = msgspec.structs.replace(block, kind=BlockKind.heading, level=level)
        elif _NUMBER.fullmatch(one.path) and " " in block.text:
            blocks[at] = msgspec.structs.replace(block, kind=BlockKind.paragraph, marker=block.text.split()[0])
    return blocks


def _numbers(reading: Reading) -> Iterator[int | None]:
    """For each paper the number of its first page: as printed on it, or as the agenda says; None to go on counting."""
    stated = {item.number: item.pages[0] for item in reading.pack.agenda if item.pages}
    reached = 0
    for paper in reading.papers:
        labels = (block.label for block in reading.blocks[paper.first : paper.last] if block.label)
        label = next(labels, "")
        printed = int(label) if label.isdecimal() else None
        said = stated.pop(paper.item or "", None)
        number = (printed or said) if reading.form == "pdf" else (said or printed)
        yield number if number and number > reached else None
        reached = max(reached, number or 0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is set as one: a heading, a paragraph, lines that stand together, a table."""

    blocks: tuple[Block, ...]

    @property
    def is_table(self) -> bool:
        return self.blocks[0].kind is BlockKind.row

    @property
    def is_heading(self) -> bool:
        return self.blocks[0].kind is BlockKind.heading

    @property
    def width(self) -> int:
        """The columns of a table."""
        return max(sum(cell.columns for cell in block.cells) for block in self.blocks) if self.is_table else 0

    @property
    def is_wide(self) -> bool:
        """Whether an upright page has no room for it."""
        return self.width > UPRIGHT

    @property
    def length(self) -> int:
        """Its characters."""
        return sum(len(block.text) + sum(len(cell.text) for cell in block.cells) for block in self.blocks)

    @property
    def is_title(self) -> bool:
        """Whether it may be the title of what comes next: a heading, or a short line that is no sentence."""
        if self.is_heading:
            return True
        return not self.is_table and self.length <= SHORT and not self.blocks[0].text.endswith((".", ";", ","))


def _paper(reading: Reading, told: Sequence[Block], paper: Paper, number: int | None) -> Markup:
    blocks = [block for block in told[paper.first : paper.last] if _is_said(block)]
    # Only a text source tells where a blank line stands.
    pieces = list(_pieces(blocks, reading.text if reading.form == "text" else ""))
    again = Markup("#show: with-numbers\n") if number == 1 and paper is not reading.papers[0] else ""
    head = joined([again, call("right-hand-from", number, paper.item or paper.owner)])
    return joined([head, upright(joined(list(_set(pieces, paper))))])


def _opening(piece: _Piece, paper: Paper) -> Markup:
    """The first words of a paper as its heading; its bookmark names the item and the paper."""
    name = " ".join(filter(None, [paper.item, paper.title]))
    lines = [block.text for block in piece.blocks]
    return call("opening", name or lines[0], lines, "title" if piece.is_title else "")


def _is_said(block: Block) -> bool:
    return block.kind is not BlockKind.furniture and bool(block.text or block.cells)


def _pieces(blocks: Sequence[Block], text: str) -> Iterator[_Piece]:
    """Rows of one table together, and paragraphs that the source prints as lines without a blank one between."""
    for (kind, _), group in groupby(blocks, key=lambda block: (block.kind, block.table)):
        if kind is BlockKind.row:
            yield _Piece(tuple(group))
        else:
            yield from map(_Piece, _together(list(group), text))


def _together(blocks: Sequence[Block], text: str) -> Iterator[tuple[Block, ...]]:
    lines = list(blocks[:1])
    for before, block in pairwise(blocks):
        if _follows_at_once(before, block, text):
            lines.append(block)
        else:
            yield tuple(lines)
            lines = [block]
    if lines:
        yield tuple(lines)


def _follows_at_once(before: Block, block: Block, text: str) -> bool:
    """Whether two plain paragraphs are lines of one, as an address is."""
    plain = all(one.kind is BlockKind.paragraph and not one.marker for one in (before, block))
    between = text[before.span.start : block.span.start]
    return plain and between.endswith("\n") and not between.endswith("\n\n")


def _set(pieces: Sequence[_Piece], paper: Paper) -> Iterator[Markup]:
    """Pieces in order, upright or on their side."""
    made = zip(_made(pieces, paper), _on_side(pieces), strict=True)
    for on_side, group in groupby(made, key=lambda pair: pair[1]):
        inside = joined([markup for markup, _ in group])
        yield call("sideways", inside) if on_side else inside


def _made(pieces: Sequence[_Piece], paper: Paper) -> Iterator[Markup]:
    """Each piece; the first is the paper's heading, below which the others' levels have no gap."""
    depth = 0
    for place, piece in enumerate(pieces):
        if place == 0 and not piece.is_table:
            depth = 1
            yield _opening(piece, paper)
            continue
        if piece.is_heading:
            depth = min(max(piece.blocks[0].level, 1), depth + 1, DEEPEST)
        yield _piece(piece, depth)


def _on_side(pieces: Sequence[_Piece]) -> list[bool]:
    """Whether each lies on its side: wide tables, the titles over them, and the little that stands between two."""
    found = [piece.is_wide for piece in pieces]
    wide = [place for place, is_wide in enumerate(found) if is_wide]
    for before, place in pairwise([-1, *wide]):
        first = place
        while first > before + 1 and pieces[first - 1].is_title:
            first -= 1
        if before >= 0 and sum(piece.length for piece in pieces[before + 1 : first]) <= LITTLE:
            first = before + 1
        found[first:place] = [True] * (place - first)
    return found


def _piece(piece: _Piece, depth: int) -> Markup:
    block = piece.blocks[0]
    if piece.is_table:
        return _table(piece)
    if piece.is_heading:
        return call("section", depth, "", block.text)
    if len(piece.blocks) > 1:
        return call("lines", *(line.text for line in piece.blocks))
    marker, words = _marked(block)
    level = max(block.level - 1, 0)
    if block.kind is BlockKind.list_item and not marker:
        return call("bullets", words, level=level)
    return call("numbered", marker, words, level=level) if marker and words else call("par", block.text)


def _marked(block: Block) -> tuple[str, str]:
    """What a block is numbered with, and its words. A bullet before a number stands there for nothing."""
    if block.marker not in ("", BULLET):
        return block.marker, block.text.removeprefix(block.marker).lstrip()
    numeral = _NUMERAL.match(block.text) if block.kind is BlockKind.list_item else None
    return (numeral[1], numeral[2]) if numeral else ("", block.text)


def _table(piece: _Piece) -> Markup:
    rows = [block.cells for block in piece.blocks]
    heads = next((place for place, row in enumerate(rows) if not all(cell.header for cell in row)), len(rows))
    return call("plain-table", piece.width, heads, list(_filled(rows, piece.width)))


def _filled(rows: Sequence[Sequence[Cell]], width: int) -> Iterator[list[Value]]:
    """The rows' cells, each row filled up with empty ones where the source prints none."""
    below: Counter[int] = Counter()
    for place, row in enumerate(rows):
        taken = sum(cell.columns for cell in row) + below[place]
        for cell in row:
            below.update(dict.fromkeys(range(place + 1, place + cell.rows), cell.columns))
        yield [*map(_cell, row), *[_EMPTY] * max(width - taken, 0)]


def _cell(cell: Cell) -> dict[str, Value]:
    return {"lines": cell.text.split("\n"), "columns": cell.columns, "rows": cell.rows}
