"""Prose in PDFs: paragraphs, headings, lists, what runs over pages, and what only a page has."""

import io

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typeset import read, solid, texts, turned, typeset

from moothall.facts.papers import BlockKind
from moothall.intake.sources.pdf import read_pdf
from moothall.intake.sources.pdf.hyphens import Joiner

SENTENCE = "The committee considered the state of the roads in every parish and asked for more frequent reports. "


def test_lines_that_were_broken_to_fit_are_one_paragraph() -> None:
    assert texts(read(f"{SENTENCE * 3}\n\n{SENTENCE * 2}")) == [(SENTENCE * 3).strip(), (SENTENCE * 2).strip()]


def test_lines_that_were_ended_on_purpose_stay_lines() -> None:
    source = read(f"Prunella Ashdown \\ Head of Committee Services \\ 01632 960001\n\n{SENTENCE * 2}")
    assert texts(source)[:3] == ["Prunella Ashdown", "Head of Committee Services", "01632 960001"]
    assert [line.gap for line in solid(source)] == [True, False, False, True]


def test_a_justified_paragraph_is_one_although_its_blanks_are_wide() -> None:
    assert texts(read(f"#set par(justify: true)\n{SENTENCE * 4}")) == [(SENTENCE * 4).strip()]


def test_headings_have_levels_by_their_size_and_bold_lines_are_bold() -> None:
    source = read(f"= Roads report\n\n== What it costs\n\n{SENTENCE * 3}\n\n*Next steps*\n\n{SENTENCE}")
    told = [(line.kind, line.level, line.bold) for line in solid(source)]
    assert told == [
        (BlockKind.heading, 1, True),
        (BlockKind.heading, 2, True),
        (BlockKind.paragraph, 0, False),
        (BlockKind.paragraph, 0, True),
        (BlockKind.paragraph, 0, False),
    ]


def test_list_items_lose_their_bullets_and_keep_their_numbers() -> None:
    source = read(f"- {SENTENCE * 2}\n- Short\n\n+ {SENTENCE}\n+ Second")
    items = [(line.bullet, line.text) for line in solid(source)]
    assert items == [("•", (SENTENCE * 2).strip()), ("•", "Short"), ("", f"1. {SENTENCE.strip()}"), ("", "2. Second")]
    assert source.text.startswith("• The committee")


def test_numbered_lines_without_a_gap_are_paragraphs_of_their_own() -> None:
    first = "3 Minutes of the meeting held on 4 June, to be agreed and signed as correct (Pages 5 - 10)"
    assert texts(read(f"{first} \\ 4 Roads \\ 5 Bridges")) == [first, "4 Roads", "5 Bridges"]


def test_a_hyphen_at_a_line_end_goes_where_it_only_divided_a_word_and_stays_where_it_is_spelt() -> None:
    joiner = Joiner(lambda: ["Two committees met.", "They co-ordinated."])
    assert joiner.join("of commit-", "tees") == "of committees"
    assert joiner.join("was co-", "ordinated") == "was co-ordinated"
    assert joiner.join("years 2019-", "20") == "years 2019-20"
    assert joiner.join("roads -", "and bridges") == "roads - and bridges"


def test_addresses_and_strokes_are_joined_as_they_were_divided() -> None:
    joiner = Joiner(list)
    assert joiner.join("see https://example.org/roads?", "page=2") == "see https://example.org/roads?page=2"
    assert joiner.join("the Leader/Member/", "Cabinet") == "the Leader/Member/Cabinet"
    assert joiner.join("increase/ ", "decrease") == "increase/ decrease"


def test_raised_letters_belong_to_their_line() -> None:
    assert texts(read("Thursday, 2#super[nd] December, as note#super[1] says.")) == [
        "Thursday, 2nd December, as note1 says."
    ]


def test_the_two_sides_of_a_front_sheets_head_are_told_apart() -> None:
    left, right = "Friday, 2 March, at 10.00 am \\ Long Room, Broad Street", "Ask for: Alan Dabney \\ 01632 960002"
    [row] = solid(read(f"#grid(columns: (1fr, 1fr), [{left}], [{right}])"))
    assert [" ".join(cell.text.split()) for cell in row.cells] == [
        "Friday, 2 March, at 10.00 am Long Room, Broad Street",
        "Ask for: Alan Dabney 01632 960002",
    ]


def test_a_label_and_what_follows_it_at_a_tab_stop_are_a_row() -> None:
    cover = "#grid(columns: (90pt, 1fr), row-gutter: 10pt, [From:], [Alan Dabney, Director], [To:], [Roads Committee])"
    assert texts(read(cover)) == ["From:\tAlan Dabney, Director", "To:\tRoads Committee"]


def test_several_people_after_a_label_stand_on_lines_of_their_own() -> None:
    cover = (
        "#grid(columns: (90pt, 1fr), [From:], [Alan Dabney, Director \\ Prunella Ashdown, Head of Roads], [To:], [All])"
    )
    assert solid(read(cover))[0].cells[1].text == "Alan Dabney, Director\nPrunella Ashdown, Head of Roads"


