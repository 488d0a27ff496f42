"""When an exemption is looked at again.

What is exempt is so only "if and so long" as the public interest in maintaining the exemption outweighs that in
disclosing (Local Government Act 1972, Schedule 12A Part 2, paragraph 10).
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_NAMES = "|".join(_MONTHS)
_WRITTEN = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b({_NAMES}),?\s+(\d{{4}})\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def review_on(until: str, meeting: dt.date, after_days: int) -> dt.date:
    """The first day after the meeting that the words on when an exemption may lapse name; else so many days after it.

    A month stands for its first day. Numbers are read in English order: 1/3/2027 is in March.
    """
    named = [day for day in _days(until) if day > meeting]
    return min(named, default=meeting + dt.timedelta(days=after_days))


def _days(words: str) -> Iterator[dt.date]:
    found = [(year, str(_MONTHS[month.casefold()]), day or "1") for day, month, year in _WRITTEN.findall(words)]
    found += [(year, month, day) for day, month, year in _NUMBERS.findall(words)]
    found += _ISO.findall(words)
    for year, month, day in found:
        try:
            yield dt.date(int(year), int(month), int(day))
        except ValueError:
            continue  # 31 June is no day
