"""Dates, times and lists as council papers word them."""

import datetime as dt
from collections.abc import Sequence


def long_date(day: dt.date) -> str:
    """`2 December 2024`."""
    return f"{day.day} {day:%B %Y}"


def weekday_date(day: dt.date) -> str:
    """`Monday, 2 December 2024`."""
    return f"{day:%A}, {long_date(day)}"


def clock(time: str) -> str:
    """`2.00 pm` for `14:00`."""
    hour, minute = map(int, time.split(":"))
    return f"{(hour - 1) % 12 + 1}.{minute:02} {'am' if hour < 12 else 'pm'}"


def listed(words: Sequence[str], last: str = " and ") -> str:
    """`A, B and C`."""
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def honoured(name: str, honours: str | None) -> str:
    """A name with the honours after it."""
    return f"{name}, {honours}" if honours else name


def sentence_case(text: str) -> str:
    """A text that begins with a capital; the rest as it is."""
    return text[:1].upper() + text[1:]


def page_range(first: object, last: object) -> str:
    """The pages of a paper as a front sheet states them: `Pages 9 - 12`, or `Page 9`."""
    return f"Page {first}" if first == last else f"Pages {first} - {last}"
