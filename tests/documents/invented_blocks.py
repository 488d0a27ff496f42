"""Blocks as a reader of packs makes them, written short."""

from moothall.facts.papers import Block, BlockKind, Cell, Span

SPAN = Span(start=0, end=0)


def block(kind: str, text: str = "", **fields: object) -> Block:
    return Block(kind=BlockKind(kind), text=text, span=SPAN, **fields)


def row(*texts: str, table: int = 1, header: bool = False, **fields: object) -> Block:
    cells = tuple(Cell(text=text, span=SPAN, header=header) for text in texts)
    return Block(kind=BlockKind.row, text="\t".join(texts), span=SPAN, table=table, cells=cells, **fields)
