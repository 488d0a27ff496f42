"""Packs as text: headings with `#`, table cells divided by tabs, `Page 27` where a page number stood."""

import re
from collections.abc import Iterator
from itertools import pairwise

from moothall.facts.papers import BlockKind, Span
from moothall.intake.lines import Line, Source
from moothall.intake.passages import Passage, joined
from moothall.intake.sources.markup import clean
from moothall.intake.sources.strays import PAGE, STRAY_PAGE, is_stray

_HEADING = re.compile(r"(#{1,6})\s")
_BULLET = re.compile(r"\s*([-•o–])[ \t]+(?=\S)")
_BOLD = re.compile(r"\s*(?:\*\*[^*]+\*\*|<b>[^<]+</b>)\s*")


def read_text(text: str) -> Source:
    """The lines of a text, one for each physical line that is not empty.

    An empty line belongs to the line before it, so that the lines' spans join up to the whole text.
    """
    return Source(form="text", text=text, lines=tuple(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    """Page numbers stand at a page's foot or head; a line's label is the last number seen before it."""
    table, gap, label, in_table = 0, True, None, False
    for start, end, raw in _physical(text):
        page = PAGE.fullmatch(raw.strip())
        if page:
            label = page[1]
        is_row = "\t" in raw
        table += is_row and not in_table
        yield _line(raw, start, end, gap=gap, label=label, table=table if is_row else None)
        gap = text[start:end].count("\n") > 1
        in_table = is_row and not gap


def _physical(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end (start of the next) and content of each line; empty lines go with the line before."""
    starts = [match.start() for match in re.finditer(r"^[^\S\n]*\S", text, re.MULTILINE)]
    if starts:
        starts[0] = 0
    for start, end in pairwise([*starts, len(text)]):
        yield start, end, text[start:end].rstrip()


def _line(raw: str, start: int, end: int, *, gap: bool, label: str | None, table: int | None) -> Line:
    span = Span(start=start, end=end)
    if table is not None:
        cells = tuple(_cells(raw, start))
        return Line(BlockKind.row, joined(cells, "\t"), span, cells=cells, table=table, label=label, gap=gap)
    if is_stray(raw.strip()):
        return Line(BlockKind.furniture, clean(raw, start), span, label=label, gap=gap)
    return _prose(raw, start, span, gap=gap, label=label)


def _prose(raw: str, start: int, span: Span, *, gap: bool, label: str | None) -> Line:
    lead = len(raw) - len(raw.lstrip())
    heading, bullet = _HEADING.match(raw, lead), _BULLET.match(raw)
    opening = heading or bullet
    stray = None if opening else STRAY_PAGE.match(raw)
    skip = opening.end() if opening else stray.end() if stray else lead
    passage: Passage = clean(raw[skip:], start + skip)
    kind = BlockKind.heading if heading else BlockKind.list_item if bullet else BlockKind.paragraph
    return Line(
        kind,
        passage,
        span,
        label=label,
        gap=gap,
        level=len(heading[1]) if heading else lead // 2 if bullet else 0,
        bullet="•" if bullet else "",
        bold=bool(_BOLD.fullmatch(raw[skip:])),
    )


def _cells(raw: str, start: int) -> Iterator[Passage]:
    """The cells of a row; a page number that strayed into a cell is left out of its text."""
    at = 0
    for cell in raw.split("\t"):
        stray = STRAY_PAGE.search(cell)
        kept, lead = cell, 0
        if stray:
            kept, lead = (cell[: stray.start()], 0) if stray.start() else (cell[stray.end() :], stray.end())
        yield clean(kept, start + at + lead)
        at += len(cell) + 1
