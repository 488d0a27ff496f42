"""The tree as accessible HTML, in GOV.UK Frontend's classes. Everything that was read is escaped."""

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby

from moothall.documents.tree import (
    Document,
    Figure,
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
_ADDRESS = re.compile(
    r"(?P<web>(?:https?://|www\.)[^\s<>\"'“”]*[^\s<>\"'“”.,;:!?)\]}])|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_BULLET = re.compile(r"•\s+")


def to_html(document: Document, page_link: PageLink | None = None) -> str:
    """The document's body. Each node has the anchor of its place; where the page changes, a link leads to it."""
    return "".join(_parts(document, page_link))


def contents(document: Document, deepest: int = 3) -> tuple[tuple[int, str, str], ...]:
    """Level, words and anchor of each heading down to the level `deepest`."""
    headings = (node for node in document.nodes if isinstance(node, Heading))
    return tuple((node.level, node.text, node.place.anchor) for node in headings if node.level <= deepest)


def inline(text: str) -> str:
    """Text as HTML, with web and e-mail addresses as links."""
    parts, at = [], 0
    for found in _ADDRESS.finditer(text):
        parts += [escape(text[at : found.start()]), _link(found[0], is_mail=bool(found["mail"]))]
        at = found.end()
    return "".join((*parts, escape(text[at:]))) if parts else escape(text)


def _parts(document: Document, page_link: PageLink | None) -> Iterator[str]:
    names = _table_names(document)
    page = None
    for node in document.nodes:
        here = (node.place.page, node.place.label)
        if page_link and here != page:
            yield _page_mark(node.place, page_link)
        page = here
        yield _table(node, names[node.place]) if isinstance(node, Table) else _prose(node)


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


def _prose(node: Heading | Paragraph | Note | List | Figure) -> str:
    anchor = node.place.anchor
    match node:
        case Heading():
            return _heading(node)
        case List():
            return _list(node.items)
        case Figure():
            return f'<figure id="{anchor}"><img src="{escape(node.source)}" alt="{escape(node.text)}"></figure>\n'
        case Note():
            return f'<p class="govuk-body-s moothall-note" id="{anchor}">{inline(node.text)}</p>\n'
        case Paragraph():
            return f'<p class="govuk-body" id="{anchor}">{_marked(node.text, node.marker)}</p>\n'


def _heading(node: Heading) -> str:
    size = _SIZES.get(node.level, "s")
    return f'<h{node.level} class="govuk-heading-{size}" id="{node.place.anchor}">{inline(node.text)}</h{node.level}>\n'


def _page_mark(place: Place, page_link: PageLink) -> str:
    address = page_link(place)
    if not address:
        return ""
    words = f"Page {place.label}" if place.label else f"Page {place.page} of the file"
    return f'<p class="moothall-page-mark"><a class="govuk-link" href="{escape(address)}">{escape(words)}</a></p>\n'


def _list(items: tuple[ListItem, ...]) -> str:
    """Bullets as a bulleted list; printed numbers and letters stay the text they are, without a second number."""
    return "".join(
        _run(tuple(run), bulleted=bulleted) for bulleted, run in groupby(items, key=lambda item: item.marker == "•")
    )


def _run(items: tuple[ListItem, ...], *, bulleted: bool) -> str:
    inside = "".join(_item(item) for item in items)
    if bulleted:
        return f'<ul class="govuk-list govuk-list--bullet">{inside}</ul>\n'
    return f'<ol class="govuk-list moothall-printed-numbers" role="list">{inside}</ol>\n'


def _item(item: ListItem) -> str:
    return f'<li id="{item.place.anchor}">{_marked(item.text, item.marker)}{_list(item.items)}</li>'


def _marked(text: str, marker: str) -> str:
    """A printed number apart from its text, so that it can hang in the margin."""
    if not marker or not text.startswith(marker) or len(text) == len(marker):
        return inline(text)
    return f'<span class="moothall-marker">{escape(marker)}</span>{inline(text[len(marker) :])}'


def _table(node: Table, name: str) -> str:
    anchor, caption = node.place.anchor, _caption(node, name)
    head = "".join(f'<tr class="govuk-table__row">{_cells(row)}</tr>' for row in node.head)
    return (
        f'<div class="moothall-scroll" role="group" aria-labelledby="{anchor}-name" tabindex="0" id="{anchor}">'
        f'<table class="govuk-table moothall-read">{caption}'
        + (f'<thead class="govuk-table__head">{head}</thead>' if head else "")
        + "".join(_bodies(node))
        + "</table></div>\n"
    )


def _caption(node: Table, name: str) -> str:
    """The caption printed above the table, else a name for those who cannot see where it stands."""
    if node.caption:
        words, style = inline(node.caption.text), "govuk-table__caption govuk-table__caption--s"
    else:
        words, style = escape(name), "govuk-visually-hidden"
    return f'<caption class="{style}" id="{node.place.anchor}-name">{words}</caption>'


def _bodies(node: Table) -> Iterator[str]:
    """A body for the rows under each dividing row, as `scope="rowgroup"` asks."""
    group = 0

    def number(row: tuple[TableCell, ...]) -> int:
        nonlocal group
        group += any(cell.scope == "rowgroup" for cell in row)
        return group

    for _, rows in groupby(node.body, key=number):
        lines = "".join(f'<tr class="govuk-table__row">{_cells(row)}</tr>' for row in rows)
        yield f'<tbody class="govuk-table__body">{lines}</tbody>'


def _cells(row: tuple[TableCell, ...]) -> str:
    return "".join(_cell(cell) for cell in row)


def _cell(cell: TableCell) -> str:
    spans = "".join(f' {name}="{n}"' for name, n in (("colspan", cell.columns), ("rowspan", cell.rows)) if n > 1)
    if cell.scope:
        scope = "colgroup" if cell.scope == "col" and cell.columns > 1 else cell.scope
        return f'<th scope="{scope}" class="govuk-table__header"{spans}>{_cell_content(cell.lines)}</th>'
    return f'<td class="govuk-table__cell"{spans}>{_cell_content(cell.lines)}</td>'


def _cell_content(lines: tuple[str, ...]) -> str:
    if len(lines) < 2 and not any(_BULLET.match(line) for line in lines):
        return inline(lines[0]) if lines else ""
    return "".join(_cell_lines(lines))


def _cell_lines(lines: tuple[str, ...]) -> Iterator[str]:
    for listed, run in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
        if listed:
            items = "".join(f"<li>{inline(_BULLET.sub('', line, count=1))}</li>" for line in run)
            yield f'<ul class="govuk-list govuk-list--bullet">{items}</ul>'
        else:
            yield from (f"<p>{inline(line)}</p>" for line in run)


def _link(address: str, is_mail: bool) -> str:
    scheme = "mailto:" if is_mail else "" if address.startswith("http") else "https://"
    return f'<a class="govuk-link" href="{escape(scheme + address)}">{escape(address)}</a>'
