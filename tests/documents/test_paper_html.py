"""A paper as HTML says what was read, no more and no less, in markup that a screen reader can use."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from documents.invented_blocks import SPAN, block, row
from moothall.documents.from_blocks import from_blocks
from moothall.documents.html import contents, to_html
from moothall.documents.inline_html import inline
from moothall.documents.tree import Document, Place
from moothall.facts.papers import Block, BlockKind, Cell, Picture, Words

Element = lxml_html.HtmlElement


def parsed(*blocks: Block, **options: object) -> Element:
    return lxml_html.fragment_fromstring(to_html(from_blocks(blocks), **options), create_parent="main")


def own_text(element: Element) -> str:
    return " ".join(element.text_content().split())


def test_what_was_read_is_escaped() -> None:
    shown = to_html(from_blocks([block("paragraph", '<script>alert("x")</script> & more')]))
    assert "<script" not in shown
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more" in shown


def test_addresses_become_links_without_the_full_stop_after_them() -> None:
    assert inline("See https://example.org/a?b=1&c=2.") == (
        'See <a class="govuk-link" href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>.'
    )
    assert 'href="https://www.example.org"' in inline("at www.example.org, or")
    assert 'href="mailto:ada.marsh@example.org"' in inline("(ada.marsh@example.org)")


def test_text_without_addresses_stays_text() -> None:
    assert inline("3 @ 5p; www. http:// and so on") == "3 @ 5p; www. http:// and so on"


def test_a_printed_number_is_text_and_stands_apart() -> None:
    (paragraph,) = parsed(block("paragraph", "2.1 The service opened.", marker="2.1"))
    assert own_text(paragraph) == "2.1 The service opened."
    assert paragraph.find("span").text == "2.1"


def test_bullets_and_printed_letters_make_lists_of_their_own_kind() -> None:
    page = parsed(
        block("list_item", "first", marker="•"),
        block("list_item", "second", marker="•"),
        block("list_item", "(a) third", marker="(a)"),
    )
    assert [(part.tag, [own_text(item) for item in part]) for part in page] == [
        ("ul", ["first", "second"]),
        ("ol", ["(a) third"]),
    ]


def test_a_bulleted_item_that_was_written_here_with_a_number_says_it_once() -> None:
    page = parsed(block("list_item", "(a) third", marker="•", styled=(Words("(a) third"),)))
    assert own_text(page) == "(a) third"


def test_a_note_under_a_table_that_was_written_here_keeps_its_styles_and_its_footnote() -> None:
    said = (Words("* Provisional", strong=True, footnote="1"),)
    page = parsed(row("A", "B"), block("paragraph", "* Provisional[1]", styled=said))
    assert [own_text(one) for one in page.xpath("//strong")] == ["* Provisional"]
    assert "[1]" not in own_text(page)


def test_what_calls_for_a_footnote_is_escaped() -> None:
    sign = '1"><script>alert(1)</script>'
    blocks = [
        block("paragraph", "Words.", styled=(Words("Words.", footnote=sign),)),
        block("footnote", "[1] Said.", marker=sign),
    ]
    assert "<script" not in to_html(from_blocks(blocks))


def test_a_nested_list_stands_inside_its_item() -> None:
    page = parsed(block("list_item", "outer", marker="•"), block("list_item", "inner", marker="•", level=1))
    assert [own_text(item) for item in page.xpath("ul/li/ul/li")] == ["inner"]


def test_cells_keep_paragraphs_and_lists() -> None:
    page = parsed(row("Action", "Progress"), row("1", "Under way.\n• Letters sent\n• Visits made"))
    cell = page.xpath("//td")[-1]
    assert [own_text(part) for part in cell.xpath("p")] == ["Under way."]
    assert [own_text(part) for part in cell.xpath("ul/li")] == ["Letters sent", "Visits made"]


def test_a_hyphen_in_a_cell_is_a_minus_and_no_bullet() -> None:
    page = parsed(row("District", "Change"), row("Northvale", "- 18%"))
    assert own_text(page.xpath("//td")[-1]) == "- 18%"


def test_a_table_has_a_name_and_can_be_scrolled_by_keyboard() -> None:
    page = parsed(block("heading", "Visits", level=1), row("District", "Number"), row("Northvale", "12"))
    (scroll,) = page.xpath("div")
    assert (scroll.get("role"), scroll.get("tabindex")) == ("group", "0")
    assert own_text(page.get_element_by_id(scroll.get("aria-labelledby"))) == "Table 1: Visits"


def test_a_dividing_row_begins_a_body_of_its_own() -> None:
    page = parsed(row("Item", "Lead"), row("Budget", "A Marsh"), row("Section C"), row("Risk", "B Low"))
    assert [len(body) for body in page.xpath("//tbody")] == [1, 2]
    (divider,) = page.xpath("//th[@scope='rowgroup']")
    assert divider.get("colspan") == "2"


def test_a_link_to_the_page_stands_where_the_page_changes() -> None:
    blocks = [block("paragraph", str(n), page=page, label=f"{page + 20}") for n, page in enumerate((1, 1, 2))]
    page = parsed(*blocks, page_link=lambda place: f"/pack.pdf#page={place.page}")
    marks = [(own_text(link), link.get("href")) for link in page.xpath("//*[@class='moothall-page-mark']/a")]
    assert marks == [("Page 21", "/pack.pdf#page=1"), ("Page 22", "/pack.pdf#page=2")]


def test_no_page_link_where_the_source_has_no_pages() -> None:
    page = parsed(block("paragraph", "Words."), page_link=lambda place: None)
    assert page.xpath("//a") == []


def test_contents_are_the_headings_down_to_a_level() -> None:
    paper = from_blocks([block("heading", name, level=level) for name, level in [("A", 1), ("B", 2), ("C", 3)]])
    assert contents(paper) == ((2, "A", "p0"), (3, "B", "p1"))


def test_every_anchor_is_used_once() -> None:
    page = parsed(
        block("heading", "H", level=1), row("A", "B"), block("list_item", "x", marker="•"), block("paragraph", "p")
    )
    anchors = page.xpath("//@id")
    assert len(anchors) == len(set(anchors))


def test_an_empty_paper_is_empty() -> None:
    assert to_html(Document(nodes=())) == ""


# What is read comes home: blocks to tree to HTML and back.

WORDS = st.text(alphabet="abc <>&\"'•*é£%.:123", min_size=1, max_size=25).map(lambda text: " ".join(text.split()))
TEXT = WORDS.filter(bool)


READ = [BlockKind.heading, BlockKind.paragraph, BlockKind.list_item, BlockKind.row, BlockKind.furniture]
"""The kinds that a reader of packs makes; the others come from what was written here."""


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    lines = draw(st.lists(TEXT, max_size=3))
    return Cell(text="\n".join(lines), span=SPAN, header=draw(st.booleans()), columns=draw(st.integers(1, 2)))


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from(READ))
    level = draw(st.integers(0, 6))
    if kind == BlockKind.row:
        row_cells = tuple(draw(st.lists(cells(), min_size=1, max_size=4)))
        return Block(kind=kind, text="", span=SPAN, cells=row_cells, table=draw(st.integers(1, 2)))
    marker = draw(st.sampled_from(["", "•", "(a)", "2.1"]))
    text = draw(TEXT) if marker in {"", "•"} else f"{marker} {draw(TEXT)}"
    return Block(kind=kind, text=text, span=SPAN, level=level, marker=marker)


def words_of(cell: Cell) -> str:
    """A cell's text as a reader takes it: its lines one after the other, bullets being marks and no words."""
    lines = [" ".join(line.split()) for line in cell.text.split("\n")]
    return " ".join(line.removeprefix("• ") for line in lines if line)


