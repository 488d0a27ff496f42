"""What changed between two versions, shown so that both can be read from it."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from moothall.facts.drafts import Appendix, Cover, ReportDraft
from moothall.facts.writing import Run, Writing, WrittenHeading, WrittenParagraph
from moothall.rules.version_changes import text_changes, version_changes
from written import unhurried

HEAD = WrittenHeading("hhhhhhhh", "Background")


def paragraph(key: str, text: str) -> WrittenParagraph:
    return WrittenParagraph(key, (Run(text),))


@unhurried
@given(st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdef"), unique=True))
def test_each_block_that_came_went_or_moved_is_told_once(old: list[str], new: list[str]) -> None:
    before, after = (Writing(tuple(paragraph(key, key) for key in keys)) for keys in (old, new))
    found = text_changes(before, after)
    assert {one.key for one in found if one.kind == "added"} == set(new) - set(old)
    assert {one.key for one in found if one.kind == "removed"} == set(old) - set(new)
    assert len({one.key for one in found}) == len(found)
    assert not text_changes(before, before)


def test_a_change_is_told_under_its_heading_and_what_is_gone_stands_where_it_stood() -> None:
    before = Writing((HEAD, paragraph("a", "One road."), paragraph("b", "Two roads."), paragraph("c", "Three.")))
    after = Writing((HEAD, paragraph("a", "One wide road."), paragraph("c", "Three.")))
    assert [(one.kind, one.part, one.key) for one in text_changes(before, after)] == [
        ("changed", "Background", "a"),
        ("removed", "Background", "b"),
    ]


def test_a_paragraph_without_words_is_no_change() -> None:
    before, after = Writing((HEAD, paragraph("a", ""))), Writing((HEAD, paragraph("b", "")))
    assert text_changes(before, after) == ()
    assert [one.kind for one in text_changes(before, Writing((HEAD, paragraph("a", "Road."))))] == ["changed"]


def test_cover_and_appendices_are_told_by_their_names() -> None:
    before = ReportDraft("r", 1, Cover("Roads"), appendices=(Appendix("k", "Map", "a", "pdf"),))
    after = msgspec.structs.replace(before, cover=Cover("Roads", is_key=True, recommendations=("note",)), appendices=())
    parts = [(one.kind, one.part) for one in version_changes(before, after)]
    assert parts == [("changed", "Key decision"), ("changed", "Recommendations"), ("removed", "Appendices")]
