"""The meetings that patterns give, before they are planned: with what clashes, and as a form carries them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from moothall.queries.desk.calendar import clashes_of
from moothall.records.calendar_as_facts import STANDS, body_title
from moothall.records.models import Body, ScheduledMeeting
from moothall.rules.patterns import Pattern, dates

MOST = 400


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting that may be planned; `body` is its public id. `taken` says that the body meets that day already."""

    body: str
    date: dt.date
    time: str
    venue: str
    name: str = ""
    findings: tuple[str, ...] = ()
    taken: bool = False
    past: bool = False

    @property
    def written(self) -> str:
        """As the field of a form."""
        return "|".join((self.body, self.date.isoformat(), self.time, self.venue))

    @property
    def wanted(self) -> bool:
        """Whether it is chosen until someone says otherwise."""
        return not (self.taken or self.past)


def planned_year(
    wanted: Mapping[str, tuple[Pattern | None, str]], first: dt.date, last: dt.date, today: dt.date
) -> tuple[Planned, ...]:
    """The meetings of each body's pattern, in the order of their days; at most `MOST`."""
    bodies = {row.public_id: row for row in Body.objects.filter(public_id__in=wanted)}
    rows = [
        ScheduledMeeting(body=bodies[id], date=date, time=pattern.time, venue=venue)
        for id, (pattern, venue) in wanted.items()
        if pattern and id in bodies
        for date in dates(pattern, first, last)
    ][:MOST]
    rows.sort(key=lambda row: (row.date, row.time))
    found = clashes_of(rows)
    standing = ScheduledMeeting.objects.filter(date__range=(first, last), state__in=STANDS)
    taken = set(standing.values_list("body", "date"))
    return tuple(
        Planned(
            body=row.body.public_id,
            date=row.date,
            time=row.time,
            venue=row.venue,
            name=body_title(row.body),
            findings=found.get(f"new {place}", ()),
            taken=(row.body_id, row.date) in taken,
            past=row.date < today,
        )
        for place, row in enumerate(rows)
    )


def read_planned(fields: Iterable[str]) -> tuple[Planned, ...]:
    """The meetings that a form carries; what is no meeting is left out."""
    return tuple(one for field in fields if (one := _read(field)))


def _read(field: str) -> Planned | None:
    body, date, time, venue = (field.split("|", 3) + [""] * 4)[:4]
    try:
        return Planned(body, dt.date.fromisoformat(date), f"{dt.time.fromisoformat(time):%H:%M}", venue)
    except ValueError:
        return None
