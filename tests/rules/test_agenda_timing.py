"""When the items of an agenda are likely to be taken."""

import msgspec

from documents.invented_agenda import agenda, lettered
from moothall.rules.agenda_timing import clocks, length


def test_each_item_begins_when_those_before_it_have_had_their_minutes() -> None:
    found = clocks(lettered())
    assert list(found.values()) == ["10:00", "10:00", "10:05", "10:10", "10:40", "11:00", "11:10", "11:10"]
    assert length(lettered()) == 70


def test_a_body_that_does_not_print_times_has_none() -> None:
    assert clocks(agenda()) == {}


def test_what_would_be_reached_after_midnight_has_no_time() -> None:
    assert len(clocks(msgspec.structs.replace(lettered(), time="23:15"))) == 5
