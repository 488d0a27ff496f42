"""Days written as people say them, so that a table of dates can be read and a slip shows."""

import datetime as dt


def day(text: str) -> dt.date:
    """The date in a text like "Thu 26 Apr 1990"; a weekday that does not fit fails the test."""
    date = dt.datetime.strptime(text, "%a %d %b %Y").date()  # noqa: DTZ007 - a date has no time zone
    assert f"{date:%a}" == text[:3], f"{text} was a {date:%A}"
    return date
