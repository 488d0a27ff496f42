"""A report goes out as a Word file and comes in again: the same words, structure and keys."""

import hashlib
import io
from collections.abc import Callable

import docx
import msgspec
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from moothall.documents.word import names
from moothall.documents.word.report import report_word
from moothall.facts.bodies import Post
from moothall.facts.drafts import Cover, ReportDraft
from moothall.facts.writing import (
    Block,
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
from moothall.intake import word_blocks, word_cover, word_lists, word_pieces
from moothall.intake.sources.unreadable import UnreadablePack
from moothall.intake.word_report import WordReport, read_report
from moothall.rules.tidy_writing import tidy


def png(colour: str = "navy") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(target, "PNG")
    return target.getvalue()


MAP = png()
FILE = hashlib.sha256(MAP).hexdigest()
COVER = Cover(
    subject="Resurfacing of the coast road",
    authors=(Post("Ms A Quill", "Head of Highways"),),
    decision="26/00017",
    openness="part exempt",
    past_pathway="Roads Panel, 12 January 2026",
    divisions="Larkham East",
    summary="The road needs repair.\nIt is due.",
    recommendations=("endorse the proposed decision", "note the cost"),
)
BLOCKS: tuple[Block, ...] = (
    WrittenParagraph("aaaaaaa0", (Run("Before any section."),)),
    WrittenHeading("aaaaaaa1", "Background"),
    WrittenParagraph(
        "aaaaaaa2",
        (
            Run("The road was "),
            Run("last", strong=True),
            Run(" resurfaced in 2009", note="Report 09/0012."),
            Run(" and is "),
            Run("worn", emphasis=True),
            Run(" ("),
            Run("survey", link="https://larkshire.example/survey"),
            Run(")."),
        ),
    ),
    WrittenList(
        "aaaaaaa3",
        (
            WrittenItem((Run("one"),), (WrittenItem((Run("under one"),)), WrittenItem((Run("and this"),)))),
            WrittenItem((Run("two"),)),
        ),
        "letter",
    ),
    WrittenList("aaaaaaa4", (WrittenItem((Run("first"),)),), "number"),
    WrittenHeading("aaaaaaa5", "12 months on", 2),
    WrittenParagraph("aaaaaaa6", (Run("Not numbered, all bold", strong=True),), numbered=False),
    WrittenTable(
        "aaaaaaa7",
        (
            (WrittenCell(((Run("Road"),),), header=True), WrittenCell(((Run("Cost"),),), columns=2, header=True)),
            (WrittenCell(((Run("Coast"),), (Run("East"),)), rows=2), WrittenCell(((Run("£1"),),)), WrittenCell(())),
            (WrittenCell(((Run("£2"),),)), WrittenCell(((Run("£3", strong=True),),))),
        ),
        "Costs",
    ),
    WrittenFigure("aaaaaaa8", FILE, "A map of the road", "Figure 1"),
    WrittenParagraph("aaaaaaa9", (Run("1.1 is not typed here."),)),
)
DRAFT = ReportDraft("abcd2345", 3, COVER, Writing(BLOCKS))


def there_and_back(draft: ReportDraft = DRAFT, change: Callable[..., None] | None = None) -> WordReport:
    data = report_word(draft, lambda file: MAP if file == FILE else b"")
    if change:
        document = docx.Document(io.BytesIO(data))
        change(document)
        target = io.BytesIO()
        document.save(target)
        data = target.getvalue()
    return read_report(data)


def test_a_report_comes_back_as_it_went_out() -> None:
    back = there_and_back()
    assert back.writing.blocks == tidy(DRAFT.writing).blocks
    assert back.cover == COVER
    assert (back.report, back.version) == ("abcd2345", 3)
    assert back.pictures == ((FILE, MAP),)


def test_word_shows_the_numbers_that_we_print() -> None:
    data = report_word(DRAFT, lambda file: MAP)
    from moothall.intake.sources.word import read_word

    lines = [line.text for line in read_word(data).lines]
    assert "1 Background" in lines
    assert any(line.startswith("1.1 The road was last") for line in lines)
    assert "(a) one" in lines
    assert "(i) under one" in lines
    assert "1. first" in lines


WORDS = st.text("abc £1.é(", min_size=1, max_size=8).map(str.strip).filter(bool)
RUNS = st.lists(
    st.builds(
        Run, WORDS.map(lambda word: word + " "), strong=st.booleans(), emphasis=st.booleans(),
        link=st.sampled_from(["", "", "https://larkshire.example/a"]), note=st.sampled_from(["", "", "a note"]),
    ),
    min_size=1, max_size=3,
).map(tuple)  # fmt: skip
ITEMS = st.recursive(
    st.builds(WrittenItem, RUNS),
    lambda deeper: st.builds(WrittenItem, RUNS, st.lists(deeper, max_size=2).map(tuple)),
    max_leaves=4,
)
CELLS = st.builds(WrittenCell, st.lists(RUNS, max_size=2).map(tuple), header=st.booleans())


@st.composite
def tables(draw: st.DrawFn) -> WrittenTable:
    """A table of three rows and columns; one cell may go over several."""
    rows = [[draw(CELLS) for _ in range(3)] for _ in range(3)]
    across, down = draw(st.integers(1, 2)), draw(st.integers(1, 3))
    rows[0][0] = msgspec.structs.replace(rows[0][0], columns=across, rows=down)
    for number, row in enumerate(rows[:down]):
        del row[1 if number == 0 else 0 : across]
    return WrittenTable("", tuple(tuple(row) for row in rows), draw(st.sampled_from(["", "Costs"])))


def depth(items: tuple[WrittenItem, ...]) -> int:
    return 1 + max((depth(item.items) for item in items), default=-1) if items else 0


BLOCK = st.one_of(
    st.builds(WrittenHeading, st.just(""), WORDS, st.integers(1, 3)),
    st.builds(WrittenParagraph, st.just(""), RUNS, st.booleans()),
    st.builds(WrittenList, st.just(""), st.lists(ITEMS, min_size=1, max_size=3).map(tuple),
              st.sampled_from(["bullet", "letter", "number"]), st.booleans()).filter(lambda one: depth(one.items) <= 3),
    tables(),
    st.builds(WrittenFigure, st.just(""), st.just(FILE), WORDS, st.sampled_from(["", "Figure 1"])),
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCK, max_size=6))
def test_any_writing_comes_back_as_it_went_out(blocks: list[Block]) -> None:
    keyed = tuple(msgspec.structs.replace(block, key=f"key{at:05}") for at, block in enumerate(blocks))
    draft = msgspec.structs.replace(DRAFT, writing=Writing(keyed))
    assert there_and_back(draft).writing.blocks == _headed(tidy(draft.writing).blocks)


