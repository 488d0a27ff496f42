"""Which period a column of a dashboard is about, from its printed heading."""

import datetime as dt
import re
from dataclasses import dataclass

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_MONTH = re.compile(rf"\b({'|'.join(_NAMES)})[a-z]*\.?[\s'’/-]*(\d{{4}}|\d{{2}})\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?:q|qtr|quarter)\s*([1-4])\b.*?\b(\d{4}|\d{2})\s*[/-]\s*\d{2,4}", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous|prior|last)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d{2})\s*[/-]\s*(?:20)?\d{2}\b")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period by its last month; `told` is False where the heading names none (`Latest Month`).

    Then it counts as the month in which it was reported, or the one before where it says that it is the previous,
    and is another period than one that is named.
    """

    month: dt.date
    told: bool
    label: str


def period(heading: str, reported: dt.date) -> Period:
    """The period that a heading names: a month, quarter or financial year (from April), else when it was reported."""
    if found := _MONTH.search(heading):
        return Period(dt.date(_year(found[2]), _MONTHS[found[1].lower()], 1), True, heading)
    if found := _QUARTER.search(heading):
        quarter, year = int(found[1]), _year(found[2])
        return Period(dt.date(year + (quarter == 4), quarter * 3 + 3 - 12 * (quarter == 4), 1), True, heading)
    if found := _YEAR.search(heading):
        return Period(dt.date(int(found[1]) + 1, 3, 1), True, heading)
    if _EARLIER.search(heading):
        before = reported.replace(day=1) - dt.timedelta(days=1)
        return Period(before.replace(day=1), False, f"before {reported:%b-%y}")
    return Period(reported.replace(day=1), False, f"reported {reported:%b-%y}")


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)
