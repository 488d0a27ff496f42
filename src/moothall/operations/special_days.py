"""Days that planning should mind, from an uploaded calendar: school holidays, elections, conferences."""

import csv
import datetime as dt
import io
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction
from icalendar import Calendar

from moothall.operations import audit
from moothall.operations.permission import require
from moothall.records.models import SpecialDay
from moothall.rules.permits import Act

MOST_DAYS = 2000
LONGEST = 120
"""Days that one entry may last; longer ones are a mistake, not a holiday."""

Named = tuple[dt.date, str]
_WANTED = "a calendar file (.ics), or a table (.csv) with the columns “date” or “first” and “last”, and “name”"


class CannotReadCalendarError(Exception):
    """A file that is no calendar; the message says what is wrong with it, and where."""


def keep_special_days(*, name: str, data: bytes, by: User | None, at: dt.datetime) -> int:
    """Take in a calendar under a name, in the place of what was kept under it; gives how many days it has.

    Raises CannotReadCalendarError for a file that is no calendar, is empty, or holds too much.
    """
    require(by, Act.manage_calendar)
    days = read_special_days(data)
    with transaction.atomic():
        SpecialDay.objects.filter(calendar=name).delete()
        SpecialDay.objects.bulk_create(SpecialDay(day=day, name=what, calendar=name) for day, what in days)
        audit.append(act="special days kept", about="calendar", by=by, at=at, detail={"days": len(days)})
    return len(days)


def forget_special_days(*, name: str, by: User | None, at: dt.datetime) -> None:
    """Take an uploaded calendar out."""
    require(by, Act.manage_calendar)
    with transaction.atomic():
        gone, _ = SpecialDay.objects.filter(calendar=name).delete()
        audit.append(act="special days forgotten", about="calendar", by=by, at=at, detail={"days": gone})


def read_special_days(data: bytes) -> list[Named]:
    """The days of a file with their names, in order and each once. Raises CannotReadCalendarError."""
    text = _text(data)
    named = _events(text) if text.lstrip().upper().startswith("BEGIN:VCALENDAR") else _rows(text)
    found = sorted(set(named))
    if not found:
        raise CannotReadCalendarError("The file has no days in it.")
    if len(found) > MOST_DAYS:
        raise CannotReadCalendarError(f"The file has {len(found)} days; at most {MOST_DAYS} are taken.")
    return found


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotReadCalendarError(f"The file is no text. Choose {_WANTED}.") from None


def _events(text: str) -> Iterator[Named]:
    try:
        events = Calendar.from_ical(text).walk("VEVENT")
    except (ValueError, IndexError, KeyError) as error:
        raise CannotReadCalendarError("The calendar file is damaged and cannot be read.") from error
    for number, event in enumerate(events, 1):
        start, end = (event.get(part) for part in ("dtstart", "dtend"))
        if start is None:
            raise CannotReadCalendarError(f"Entry {number} of the calendar file has no day on which it begins.")
        first = _day(start.dt)
        last = _day(end.dt) - dt.timedelta(days=not isinstance(end.dt, dt.datetime)) if end else first
        yield from _each(first, max(first, last), str(event.get("summary") or "").strip(), f"Entry {number}")


def _rows(text: str) -> Iterator[Named]:
    reader = csv.DictReader(io.StringIO(text))
    columns = {(column or "").strip().lower(): column for column in reader.fieldnames or ()}
    begins = columns.get("date") or columns.get("first")
    if not begins or "name" not in columns:
        raise CannotReadCalendarError(f"The file is not understood. Choose {_WANTED}.")
    for row in reader:
        place = f"Line {reader.line_num}"
        first = _written(row.get(begins), place)
        until = (row.get(columns.get("last", "")) or "").strip()
        last = _written(until, place) if until else first
        yield from _each(first, last, (row.get(columns["name"]) or "").strip(), place)


def _written(text: str | None, place: str) -> dt.date:
    """A date as tables have it: 2026-10-26 or 26/10/2026."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime((text or "").strip(), form).date()  # noqa: DTZ007 - a date has no time zone
        except ValueError:
            continue
    raise CannotReadCalendarError(f"{place}: “{text}” is no date; write 2026-10-26 or 26/10/2026.")


def _each(first: dt.date, last: dt.date, name: str, place: str) -> Iterator[Named]:
    if not name:
        raise CannotReadCalendarError(f"{place} has no name.")
    if last < first:
        raise CannotReadCalendarError(f"{place} ends before it begins.")
    if (last - first).days >= LONGEST:
        raise CannotReadCalendarError(f"{place}, “{name}”, lasts more than {LONGEST} days.")
    for number in range((last - first).days + 1):
        yield first + dt.timedelta(days=number), name


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