def _headed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """In Word a row of cells that are all heads is a head row, and so it is here: nothing else is changed."""
    return blocks


def test_what_is_changed_in_word_keeps_the_keys_of_what_is_not() -> None:
    def change(document: docx.document.Document) -> None:
        for paragraph in document.paragraphs:
            if paragraph.text.startswith("Not numbered"):
                paragraph.runs[0].text = "Changed in Word"
                paragraph.insert_paragraph_before("New in Word.")

    blocks = there_and_back(change=change).writing.blocks
    keys = [block.key for block in blocks]
    assert keys[keys.index("aaaaaaa6") - 1] == ""
    changed = next(block for block in blocks if block.key == "aaaaaaa6")
    assert isinstance(changed, WrittenParagraph)
    assert changed.runs[0].text == "Changed in Word"


def test_tracked_changes_are_read_as_proposed_and_comments_are_listed() -> None:
    def change(document: docx.document.Document) -> None:
        for paragraph in document.paragraphs:
            if paragraph.text.startswith("Before any"):
                paragraph._p.append(
                    parse_xml(
                        f'<w:ins {nsdecls("w")} w:id="90" w:author="Ines Roke"><w:r><w:t xml:space="preserve"> Added.'
                        "</w:t></w:r></w:ins>"
                    )
                )
                document.add_comment(paragraph.runs, "Is that so?", author="Ines Roke", initials="IR")

    back = there_and_back(change=change)
    first = back.writing.blocks[0]
    assert isinstance(first, WrittenParagraph)
    assert first.runs == (Run("Before any section. Added."),)
    assert back.proposed == 1
    assert [(one.by, one.words, one.block) for one in back.remarks] == [("Ines Roke", "Is that so?", "aaaaaaa0")]


