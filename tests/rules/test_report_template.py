"""What a report begins with, and what it lacks."""

from moothall.facts.drafts import Implication, Template
from moothall.facts.writing import Writing, WrittenHeading
from moothall.rules.authorship import may_read, may_write
from moothall.rules.permits import Role
from moothall.rules.report_template import DEFAULT, missing, opening, unwritten
from written import Keys, paragraph


def test_a_report_begins_with_every_section_and_implication() -> None:
    writing = opening(DEFAULT, Keys())
    headings = [(block.level, block.text) for block in writing.blocks if isinstance(block, WrittenHeading)]
    assert (1, "Introduction") in headings
    assert headings.index((1, "Implications")) < headings.index((2, "Legal implications"))
    assert missing(DEFAULT, writing) == ()
    assert set(unwritten(writing)) == {text for _, text in headings}


def test_an_implication_that_may_be_left_out_is_not_missed() -> None:
    template = Template(("Why",), (Implication("Money"), Implication("Climate", required=False)))
    assert missing(template, Writing()) == ("Money",)


def test_a_section_is_written_when_something_stands_under_it_or_its_headings() -> None:
    blocks = (
        WrittenHeading("a", "One"),
        WrittenHeading("b", "Below", level=2),
        paragraph("c", "words"),
        WrittenHeading("d", "Two"),
        paragraph("e", "  "),
    )
    assert unwritten(Writing(blocks=blocks)) == ("Two",)


def test_whose_report_it_is_decides_who_reads_and_writes() -> None:
    reads = [
        may_read({Role.author}, is_author=author, is_asked=asked).allowed
        for author, asked in ((True, False), (False, True), (False, False))
    ]
    assert reads == [True, True, False]
    assert may_read({Role.clerk}, is_author=False, is_asked=False).allowed
    assert may_write({Role.clerk}, is_author=False, state="drafting").allowed
    assert not may_write({Role.author}, is_author=False, state="drafting").allowed
    assert "withdrawn" in may_write({Role.author}, is_author=True, state="withdrawn").reason
