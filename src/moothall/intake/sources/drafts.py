"""From what a PDF or Word reader finds to a source: the text is written out once, and each line told its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from moothall.facts.papers import BlockKind, Span
from moothall.facts.readings import SourceForm
from moothall.intake.lines import Line, Source
from moothall.intake.passages import Passage, joined, plain
from moothall.intake.sources.markup import clean
from moothall.intake.sources.strays import STRAY_PAGE, is_stray

_MARKUP = re.compile(r"[<&*\\\[]")


@dataclass(slots=True)
class Draft:
    """A line before its place in the text is known. Rows have `cells`, everything else `text`.

    The fields are those of Line; a reader may still change them, for instance when a paragraph runs over a page.
    """

    kind: BlockKind
    text: str = ""
    cells: tuple[str, ...] = ()
    table: int | None = None
    header: bool = False
    page: int | None = None
    label: str | None = None
    level: int = 0
    bullet: str = ""
    bold: bool = False
    gap: bool = False


def compose(
    form: SourceForm, drafts: Iterable[Draft], page_count: int | None = None, doubts: tuple[str, ...] = ()
) -> Source:
    """The source that these lines make; empty ones are left out.

    Its text has each line with a line feed after it, the cells of a row divided by tabs, a list item with its
    bullet: the lines' spans join up to the whole of it.
    """
    written: list[str] = []
    lines: list[Line] = []
    start = 0
    for draft in drafts:
        if draft.text or any(draft.cells):
            if draft.text and is_stray(draft.text):
                draft.kind = BlockKind.furniture
            lead = f"{draft.bullet} " if draft.bullet else ""
            words = lead + (draft.text or "\t".join(draft.cells)) + "\n"
            lines.append(_line(draft, start, start + len(lead), start + len(words)))
            written.append(words)
            start += len(words)
    return Source(form=form, text="".join(written), lines=tuple(lines), page_count=page_count, doubts=doubts)


def _line(draft: Draft, start: int, words: int, end: int) -> Line:
    cells = tuple(_cells(draft.cells, words))
    return Line(
        kind=draft.kind,
        passage=_row(cells, words) if cells else _passage(draft.text, words),
        span=Span(start=start, end=end),
        cells=cells,
        table=draft.table,
        header=draft.header,
        page=draft.page,
        label=draft.label,
        level=draft.level,
        bullet=draft.bullet,
        bold=draft.bold,
        gap=draft.gap,
    )


def _cells(cells: Iterable[str], start: int) -> Iterable[Passage]:
    for cell in cells:
        yield _passage(cell, start)
        start += len(cell) + 1


def _row(cells: tuple[Passage, ...], start: int) -> Passage:
    """The cells as one passage; where all are as written, so is the row, and its places need no list."""
    text = "\t".join(cell.text for cell in cells)
    as_written = all(isinstance(cell.offsets, range) for cell in cells) and cells[-1].offsets[-1] == start + len(text)
    return plain(text, start) if as_written else joined(cells, "\t")


def _passage(text: str, start: int) -> Passage:
    """The words without markup: what was written in Markdown or HTML before it was typeset may still show it."""
    stray = STRAY_PAGE.match(text)
    if stray:
        start, text = start + stray.end(), text[stray.end() :]
    if not _MARKUP.search(text):
        return plain(text, start)
    parts = []
    for part in text.split("\n"):
        parts.append(clean(part, start))
        start += len(part) + 1
    return joined(parts, "\n")
