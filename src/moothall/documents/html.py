"""The tree as accessible HTML, in GOV.UK Frontend's classes. Everything that was read is escaped."""

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby

from moothall.documents.cross_references import Reference
from moothall.documents.inline_html import Picture, figure
from moothall.documents.paper_words import PaperWords
from moothall.documents.tree import (
    Content,
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
    TableCell,
)

PageLink = Callable[[Place], str | None]
"""Gives the address of the page that a place is on, or None where the source has no pages."""

_SIZES = {2: "m", 3: "s"}
_BULLET = re.compile(r"•\s+")


def to_html(
    document: Document,
    page_link: PageLink | None = None,
    *,
    picture: Picture = lambda file: "",
    reference: Reference | None = None,
) -> str:
    """The document's body. Each node has the anchor of its place; where the page changes, a link leads to it.

    Footnotes stand at the end, with links there and back. `reference` tells where references to pages and items
    lead; those to paragraphs and appendices of its own are found here.
    """
    return _Page(document, page_link, picture, reference).html()


def contents(document: Document, deepest: int = 3) -> tuple[tuple[int, str, str], ...]:
    """Level, words and anchor of each heading down to the level `deepest`."""
    headings = (node for node in document.nodes if isinstance(node, Heading))
    return tuple((node.level, node.text, node.place.anchor) for node in headings if node.level <= deepest)


