"""Word files: what is printed is read, and where it stands."""

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordfiles import cell, cells, level, numbered, paragraph, read, row, run, solid, table, texts

from moothall.facts.papers import BlockKind
from moothall.intake.lines import tables
from moothall.intake.sources.word import read_word
from moothall.intake.sources.word.numbering import counted

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House heading"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loose"><w:name w:val="x"/><w:pPr><w:spacing w:before="240"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""
LISTS = (
    f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}{level(1, "decimal", "%1.%2")}'
    f"{level(2, 'lowerLetter', '(%3)')}{level(3, 'lowerRoman', '%4.')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "·")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="3">{level(0, "decimal", "%1.", 231)}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_paragraphs_are_lines_with_white_space_folded() -> None:
    assert texts(read(paragraph("The  roads\u00a0are ") + paragraph("") + paragraph("dry."))) == [
        "The roads are",
        "dry.",
    ]


def test_a_break_ends_a_line_and_a_tab_is_a_blank() -> None:
    source = read(paragraph("<w:r><w:t>From:</w:t><w:tab/><w:t>Alan Dabney</w:t><w:br/><w:t>Director</w:t></w:r>"))
    assert texts(source) == ["From: Alan Dabney", "Director"]
    assert [line.gap for line in source.lines] == [True, False]


def test_headings_are_told_by_style_name_by_inheritance_and_by_outline_level() -> None:
    body = "".join(paragraph("Roads", style=style) for style in ("Heading2", "House", "Deep", "Ring", "Normal", "None"))
    told = [(line.kind, line.level) for line in read(body, styles=STYLES).lines]
    assert told == [
        (BlockKind.heading, 2),
        (BlockKind.heading, 2),
        (BlockKind.heading, 4),
        *[(BlockKind.paragraph, 0)] * 3,
    ]


def test_the_numbers_that_word_prints_are_in_the_text() -> None:
    body = "".join(
        [
            numbered("Introduction", 1),
            numbered("The roads are dry.", 1, 1),
            numbered("So are the bridges.", 1, 1),
            numbered("One", 1, 2),
            numbered("Two", 1, 2),
            numbered("Three", 1, 3),
            numbered("Conclusion", 1),
            numbered("It may rain.", 1, 1),
        ]
    )
    assert texts(read(body, numbering=LISTS)) == [
        "1. Introduction",
        "1.1 The roads are dry.",
        "1.2 So are the bridges.",
        "(a) One",
        "(b) Two",
        "i. Three",
        "2. Conclusion",
        "2.1 It may rain.",
    ]


def test_a_list_may_begin_anywhere_go_on_later_or_start_anew() -> None:
    body = numbered("Apologies", 3) + paragraph("None.") + numbered("Minutes", 3) + numbered("A", 1) + numbered("B", 4)
    assert texts(read(body, numbering=LISTS)) == ["231. Apologies", "None.", "232. Minutes", "1. A", "1. B"]


def test_a_style_can_number_its_paragraphs() -> None:
    look = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="Minute"><w:name w:val="Minute"/>{look}</w:style>'
    body = paragraph("Apologies", style="Minute") + paragraph("Minutes", style="Minute")
    assert texts(read(body, styles=styles, numbering=LISTS)) == ["231. Apologies", "232. Minutes"]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [(4, "lowerRoman", "iv"), (29, "upperRoman", "XXIX"), (27, "lowerLetter", "aa"), (3, "upperLetter", "C"),
     (7, "decimalZero", "07"), (12, "decimal", "12"), (12, "none", "")],
)  # fmt: skip
def test_numbers_are_printed_in_their_form(number: int, form: str, printed: str) -> None:
    assert counted(number, form) == printed


def test_bulleted_paragraphs_are_list_items_without_their_bullets() -> None:
    source = read(numbered("Salt the roads", 2), numbering=LISTS)
    assert (source.lines[0].kind, source.lines[0].text, source.lines[0].bullet) == (
        BlockKind.list_item,
        "Salt the roads",
        "•",
    )
    assert source.text == "• Salt the roads\n"


def test_bold_capitals_and_hidden_words_are_as_printed() -> None:
    body = paragraph(run("Resolved", "<w:b/><w:caps/>") + run(" that", '<w:rStyle w:val="Strong"/>')) + paragraph(
        run("Open", '<w:b w:val="0"/>') + run("secret", "<w:vanish/>")
    )
    source = read(body, styles=STYLES)
    assert [(line.text, line.bold) for line in source.lines] == [("RESOLVED that", True), ("Open", False)]


def test_tracked_changes_are_accepted_and_field_codes_left_out() -> None:
    body = paragraph(
        run("The ") + f"<w:del>{run('old').replace('w:t>', 'w:delText>').replace('w:t ', 'w:delText ')}</w:del>"
        f"<w:ins>{run('new')}</w:ins><w:moveFrom>{run(' moved')}</w:moveFrom>"
        "<w:r><w:instrText> PAGE </w:instrText></w:r>" + run(" road")
    )
    assert texts(read(body)) == ["The new road"]


def test_a_deleted_row_is_gone() -> None:
    assert cells(read(table(row("A", "B"), row("C", "D", look="<w:del/>")))) == [["A", "B"]]


def test_symbols_of_wingdings_are_arrows() -> None:
    arrows = "".join(f'<w:r><w:sym w:font="Wingdings" w:char="F0{code}"/></w:r>' for code in ("E9", "EA", "F0"))
    assert texts(read(paragraph(arrows))) == ["↑↓→"]


