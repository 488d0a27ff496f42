"""Numbers that run on: of executive decisions over all bodies, and of minutes from meeting to meeting."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from moothall.demonstration.chance import chance
from moothall.demonstration.diary import BODIES, sittings
from moothall.demonstration.topics import topics

LISTED_BEFORE = dt.timedelta(days=45)
"""How long before its first meeting a decision is put on the forthcoming list, where it gets its number."""

FIRST_NUMBER = 11


@cache
def decision_numbers(seed: int) -> Mapping[str, str]:
    """The decision number of each topic that asks for one: the year it was listed in, and a number in sequence.

    Numbers between them went to decisions that came before none of these bodies.
    """
    numbers: dict[str, str] = {}
    last: dict[int, int] = {}
    for topic, listed in sorted(listings().items(), key=lambda each: (each[1], each[0])):
        step = chance(seed, "decision", topic).randint(1, 4)
        last[listed.year] = last.get(listed.year, FIRST_NUMBER) + step
        numbers[topic] = f"{listed:%y}/{last[listed.year]:05}"
    return numbers


def listings() -> dict[str, dt.date]:
    """When each topic that asks for a decision was listed."""
    first: dict[str, dt.date] = {}
    for sitting in (each for body in BODIES for each in sittings(body)):
        for item in sitting.keys:
            if item in topics() and topics()[item].decides:
                first[item] = min(first.get(item, dt.date.max), sitting.date - LISTED_BEFORE)
    return first


def decision_number(item: str, seed: int) -> str | None:
    """The decision number of a topic; None for one that asks for no decision."""
    return decision_numbers(seed).get(item)
