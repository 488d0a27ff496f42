"""What an author wrote, for reading: numbered, accessible, and safe whatever the words are."""

from hypothesis import given
from lxml.html import fragment_fromstring

from moothall.documents.numbering import first_places, marker, numbers
from moothall.documents.writing_html import to_html
from moothall.facts.writing import Run, Writing, WrittenHeading, WrittenItem, WrittenList, WrittenParagraph
from moothall.rules.tidy_writing import tidy
from written import example, paragraph, unhurried, writings


def test_sections_and_paragraphs_are_numbered_in_their_order() -> None:
    assert numbers(example()) == {"aaaaaaaa": "1", "bbbbbbbb": "1.1", "dddddddd": "2", "eeeeeeee": "2.1"}


def test_paragraphs_without_a_section_count_alone() -> None:
    assert numbers(Writing(blocks=(paragraph("a", "x"), paragraph("b", "y")))) == {"a": "1", "b": "2"}


def test_lower_headings_have_no_number_and_do_not_start_the_count_anew() -> None:
    blocks = (WrittenHeading("s", "S"), paragraph("a", "x"), WrittenHeading("h", "H", level=2), paragraph("b", "y"))
    assert numbers(Writing(blocks=blocks)) == {"s": "1", "a": "1.1", "b": "1.2"}


def test_list_items_are_lettered_then_in_small_roman_numerals() -> None:
    assert [marker("letter", 0, at) for at in (0, 1, 25, 26)] == ["(a)", "(b)", "(z)", "(aa)"]
    assert [marker("letter", 1, at) for at in (0, 3, 8)] == ["(i)", "(iv)", "(ix)"]
    assert [marker("number", depth, 1) for depth in (0, 1, 2)] == ["2.", "(b)", "(ii)"]
    assert marker("bullet", 1, 5) == "•"


def broken_off() -> Writing:
    """A lettered list that other text divides, with a list of numbers between, and one that begins anew."""
    return Writing(
        blocks=(
            WrittenList("one", items("the tide", "the crew"), "letter"),
            paragraph("two", "Besides:"),
            WrittenList("three", items("the quay"), "number"),
            WrittenList("four", items("the fare"), "letter", goes_on=True),
            WrittenList("five", items("anew"), "letter"),
        )
    )


def items(*words: str) -> tuple[WrittenItem, ...]:
    return tuple(WrittenItem(runs=(Run(text=one),)) for one in words)


def test_a_list_goes_on_with_the_letters_of_the_one_before_that_other_text_divides_from_it() -> None:
    assert first_places(broken_off()) == {"one": 0, "three": 0, "four": 2, "five": 0}
    tree = fragment_fromstring(to_html(broken_off()), create_parent="div")
    assert [one.text_content() for one in tree.xpath("//li")] == [
        "(a) the tide", "(b) the crew", "1. the quay", "(c) the fare", "(a) anew",
    ]  # fmt: skip


def test_a_list_that_goes_on_with_none_before_it_begins_anew() -> None:
    alone = Writing(blocks=(WrittenList("four", items("the fare"), "letter", goes_on=True),))
    assert first_places(alone) == {"four": 0}
    assert tidy(alone).blocks == (WrittenList("four", items("the fare"), "letter"),)


def test_table_heads_have_a_scope_and_pictures_their_words() -> None:
    page = to_html(example(), picture=lambda file: f"/p/{file}")
    assert page.count('<th scope="col"') == 2
    assert page.count('<th scope="row"') == 1
    assert 'colspan="2"' in page
    assert 'alt="The quay at low water"' in page


def test_a_footnote_can_be_reached_and_left() -> None:
    tree = fragment_fromstring(to_html(example(), series="r-"), create_parent="div")
    names = set(tree.xpath("//@id"))
    assert {"r-note-1", "r-note-1-mark", "r-aaaaaaaa"} <= names
    assert {href[1:] for href in tree.xpath("//@href") if href.startswith("#")} <= names


def test_links_lead_to_the_web_and_to_nothing_else() -> None:
    bad = WrittenParagraph("a", (Run("click", link="javascript:alert(1)"),))
    assert "javascript" not in to_html(Writing(blocks=(bad,)))


@unhurried
@given(writings())
def test_the_words_of_a_writing_never_become_tags(writing: Writing) -> None:
    known = {"div", "h2", "h3", "h4", "p", "span", "strong", "em", "a", "sup", "ul", "ol", "li", "table", "caption"}
    known |= {"thead", "tbody", "tr", "th", "td", "figure", "figcaption", "section"}
    tree = fragment_fromstring(to_html(writing), create_parent="div")
    assert {element.tag for element in tree.iter()} <= known


def test_a_reference_to_a_paragraph_leads_there() -> None:
    one, two = paragraph("a", "See paragraph 1.2, not 1.9."), paragraph("b", "Here.")
    page = to_html(Writing(blocks=(WrittenHeading("h", "Road"), one, two)), series="s-")
    assert '<a class="govuk-link" href="#s-b">paragraph 1.2</a>, not 1.9.' in page
