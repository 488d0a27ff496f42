"""The lists of a work programme: a state machine over lines and rows, from one meeting's heading to the next."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from moothall.facts.papers import BlockKind, Span
from moothall.intake.lines import Line
from moothall.intake.passages import Passage
from moothall.intake.stages.programmes.columns import Column, cells_of, head_of
from moothall.intake.stages.programmes.headings import Heading, Opens, heading_of, is_title
from moothall.intake.stages.programmes.items import Entry, titles, unnumbered

_SENTENCE = re.compile(r".{60,}[.:]\s*|.{200,}", re.DOTALL)
_FILLER = re.compile(r"\W*(?:no items?.*|none|n/?a|-+)?\W*", re.IGNORECASE)


@dataclass(slots=True)
class List:
    """The items for one meeting, as far as they are read; `start` is where its heading or first item begins."""

    meeting: str | None
    start: int
    place: Passage | None = None
    entries: list[Entry] = field(default_factory=list)


class Reader:
    """Reads the lists of one programme. What stands before the first heading belongs to no meeting and stays text."""

    def __init__(self) -> None:
        self._list: List | None = None
        self._pattern = False
        self._head: dict[Column, int] | None = None
        self._column: int | None = None
        self._section: Passage | None = None
        self._done: list[List] = []

    def read(self, lines: Iterable[Line]) -> Iterator[List]:
        """The lists with anything in them, in order."""
        for line in lines:
            if line.is_furniture or not line.text:
                continue
            if is_title(line):
                self._close()
            elif line.is_row:
                self._row(line)
            else:
                self._line(line)
        self._close()
        yield from self._done

    def _close(self) -> None:
        if self._list and self._list.entries:
            self._done.append(self._list)
        self._list = None

    def _open(self, heading: Heading, line: Line) -> None:
        """Turns to what a heading opens; a section stays within its meeting."""
        if heading.opens is Opens.section:
            self._section = heading.place
            return
        self._close()
        self._section = None
        self._column = self._column if heading.opens is Opens.month else None
        if heading.opens is Opens.pattern:
            self._pattern = True
            return
        self._pattern = self._pattern and heading.opens is Opens.month
        self._list = List(heading.meeting, line.span.start, heading.place if heading.meeting else None)

    def _line(self, line: Line) -> None:
        """A line of its own: a heading, or an item with or without a bullet."""
        heading = None if line.kind is BlockKind.list_item else heading_of(line.passage, pattern=self._pattern)
        if heading:
            if heading.opens in (Opens.pattern, Opens.unallocated):
                self._head = None
            self._open(heading, line)
        elif self._list and not _SENTENCE.fullmatch(line.text) and self._is_listed(line):
            self._enter({Column.item: line.passage}, line.span)

    def _is_listed(self, line: Line) -> bool:
        """Whether a line among the items is one: bulleted, or in a list that has no table."""
        return line.kind is BlockKind.list_item or (line.kind is BlockKind.paragraph and not self._tabled())

    def _tabled(self) -> bool:
        return self._head is not None or self._column is not None

    def _row(self, line: Line) -> None:
        head = head_of(line)
        if head:
            self._head, self._column = head, head[Column.item]
            self._list = self._list or List(None, line.span.start)
            return
        line_cells = [cell for cell in line.cells if cell]
        if not line_cells:
            return
        heading = heading_of(line_cells[0], pattern=self._pattern)
        if heading and self._opens_row(heading, line_cells) and not self._is_headed(line, line_cells):
            self._open(heading, line)
            rest = line_cells[1:]
            if rest and heading.opens is not Opens.section:
                self._item(line, skip=line_cells[0])
        else:
            self._item(line, skip=None)

    def _opens_row(self, heading: Heading, cells: list[Passage]) -> bool:
        """Whether the first cell of a row is a heading: alone, or a date or month beside its items."""
        if heading.opens in (Opens.meeting, Opens.month):
            return True
        return len(cells) == 1 and not (heading.opens is Opens.section and self._has_sections())

    def _is_headed(self, line: Line, cells: Sequence[Passage]) -> bool:
        """Whether the first cell of a row of several stands under a heading that is not for meetings or sections."""
        place = next(place for place, cell in enumerate(line.cells) if cell is cells[0])
        column = next((column for column, at in (self._head or {}).items() if at == place), Column.meeting)
        return len(cells) > 1 and column not in (Column.meeting, Column.section)

    def _has_sections(self) -> bool:
        return self._head is not None and Column.section in self._head

    def _item(self, line: Line, skip: Passage | None) -> None:
        cells = self._cells(line, skip)
        dated = cells.pop(Column.meeting, None)
        heading = heading_of(dated, pattern=False) if dated else None
        if heading and heading.opens is not Opens.section:
            self._open(heading, line)
        if self._list is None or not cells:
            return
        if self._goes_on(line, cells):
            self._list.entries[-1].add(cells, line.span)
        elif Column.item in cells:
            self._enter(cells, line.span)

    def _cells(self, line: Line, skip: Passage | None) -> dict[Column, Passage]:
        kept = tuple(cell if cell is not skip else cell.cut(len(cell)) for cell in line.cells)
        cells = cells_of(kept, self._head, self._column)
        if self._head is None and Column.item in cells:
            self._column = next(place for place, cell in enumerate(kept) if cell is cells[Column.item])
        return cells

    def _goes_on(self, line: Line, cells: Mapping[Column, Passage]) -> bool:
        """Whether a row is the rest of the one before: nothing where titles stand, or only a title in mid-sentence."""
        if not self._list or not self._list.entries:
            return False
        if Column.item not in cells:
            return Column.section not in cells
        return len(cells) == 1 and cells[Column.item].text[:1].islower()

    def _enter(self, cells: Mapping[Column, Passage], span: Span) -> None:
        """Files each title of a cell as an item of the list."""
        if self._list is None:
            return
        section = cells.get(Column.section) or self._section
        rest: dict[Column, list[Passage]] = {
            column: [cell] for column, cell in cells.items() if column not in (Column.item, Column.section)
        }
        found = [title for title in map(unnumbered, titles(cells[Column.item])) if not _FILLER.fullmatch(title.text)]
        starts = [span.start, *(title.span.start for title in found[1:]), span.end]
        for title, (start, end) in zip(found, pairwise(starts), strict=False):
            self._list.entries.append(Entry([title], Span(start=start, end=end), section, dict(rest)))
