"""Days with names from a file: a calendar (.ics), or a table (.csv)."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass

from moothall.intake.calendar_entries import Entry, entries
from moothall.workers import Refused

MOST_DAYS = 2000
LONGEST = 120
"""Days that one entry may last; longer ones are a mistake, not a holiday."""

BEHIND, AHEAD = dt.timedelta(days=366), dt.timedelta(days=3 * 366)
"""How far back and ahead an entry that repeats is followed: planning looks no further."""

Named = tuple[dt.date, str]
_WANTED = "a calendar file (.ics), or a table (.csv) with the columns “date” or “first” and “last”, and “name”"


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that is handed in on a day."""

    data: bytes
    on: dt.date


def named_days(handed: Handed) -> list[Named]:
    """The days of a file with their names, in order and each once. Raises Refused, in words for a person."""
    text = _text(handed.data)
    is_calendar = text.lstrip().upper().startswith("BEGIN:VCALENDAR")
    found: set[Named] = set()
    for entry in entries(text, handed.on - BEHIND, handed.on + AHEAD) if is_calendar else _rows(text):
        found.update(_each(entry))
        if len(found) > MOST_DAYS:
            raise Refused(f"The file has more than {MOST_DAYS} days.")
    if not found:
        raise Refused("The file has no days in it.")
    return sorted(found)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"The file is no text. Choose {_WANTED}.") from None


def _rows(text: str) -> Iterator[Entry]:
    reader = csv.DictReader(io.StringIO(text))
    columns = {(column or "").strip().lower(): column for column in reader.fieldnames or ()}
    begins = columns.get("date") or columns.get("first")
    if not begins or "name" not in columns:
        raise Refused(f"The file is not understood. Choose {_WANTED}.")
    for row in reader:
        place = f"Line {reader.line_num}"
        first = _written(row.get(begins), place)
        until = (row.get(columns.get("last", "")) or "").strip()
        last = _written(until, place) if until else first
        yield Entry(first, last, (row.get(columns["name"]) or "").strip(), place)


def _written(text: str | None, place: str) -> dt.date:
    """A date as tables have it: 2026-10-26 or 26/10/2026."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime((text or "").strip(), form).date()  # noqa: DTZ007 - a date has no time zone
        except ValueError:
            continue
    raise Refused(f"{place}: “{text}” is no date; write 2026-10-26 or 26/10/2026.")


def _each(entry: Entry) -> Iterator[Named]:
    if not entry.name:
        raise Refused(f"{entry.place} has no name.")
    if entry.last < entry.first:
        raise Refused(f"{entry.place} ends before it begins.")
    if (entry.last - entry.first).days >= LONGEST:
        raise Refused(f"{entry.place} lasts more than {LONGEST} days.")
    for number in range((entry.last - entry.first).days + 1):
        yield entry.first + dt.timedelta(days=number), entry.name