class _Page:
    """One document as it is written."""

    def __init__(
        self, document: Document, page_link: PageLink | None, picture: Picture, reference: Reference | None
    ) -> None:
        self.nodes = document.nodes
        self.page_link = page_link
        self.picture = picture
        self.words = PaperWords(document, reference)
        self.names = _table_names(document)
        self.marked: set[str] = set()

    def html(self) -> str:
        return "".join((*self._parts(), self.words.footnotes()))

    def _parts(self) -> Iterator[str]:
        page = None
        for node in self.nodes:
            here = (node.place.page, node.place.label)
            if self.page_link and here != page:
                yield self._page_mark(node.place, self.page_link)
            page = here
            yield self._node(node)

    def _node(self, node: Content) -> str:
        match node:
            case Heading():
                return self._heading(node)
            case List():
                return self._list(node.items)
            case Table():
                return self._table(node)
            case Figure():
                return self._figure(node)
            case Cover():
                return self._cover(node)
            case _:
                return self._prose(node)

    def _prose(self, node: Paragraph | Note | Footnote) -> str:
        anchor = node.place.anchor
        match node:
            case Paragraph():
                return f'<p class="govuk-body" id="{anchor}">{self.words.said(node)}</p>\n'
            case Note():
                return f'<p class="govuk-body-s moothall-note" id="{anchor}">{self.words.noted(node)}</p>\n'
            case Footnote():
                return ""

    def _cover(self, node: Cover) -> str:
        runs = groupby(node.lines, key=lambda line: line.marker)
        rows = "".join(self._cover_row(label, tuple(run)) for label, run in runs)
        return f'<dl class="govuk-summary-list">{rows}</dl>\n'

    def _cover_row(self, label: str, lines: tuple[Paragraph, ...]) -> str:
        words = "".join(self._cover_line(label, line) for line in lines)
        return (
            f'<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">'
            f'{escape(label.removesuffix(":"))}</dt><dd class="govuk-summary-list__value">{words}</dd></div>'
        )

    def _cover_line(self, label: str, line: Paragraph) -> str:
        said = line.text.removeprefix(label).strip().splitlines()
        return f'<div id="{line.place.anchor}">{"<br>".join(map(self.words.inline, said))}</div>'

    def _heading(self, node: Heading) -> str:
        size, words = _SIZES.get(node.level, "s"), self.words.inline(node.text)
        return f'<h{node.level} class="govuk-heading-{size}" id="{node.place.anchor}">{words}</h{node.level}>\n'

    def _page_mark(self, place: Place, page_link: PageLink) -> str:
        address = page_link(place)
        if not address:
            return ""
        words = f"Page {place.label}" if place.label else f"Page {place.page} of the file"
        anchor = f"{place.series}page-{place.label or place.page}"
        name = "" if anchor in self.marked else f' id="{escape(anchor)}"'
        self.marked.add(anchor)
        link = f'<a class="govuk-link" href="{escape(address)}">{escape(words)}</a>'
        return f'<p class="moothall-page-mark"{name}>{link}</p>\n'

    def _figure(self, node: Figure) -> str:
        caption = self.words.inline(node.caption)
        return figure(node.place.anchor, self.picture(node.file), node.text, caption)

    def _list(self, items: tuple[ListItem, ...]) -> str:
        """Bullets as a bulleted list; printed numbers and letters stay the text they are, without a second number."""
        runs = groupby(items, key=lambda item: item.marker == "•")
        return "".join(self._run(tuple(run), bulleted=bulleted) for bulleted, run in runs)

    def _run(self, items: tuple[ListItem, ...], *, bulleted: bool) -> str:
        inside = "".join(self._item(item) for item in items)
        if bulleted:
            return f'<ul class="govuk-list govuk-list--bullet">{inside}</ul>\n'
        return f'<ol class="govuk-list moothall-printed-numbers" role="list">{inside}</ol>\n'

    def _item(self, item: ListItem) -> str:
        return f'<li id="{item.place.anchor}">{self.words.said(item)}{self._list(item.items)}</li>'

    def _table(self, node: Table) -> str:
        anchor, caption = node.place.anchor, self._caption(node)
        head = "".join(f'<tr class="govuk-table__row">{self._cells(row)}</tr>' for row in node.head)
        return (
            f'<div class="moothall-scroll" role="group" aria-labelledby="{anchor}-name" tabindex="0" id="{anchor}">'
            f'<table class="govuk-table moothall-read">{caption}'
            + (f'<thead class="govuk-table__head">{head}</thead>' if head else "")
            + "".join(self._bodies(node))
            + "</table></div>\n"
        )

    def _caption(self, node: Table) -> str:
        """The caption printed above the table, else a name for those who cannot see where it stands."""
        if node.caption:
            words, style = self.words.said(node.caption), "govuk-table__caption govuk-table__caption--s"
        else:
            words, style = escape(self.names[node.place]), "govuk-visually-hidden"
        return f'<caption class="{style}" id="{node.place.anchor}-name">{words}</caption>'

    def _bodies(self, node: Table) -> Iterator[str]:
        """A body for the rows under each dividing row, as `scope="rowgroup"` asks."""
        group = 0

        def number(row: tuple[TableCell, ...]) -> int:
            nonlocal group
            group += any(cell.scope == "rowgroup" for cell in row)
            return group

        for _, rows in groupby(node.body, key=number):
            lines = "".join(f'<tr class="govuk-table__row">{self._cells(row)}</tr>' for row in rows)
            yield f'<tbody class="govuk-table__body">{lines}</tbody>'

    def _cells(self, row: tuple[TableCell, ...]) -> str:
        return "".join(self._cell(cell) for cell in row)

    def _cell(self, cell: TableCell) -> str:
        spans = "".join(f' {name}="{n}"' for name, n in (("colspan", cell.columns), ("rowspan", cell.rows)) if n > 1)
        if cell.scope:
            scope = "colgroup" if cell.scope == "col" and cell.columns > 1 else cell.scope
            return f'<th scope="{scope}" class="govuk-table__header"{spans}>{self._cell_content(cell)}</th>'
        return f'<td class="govuk-table__cell"{spans}>{self._cell_content(cell)}</td>'

    def _cell_content(self, cell: TableCell) -> str:
        if cell.styled:
            lines = [self.words.styled(line) for line in cell.styled]
            return lines[0] if len(lines) == 1 else "".join(f"<p>{line}</p>" for line in lines)
        if len(cell.lines) < 2 and not any(_BULLET.match(line) for line in cell.lines):
            return self.words.inline(cell.lines[0]) if cell.lines else ""
        return "".join(self._cell_lines(cell.lines))

    def _cell_lines(self, lines: tuple[str, ...]) -> Iterator[str]:
        for listed, run in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
            if listed:
                items = "".join(f"<li>{self.words.inline(_BULLET.sub('', line, count=1))}</li>" for line in run)
                yield f'<ul class="govuk-list govuk-list--bullet">{items}</ul>'
            else:
                yield from (f"<p>{self.words.inline(line)}</p>" for line in run)


def _table_names(document: Document) -> dict[Place, str]:
    """A name for each table: its number in the paper and the heading it stands under."""
    names: dict[Place, str] = {}
    heading = ""
    for node in document.nodes:
        if isinstance(node, Heading):
            heading = f": {node.text}"
        elif isinstance(node, Table):
            names[node.place] = f"Table {len(names) + 1}{heading}"
    return names
