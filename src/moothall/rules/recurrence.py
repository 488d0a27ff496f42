"""How an item of a work programme comes back, and for which meetings."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

Recurring = Literal["every meeting", "every other meeting", "six-monthly", "annual"]
PATTERNS: tuple[Recurring, ...] = get_args(Recurring)
EACH: tuple[Recurring, ...] = ("every meeting", "every other meeting")
BY_MONTH: tuple[Recurring, ...] = ("six-monthly", "annual")
_APART = {"six-monthly": 6, "annual": 12}
_GRACE = 3
"""Months, that in which an item is due among them, in which a meeting still takes it."""


def occurrences(
    pattern: Recurring, meetings: Sequence[dt.date], month: int | None = None, since: dt.date | None = None
) -> tuple[dt.date, ...]:
    """The meetings, out of those given in any order, at which an item comes up.

    `month` is when an annual or six-monthly item is due, and for the latter half a year later too: it comes up at
    the first meeting of that month, or where none is held in it of the two months after. Nothing is due before
    the month of `since`, and every other meeting is counted from the first on or after it. Raises ValueError for
    a month that is missing.
    """
    dates = sorted({date for date in meetings if since is None or date >= since})
    if pattern in BY_MONTH:
        if month is None or not 1 <= month <= 12:
            raise ValueError("say in which month the item comes up")
        return tuple(_by_month(dates, month, _APART[pattern], since or min(dates, default=dt.date.max)))
    return tuple(dates[:: 2 if pattern == "every other meeting" else 1])


def _by_month(dates: Sequence[dt.date], month: int, apart: int, since: dt.date) -> Iterator[dt.date]:
    for due in _due(since, dates[-1] if dates else since, month, apart):
        found = next((date for date in dates if due <= date < _first(_number(due) + _GRACE)), None)
        if found:
            yield found


def _due(since: dt.date, last: dt.date, month: int, apart: int) -> Iterator[dt.date]:
    """The first days of the months in which an item is due, from the month of one day to that of another."""
    wait = (month - since.month) % apart
    for number in range(_number(since) + wait, _number(last) + 1, apart):
        yield _first(number)


def _number(day: dt.date) -> int:
    """The month of a day, counted from the year 0."""
    return day.year * 12 + day.month - 1


def _first(number: int) -> dt.date:
    return dt.date(number // 12, number % 12 + 1, 1)