def shown_cell(cell: Element) -> str:
    parts = cell.xpath("./p | ./ul/li")
    return " ".join(own_text(part) for part in parts) if parts else own_text(cell)


def shown(page: Element) -> list[list[str]]:
    """Each paragraph, heading and list item's own words, and each row's cells, in the order of the page."""
    found = []
    for element in page.iter("p", "h2", "h3", "h4", "h5", "h6", "li", "tr", "caption", "dt", "dd"):
        if element.tag == "tr":
            found.append([shown_cell(cell) for cell in element])
        elif element.tag in ("dt", "dd"):
            found += [[own_text(line)] for line in element] or [[f"{own_text(element)}:"]]
        elif element.tag == "caption":
            found += [] if "hidden" in element.get("class") else [[own_text(element)]]
        elif not any(parent.tag in {"td", "th"} for parent in element.iterancestors()):
            words = "".join(element.xpath("./text() | ./span//text() | ./a//text()"))
            found.append([" ".join(words.split())])
    return found


def read(paper: Iterable[Block]) -> list[list[str]]:
    kept = (one for one in paper if one.kind != BlockKind.furniture and (one.text or any(c.text for c in one.cells)))
    return [[words_of(cell) for cell in one.cells] if one.kind == BlockKind.row else [one.text] for one in kept]