def test_prose_in_two_columns_is_read_one_column_after_the_other() -> None:
    paragraphs = [f"Column text number {n}. {SENTENCE * 2}".strip() for n in range(1, 8)]
    source = read("#set page(columns: 2)\n" + "\n\n".join(paragraphs), width=560)
    assert texts(source) == paragraphs


FOOT = "#set page(footer: context align(center)[Page #(counter(page).get().first() + 26)])"


def test_page_numbers_are_furniture_and_label_the_lines_of_their_pages() -> None:
    source = read(f"{FOOT}\n{SENTENCE}\n#pagebreak()\nSecond page. {SENTENCE}")
    assert [(line.page, line.label) for line in solid(source)] == [(1, "27"), (2, "28")]
    assert [line.text for line in source.lines if line.is_furniture] == ["Page 27", "Page 28"]
    assert source.page_count == 2


def test_bare_numbers_are_page_numbers_only_when_they_count_on() -> None:
    bare = "#set page(footer: context align(center)[#counter(page).display()])"
    source = read(f"{bare}\n{SENTENCE}\n#pagebreak()\n{SENTENCE}\n#pagebreak()\n{SENTENCE}")
    assert [line.label for line in solid(source)] == ["1", "2", "3"]
    alone = read(f"{SENTENCE}\n#v(1fr)\n1987")
    assert texts(alone)[-1] == "1987"


def test_lines_that_return_on_every_page_are_furniture() -> None:
    head = "#set page(header: [Borough of Hallowdown – Roads Committee])"
    source = read(head + "\n#pagebreak()\n".join(["", *[f"Part {n}. {SENTENCE}" for n in range(4)]]))
    assert all(line.is_furniture for line in source.lines if "Borough" in line.text)
    assert len(solid(source)) == 4


def test_without_a_printed_number_the_pdfs_own_label_counts() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset(SENTENCE))) as pdf:
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D, P="S", St=3)])
        pdf.save(out)
    assert read_pdf(out.getvalue()).lines[0].label == "S3"


def test_a_number_set_sideways_is_furniture_and_the_label() -> None:
    side = "#place(right + horizon, dx: 30pt, rotate(90deg)[Page 41])"
    source = read(f"{side}\n{SENTENCE}")
    assert [line.label for line in source.lines] == ["41", "41"]
    assert texts(source) == [SENTENCE.strip()]


def test_a_page_that_is_a_picture_is_named_among_the_doubts() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset(f"{FOOT}\n{SENTENCE}\n#pagebreak()\n#hide[.]"))) as pdf:
        dot = pdf.make_stream(b"\xff", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1)
        dot.ColorSpace, dot.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        pdf.pages[1].Resources.XObject = pikepdf.Dictionary(Scan=dot)
        pdf.pages[1].contents_add(b"q 300 0 0 400 50 50 cm /Scan Do Q")
        pdf.save(out)
    assert read_pdf(out.getvalue()).doubts == ("Page 28 is a picture; what is on it could not be read.",)


def test_a_blank_page_that_says_so_is_furniture() -> None:
    assert texts(read(f"{SENTENCE}\n#pagebreak()\nThis page is intentionally left blank")) == [SENTENCE.strip()]


def test_a_paragraph_that_runs_over_the_page_is_one_and_begins_on_the_first() -> None:
    text = (SENTENCE * 40).strip()
    source = read(f"{FOOT}\n{text}", height=300)
    [line] = solid(source)
    assert (line.text, line.page, line.label) == (text, 1, "27")


def test_a_paragraph_that_ends_with_the_page_does_not_run_on() -> None:
    source = read(f"{SENTENCE}\n#pagebreak()\n{SENTENCE}")
    assert len(solid(source)) == 2


def test_markup_that_was_printed_is_not_in_the_words_but_in_the_text() -> None:
    source = read(f"\\*\\*Roads\\*\\* and bridges\n\n{SENTENCE}")
    assert texts(source)[0] == "Roads and bridges"
    assert source.text.startswith("**Roads** and bridges")
    assert source.lines[0].passage.span.start == 2


def test_an_underlined_address_over_two_lines_is_one() -> None:
    address = "https://example.org/" + "roads/" * 14 + "report"
    assert texts(read(f'#underline(link("{address}"))\n\n{SENTENCE * 2}'))[0] == address


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_read_as_if_it_were_not(degrees: int) -> None:
    data = typeset(f"= Roads\n\n{SENTENCE * 3}\n\n- One\n- Two")
    straight, other = read_pdf(data), read_pdf(turned(data, degrees))
    assert [line.text for line in other.lines] == [line.text for line in straight.lines]


PARAGRAPHS = st.lists(
    st.lists(st.text(alphabet="abcdefghijklmnoprstuvw", min_size=2, max_size=11), min_size=1, max_size=60).map(
        " ".join
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PARAGRAPHS)
def test_any_paragraphs_come_back_as_they_were_set(paragraphs: list[str]) -> None:
    full = SENTENCE.strip() * 3
    assert texts(read("\n\n".join([full, *paragraphs]), height=2000)) == [full, *paragraphs]