def test_text_boxes_follow_their_paragraph_once() -> None:
    inner = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(read(paragraph(run("Beside it") + f"<w:r>{both}</w:r>"))) == ["Beside it", "In a box"]


def test_footnotes_follow_the_paragraph_that_refers_to_them() -> None:
    notes = f'<w:footnote w:id="2">{paragraph("Counted in May.")}</w:footnote>'
    body = paragraph(run("Lamps") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + paragraph("Next")
    assert texts(read(body, footnotes=notes)) == ["Lamps", "1 Counted in May.", "Next"]


def test_headers_and_footers_are_furniture_at_the_end() -> None:
    source = read(paragraph("Roads"), header=paragraph("NOT FOR PUBLICATION"), footer=paragraph("Page"))
    assert [(line.text, line.is_furniture) for line in source.lines] == [
        ("Roads", False), ("NOT FOR PUBLICATION", True), ("Page", True)
    ]  # fmt: skip


def test_content_controls_and_links_only_wrap() -> None:
    link = paragraph(f"<w:hyperlink>{run('Roads')}</w:hyperlink>")
    body = f"<w:sdt><w:sdtContent>{link}</w:sdtContent></w:sdt>"
    assert texts(read(body)) == ["Roads"]


def test_a_distance_before_a_paragraph_or_an_empty_one_is_a_gap() -> None:
    body = "".join(
        [paragraph("A"), paragraph("B"), paragraph(""), paragraph("C"), paragraph("D", style="Loose"), paragraph("E")]
    )
    assert [line.gap for line in read(body, styles=STYLES).lines] == [True, False, True, True, False]


def test_the_rows_of_a_table_have_cells_and_each_table_a_number() -> None:
    body = table(row("Ref", "Target", look="<w:tblHeader/>"), row("BN01", "90%")) + paragraph("") + table(row("A", "B"))
    source = read(body)
    assert cells(source) == [["Ref", "Target"], ["BN01", "90%"], ["A", "B"]]
    assert [line.header for line in source.lines] == [True, False, False]
    assert len(list(tables(source.lines))) == 2


def test_merged_cells_stand_in_their_first_column_and_row() -> None:
    wide, top, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("Ref", look=top), cell("Expected range", look=wide)),
        row(cell("", look=below), "Upper", "Lower"),
        row("BN07", "1,200", "900"),
    )
    assert cells(read(body)) == [["Ref", "Expected range", ""], ["", "Upper", "Lower"], ["BN07", "1,200", "900"]]


def test_columns_that_no_row_fills_are_left_out() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    body = table(row(cell("Heading", look=wide), "Budget"), row(cell("Roads", look=wide), "£1m"))
    assert cells(read(body)) == [["Heading", "Budget"], ["Roads", "£1m"]]


def test_a_cells_paragraphs_are_its_lines_and_its_list_items_have_bullets() -> None:
    inner = cell(paragraph("Done:"), numbered("Lamps", 2), numbered("Signs", 2))
    assert cells(read(table(row("1", inner)), numbering=LISTS)) == [["1", "Done:\n• Lamps\n• Signs"]]


def test_a_table_within_a_cell_is_a_line_for_each_of_its_rows() -> None:
    inner = cell(paragraph("Costs"), table(row("Salt", "£9"), row("Grit", "£7")), paragraph("in all £16"))
    assert cells(read(table(row("1", inner)))) == [["1", "Costs\nSalt £9\nGrit £7\nin all £16"]]


def test_a_table_of_one_column_is_a_box_around_prose() -> None:
    source = read(table(row(cell(paragraph("Recommendation:"), paragraph("The committee is asked to note.")))))
    assert texts(source) == ["Recommendation:", "The committee is asked to note."]
    assert not any(line.is_row for line in source.lines)


def test_the_places_of_cells_and_of_marked_words_are_those_in_the_text() -> None:
    source = read(
        paragraph("**Roads** report") + table(row("Ref", "A &amp; B"), row("BN01", cell(paragraph(run("<b>90%</b>")))))
    )
    assert source.lines[0].text == "Roads report"
    assert cells(source) == [["Ref", "A & B"], ["BN01", "90%"]]
    span = source.lines[-1].cells[1].span
    assert source.text[span.start : span.end] == "90%"


def test_a_file_as_another_library_writes_it_is_read() -> None:
    document, out = docx.Document(), io.BytesIO()
    document.add_heading("Roads", level=1)
    document.add_paragraph("Salt", style="List Bullet")
    document.add_paragraph("First", style="List Number")
    filled = document.add_table(rows=1, cols=2)
    filled.cell(0, 0).text, filled.cell(0, 1).text = "Ref", "Target"
    document.save(out)
    told = [(line.kind, line.text) for line in solid(read_word(out.getvalue()))]
    assert told == [
        (BlockKind.heading, "Roads"),
        (BlockKind.list_item, "Salt"),
        (BlockKind.paragraph, "1. First"),
        (BlockKind.row, "Ref\tTarget"),
    ]


WORDS = st.lists(st.text(alphabet="abc £&<>*_d", min_size=1, max_size=30), min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_every_character_has_its_line_whatever_is_written(prose: list[str], filled: list[str]) -> None:
    body = paragraph("Start") + "".join(paragraph(run(one)) for one in prose)
    filled_row = row(*(cell(paragraph(run(one))) for one in filled), "end")
    source = read(body + table(filled_row))
    assert source.lines[0].text == "Start"
    assert source.lines[-1].text.endswith("end")
