"""Word files as Word writes them come in with their structure, and what a report cannot hold is told."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.as_word_writes import (
    cell,
    contents_list,
    control,
    drawing,
    field,
    graphic,
    inserted,
    level,
    listed,
    mark_taken_out,
    note,
    notes,
    old_picture,
    par,
    picture,
    row,
    run,
    table,
    text_box,
    written,
)  # fmt: skip
from moothall.documents.numbering import numbered_otherwise
from moothall.facts.bodies import Post
from moothall.facts.writing import (
    Block,
    Run,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)
from moothall.intake.word_report import WordReport, read_report
from moothall.rules.written_words import words_of

MAP, PLAN = picture(), picture("maroon", "JPEG")
MEDIA = {"p1": ("image1.png", MAP), "p2": ("image2.jpeg", PLAN), "p3": ("image3.emf", b"\x01\x00\x00\x00EMF")}


def read(*body: str, **parts: str) -> WordReport:
    return read_report(written(*body, media=MEDIA, links={"l1": "https://larkshire.example/a"}, **parts))


def blocks(*body: str, **parts: str) -> tuple[Block, ...]:
    return read(*body, **parts).writing.blocks


def paragraph(text: str, numbered: bool = True) -> WrittenParagraph:
    return WrittenParagraph("", (Run(text),), numbered)


def items(*texts: str) -> tuple[WrittenItem, ...]:
    return tuple(WrittenItem((Run(text),)) for text in texts)


# ---- words ---------------------------------------------------------------------------------------------------------


def test_words_that_were_cut_up_by_edits_are_one_run() -> None:
    assert blocks(par(run("The road was resurfaced in 2009."))) == (
        paragraph("The road was resurfaced in 2009.", False),
    )


def test_wrappers_lose_no_words() -> None:
    tagged = '<w:smartTag w:uri="urn:x" w:element="place">' + run("Larkham") + "</w:smartTag>"
    mark = '<w:bookmarkStart w:id="4" w:name="_Ref77"/>' + run(" coast") + '<w:bookmarkEnd w:id="4"/>'
    inline = control(run(" road"))
    (block,) = blocks(control(par(tagged + mark + inline)))
    assert words_of(block) == "Larkham coast road"


def test_links_are_taken_whether_they_are_elements_or_fields() -> None:
    styled = run("plan", '<w:rStyle w:val="Hyperlink"/>')
    simple = (
        '<w:fldSimple w:instr=" HYPERLINK &quot;https://larkshire.example/c&quot; ">'
        + run("minutes")
        + "</w:fldSimple>"
    )
    coded = field('HYPERLINK "https://larkshire.example/b" \\o "tip"', run("survey"))
    (block,) = blocks(
        par(f'<w:hyperlink r:id="l1" w:history="1">{styled}</w:hyperlink>{run(", ")}{coded}{run(", ")}{simple}')
    )
    assert isinstance(block, WrittenParagraph)
    ends = [(one.text, one.link.removeprefix("https://larkshire.example/")) for one in block.runs]
    assert ends == [("plan", "a"), (", ", ""), ("survey", "b"), (", ", ""), ("minutes", "c")]


def test_fields_give_what_they_show() -> None:
    (block,) = blocks(
        par(run("See ") + field(r"REF _Ref77 \r \h", run("3.2")) + run(" on page ") + field("PAGEREF _R", run("4")))
    )
    assert words_of(block) == "See 3.2 on page 4"


def test_signs_keep_their_meaning() -> None:
    raised, lowered = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    ordinal = run(", the 1") + run("st", raised)
    tick = '<w:r><w:tab/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    soft = run(" resur") + "<w:r><w:softHyphen/></w:r>" + run("faced") + "<w:r><w:noBreakHyphen/></w:r>" + run("over")
    (block,) = blocks(par(run("12 m") + run("2", raised) + run(" of CO") + run("2", lowered) + ordinal + tick + soft))
    assert words_of(block) == "12 m² of CO₂, the 1st ✓ resurfaced-over"


def test_a_note_of_several_paragraphs_is_one() -> None:
    footnotes = notes(par("First of it.") + par("Second of it."))
    (block,) = blocks(par(run("The road") + note(1) + run(" is worn.")), footnotes=footnotes)
    assert isinstance(block, WrittenParagraph)
    assert block.runs == (Run("The road", note="First of it. Second of it."), Run(" is worn."))


# ---- tracked changes -----------------------------------------------------------------------------------------------


def test_where_the_end_of_a_paragraph_was_taken_out_two_are_one() -> None:
    body = par(run("The road ") + inserted(run("was "), "del"), "NumberedPara", mark_taken_out())
    found = blocks(par("Road", "Heading1"), body + par(inserted(run("is ")) + run("worn."), "NumberedPara"))
    assert found[1:] == (paragraph("The road is worn."),)


def test_a_paragraph_that_was_taken_out_whole_counts_no_more() -> None:
    gone = par(inserted(run("Gone."), "del"), "NumberedPara", mark_taken_out())
    found = read(par("Road", "Heading1"), par("One.", "NumberedPara"), gone, par("Two.", "NumberedPara"))
    assert found.printed == ("1.", "1.1", "1.2")


def one_list(*levels: str) -> str:
    """A file's only list."""
    inside = f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'
    return inside + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'