def foreign(build: Callable[..., None]) -> WordReport:
    """A file that did not go out from here."""
    document = docx.Document()
    build(document)
    target = io.BytesIO()
    document.save(target)
    return read_report(target.getvalue())


def test_a_file_from_elsewhere_is_read_by_its_styles_and_typed_numbers() -> None:
    def build(document: docx.document.Document) -> None:
        document.add_paragraph("From:\tMs A Quill, Head of Highways")
        document.add_paragraph("Subject:\tCoast road")
        document.add_paragraph("Classification: Unrestricted")
        document.add_paragraph("Summary: The road is worn.")
        document.add_paragraph().add_run("1. Introduction").bold = True
        document.add_paragraph("1.1 The road is old.")
        document.add_paragraph("A plain paragraph.")
        document.add_heading("Legal implications", 2)
        document.add_paragraph("One", style="List Bullet")
        document.add_paragraph("Two", style="List Bullet")

    back = foreign(build)
    assert (back.cover.subject, back.cover.openness) == ("Coast road", "open")
    assert back.cover.authors == (Post("Ms A Quill", "Head of Highways"),)
    assert back.cover.summary == "The road is worn."
    assert back.writing.blocks == (
        WrittenHeading("", "Introduction"),
        WrittenParagraph("", (Run("The road is old."),)),
        WrittenParagraph("", (Run("A plain paragraph."),), numbered=False),
        WrittenHeading("", "Legal implications", 2),
        WrittenList("", (WrittenItem((Run("One"),)), WrittenItem((Run("Two"),)))),
    )


def test_numbers_that_word_counts_make_numbered_paragraphs() -> None:
    def build(document: docx.document.Document) -> None:
        root = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate((("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")))
        )
        root.find(qn("w:num")).addprevious(
            parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
        )
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for text, level, bold in (("Background", 0, True), ("The road is old.", 1, False), ("by the sea", 2, False)):
            paragraph = document.add_paragraph()
            paragraph.add_run(text).bold = bold or None
            numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = level, 77

    assert foreign(build).writing.blocks == (
        WrittenHeading("", "Background"),
        WrittenParagraph("", (Run("The road is old."),)),
        WrittenList("", (WrittenItem((Run("by the sea"),)),), "letter"),
    )


def test_hidden_text_is_not_read() -> None:
    def build(document: docx.document.Document) -> None:
        run = document.add_paragraph("Seen. ").add_run("Marrowfat.")
        run._r.get_or_add_rPr().append(OxmlElement("w:vanish"))

    assert foreign(build).writing.blocks == (WrittenParagraph("", (Run("Seen."),), numbered=False),)


@given(st.binary(max_size=80))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnreadablePack):
        read_report(data)


def test_the_names_in_a_file_are_the_same_going_out_and_coming_in() -> None:
    assert names.NUMBERED == word_lists.NUMBERED
    assert (names.TABLE_CAPTION, names.FIGURE_CAPTION) == (word_blocks.TABLE_CAPTION, word_blocks.FIGURE_CAPTION)
    assert names.TABLE_HEADING == word_pieces.TABLE_HEADING
    ours = (names.COVER_HEADING, names.COVER_TEXT, names.COVER_RECOMMENDATION)
    assert ours == (word_cover._HEADING, word_cover._TEXT, word_cover._RECOMMENDATION)
