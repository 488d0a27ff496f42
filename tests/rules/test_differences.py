"""What a version says otherwise than an earlier one."""

from hypothesis import given
from hypothesis import strategies as st

from moothall.facts.drafts import Cover
from moothall.facts.writing import Run, Writing, WrittenParagraph
from moothall.rules.differences import Stretch, changed_cover, changed_words, differences
from written import example, paragraph, unhurried, writings


def test_the_words_that_changed_are_shown_within_their_sentence() -> None:
    assert changed_words("The boat is late.", "The ferry is very late.") == (
        Stretch("same", "The "),
        Stretch("removed", "boat"),
        Stretch("added", "ferry"),
        Stretch("same", " is "),
        Stretch("added", "very "),
        Stretch("same", "late."),
    )


@unhurried
@given(st.text(max_size=60), st.text(max_size=60))
def test_both_versions_can_be_read_off(before: str, after: str) -> None:
    stretches = changed_words(before, after)
    assert "".join(one.text for one in stretches if one.kind != "added") == before
    assert "".join(one.text for one in stretches if one.kind != "removed") == after


def test_what_was_taken_out_is_shown_where_it_stood() -> None:
    before = Writing(blocks=(paragraph("a", "x"), paragraph("b", "y"), paragraph("c", "z")))
    after = Writing(blocks=(paragraph("a", "x"), paragraph("d", "w"), paragraph("c", "z!")))
    kinds = [(one.key, one.kind) for one in differences(before, after)]
    assert kinds == [("a", "same"), ("b", "removed"), ("d", "added"), ("c", "changed")]


def test_a_change_of_form_is_told_from_one_of_words() -> None:
    bold = WrittenParagraph("a", (Run("x", strong=True),))
    (one,) = differences(Writing(blocks=(paragraph("a", "x"),)), Writing(blocks=(bold,)))
    assert (one.kind, one.in_words) == ("changed", False)


def test_a_block_that_moved_is_said_to_have_moved() -> None:
    before = Writing(blocks=(paragraph("a", "x"), paragraph("b", "y"), paragraph("c", "z")))
    after = Writing(blocks=(paragraph("c", "z"), paragraph("a", "x"), paragraph("b", "y")))
    assert [one.kind for one in differences(before, after)] == ["moved", "same", "same"]


@unhurried
@given(writings())
def test_a_version_differs_in_nothing_from_itself(writing: Writing) -> None:
    assert {one.kind for one in differences(writing, writing)} <= {"same"}


@unhurried
@given(writings())
def test_every_block_of_both_is_accounted_for(writing: Writing) -> None:
    found = differences(example(), writing)
    assert {one.key for one in found} == {block.key for block in (*example().blocks, *writing.blocks)}


def test_the_cover_shows_the_fields_that_changed() -> None:
    ((name, stretches),) = changed_cover(Cover(subject="Ferries"), Cover(subject="Boats"))
    assert name == "subject"
    assert [one.kind for one in stretches] == ["removed", "added"]
