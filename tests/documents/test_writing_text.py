"""Writing without script: plain text that says all that a report can say."""

from hypothesis import given
from hypothesis import strategies as st

from moothall.documents.writing_text import from_text, to_text
from moothall.facts.writing import Run, Writing, WrittenHeading, WrittenItem, WrittenList, WrittenParagraph
from written import Keys, example, paragraph, unhurried, writings

NOTHING = Writing()


@unhurried
@given(writings())
def test_a_writing_comes_back_from_plain_text_as_it_was(writing: Writing) -> None:
    assert from_text(to_text(writing), before=writing, fresh=Keys()) == writing


@unhurried
@given(st.text(max_size=200))
def test_any_text_can_be_read_and_then_stays_as_it_is(text: str) -> None:
    writing = from_text(text, before=NOTHING, fresh=Keys())
    assert from_text(to_text(writing), before=writing, fresh=Keys()) == writing


def test_the_example_comes_back_whole() -> None:
    assert from_text(to_text(example()), before=example(), fresh=Keys()) == example()


def test_the_example_is_text_that_a_person_would_write() -> None:
    assert to_text(example()).splitlines()[:7] == [
        "# Introduction",
        "",
        "[1.1] The ferry to **Low Quay** ran late on nine days.^[Harbour log, May.] See "
        "[the log](https://larkshire.example/log)",
        "",
        "(a) the tide",
        "  (i) at springs",
        "(b) the crew",
    ]


def test_numbers_are_counted_anew_so_any_will_do() -> None:
    writing = from_text("# One\n\n[9.9] First.\n\n[] Second.\n\nNot numbered.", before=NOTHING, fresh=Keys())
    assert [getattr(block, "numbered", None) for block in writing.blocks] == [None, True, True, False]


def test_a_figure_at_the_start_of_a_paragraph_is_no_number() -> None:
    assert from_text("3.5 million trips", before=NOTHING, fresh=Keys()).blocks == (
        paragraph("new00001", "3.5 million trips", numbered=False),
    )


def test_dots_before_a_list_let_it_go_on() -> None:
    text = "(a) one\n(b) two\n\nBetween.\n\n...\n(c) three"
    writing = from_text(text, before=NOTHING, fresh=Keys())
    assert [getattr(block, "goes_on", None) for block in writing.blocks] == [False, None, True]
    assert to_text(writing) == text


def test_lone_stars_are_stars() -> None:
    runs = from_text("5 * 3 is **15**", before=NOTHING, fresh=Keys()).blocks
    assert runs == (WrittenParagraph("new00001", (Run("5 * 3 is "), Run("15", strong=True)), numbered=False),)


def test_lines_that_are_broken_off_go_on() -> None:
    text = "# A long\nheading\n\n- one\ngoes on\n  - under it"
    assert from_text(text, before=NOTHING, fresh=Keys()).blocks == (
        WrittenHeading("new00001", "A long heading"),
        WrittenList("new00002", (WrittenItem((Run("one goes on"),), (WrittenItem((Run("under it"),)),)),)),
    )


def test_a_paragraph_keeps_its_key_when_its_words_change() -> None:
    text = to_text(example()).replace("A second boat is to be hired", "A second boat will be hired")
    writing = from_text("New first paragraph.\n\n" + text, before=example(), fresh=Keys())
    assert [block.key for block in writing.blocks] == ["new00001", *(block.key for block in example().blocks)]


def test_a_block_that_moved_keeps_its_key() -> None:
    pieces = to_text(example()).split("\n\n")
    moved = from_text("\n\n".join([*pieces[1:], pieces[0]]), before=example(), fresh=Keys())
    assert moved.blocks[-1].key == "aaaaaaaa"
    assert {block.key for block in moved.blocks} == {block.key for block in example().blocks}
