"""The entries of a calendar file, those that repeat as often as they do (RFC 5545 sections 3.8.4.4 and 3.8.5).

dateutil works out when an entry repeats. It does not end on an interval of nothing, so that is refused; other rules
that never come true are ended by whoever runs this with a limit of time.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar

from moothall.rules.english_day import english_day
from moothall.workers import Refused

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
Component = Any
"""A part of a calendar file as icalendar gives it: what it holds is of thirty types, and some of them broken."""

_BY_TIME = ("BYHOUR", "BYMINUTE", "BYSECOND")
MIDNIGHT = dt.time()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry on its days, both included; `place` says where in the file it stands."""

    first: dt.date
    last: dt.date
    name: str
    place: str


def entries(text: str, first: dt.date, last: dt.date) -> Iterator[Entry]:
    """Every entry of a calendar file, one that repeats once for each time that begins within these days.

    What was taken out of a series or moved within it is followed; what was cancelled is left out. Raises Refused, in
    words for a person, for what is damaged or not understood.
    """
    events = _events(text)
    moved = {(_uid(event), _day(event["recurrence-id"])) for event in events if event.get("recurrence-id")}
    for number, event in enumerate(events, 1):
        name = str(event.get("summary") or "").strip()
        place = f"Entry {number} of the calendar file" + (f", “{name}”," if name else "")
        _refuse_broken(event, place)
        if str(event.get("status") or "").upper() != "CANCELLED":
            length = _length(event)
            days = _begins(event, place, first, last)
            yield from (Entry(day, day + length, name, place) for day in days if _is_own(event, day, moved))


def _events(text: str) -> list[Component]:
    try:
        return list(Calendar.from_ical(text).walk("VEVENT"))
    except (ValueError, IndexError, KeyError) as error:
        raise Refused("The calendar file is damaged and cannot be read.") from error


def _refuse_broken(event: Component, place: str) -> None:
    if event.get("dtstart") is None:
        raise Refused(f"{place} has no day on which it begins.")
    for part, why in event.errors:
        if part in ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"):
            raise Refused(f"{place} has a {part} that is not understood: {why}.")
    if event.get("recurrence-id") and "RANGE" in event["recurrence-id"].params:
        raise Refused(f"{place} changes every later one of its series, which is not understood: write the days out.")


def _begins(event: Component, place: str, first: dt.date, last: dt.date) -> Iterable[dt.date]:
    """The days on which an entry begins: its own, or those of its series that lie within the days."""
    own = _day(event["dtstart"])
    rules, more = _listed(event, "rrule"), _listed(event, "rdate")
    if not rules and not more:
        return (own,)
    series = rruleset()
    for rule in rules:
        series.rrule(_rule(rule, own, place))
    for day in (own, *_days(more)):
        series.rdate(dt.datetime.combine(day, MIDNIGHT))
    for day in _days(_listed(event, "exdate")):
        series.exdate(dt.datetime.combine(day, MIDNIGHT))
    until = takewhile(lambda moment: moment.date() <= last, series)
    return (moment.date() for moment in until if moment.date() >= first)


def _rule(rule: Any, own: dt.date, place: str) -> Any:
    """A rule for whole days: its UNTIL is the last day on which the series begins."""
    parts = {name.upper(): values for name, values in rule.items()}
    frequency = str(next(iter(parts.get("FREQ", ())), "")).upper()
    if frequency not in _FREQUENCIES or any(name in parts for name in _BY_TIME):
        raise Refused(f"{place} does not repeat by days, weeks, months or years: {rule.to_ical().decode()}.")
    if min(map(int, (*parts.get("INTERVAL", (1,)), *parts.get("COUNT", (1,))))) < 1:
        raise Refused(f"{place} repeats with an interval or number below one: {rule.to_ical().decode()}.")
    until = [_as_day(one) for one in parts.get("UNTIL", ())]
    words = ";".join(part for part in rule.to_ical().decode().split(";") if not part.upper().startswith("UNTIL="))
    words += f";UNTIL={until[0]:%Y%m%d}" if until and "COUNT" not in parts else ""
    try:
        return rrulestr(words, dtstart=dt.datetime.combine(own, MIDNIGHT))
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(f"{place} repeats by a rule that is not understood: {rule.to_ical().decode()}.") from error


def _length(event: Component) -> dt.timedelta:
    """How many days after its first an entry ends; the end of a whole-day entry is the day after its last."""
    start, end, lasts = event["dtstart"].dt, event.get("dtend"), event.get("duration")
    until = end.dt if end else start + lasts.dt if lasts else start
    days = _as_day(until) - _as_day(start)
    whole = not isinstance(until, dt.datetime)
    return max(days - dt.timedelta(days=whole), dt.timedelta())


def _is_own(event: Component, day: dt.date, moved: set[tuple[str, dt.date]]) -> bool:
    """Whether the day is the entry's own, and has not been moved by another of the same series."""
    return bool(event.get("recurrence-id")) or (_uid(event), day) not in moved


def _uid(event: Component) -> str:
    return str(event.get("uid") or "")


def _listed(event: Component, name: str) -> list[Any]:
    found = event.get(name)
    return found if isinstance(found, list) else [found] if found is not None else []


def _days(lists: Iterable[Any]) -> Iterator[dt.date]:
    for each in lists:
        yield from (_as_day(one.dt[0] if isinstance(one.dt, tuple) else one.dt) for one in each.dts)


def _day(value: Any) -> dt.date:
    return _as_day(value.dt)


def _as_day(moment: dt.date) -> dt.date:
    """The day; of a moment the day in England, of one without a time zone its own."""
    if not isinstance(moment, dt.datetime):
        return moment
    return english_day(moment) if moment.tzinfo else moment.date()
