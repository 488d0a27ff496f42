"""What a new version of a pack says otherwise."""

import msgspec

from larkshire import INDICATOR, pack, reading
from moothall.facts.meetings import AgendaItem
from moothall.rules.changes import changed_facts, changes


def test_packs_that_say_the_same_have_no_changes() -> None:
    assert changed_facts(pack(), pack()) == ()


def test_an_absent_value_and_an_empty_list_are_the_same() -> None:
    assert changed_facts(pack(statistics=()), pack(statistics=())) == ()


def test_a_figure_that_was_corrected() -> None:
    corrected = msgspec.structs.replace(INDICATOR, target="92%")
    old = pack(indicators=(INDICATOR,))
    new = pack(indicators=(corrected,))
    assert changed_facts(old, new) == ("Indicator RD01 Potholes repaired within 28 days, target: 92% (was 90%).",)


def test_an_item_that_is_new_and_one_that_is_gone() -> None:
    said = pack()
    new = (*said.agenda[:-1], AgendaItem(number="7", title="Ferries"))
    assert changed_facts(said, pack(agenda=new)) == ("Item 7: added.", "Item 6: left out.")


def test_yes_and_no_and_not_given_are_said_in_words() -> None:
    said = pack()
    opened = tuple(msgspec.structs.replace(item, exempt=False) for item in said.agenda)
    assert changed_facts(said, pack(agenda=opened)) == ("Item 6, exempt: no (was yes).",)
    assert changed_facts(said, pack(exclusion=None))[0].startswith("Exclusion: changed")


def test_a_paragraph_that_was_corrected_is_counted_under_its_paper() -> None:
    whole = reading()
    blocks = tuple(
        msgspec.structs.replace(block, text="1.1 It was last resurfaced in 2010.") if block.marker else block
        for block in whole.blocks
    )
    corrected = msgspec.structs.replace(whole, blocks=blocks)
    assert changes(whole, corrected) == ("Text of Resurfacing of the coast road: 1 paragraph changed.",)