@given(st.lists(blocks(), max_size=12))
def test_the_page_says_exactly_what_was_read(paper: list[Block]) -> None:
    assert shown(parsed(*paper)) == read(paper)


@given(st.lists(blocks(), max_size=12))
def test_headings_never_skip_a_level(paper: list[Block]) -> None:
    found = [int(heading.tag[1]) for heading in parsed(*paper).iter("h2", "h3", "h4", "h5", "h6")]
    assert all(later - earlier <= 1 for earlier, later in zip([1, *found], found, strict=False))


BAD = st.sampled_from(["", "1", '"><script>alert(1)</script>', "javascript:alert(1)", 'https://a.example/"onclick="x'])
STYLED = st.lists(
    st.builds(Words, text=TEXT | BAD, strong=st.booleans(), emphasis=st.booleans(), link=BAD, footnote=BAD), max_size=3
).map(tuple)
PICTURES = st.none() | st.builds(Picture, file=BAD, alternative=TEXT | BAD, caption=TEXT | BAD)
TAGS = {
    "main",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "table",
    "caption",
    "thead",
}
TAGS |= {"tbody", "tr", "th", "td", "figure", "figcaption", "img", "section", "span", "strong", "em", "a", "sup", "br"}


@st.composite
def written_blocks(draw: st.DrawFn) -> Block:
    """A block as one that was written here becomes, or as somebody would like it to be."""
    kind, text, marker = draw(st.sampled_from(BlockKind)), draw(TEXT | BAD), draw(BAD)
    one = Cell(text=text, span=SPAN, header=draw(st.booleans()), styled=(draw(STYLED),))
    cells = (one, one) if kind is BlockKind.row else ()
    more = {"level": draw(st.integers(0, 6)), "marker": marker, "cells": cells, "table": 1 if cells else None}
    return block(kind, text, styled=draw(STYLED), picture=draw(PICTURES), **more)


@given(st.lists(written_blocks(), max_size=8))
def test_whatever_was_written_makes_no_other_tags_and_leads_nowhere_but_to_the_web(paper: list[Block]) -> None:
    page = parsed(*paper, picture=lambda file: f"/pictures/{file}")
    assert {element.tag for element in page.iter()} <= TAGS
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    led = [element.get("href") for element in page.iter("a")]
    assert all(address.startswith(("#", "https://", "http://", "mailto:")) for address in led)
    ids = [
        element.get("id") for element in page.iter() if element.get("id") and not element.get("id").endswith("-mark")
    ]
    assert len(ids) == len(set(ids))


def test_a_page_link_is_asked_for_the_place_it_leads_to() -> None:
    asked: list[Place] = []
    to_html(from_blocks([block("paragraph", "Words.", page=3, label="5")]), asked.append)
    assert asked == [Place(block=0, page=3, label="5")]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["2014-04-03-scrutiny", "2016-12-02-policy-and-resources"])
def test_every_paper_of_a_real_pack_says_what_was_read(shared_packs: Path, name: str) -> None:
    from moothall.intake.reading import read as read_pack

    reading = read_pack((shared_packs / f"{name}.txt").read_bytes())
    assert reading.papers
    for paper in reading.papers:
        own = reading.blocks[paper.first : paper.last]
        # The label of a line of the cover stands apart from what it says.
        assert without_space(shown(parsed(*own))) == without_space(read(own))


def without_space(rows: list[list[str]]) -> str:
    return "".join("".join(row).replace(" ", "") for row in rows)


def test_a_paper_leads_to_its_own_paragraphs_and_appendices() -> None:
    page = parsed(
        block("paragraph", "1.1 See paragraph 1.2 and Appendix A.", marker="1.1"),
        block("paragraph", "1.2 Not paragraph 9.9, nor Appendix B.", marker="1.2"),
        block("list_item", "Appendix A – Map", marker="•"),
    )
    anchors = [element.get("id") for element in page.iter("p", "li")]
    assert [element.get("href") for element in page.iter("a")] == [f"#{anchors[1]}", f"#{anchors[2]}"]
