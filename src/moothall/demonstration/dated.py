"""Wordings that hold for a time: `Head of Waste until 2025-03-31`, then another from the day after."""

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

PATTERN = re.compile(r"(?P<text>.+?)(?: from (?P<since>\d{4}-\d\d-\d\d))?(?: until (?P<until>\d{4}-\d\d-\d\d))?")


class Wording(msgspec.Struct, frozen=True):
    """A text with the first and the last day on which it holds."""

    text: str
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max


def wording(entry: str) -> Wording:
    """A dated entry taken apart; one without dates holds always."""
    match = PATTERN.fullmatch(entry)
    if match is None:
        raise ValueError(f"an entry of the demonstration data is empty: {entry!r}")
    since, until = (dt.date.fromisoformat(match[name]) if match[name] else None for name in ("since", "until"))
    return Wording(match["text"], since or dt.date.min, until or dt.date.max)


def holding(entries: Sequence[str], day: dt.date) -> list[str]:
    """The texts that hold on a day, in order."""
    return [each.text for each in map(wording, entries) if each.since <= day <= each.until]


def on(entries: Sequence[str], day: dt.date) -> str:
    """The text that holds on a day. Raises ValueError where none does."""
    found = holding(entries, day)
    if not found:
        raise ValueError(f"none of {list(entries)} holds on {day}")
    return found[0]
