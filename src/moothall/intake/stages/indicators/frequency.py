"""How often an indicator is measured, told by its table's head and by the headings above it."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from moothall.facts.measures import Frequency
from moothall.intake.stages.columns import Column, Head

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MONTH = re.compile(r"\b(" + "|".join(_MONTHS) + r")[a-z]*[ \-'/]*(?:20)?(\d\d)\b")
_WORDS: tuple[tuple[Frequency, re.Pattern[str]], ...] = (
    ("snapshot", re.compile(r"\bsnapshot")),
    ("quarter", re.compile(r"\bquarter|\bqtr|\bq[1-4]\b")),
    ("year", re.compile(r"\bannual|\bforecast|\byearly\b|\b(?:20)?\d\d ?[/-] ?\d\d\b|\byear rag\b|\b20\d\d$")),
    ("month", re.compile(r"\bmonth|\b(?:" + "|".join(_MONTHS) + r")")),
)


def frequency_of(head: Head, above: str, kind: str) -> Frequency | None:
    """The frequency of a table's indicators: by its period columns, else by the heading above it.

    An activity table that gives nothing but the year to date has none.
    """
    names = [name.casefold() for name, column in zip(head.names, head.columns, strict=True) if column is Column.series]
    spaced = _spacing(names)
    if spaced:
        return spaced
    rated = [name.casefold() for name, column in zip(head.names, head.columns, strict=True) if column is Column.rag]
    told = _told(" ".join(names)) or _told(" ".join(rated))
    if told or kind == "activity":
        return told
    return _told(above.casefold())


def _told(words: str) -> Frequency | None:
    return next((frequency for frequency, pattern in _WORDS if pattern.search(words)), None)


def _spacing(names: Sequence[str]) -> Frequency | None:
    """Months one apart are monthly figures, months three apart quarterly, twelve apart yearly."""
    days = [dt.date(2000 + int(m[2]), _MONTHS[m[1]], 1) for m in map(_MONTH.search, names) if m]
    gaps = {(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(days)}
    known: dict[int, Frequency] = {1: "month", 3: "quarter", 12: "year"}
    return known.get(abs(gaps.pop())) if len(gaps) == 1 else None
