"""Dates and times of day as council papers print them."""

import datetime as dt
import re
from collections.abc import Iterator

from moothall.intake.passages import Passage

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: place for place, name in enumerate(_NAMES, 1)}
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b(?:{WEEKDAY}\b[.,]?\s+(?:the\s+)?)?"
    rf"(?:(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\b[\s,-]*(?:of\s+)?(?P<month>{MONTH})\b[.,]?[\s,-]+(?P<year>(?:19|20)\d\d)\b"
    rf"|(?P<us_month>{MONTH})\s+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<us_year>(?:19|20)\d\d)\b"
    r"|(?P<n_day>\d{1,2})(?P<sign>[/.-])(?P<n_month>\d{1,2})(?P=sign)(?P<n_year>(?:19|20)?\d\d)\b"
    r"|(?P<i_year>(?:19|20)\d\d)-(?P<i_month>\d\d)-(?P<i_day>\d\d)\b)",
    re.IGNORECASE,
)
_FORMS = (("day", "month", "year"), ("us_day", "us_month", "us_year"), ("n_day", "n_month", "n_year"))
_ISO = ("i_day", "i_month", "i_year")
_TIME = re.compile(
    r"\b(?:(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?|(?P<long>\d(?=:)|[01]\d|2[0-3])[:.](?P<past>[0-5]\d)"
    r"\s?(?:hrs|hours)?\b(?![./]\d)|(?:12(?:[.:]00)?\s)?(?P<noon>noon|midday))",
    re.IGNORECASE,
)
_CENTURY = 2000


def find_date(passage: Passage) -> tuple[dt.date, Passage] | None:
    """The first date of a passage and the part that prints it, weekday included; None where there is none."""
    return next(find_dates(passage), None)


def find_dates(passage: Passage) -> Iterator[tuple[dt.date, Passage]]:
    """Every date of a passage in order, with the part that prints it."""
    for match in _DATE.finditer(passage.text):
        day = _day(match)
        if day:
            yield day, passage.group(match)


def as_date(text: str) -> dt.date | None:
    """The first date that a text prints."""
    return next(filter(None, map(_day, _DATE.finditer(text))), None)


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    match = _DATE.fullmatch(text.strip(" .,"))
    return bool(match and _day(match))


def find_time(passage: Passage) -> tuple[str, Passage] | None:
    """The first time of day in a passage as 24 h (`14:00`), and the part that prints it."""
    for match in _TIME.finditer(passage.text):
        clock = _clock(match)
        if clock:
            return clock, passage.group(match)
    return None


def _day(match: re.Match[str]) -> dt.date | None:
    """The date that a match names; None where the calendar has no such day."""
    day, month, year = next(form for form in (*_FORMS, _ISO) if match[form[0]])
    printed = match[month]
    number = int(printed) if printed.isdigit() else _MONTHS[printed[:3].lower()]
    century = 0 if len(match[year]) == 4 else _CENTURY
    try:
        return dt.date(century + int(match[year]), number, int(match[day]))
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> str | None:
    if match["noon"]:
        return "12:00"
    if match["long"]:
        return f"{int(match['long']):02}:{match['past']}"
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return f"{hour % 12 + (12 if match['half'] in 'pP' else 0):02}:{minute:02}"