# ---- numbers -------------------------------------------------------------------------------------------------------


def test_sections_and_paragraphs_are_numbered_through_their_styles() -> None:
    found = read(
        par("Road", "Heading1"), par("One.", "NumberedPara"), par("Two.", "NumberedPara"), par("Sea", "Heading1")
    )
    assert found.writing.blocks == (
        WrittenHeading("", "Road"), paragraph("One."), paragraph("Two."), WrittenHeading("", "Sea"),
    )  # fmt: skip
    assert found.printed == ("1.", "1.1", "1.2", "2.")


def test_an_empty_numbered_paragraph_counts_and_the_shift_is_told() -> None:
    found = read(par("Road", "Heading1"), par("", "NumberedPara"), par("Two.", "NumberedPara"))
    assert list(numbered_otherwise(found.writing.blocks, found.printed)) == [("1.2", "1.1")]


def test_a_list_that_begins_again_is_told_from_one_that_goes_on() -> None:
    body = (listed("a road", 2), listed("a sea", 2), listed("anew", 4), par("Between."), listed("further", 4))
    found = read(*body)
    assert found.writing.blocks == (
        WrittenList("", items("a road", "a sea"), "letter"),
        WrittenList("", items("anew"), "letter"),
        paragraph("Between.", numbered=False),
        WrittenList("", items("further"), "letter", goes_on=True),
    )
    assert found.printed[-1] == "(b)"
    assert list(numbered_otherwise(found.writing.blocks, found.printed)) == []


def test_levels_and_numbers_that_no_program_has_trouble_nobody() -> None:
    endless = level(0, "upperRoman", "%1.").replace('w:start w:val="1"', 'w:start w:val="999999999"')
    found = read(listed("deep", 1, 12), listed("far", 1), numbering=one_list(endless, level(12, "decimal", "%13.")))
    said = [words_of(block) for block in found.writing.blocks]
    assert [one.split()[-1] for one in said] == ["deep", "far"]
    assert max(map(len, said)) < 100


