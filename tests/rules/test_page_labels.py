"""Page labels: given once, kept for good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.page_labels import (
    Label,
    PageLabelError,
    behind,
    beside,
    following,
    in_a_row,
    kept_range,
    label,
    relabelled,
    right_hand_after,
    within,
)

NUMBERS = st.integers(min_value=1, max_value=9999)
LABELS = st.builds(Label, NUMBERS, st.integers(min_value=0, max_value=800))


@given(LABELS)
def test_a_label_in_print_is_the_label_that_was_printed(one: Label) -> None:
    assert label(str(one)) == one


@pytest.mark.parametrize("text", ["", "0", "a", "47 a", "47A", "-1", "1.5", "047", "٤٧"])
def test_what_is_no_label_is_refused(text: str) -> None:
    with pytest.raises(PageLabelError):
        label(text)


@pytest.mark.parametrize(
    ("last", "then"), [("", "1"), ("1", "3"), ("2", "3"), ("95", "97"), ("96", "97"), ("47a", "49"), ("48c", "49")]
)
def test_a_paper_begins_on_the_next_right_hand_page(last: str, then: str) -> None:
    assert right_hand_after(last) == then


@given(LABELS)
def test_a_right_hand_page_is_odd_and_one_of_the_next_two(one: Label) -> None:
    then = int(right_hand_after(str(one)))
    assert then % 2 == 1
    assert 1 <= then - one.number <= 2


@pytest.mark.parametrize(
    ("before", "after"), [("47", "47a"), ("47a", "47b"), ("47z", "47aa"), ("47az", "47ba"), ("47zz", "47aaa")]
)
def test_letters_follow_the_last_page(before: str, after: str) -> None:
    assert following(before) == after


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("27", "27", "27"),
        ("27", "30", "27 28 29 30"),
        ("27", "28b", "27 28 28a 28b"),
        ("27a", "27c", "27a 27b 27c"),
    ],
)
def test_a_range_of_labels_is_told_from_its_ends(first: str, last: str, labels: str) -> None:
    assert kept_range(first, last) == tuple(labels.split())


@pytest.mark.parametrize(("first", "last"), [("28", "27"), ("27a", "28"), ("27b", "27a")])
def test_what_is_no_range_is_refused(first: str, last: str) -> None:
    with pytest.raises(PageLabelError):
        kept_range(first, last)


def test_a_paper_that_grows_takes_letters_after_its_last_page() -> None:
    assert relabelled(3, "46", "47") == (("46", "47", "47a"), ())
    assert relabelled(4, "46", "47a") == (("46", "47", "47a", "47b"), ())


def test_a_paper_that_shrinks_leaves_labels_behind() -> None:
    assert relabelled(1, "46", "47a") == (("46",), ("47", "47a"))


@given(NUMBERS, st.lists(st.integers(min_value=1, max_value=60), min_size=1, max_size=6))
def test_however_often_a_paper_changes_no_label_moves_or_is_given_twice(start: int, lengths: list[int]) -> None:
    first = str(start)
    last = in_a_row(first, lengths[0])[-1]
    at_page: dict[int, str] = {}
    for pages in lengths:
        labels = relabelled(pages, first, last)
        all_of_them = labels.used + labels.unused
        assert len(labels.used) == pages
        assert len(set(all_of_them)) == len(all_of_them)
        assert list(map(label, all_of_them)) == sorted(map(label, all_of_them))
        assert labels.first == first
        for place, text in enumerate(labels.used):
            assert at_page.setdefault(place, text) == text
        last = labels.last


@pytest.mark.parametrize(
    ("last", "then", "blank"),
    [("29", "31", "30"), ("30a", "31", "30b"), ("29a", "31", "29b"), ("27", "35", "28"), ("97", "27", "98")],
)
def test_a_blank_page_takes_the_next_number_where_it_is_free(last: str, then: str, blank: str) -> None:
    assert behind(last, then) == blank


PACK = [(label("1"), label("2")), (label("3"), label("3")), (label("5"), label("8b")), (label("9"), label("9"))]


def test_letters_follow_the_end_of_a_paper_alone() -> None:
    assert [text for text in ("5", "6a", "8", "8a", "8c", "9") if within(label(text), *PACK[2])] == ["5", "8", "8a"]


def test_the_pages_of_a_pack_are_turned_one_by_one_and_blank_ones_passed_over() -> None:
    pages = ["1", "2", "3", "5", "6", "7", "8", "8a", "8b", "9"]
    after = [str(beside(label(text), 1, PACK)) for text in pages]
    before = [str(beside(label(text), -1, PACK)) for text in pages]
    assert after == [*pages[1:], "None"]
    assert before == ["None", *pages[:-1]]
