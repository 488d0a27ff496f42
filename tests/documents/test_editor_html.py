"""What an author writes goes into the editor and comes back the same; what comes from elsewhere is made safe."""

import pytest
from hypothesis import given

from moothall.documents.editor_html import editor_html
from moothall.documents.from_editor import from_html
from moothall.facts.writing import Run, Writing, WrittenHeading, WrittenItem, WrittenList, WrittenParagraph
from written import Keys, example, paragraph, unhurried, writings


@unhurried
@given(writings())
def test_a_writing_comes_back_from_the_editor_as_it_was(writing: Writing) -> None:
    assert from_html(editor_html(writing), fresh=Keys()) == writing


def test_the_example_comes_back_whole() -> None:
    assert from_html(editor_html(example()), fresh=Keys()) == example()


def test_a_paragraph_that_was_split_keeps_its_key_once() -> None:
    writing = from_html('<p data-key="aaaaaaaa">One.</p><p data-key="aaaaaaaa">Two.</p><p>Three.</p>', fresh=Keys())
    assert [block.key for block in writing.blocks] == ["aaaaaaaa", "new00001", "new00002"]


@pytest.mark.parametrize(
    ("html", "block"),
    [
        ("words alone", paragraph("new00001", "words alone")),
        ("<div>in a <b>box</b></div>", WrittenParagraph("new00001", (Run("in a "), Run("box", strong=True)))),
        ("<p>one<br>two</p>", paragraph("new00001", "one two")),
        ("<h1>Title</h1>", WrittenHeading("new00001", "Title")),
        ("<h5>Deep</h5>", WrittenHeading("new00001", "Deep", level=3)),
        ("<p>go <a href='javascript:alert(1)'>there</a></p>", paragraph("new00001", "go there")),
        ("<p onclick='x()' style='color:red'>plain<script>alert(1)</script></p>", paragraph("new00001", "plain")),
        (
            "<ul><li><p>one</p><p>more</p></li></ul>",
            WrittenList("new00001", (WrittenItem((Run("one more"),)),)),
        ),
    ],
)
def test_what_a_writing_cannot_say_is_left_out_and_its_words_stay(html: str, block: object) -> None:
    assert from_html(html, fresh=Keys()).blocks == (block,)


@pytest.mark.parametrize("html", ["", "   ", "<figure data-file='../../etc'></figure>", "<!-- nothing -->"])
def test_nothing_gives_an_empty_writing(html: str) -> None:
    assert from_html(html, fresh=Keys()).blocks == ()
