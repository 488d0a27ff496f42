"""From blocks, as a paper was read, to the tree. Nothing is dropped but furniture and what is empty."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from moothall.documents.headings import with_headings
from moothall.documents.read_covers import with_covers
from moothall.documents.tables import table
from moothall.documents.tree import (
    Caption,
    Cover,
    Document,
    Figure,
    Footnote,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    Place,
    Table,
)
from moothall.facts.papers import Block, BlockKind

Placed = tuple[Place, Block]
_Read = Heading | Paragraph | Cover | List | Table | Figure | Footnote
LOWEST = 6

_NOTE = re.compile(r"([*†‡#]{1,4}|\d\))\s*\S")
_PRINTED_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\([a-z\d]{1,4}\)|[a-z][.)])\s")
_CAPTION = re.compile(r"table\s+\d+\b.{0,150}", re.IGNORECASE)


def from_blocks(blocks: Iterable[Block], first: int = 0, top: int = 2, series: str = "") -> Document:
    """The tree of a paper. `first` is the index of its first block in the source, `top` the highest heading's level.

    `series` begins the anchors, where parts of another source stand on the same page. Heading levels start at `top`
    and never skip one on the way down. Rows that share a table are one table, a page break between them or not.
    """
    kept = [
        (index, block)
        for index, block in enumerate(blocks, start=first)
        if block.kind != BlockKind.furniture and (block.text.strip() or any(cell.text for cell in block.cells))
    ]
    told = with_headings(list(with_covers([block for _, block in kept])))
    placed = [
        (Place(block=index, series=series, page=block.page, label=block.label), block)
        for (index, _), block in zip(kept, told, strict=True)
    ]
    return Document(nodes=tuple(_noted(_captioned(_nodes(placed, top)))))


def _nodes(placed: Sequence[Placed], top: int) -> Iterator[_Read]:
    open_levels: list[int] = []
    for key, members in groupby(placed, key=lambda pair: _belongs(pair[1])):
        run = list(members)
        match key[0]:
            case BlockKind.heading:
                for place, block in run:
                    yield Heading(place=place, level=_level(open_levels, block.level, top), text=block.text)
            case BlockKind.list_item:
                items = _items([(block.level, place, block) for place, block in run])
                yield List(place=items[0].place, items=items)
            case BlockKind.row:
                yield table(run[0][0], [block.cells for _, block in run])
            case BlockKind.cover:
                yield Cover(place=run[0][0], lines=tuple(_paragraph(place, block) for place, block in run))
            case _:
                yield from (_prose(place, block) for place, block in run)


def _prose(place: Place, block: Block) -> Paragraph | Figure | Footnote:
    if block.kind == BlockKind.figure and block.picture:
        picture = block.picture
        return Figure(place=place, file=picture.file, text=picture.alternative, caption=picture.caption)
    if block.kind == BlockKind.footnote:
        return Footnote(place=place, text=block.text.removeprefix(f"[{block.marker}] "), mark=block.marker)
    return _paragraph(place, block)


def _paragraph(place: Place, block: Block) -> Paragraph:
    kind = Caption if block.kind == BlockKind.caption else Paragraph
    return kind(place=place, text=block.text, marker=block.marker, styled=block.styled)


def _belongs(block: Block) -> tuple[BlockKind, int | None]:
    """Blocks in a row for which this is the same make one list, one table or one run of text."""
    return block.kind, block.table if block.kind == BlockKind.row else None


def _level(open_levels: list[int], printed: int, top: int) -> int:
    """The level a heading gets: one deeper than the nearest heading above it that was printed higher."""
    while open_levels and open_levels[-1] >= printed:
        open_levels.pop()
    open_levels.append(printed)
    return min(top + len(open_levels) - 1, LOWEST)


def _items(run: Sequence[tuple[int, Place, Block]]) -> tuple[ListItem, ...]:
    """Items nested by level: what is deeper than the first belongs to the item before it."""
    highest = run[0][0]
    starts = [index for index, (level, _, _) in enumerate(run) if level <= highest]
    items = []
    for start, end in zip(starts, [*starts[1:], len(run)], strict=True):
        _, place, block = run[start]
        under = _items(run[start + 1 : end]) if end > start + 1 else ()
        items.append(ListItem(place=place, text=block.text, marker=_marker(block), items=under, styled=block.styled))
    return tuple(items)


def _marker(block: Block) -> str:
    """The item's number where it has one: some packs print a bullet before the number, which says nothing."""
    is_read = block.marker in {"", "•"} and not block.styled
    number = _PRINTED_NUMBER.match(block.text) if is_read else None
    return number[1] if number else block.marker or "•"


def _captioned(nodes: Iterable[_Read]) -> Iterator[_Read]:
    """A caption, or a paragraph such as `Table 3: Visits by district`, names the table that follows it."""
    held: Paragraph | None = None
    for node in nodes:
        if held is not None:
            if isinstance(node, Table):
                node = _named(node, held)  # noqa: PLW2901 - the table takes its caption in
            else:
                yield held
        held = node if isinstance(node, Paragraph) and _is_caption(node) else None
        if held is None:
            yield node
    if held is not None:
        yield held


def _is_caption(node: Paragraph) -> bool:
    return isinstance(node, Caption) or _CAPTION.fullmatch(node.text) is not None


def _named(node: Table, caption: Paragraph) -> Table:
    return Table(place=node.place, head=node.head, body=node.body, width=node.width, caption=caption)


def _noted(nodes: Iterable[_Read]) -> Iterator[_Read | Note]:
    """Paragraphs straight after a table that begin with a mark (`*`, `†`) are its notes."""
    under_table = False
    for node in nodes:
        mark = _NOTE.match(node.text) if under_table and isinstance(node, Paragraph) else None
        under_table = isinstance(node, Table) or mark is not None
        if mark and isinstance(node, Paragraph):
            yield Note(place=node.place, text=node.text, mark=mark[1], styled=node.styled)
        else:
            yield node
