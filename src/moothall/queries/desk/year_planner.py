"""A municipal year on one sheet: a row for each body, a column for each month."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.queries.desk.calendar import CalendarPage, MeetingRow, Month
from moothall.records.practice import MEETING_HOURS

_SHOWN = ("provisional", "fixed", "held")


@dataclass(frozen=True, slots=True)
class BodysMonths:
    """A body with its meetings in each month; `usual` says when and where most of them are."""

    name: str
    url: str
    usual: tuple[str, str]
    months: tuple[tuple[MeetingRow, ...], ...]


@dataclass(frozen=True, slots=True)
class YearPlanner:
    """The sheet of a year; `days` are those of each month that planning should mind.

    `lasts` is how long the council takes a meeting to last.
    """

    months: tuple[dt.date, ...]
    bodies: tuple[BodysMonths, ...]
    days: tuple[tuple[str, str], ...]
    lasts: dt.timedelta

    @property
    def meetings(self) -> tuple[MeetingRow, ...]:
        """All of them, body by body."""
        return tuple(one for body in self.bodies for month in body.months for one in month)


def year_planner(page: CalendarPage) -> YearPlanner:
    """The sheet of the year that a calendar shows: the meetings that stand, by the names of their bodies."""
    rows: defaultdict[str, list[MeetingRow]] = defaultdict(list)
    for month in page.months:
        for meeting in month.meetings:
            if meeting.state in _SHOWN:
                rows[meeting.body.text].append(meeting)
    return YearPlanner(
        months=tuple(month.first for month in page.months),
        bodies=tuple(_body(name, rows[name], page.months) for name in sorted(rows)),
        days=tuple(day for month in page.months for day in month.days),
        lasts=dt.timedelta(hours=MEETING_HOURS.now()),
    )


def _body(name: str, meetings: Sequence[MeetingRow], months: Sequence[Month]) -> BodysMonths:
    places = [(one.time, one.venue) for one in meetings]
    by_month: defaultdict[dt.date, list[MeetingRow]] = defaultdict(list)
    for one in meetings:
        by_month[one.date.replace(day=1)].append(one)
    return BodysMonths(
        name=name,
        url=meetings[0].body.url or "",
        usual=max(places, key=places.count),
        months=tuple(tuple(by_month[month.first]) for month in months),
    )
