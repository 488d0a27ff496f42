"""The day in England: moments are kept in UTC, but notice, terms and deadlines are counted in days as they are here."""

import datetime as dt
from zoneinfo import ZoneInfo

ENGLAND = ZoneInfo("Europe/London")


def english_day(moment: dt.datetime) -> dt.date:
    """The day that it is in England at an aware `moment`. Raises ValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("the day of a moment cannot be told without its time zone")
    return moment.astimezone(ENGLAND).date()
