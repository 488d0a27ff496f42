"""How an agenda's items are ordered and numbered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.facts.agendas import AgendaStyle, SectionHeading
from moothall.rules.agenda_numbering import Late, Place, empty_sections, in_order, numbers

PLAIN = AgendaStyle()
LETTERED = AgendaStyle(
    numbering="sections",
    sections=(
        SectionHeading("A", "Committee Business"),
        SectionHeading("B", "Any items called-in", "None for this meeting"),
        SectionHeading("C", "Performance"),
        SectionHeading("E", "Exempt business"),
    ),
)


def items(*words: str) -> list[Place]:
    """Items from words: `road`, `road:C`, `mill:E!` for an exempt one, `road=5` for one published under a number."""
    return [_item(word) for word in words]


def _item(word: str) -> Place:
    bare, _, kept = word.partition("=")
    key, _, section = bare.rstrip("!").partition(":")
    return Place(key=key, section=section, is_open=not bare.endswith("!"), kept=kept)


def numbered(style: AgendaStyle, *words: str, late: Late = "after") -> str:
    """The agenda as `number key` in order."""
    ordered = in_order(style, items(*words))
    given_numbers = numbers(style, ordered, late)
    return ", ".join(f"{given_numbers[one.key]} {one.key}" for one in ordered)


@pytest.mark.parametrize(
    ("style", "words", "late", "printed"),
    [
        (PLAIN, "opening apologies road", "after", "1 opening, 2 apologies, 3 road"),
        (PLAIN, "opening mill! road", "after", "1 opening, 2 road, 3 mill"),
        (LETTERED, "road:C opening:A apologies:A", "after", "A1 opening, A2 apologies, C1 road"),
        (LETTERED, "mill:E! road:C", "after", "C1 road, E1 mill"),
        (LETTERED, "mill:C! road:C depot:E", "after", "C1 road, E1 depot, C2 mill"),
        (PLAIN, "opening=1 road=2 flood ice=3", "after", "1 opening, 2 road, 2a flood, 3 ice"),
        (PLAIN, "opening=1 road=2 flood ice=3", "end", "1 opening, 2 road, 4 flood, 3 ice"),
        (PLAIN, "road=5 storm=5a flood ice=6", "after", "5 road, 5a storm, 5b flood, 6 ice"),
        (PLAIN, "road=5 flood storm=5a ice=6", "after", "5 road, 5b flood, 5a storm, 6 ice"),
        (PLAIN, "flood road=1 ice=2", "after", "3 flood, 1 road, 2 ice"),
        (PLAIN, "road=1 ice=3", "after", "1 road, 3 ice"),
        (LETTERED, "road:C=C1 flood:C opening:A=A1", "after", "A1 opening, C1 road, C1a flood"),
        (LETTERED, "road:C=C1 flood:C depot:B", "end", "B1 depot, C1 road, C2 flood"),
        (LETTERED, "lost:Z road:C", "after", "C1 road, Z1 lost"),
    ],
)
def test_numbers_as_they_are_printed(style: AgendaStyle, words: str, late: Late, printed: str) -> None:
    assert numbered(style, *words.split(), late=late) == printed


def test_a_section_in_which_nothing_stands_says_so_if_it_has_words_for_it() -> None:
    assert [one.letter for one in empty_sections(LETTERED, items("road:C"))] == ["B"]
    assert empty_sections(LETTERED, items("road:C", "bridge:B")) == ()


places = st.lists(
    st.builds(
        Place,
        key=st.uuids().map(str),
        section=st.sampled_from(["A", "B", "C", "E"]),
        is_open=st.booleans(),
    ),
    max_size=12,
)
styles = st.sampled_from([PLAIN, LETTERED])
lates = st.sampled_from(["after", "end"])


@given(styles, places)
def test_before_publication_numbers_run_without_gaps(style: AgendaStyle, given_items: list[Place]) -> None:
    ordered = in_order(style, given_items)
    found = numbers(style, ordered)
    letters = {one.section for one in ordered} if style is LETTERED else {""}
    for letter in letters:
        of_letter = [one for one in ordered if style is PLAIN or one.section == letter]
        assert [found[one.key] for one in of_letter] == [f"{letter}{n}" for n in range(1, len(of_letter) + 1)]


@given(styles, places, places, lates, st.randoms(use_true_random=False))
def test_what_is_published_keeps_its_number_whatever_is_added_between(
    style: AgendaStyle, first: list[Place], later: list[Place], late: Late, chance: object
) -> None:
    printed = numbers(style, in_order(style, first))
    kept = [Place(key=o.key, section=o.section, is_open=o.is_open, kept=printed[o.key]) for o in first]
    together = [*kept, *later]
    chance.shuffle(together)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    after = numbers(style, in_order(style, together), late)
    assert {one.key: after[one.key] for one in first} == dict(printed)
    assert len(set(after.values())) == len(together)


@given(styles, places)
def test_open_items_come_before_exempt_ones_and_nothing_is_lost(style: AgendaStyle, given_items: list[Place]) -> None:
    ordered = in_order(style, given_items)
    assert sorted(one.key for one in ordered) == sorted(one.key for one in given_items)
    openness = [one.is_open for one in ordered]
    assert openness == sorted(openness, reverse=True)
