"""Binding the blocks of pages into lines: what runs over a page's end is put together again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothall.facts.papers import BlockKind
from moothall.intake.sources.drafts import Draft
from moothall.intake.sources.pdf.blocks import Block, Prose, Table, is_newspaper
from moothall.intake.sources.pdf.columns import Columns
from moothall.intake.sources.pdf.measure import Measure
from moothall.intake.sources.pdf.pages import Page
from moothall.intake.sources.pdf.paragraphs import Paragraph, Setting, goes_on, paragraphs
from moothall.intake.sources.pdf.runs import Run
from moothall.intake.sources.pdf.tables import Texts, heads, texts
from moothall.intake.sources.pdf.tails import Tail, is_rest, rest


@dataclass(slots=True)
class _Place:
    """Where on a page the binding stands: its body's first block has nothing `above` it."""

    page: Page
    above: float | None = None
    is_first: bool = True


class Binder:
    """Takes the pages' blocks in order and keeps the lines they make."""

    def __init__(self, measure: Measure, setting: Setting) -> None:
        self.drafts: list[Draft] = []
        self._measure, self._setting = measure, setting
        self._last: Paragraph | Tail | None = None
        self._tables = 0

    @property
    def columns(self) -> Columns | None:
        """The columns of the table that stood last, if one did."""
        return self._last.columns if isinstance(self._last, Tail) else None

    def add(self, page: Page, blocks: Iterable[Block], furniture: Sequence[Run]) -> None:
        """One page: its blocks, what is set sideways, its furniture."""
        place = _Place(page)
        for block in blocks:
            if isinstance(block, Prose):
                self._prose(block, place)
            elif is_newspaper(block, self._measure.body):
                for chunk in (chunk for cell in block.rows[0].cells for chunk in cell.chunks):
                    self._prose(Prose(chunk), place)
            else:
                self._table(block, place)
        for run in page.sideways:
            self._put(Draft(BlockKind.paragraph, run.text, gap=True), page)
        for run in furniture:
            self._put(Draft(BlockKind.furniture, run.text), page)

    def _put(self, draft: Draft, page: Page) -> None:
        draft.page, draft.label = page.number, page.label
        self.drafts.append(draft)

    def _prose(self, prose: Prose, place: _Place) -> None:
        size = prose.chunk.size
        margin = self._measure.margin(place.page)
        if place.is_first and isinstance(self._last, Tail) and self._is_rest(self._last, prose, margin):
            return
        gap = place.above is None or prose.chunk.top - place.above > self._measure.pitch.of(size)
        for paragraph in paragraphs(prose, margin, self._measure.level(size), self._setting):
            last = self._last
            if (
                place.is_first
                and isinstance(last, Paragraph)
                and goes_on(last, paragraph, margin, self._setting.breaks)
            ):
                last.draft.text = self._setting.joiner.join(last.draft.text, paragraph.draft.text)
                last.last = paragraph.last
            else:
                paragraph.draft.gap, gap = gap, False
                self._put(paragraph.draft, place.page)
                self._last = paragraph
            place.is_first = False
        place.above = prose.chunk.bottom

    def _is_rest(self, tail: Tail, prose: Prose, margin: float) -> bool:
        """Whether what looks like prose at a page's head was the rest of the table before, and is joined to it."""
        if prose.marker or prose.chunk.size >= self._measure.body or not tail.holds(prose):
            return False
        row = tail.rest_of(prose, self._setting, margin)
        joins = is_rest(tail, row, self._setting.breaks)
        if joins:
            self._more(tail, row)
        return joins

    def _table(self, table: Table, place: _Place) -> None:
        tail = self._last if isinstance(self._last, Tail) and place.is_first else None
        margin = self._measure.margin(place.page)
        placed = tail.placed(table, self._setting, margin) if tail else None
        place.is_first, place.above = False, table.bottom
        if tail and placed is not None:
            self._continue(tail, table, placed, place.page)
            return
        rows, head = texts(table, self._setting, margin), heads(table)
        self._tables += 1
        for number, row in enumerate(rows):
            self._row(row, self._tables, place.page, header=number < head)
        self._last = Tail.of(table, self._tables, rows[: head or len(rows) == 1], self.drafts[-1])

    def _continue(self, tail: Tail, table: Table, rows: list[Texts], page: Page) -> None:
        """A table that goes on after a page's end: its head is furniture there, its first row may be a row's rest."""
        repeated = tail.repeated(rows)
        for row in rows[:repeated]:
            self._put(Draft(BlockKind.furniture, " ".join(filter(None, row))), page)
        rows = rows[repeated:]
        if rows and is_rest(tail, rows[0], self._setting.breaks):
            self._more(tail, rows.pop(0))
        last = tail.last
        for row in rows:
            self._row(row, tail.name, page)
            last = self.drafts[-1]
        tail.follow(table, last)

    def _row(self, row: Texts, table: int, page: Page, *, header: bool = False) -> None:
        self._put(Draft(BlockKind.row, cells=tuple(row), table=table, header=header), page)

    def _more(self, tail: Tail, row: Texts) -> None:
        """The rest of a row joined to it."""
        before = [*tail.last.cells, *[""] * (len(row) - len(tail.last.cells))]
        tail.last.cells = tuple(rest(one, more, self._setting.joiner) for one, more in zip(before, row, strict=False))
