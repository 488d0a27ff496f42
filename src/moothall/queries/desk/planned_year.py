"""The meetings that patterns give, before they are planned: with what clashes, and as a form carries them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from moothall.facts.agendas import MeetingKind
from moothall.queries.desk.calendar import clashes_of
from moothall.records.calendar_as_facts import STANDS, body_title
from moothall.records.models import Body, ScheduledMeeting
from moothall.records.practice import practice
from moothall.rules.standing_dates import BodysYear, Standing, meeting_days

MOST = 700
"""Meetings that one form carries, with the words of each body: of a form no more than a thousand fields are taken."""


class TooManyError(ValueError):
    """More meetings than are planned in one go."""


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
    kind: str = "ordinary"

    @property
    def written(self) -> str:
        """As the field of a form."""
        return "|".join((self.body, self.date.isoformat(), self.time, self.kind, self.venue))

    @property
    def wanted(self) -> bool:
        """Whether it is chosen until someone says otherwise."""
        return not (self.taken or self.past)


def years_kept() -> Mapping[str, BodysYear]:
    """How each body's meetings were said to come round when a year was last planned, by its public id."""
    return practice("meeting patterns", dict[str, BodysYear], {})


def planned_year(
    wanted: Mapping[str, tuple[Sequence[Standing], str]], first: dt.date, last: dt.date, today: dt.date
) -> tuple[Planned, ...]:
    """The meetings that each body's lines give, at its place, in the order of their days.

    Raises TooManyError for more than `MOST`.
    """
    bodies = {row.public_id: row for row in Body.objects.filter(public_id__in=wanted)}
    rows = [
        ScheduledMeeting(body=bodies[id], date=one.date, time=one.time, kind=one.kind, venue=venue)
        for id, (lines, venue) in wanted.items()
        if id in bodies
        for one in meeting_days(lines, first, last)
    ]
    if len(rows) > MOST:
        raise TooManyError(f"That is {len(rows)} meetings, and at most {MOST} are planned in one go.")
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
            findings=tuple(dict.fromkeys(found.get(f"new {place}", ()))),
            taken=(row.body_id, row.date) in taken,
            past=row.date < today,
            kind=row.kind,
        )
        for place, row in enumerate(rows)
    )


def read_planned(fields: Iterable[str]) -> tuple[Planned, ...]:
    """The meetings that a form carries; what is no meeting is left out."""
    return tuple(one for field in fields if (one := _read(field)))


def _read(field: str) -> Planned | None:
    body, date, time, kind, venue = (field.split("|", 4) + [""] * 5)[:5]
    if kind not in get_args(MeetingKind):
        return None
    try:
        return Planned(body, dt.date.fromisoformat(date), f"{dt.time.fromisoformat(time):%H:%M}", venue, kind=kind)
    except ValueError:
        return None
