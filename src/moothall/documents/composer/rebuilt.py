"""A pack typeset again from the whole value of its reading: every block in its order, under its printed page numbers.

Tables are set as plain tables, wide ones on their side. What a renderer adds (furniture) is added anew. Read back, it
says the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from moothall.documents.composer.markup import Markup, Value, call, joined, literal
from moothall.documents.composer.pack import upright
from moothall.facts.papers import Block, BlockKind, Cell
from moothall.facts.readings import Paper, Reading

BULLET = "•"
DEEPEST = 3
UPRIGHT = 7
"""Columns that an upright page has room for."""

_EMPTY: Value = {"lines": [""], "columns": 1, "rows": 1}


def rebuilt(reading: Reading) -> Markup:
    """The document: house style and papers, each beginning on a page of the number it was printed on."""
    pack = reading.pack
    title = " – ".join(filter(None, [pack.body, str(pack.date or "")]))
    style = f"#show: house.with(title: {literal(title)}, author: {literal(pack.council or '')})\n"
    return joined([style, *(_paper(reading, paper) for paper in reading.papers)])


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


def _paper(reading: Reading, paper: Paper) -> Markup:
    blocks = [block for block in reading.blocks[paper.first : paper.last] if _is_said(block)]
    label = next((block.label for block in blocks if block.label), None)
    number = int(label) if label and label.isdecimal() else None
    head = call("right-hand", number, paper.item or paper.owner)
    # Only a text source tells where a blank line stands.
    pieces = list(_pieces(blocks, reading.text if reading.form == "text" else ""))
    return joined([head, upright(joined(list(_set(pieces))))])


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


def _set(pieces: Sequence[_Piece]) -> Iterator[Markup]:
    """Pieces in order; a heading goes with the wide table that it stands over."""
    depth, over = 0, Markup("")
    for piece, after in pairwise([*pieces, None]):
        if piece is None:
            return
        if piece.is_heading:
            depth = min(max(piece.blocks[0].level, 1), depth + 1, DEEPEST)
        made = over + _piece(piece, depth)
        over = Markup("")
        if piece.is_heading and after and after.width > UPRIGHT:
            over = Markup(made)
        else:
            yield call("sideways", Markup(made)) if piece.width > UPRIGHT else Markup(made)


def _piece(piece: _Piece, depth: int) -> Markup:
    block = piece.blocks[0]
    if piece.is_table:
        return _table(piece)
    if piece.is_heading:
        return call("section", depth, "", block.text)
    if len(piece.blocks) > 1:
        return call("lines", *(line.text for line in piece.blocks))
    if block.kind is BlockKind.list_item and block.marker in ("", BULLET):
        return call("bullets", block.text, level=max(block.level - 1, 0))
    words = block.text.removeprefix(block.marker).lstrip()
    if block.marker and words:
        return call("numbered", block.marker, words, level=max(block.level - 1, 0))
    return call("par", block.text)


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
