"""What an author wrote as accessible HTML for reading, in GOV.UK Frontend's classes. Everything is escaped.

What the editor takes is in `editor_html`, what it gives in `from_editor`.
"""

from collections.abc import Iterator, Mapping
from html import escape

from moothall.documents.cross_references import Around, Reference, in_line
from moothall.documents.inline_html import Picture, figure, footnote_mark, footnotes, referring, styled
from moothall.documents.numbering import first_places, marker, numbers
from moothall.facts.writing import (
    Block,
    ListStyle,
    Run,
    Writing,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)

_SIZES = {2: "m", 3: "s"}


def to_html(
    writing: Writing,
    *,
    picture: Picture = lambda file: "",
    heading: int = 2,
    series: str = "",
    reference: Reference | None = None,
) -> str:
    """The writing with its numbers, for reading. `heading` is the level of a section's heading on its page.

    Each block has the anchor `series` and its key; `series` tells the writings of one page apart. Footnotes stand
    at the end, with links there and back. `reference` tells where references lead but those to its own paragraphs.
    """
    return _Page(numbers(writing), picture, heading, series, reference).html(writing)


def block_html(block: Block, *, number: str = "", picture: Picture = lambda file: "", series: str = "") -> str:
    """One block for reading, to stand beside another version of it."""
    page = _Page({block.key: number} if number else {}, picture, 3, series)
    return page.html(Writing(blocks=(block,)))


class _Page:
    """One page as it is written; the footnotes gather."""

    def __init__(
        self,
        printed: Mapping[str, str],
        picture: Picture,
        heading: int,
        series: str,
        reference: Reference | None = None,
    ) -> None:
        self.printed = printed
        self.keys = {number: key for key, number in printed.items()}
        self.picture = picture
        self.heading = heading
        self.series = series
        self.reference = reference
        self.notes: list[str] = []
        self.first: Mapping[str, int] = {}

    def html(self, writing: Writing) -> str:
        self.first = first_places(writing)
        return "".join((*(self._block(block) for block in writing.blocks), *self._footnotes()))

    def _block(self, block: Block) -> str:
        anchor = f'id="{escape(self.series + block.key)}"'
        match block:
            case WrittenHeading():
                level = min(self.heading + block.level - 1, 6)
                words = self._marked(block.key) + escape(block.text)
                return f'<h{level} class="govuk-heading-{_SIZES.get(level, "s")}" {anchor}>{words}</h{level}>\n'
            case WrittenParagraph():
                words = self._marked(block.key) + self._runs(block.runs)
                return f'<p class="govuk-body" {anchor}>{words}</p>\n'
            case WrittenList():
                first = self.first.get(block.key, 0)
                return f"<div {anchor}>{self._list(block.items, block.style, 0, first)}</div>\n"
            case WrittenTable():
                return self._table(block, anchor)
            case WrittenFigure():
                caption = escape(block.caption)
                return figure(self.series + block.key, self.picture(block.file), block.alternative, caption)

    def _marked(self, key: str) -> str:
        number = self.printed.get(key)
        return f'<span class="moothall-marker">{escape(number)}</span> ' if number else ""

    def _runs(self, runs: tuple[Run, ...]) -> str:
        return "".join(map(self._run, runs, in_line([run.text for run in runs])))

    def _run(self, run: Run, around: Around) -> str:
        text = escape(run.text) if run.link else referring(run.text, self._reference, around)
        words = styled(text, strong=run.strong, emphasis=run.emphasis, link=run.link)
        return words + (self._mark(run.note) if run.note else "")

    def _reference(self, kind: str, place: str, told: bool) -> str:
        """Where a reference leads: one to a paragraph of this text to its place here."""
        if kind == "paragraph":
            return f"#{self.series}{self.keys[place]}" if place in self.keys else ""
        return self.reference(kind, place, told) if self.reference else ""

    def _mark(self, note: str) -> str:
        self.notes.append(note)
        number = str(len(self.notes))
        return footnote_mark(self._note(number), number)

    def _note(self, number: str) -> str:
        return f"{escape(self.series)}note-{number}"

    def _footnotes(self) -> Iterator[str]:
        numbered = ((str(number), note) for number, note in enumerate(self.notes, 1))
        yield footnotes((self._note(number), number, escape(note)) for number, note in numbered)

    def _list(self, items: tuple[WrittenItem, ...], style: ListStyle, depth: int, first: int = 0) -> str:
        if not items:
            return ""
        inside = "".join(self._item(item, style, depth, position) for position, item in enumerate(items, first))
        if style == "bullet":
            return f'<ul class="govuk-list govuk-list--bullet">{inside}</ul>'
        return f'<ol class="govuk-list moothall-printed-numbers" role="list">{inside}</ol>'

    def _item(self, item: WrittenItem, style: ListStyle, depth: int, position: int) -> str:
        mark = marker(style, depth, position)
        printed = "" if style == "bullet" else f'<span class="moothall-marker">{mark}</span> '
        return f"<li>{printed}{self._runs(item.runs)}{self._list(item.items, style, depth + 1)}</li>"

    def _table(self, table: WrittenTable, anchor: str) -> str:
        name = f"{escape(self.series + table.key)}-name"
        deep = head_rows(table)
        head = "".join(self._row(row, in_head=True) for row in table.rows[:deep])
        body = "".join(self._row(row, in_head=False) for row in table.rows[deep:])
        style = "govuk-table__caption govuk-table__caption--s" if table.caption else "govuk-visually-hidden"
        return (
            f'<div class="moothall-scroll" role="group" aria-labelledby="{name}" tabindex="0" {anchor}>'
            f'<table class="govuk-table moothall-read"><caption class="{style}" id="{name}">'
            f"{escape(table.caption or 'Table')}</caption>"
            + (f'<thead class="govuk-table__head">{head}</thead>' if head else "")
            + (f'<tbody class="govuk-table__body">{body}</tbody>' if body else "")
            + "</table></div>\n"
        )

    def _row(self, row: tuple[WrittenCell, ...], *, in_head: bool) -> str:
        return f'<tr class="govuk-table__row">{"".join(self._cell(cell, in_head) for cell in row)}</tr>'

    def _cell(self, cell: WrittenCell, in_head: bool) -> str:
        spans = "".join(f' {name}="{n}"' for name, n in (("colspan", cell.columns), ("rowspan", cell.rows)) if n > 1)
        lines = [self._runs(line) for line in cell.lines]
        inside = "".join(lines) if len(lines) < 2 else "".join(f"<p>{line}</p>" for line in lines)
        if not (cell.header or in_head) or not inside:
            return f'<td class="govuk-table__cell"{spans}>{inside}</td>'
        wide = cell.columns > 1 if in_head else cell.rows > 1
        scope = ("col" if in_head else "row") + ("group" if wide else "")
        return f'<th scope="{scope}" class="govuk-table__header"{spans}>{inside}</th>'


def head_rows(table: WrittenTable) -> int:
    """How many rows at the top head the columns: those of header cells alone, but never all of several rows."""
    for index, row in enumerate(table.rows):
        if not all(cell.header for cell in row):
            return index
    return len(table.rows) if len(table.rows) == 1 else max(len(table.rows) - 1, 0)
