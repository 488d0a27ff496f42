"""Accounting for every character of a source: a fact's, a paper's text, or furniture; and the evidence of facts."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from moothall.facts.papers import Block, BlockKind, Cell, Span
from moothall.facts.readings import Evidence, Paper, Portion, Use
from moothall.intake.cited import ASIDE
from moothall.intake.lines import Line, Source
from moothall.intake.passages import Passage

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\(?(?:\d{1,3}|[a-z]|[ivxl]{1,6})[.)])(?=\s)", re.IGNORECASE)


def as_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The lines of a source as blocks of a document."""
    return tuple(_block(line) for line in lines)


def _block(line: Line) -> Block:
    number = _NUMBER.match(line.text) if line.kind in (BlockKind.paragraph, BlockKind.list_item) else None
    return Block(
        kind=line.kind,
        text=line.text,
        span=line.span,
        page=line.page,
        label=line.label,
        level=line.level,
        marker=line.bullet or (number[0] if number else ""),
        table=line.table,
        cells=tuple(Cell(text=cell.text, span=cell.span, header=line.header) for cell in line.cells),
    )


def evidence_of(source: Source, marks: Mapping[str, Span]) -> tuple[Evidence, ...]:
    """For each fact its place and the passage it stands in: a cell, or cells below one another, else the lines."""
    starts = [line.span.start for line in source.lines]
    return tuple(_evidence(path, span, source.lines, starts) for path, span in marks.items() if ASIDE not in path)


def _evidence(path: str, span: Span, lines: Sequence[Line], starts: Sequence[int]) -> Evidence:
    first = max(0, bisect_right(starts, span.start) - 1)
    last = max(first + 1, bisect_right(starts, max(span.start, span.end - 1)))
    line = lines[first]
    passage = _within(span, line) if last == first + 1 else _over(span, lines[first:last])
    return Evidence(path=path, span=span, passage=passage, page=line.page, label=line.label)


def _within(span: Span, line: Line) -> str:
    """The cell of a row that holds a span; else the line."""
    for cell in line.cells:
        if span.start <= cell.offsets[-1]:
            return cell.text if cell and cell.offsets[0] <= span.start and span.end <= cell.offsets[-1] else line.text
    return line.text


def _over(span: Span, lines: Sequence[Line]) -> str:
    """The cells below one another that a span reaches over; else the lines, page numbers between them left out."""
    found = [one for one in lines if one is lines[0] or not one.is_furniture]
    return _down(span, found) or " ".join(one.text for one in found)


def _down(span: Span, found: Sequence[Line]) -> str:
    """The cells a span reaches over: one, those of its column, or of two rows a head and what divides it."""
    rows = [line for line in found if line.is_row]
    if not rows or found[0] is not rows[0]:
        return ""
    top = next((place for place, cell in enumerate(rows[0].cells) if _holds(cell, span.start)), None)
    end = next((place for place, cell in enumerate(rows[-1].cells) if _holds(cell, span.end)), None)
    if top is None or end is None or (end != top and (end < top or len(rows) != 2)):
        return ""
    if end != top:
        return f"{rows[0].cells[top].text} {rows[1].cells[end].text}"
    return " ".join(row.cells[top].text for row in rows if top < len(row.cells) and row.cells[top])


def _holds(cell: Passage, place: int) -> bool:
    return bool(cell) and cell.offsets[0] <= place <= cell.offsets[-1]


def account(source: Source, papers: Sequence[Paper], marks: Mapping[str, Span]) -> tuple[Portion, ...]:
    """Every character of the source in exactly one portion: a fact's, a paper's text, or furniture.

    Where facts lie within one another (a figure in its row) the innermost has the character.
    """
    ground = list(_ground(source, papers))
    cuts = sorted({edge for span, _, _ in ground for edge in (span.start, span.end)} | _edges(marks))
    claims = sorted(marks.items(), key=lambda mark: (mark[1].start, -mark[1].end))
    return tuple(_merged(_uses(cuts, claims, ground)))


def _edges(marks: Mapping[str, Span]) -> set[int]:
    return {edge for span in marks.values() for edge in (span.start, span.end)}


def _ground(source: Source, papers: Sequence[Paper]) -> Iterator[tuple[Span, Use, str]]:
    for paper in papers:
        for line in source.lines[paper.first : paper.last]:
            yield line.span, Use.furniture if line.is_furniture else Use.text, paper.owner


def _uses(
    cuts: Sequence[int], claims: Sequence[tuple[str, Span]], ground: Sequence[tuple[Span, Use, str]]
) -> Iterator[Portion]:
    """A sweep from left to right with the open claims; the one opened last lies innermost."""
    open_claims: list[tuple[str, Span]] = []
    claim = below = 0
    for start, end in pairwise(cuts):
        open_claims = [held for held in open_claims if held[1].end > start]
        while claim < len(claims) and claims[claim][1].start <= start:
            if claims[claim][1].end > start:
                open_claims.append(claims[claim])
            claim += 1
        while below < len(ground) - 1 and ground[below][0].end <= start:
            below += 1
        if open_claims:
            yield Portion(span=Span(start=start, end=end), use=Use.fact, owner=open_claims[-1][0])
        else:
            yield Portion(span=Span(start=start, end=end), use=ground[below][1], owner=ground[below][2])


def _merged(portions: Iterator[Portion]) -> Iterator[Portion]:
    """Neighbours of one use and owner as one."""
    held: Portion | None = None
    for portion in portions:
        if held and (held.use, held.owner) == (portion.use, portion.owner):
            held = Portion(span=Span(start=held.span.start, end=portion.span.end), use=held.use, owner=held.owner)
            continue
        if held:
            yield held
        held = portion
    if held:
        yield held
