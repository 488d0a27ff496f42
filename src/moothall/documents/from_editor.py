"""The HTML that the editor gives, read into facts. What it takes is in `editor_html`.

What comes from a browser is never trusted: it is cleaned, then read into facts, and only facts are kept.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import cast

import nh3
from lxml import etree
from lxml.html import fragment_fromstring

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
from moothall.rules.tidy_writing import tidy_block, tidy_runs, tidy_text, with_keys

_LEVELS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 3, "h6": 3}
_LISTS, _CELLS = ("ul", "ol"), ("td", "th")
_INLINE = {"strong", "b", "em", "i", "a", "sup", "br"}
_KEYED = {"data-key"}
_ATTRIBUTES = {
    **dict.fromkeys((*_LEVELS, "ul"), _KEYED),
    "p": {"data-key", "data-plain"},
    "ol": {"data-key", "data-style", "data-goes-on"},
    "table": {"data-key", "data-caption"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "figure": {"data-key", "data-file", "data-alternative", "data-caption"},
    "sup": {"data-note"},
    "a": {"href"},
}
_TAGS = {*_ATTRIBUTES, *_INLINE, "li", "tbody", "thead", "tr"}
_MOST_SPANNED = 100
_KEY = 8


def from_html(html: str, *, fresh: Callable[[], str]) -> Writing:
    """What stands in the editor as a writing. What a writing cannot say is left out, its words are kept.

    `fresh` gives a key to each block that has none, or that of an earlier one (a paragraph that was split).
    """
    cleaned = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto"}
    )
    # A browser's line ends and signs that XML cannot hold do not reach the parser: nh3 has seen to them.
    root = fragment_fromstring(cleaned, create_parent="div")
    blocks = (tidy_block(block) for block in _blocks(root))
    return Writing(blocks=tuple(with_keys(blocks, fresh)))


def _blocks(root: etree._Element) -> Iterator[Block]:
    """The blocks in order; words that stand outside of any are paragraphs."""
    loose: list[Run] = list(_words(root.text))
    for element in root:
        if element.tag in _INLINE:
            loose += _inline(element, Run(text=""))
        else:
            yield from _paragraph_of(loose)
            loose = []
            yield from _block(element)
        loose += _words(element.tail)
    yield from _paragraph_of(loose)


def _paragraph_of(loose: list[Run]) -> Iterator[Block]:
    runs = tidy_runs(loose)
    if runs:
        yield WrittenParagraph(key="", runs=runs)


def _block(element: etree._Element) -> Iterator[Block]:
    key, tag = element.get("data-key", "")[:_KEY], str(element.tag)
    if tag in _LEVELS:
        yield WrittenHeading(key=key, text=_text(element), level=_LEVELS[tag])
    elif tag == "p":
        yield WrittenParagraph(key=key, runs=tuple(_content(element)), numbered=element.get("data-plain") != "yes")
    elif tag in _LISTS:
        goes_on = element.get("data-goes-on") == "yes"
        yield WrittenList(key=key, items=tuple(_items(element)), style=_style(element), goes_on=goes_on)
    elif tag == "table":
        yield from _table(key, element)
    elif tag == "figure":
        yield from _figure(key, element)
    else:
        yield from _blocks(element)


def _table(key: str, element: etree._Element) -> Iterator[Block]:
    """A table, if it has a cell."""
    rows = (tuple(_cell_of(cell) for cell in row if cell.tag in _CELLS) for row in element.iter("tr"))
    filled = tuple(row for row in rows if row)
    if filled:
        yield WrittenTable(key=key, rows=filled, caption=element.get("data-caption", ""))


def _figure(key: str, element: etree._Element) -> Iterator[Block]:
    """A picture whose file is named; without one, there is nothing to show."""
    file = element.get("data-file", "")
    if len(file) == 64 and all(sign in "0123456789abcdef" for sign in file):
        alternative, caption = element.get("data-alternative", ""), element.get("data-caption", "")
        yield WrittenFigure(key=key, file=file, alternative=alternative, caption=caption)


def _style(element: etree._Element) -> ListStyle:
    if element.tag == "ul":
        return "bullet"
    return "letter" if element.get("data-style") == "letter" else "number"


def _items(element: etree._Element) -> Iterator[WrittenItem]:
    """The items, with those of lists within them; paragraphs of one item are one."""
    for item in element:
        if item.tag == "li":
            nested = tuple(one for inner in item if inner.tag in _LISTS for one in _items(inner))
            yield WrittenItem(runs=tuple(_content(item, without=_LISTS)), items=nested)
        elif item.tag in _LISTS:
            yield from _items(item)


def _cell_of(cell: etree._Element) -> WrittenCell:
    paragraphs = [inner for inner in cell if inner.tag == "p"]
    lines = [tuple(_content(one)) for one in paragraphs] if paragraphs else [tuple(_content(cell))]
    return WrittenCell(
        lines=tuple(lines),
        columns=_span(cell.get("colspan", "")),
        rows=_span(cell.get("rowspan", "")),
        header=cell.tag == "th",
    )


def _span(printed: str) -> int:
    return min(max(int(printed), 1), _MOST_SPANNED) if printed.isascii() and printed.isdigit() else 1


def _content(element: etree._Element, without: Iterable[str] = ()) -> Iterator[Run]:
    yield from _inline_of(element, Run(text=""), frozenset(without))


def _inline_of(element: etree._Element, style: Run, without: frozenset[str] = frozenset()) -> Iterator[Run]:
    yield from _words(element.text, style)
    for inner in element:
        if inner.tag not in without:
            yield from _inline(inner, style)
        yield from _words(inner.tail, style)


def _inline(element: etree._Element, style: Run) -> Iterator[Run]:
    """The runs of an inline element within a style; a block where none may be is its words."""
    tag = element.tag
    if tag == "sup":
        yield from _inline_of(element, style)
        yield Run(text="", note=element.get("data-note", ""))
    elif tag == "br":
        yield Run(text=" ")
    elif tag in _INLINE:
        yield from _inline_of(element, _styled(style, element))
    else:
        yield Run(text=" ")
        yield from _inline_of(element, style)
        yield Run(text=" ")


def _styled(style: Run, element: etree._Element) -> Run:
    tag = element.tag
    return Run(
        text="",
        strong=style.strong or tag in ("strong", "b"),
        emphasis=style.emphasis or tag in ("em", "i"),
        link=element.get("href", "") if tag == "a" else style.link,
    )


def _words(text: str | None, style: Run | None = None) -> Iterator[Run]:
    if text:
        given = style or Run(text="")
        yield Run(text=text, strong=given.strong, emphasis=given.emphasis, link=given.link)


def _text(element: etree._Element) -> str:
    return tidy_text("".join(cast("list[str]", element.xpath(".//text()"))))
