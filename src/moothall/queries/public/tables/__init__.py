"""Everything that is shown as a table, as rows: for CSV and JSON files."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from moothall.queries.public import cards
from moothall.queries.public.lists import Asked
from moothall.queries.public.pages import Card, find
from moothall.queries.public.tables import actions, measures, meetings, people
from moothall.queries.public.tables.row import Row

__all__ = ["Table", "names_of", "table_of"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a name for its file: columns, and rows of as many plain values."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def table_of(key: str, name: str, today: dt.date, asked: Mapping[str, str]) -> Table | None:
    """The table of that name on a page, whole; None where the page is not there or has none of that name."""
    page = find(key, today, Asked(f"/{key}", asked, whole=True))
    if page is None:
        return None
    card = page[1]
    build = _TABLES.get((type(card), name))
    return _table(name, build(card)) if build else None


def names_of(card: Card) -> tuple[str, ...]:
    """The names of the tables on a page."""
    return tuple(name for kind, name in _TABLES if isinstance(card, kind))


def _table(name: str, rows: Iterable[Row]) -> Table:
    several = list(rows)
    columns = tuple(several[0]) if several else ()
    return Table(name, columns, tuple(tuple(row.get(column) for column in columns) for row in several))


_TABLES: Mapping[tuple[type[Any], str], Callable[[Card], Iterator[Row]]] = {
    (cards.BodiesPage, "bodies"): meetings.bodies_rows,
    (cards.BodyPage, "meetings"): meetings.body_meetings_rows,
    (cards.BodyPage, "members"): meetings.members_rows,
    (cards.MeetingPage, "agenda"): meetings.agenda_rows,
    (cards.MeetingPage, "attendance"): meetings.attendance_rows,
    (cards.MeetingPage, "resolutions"): meetings.resolutions_rows,
    (cards.MeetingPage, "votes"): meetings.votes_rows,
    (cards.CalendarPage, "meetings"): meetings.calendar_rows,
    (cards.PeoplePage, "people"): people.people_rows,
    (cards.PersonPage, "attendance"): people.person_attendance_rows,
    (cards.DecisionsPage, "decisions"): people.decisions_rows,
    (cards.IndicatorsPage, "indicators"): measures.indicators_rows,
    (cards.IndicatorPage, "readings"): measures.readings_rows,
    (cards.DashboardPage, "indicators"): measures.dashboard_rows,
    (cards.BudgetPage, "lines"): measures.budget_rows,
    (cards.PlansPage, "plans"): actions.plans_rows,
    (cards.PlanPage, "actions"): actions.actions_rows,
    (cards.ProgrammePage, "entries"): actions.programme_rows,
    (cards.StatisticsPage, "table"): measures.statistics_rows,
}
