"""The layout of a pack from page counts: properties that hold whatever the papers are."""

from hypothesis import given
from hypothesis import strategies as st

from moothall.documents.assembly.layout import FRONT, Layout, Sheaf, lay_out
from moothall.rules.page_labels import label

LENGTHS = st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=8)
SHOWN = st.lists(st.booleans(), min_size=8, max_size=8)


def laid(lengths: list[int], shown: list[bool], before: Layout | None = None, front: int = 2) -> Layout:
    """A layout of papers of so many pages; with the labels of the one before."""
    had = {place.key: place for place in before.places} if before else {}
    sheaves = [
        Sheaf(f"p{n}", f"i{n}", pages, *_labels(had, f"p{n}"), shown=shown[n % len(shown)])
        for n, pages in enumerate(lengths)
    ]
    kept = str(int(before.places[0].first) - 1) if before else ""
    return lay_out(Sheaf(FRONT, "", front, "1" if kept else "", kept), sheaves)


def _labels(had: dict[str, object], key: str) -> tuple[str, str]:
    place = had.get(key)
    return (place.first, place.last) if place else ("", "")  # type: ignore[attr-defined] # a place, where there is one


@given(LENGTHS, SHOWN)
def test_both_versions_have_the_same_places(lengths: list[int], shown: list[bool]) -> None:
    assert laid(lengths, shown).places == laid(lengths, [True]).places


@given(LENGTHS, SHOWN, LENGTHS)
def test_however_papers_change_labels_rise_and_are_given_once(
    lengths: list[int], shown: list[bool], later: list[int]
) -> None:
    first = laid(lengths, shown)
    changed = (later + lengths)[: len(lengths)]
    for layout in (first, laid(changed, shown, before=first)):
        printed = [label(leaf.label) for leaf in layout.leaves]
        assert printed == sorted(set(printed))


@given(LENGTHS, SHOWN, LENGTHS)
def test_every_paper_begins_on_a_right_hand_page_by_label_and_in_print(
    lengths: list[int], shown: list[bool], later: list[int]
) -> None:
    first = laid(lengths, shown)
    changed = (later + lengths)[: len(lengths)]
    for layout in (first, laid(changed, shown, before=first)):
        starts: dict[str, int] = {}
        for place, leaf in enumerate(layout.leaves):
            starts.setdefault(leaf.key, place)
        assert all(place % 2 == 0 for place in starts.values())
        assert all(label(place.first).number % 2 for place in layout.places)


@given(LENGTHS, SHOWN, LENGTHS)
def test_no_label_that_a_page_had_is_given_to_another_page(
    lengths: list[int], shown: list[bool], later: list[int]
) -> None:
    first = laid(lengths, [True])
    changed = (later + lengths)[: len(lengths)]
    owners = {leaf.label: (leaf.key, leaf.page) for leaf in first.leaves if leaf.use == "page"}
    after = {
        leaf.label: (leaf.key, leaf.page) for leaf in laid(changed, [True], before=first).leaves if leaf.use == "page"
    }
    assert all(after[text] == owner for text, owner in owners.items() if text in after)


@given(LENGTHS)
def test_a_shown_paper_has_all_its_pages_in_order(lengths: list[int]) -> None:
    layout = laid(lengths, [True])
    for number, pages in enumerate(lengths):
        own = [leaf.page for leaf in layout.leaves if leaf.key == f"p{number}" and leaf.use == "page"]
        assert own == list(range(pages))