def test_numbers_that_go_on_after_other_text_number_paragraphs() -> None:
    plain = (
        '<w:abstractNum w:abstractNumId="1">'
        + level(0, "decimal", "%1.")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    found = read(listed("One.", 1), listed("Two.", 1), par("Apart"), listed("Three.", 1), numbering=plain)
    assert found.writing.blocks == (
        paragraph("One."),
        paragraph("Two."),
        paragraph("Apart", False),
        paragraph("Three."),
    )
    assert found.printed == ("1", "2", "", "3")


def test_a_list_may_word_its_levels_otherwise_and_nest() -> None:
    found = read(listed("first", 5), listed("by road", 3), listed("on foot", 3, 1))
    assert found.printed == ("i.", "")
    nested = WrittenItem((Run("by road"),), items("on foot"))
    assert found.writing.blocks[1] == WrittenList("", (nested,))


def test_a_marker_of_words_is_words() -> None:
    named = (
        '<w:abstractNum w:abstractNumId="1">'
        + level(0, "decimal", "Option %1:")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert blocks(listed("Resurface.", 1), numbering=named) == (paragraph("Option 1: Resurface.", numbered=False),)


def test_a_level_may_count_on_over_its_sections() -> None:
    anew = '<w:lvlRestart w:val="0"/>'
    section = level(0, "decimal", "%1.", '<w:pStyle w:val="Heading1"/>')
    through = one_list(section, level(1, "decimal", "%2.", f'{anew}<w:pStyle w:val="NumberedPara"/>'))
    body = (par("Road", "Heading1"), par("One.", "NumberedPara"), par("Sea", "Heading1"), par("Two.", "NumberedPara"))
    assert read(*body, numbering=through).printed == ("1.", "1.", "2.", "2.")


# ---- tables and pictures -------------------------------------------------------------------------------------------


def test_merged_cells_keep_their_places() -> None:
    (block,) = blocks(
        par("Apart."),
        table(
            row(
                cell("Year", look='<w:vMerge w:val="restart"/>'),
                cell("Cost", look='<w:gridSpan w:val="2"/>'),
                look="<w:tblHeader/>",
            ),
            row(cell("", look="<w:vMerge/>"), "Low", "High", look="<w:tblHeader/>"),
            row("£1", "£2", look='<w:gridBefore w:val="1"/>'),
        ),
    )[1:]
    assert isinstance(block, WrittenTable)
    shape = [[(words_of_cell(one), one.columns, one.rows) for one in line] for line in block.rows]
    assert shape == [
        [("Year", 1, 2), ("Cost", 2, 1)],
        [("Low", 1, 1), ("High", 1, 1)],
        [("", 1, 1), ("£1", 1, 1), ("£2", 1, 1)],
    ]
    assert all(one.header for line in block.rows[:2] for one in line)


def words_of_cell(cell: WrittenCell) -> str:
    return " ".join(one.text for line in cell.lines for one in line)


def test_a_list_in_a_cell_keeps_its_markers() -> None:
    (_, block) = blocks(par("Apart."), table(row("Aims", cell(listed("quiet", 3), listed("safe", 2)))))
    assert words_of(block) == "Aims • quiet (a) safe"


def test_pictures_old_and_new_keep_the_words_for_them() -> None:
    found = blocks(par(drawing("p1", "A map")), par("Figure 1: the map", "Caption"), par(old_picture("p2", "A plan")))
    told = [(one.alternative, one.caption) for one in found if isinstance(one, WrittenFigure)]
    assert told == [("A map", "Figure 1: the map"), ("A plan", "")]


def test_pictures_in_tables_and_of_other_forms_are_told() -> None:
    found = read(par("Apart."), table(row("Map", cell(par(drawing("p1", "A map"))))), par(drawing("p3", "Traffic")))
    assert [type(one) for one in found.writing.blocks] == [WrittenParagraph, WrittenTable, WrittenFigure]
    assert found.untaken == (
        "Pictures that are no PNG or JPEG are not taken: “Traffic”.",
        "Pictures in tables stand after their table.",
    )


# ---- the cover -----------------------------------------------------------------------------------------------------


def test_a_cover_in_a_table_is_read_and_what_has_no_place_is_told() -> None:
    cover = table(
        row("To:", "Roads Committee, 3 March 2027"), row("Report of", "Ms A Quill, Head of Highways"),
        row("Subject:", cell(control(par("Coast road")))), row("Wards affected:", "Larkham East"),
    )  # fmt: skip
    found = read(par("Coast road", "Title"), cover, par("Road", "Heading1"))
    assert (found.cover.subject, found.cover.divisions) == ("Coast road", "Larkham East")
    assert found.cover.authors == (Post("Ms A Quill", "Head of Highways"),)
    assert found.untaken == (
        "Lines of the cover that have no place here are not taken: “To: Roads Committee, 3 March 2027”.",
    )
    assert found.writing.blocks == (WrittenHeading("", "Road"),)


# ---- nothing is lost unseen ----------------------------------------------------------------------------------------

CONSTRUCTS: tuple[Callable[[str], str], ...] = (
    par,
    lambda word: par(word, "Heading1"),
    lambda word: par(word, "Heading2"),
    lambda word: par(word, "NumberedPara"),
    lambda word: par(word, "Caption"),
    lambda word: listed(word, 2),
    lambda word: listed(word, 3, 1),
    lambda word: listed(word, 4),
    lambda word: control(par(word)),
    lambda word: par(run("See ") + field("REF _Ref1", run(word))),
    lambda word: par(field('HYPERLINK "https://larkshire.example"', run(word))),
    lambda word: par(inserted(run(word))),
    lambda word: par(run(word), "NumberedPara", mark_taken_out()),
    lambda word: par(run(word, "<w:strike/>")),
    lambda word: par(run("At") + text_box(par(word))),
    lambda word: par(text_box(par(word))),
    lambda word: par(drawing("p1", word)),
    lambda word: par(drawing("p3", word)),
    lambda word: par(old_picture("p2", word)),
    lambda word: par(f"<m:oMathPara><m:oMath><m:r><m:t>{word}</m:t></m:r></m:oMath></m:oMathPara>"),
    lambda word: table(row(word)),
    lambda word: table(row("Name", word), row("Cost", "£1")),
    lambda word: table(row("Name", cell(table(row(word, "inner")), par("")))),
    lambda word: table(row("Name", cell(par(drawing("p1", word))))),
    lambda word: table(row("Name", cell(listed(word, 2)))),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(CONSTRUCTS), min_size=1, max_size=8))
def test_every_word_comes_in_or_is_told(made: list[Callable[[str], str]]) -> None:
    words = [f"word{at}x" for at in range(len(made))]
    found = read(par("Begins", "Heading1"), *(one(word) for one, word in zip(made, words, strict=True)))
    said = " ".join(words_of(block) for block in found.writing.blocks) + " ".join(found.untaken)
    assert [word for word in words if word not in said] == []


def test_a_cell_that_nobody_filled_in_keeps_its_place() -> None:
    empty = control(cell("Click or tap here to enter text."), "<w:showingPlcHdr/>")
    (_, block) = blocks(par("Apart."), table(row("Cost", "£1"), f"<w:tr>{cell('Risk')}{empty}</w:tr>"))
    assert isinstance(block, WrittenTable)
    assert [[words_of_cell(one) for one in line] for line in block.rows] == [["Cost", "£1"], ["Risk", ""]]


def test_what_a_report_cannot_hold_is_named() -> None:
    found = read(
        contents_list("1. Road", "2. Sea"),
        par("Road", "Heading1"),
        control(par("Click or tap here to enter text."), "<w:showingPlcHdr/>"),
        par(run("Seen.") + run("Marrowfat.", "<w:vanish/>")),
        par(graphic("c:chart") + graphic("dgm:relIds") + '<w:r><w:object><o:OLEObject Type="Embed"/></w:object></w:r>'),
        '<w:altChunk r:id="x"/>',
        header=par("Larkshire Council"),
        footer=par(run("Page ") + field("PAGE", run("1"))),
    )
    assert found.writing.blocks == (WrittenHeading("", "Road"), paragraph("Seen.", numbered=False))
    assert found.untaken == (
        "The list of contents is left out.",
        "Form fields that nobody filled in are left out.",
        "Hidden words are not taken.",
        "Charts are not taken, put them in as pictures.",
        "Diagrams (SmartArt) are not taken, put them in as pictures.",
        "Embedded files are not taken, add them as appendices.",
        "Parts that are inserted from other files are not taken.",
        "Headers and footers are not taken: “Larkshire Council”.",
    )
