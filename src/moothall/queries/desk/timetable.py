"""How the council counts back from a meeting, for the page where that is set."""

from collections.abc import Mapping
from dataclasses import dataclass

from moothall.records.calendar_as_facts import timetable_practice


@dataclass(frozen=True, slots=True)
class Offsets:
    """The steps as key, name and what is counted; and the numbers as they are."""

    steps: tuple[tuple[str, str, str], ...]
    numbers: Mapping[str, int]


def offsets_now() -> Offsets:
    """The council's steps as they are."""
    habits = timetable_practice()
    numbers = {one.key: one.number for one in habits.offsets} | {"remind": habits.remind}
    return Offsets(tuple((one.key, one.name, one.count) for one in habits.offsets), numbers)
