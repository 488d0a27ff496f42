"""Everything that is shown as a table, as rows: for CSV and JSON files."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from moothall.queries.public import cards
from moothall.queries.public.lists import Asked
from moothall.queries.public.pages import Card, find

Row = Mapping[str, Any]


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


def _meeting(card: cards.MeetingCard) -> Row:
    return {
        "id": card.id,
        "body": card.body.text,
        "date": card.date,
        "time": card.time,
        "venue": card.venue,
        "address": card.url,
        "papers": card.papers,
        "exempt items": card.exempt_items,
        "minutes": card.has_minutes,
    }


def _bodies(page: cards.BodiesPage) -> Iterator[Row]:
    for body in page.bodies:
        yield {
            "id": body.id,
            "name": body.name,
            "size": body.size,
            "chairman": body.chair.text if body.chair else None,
            "meetings": body.meetings,
            "address": body.url,
        }


def _body_meetings(page: cards.BodyPage) -> Iterator[Row]:
    yield from map(_meeting, (*page.upcoming, *page.past))


def _members(page: cards.BodyPage) -> Iterator[Row]:
    for group in page.groups:
        for member in group.members:
            yield {
                "group": group.name,
                "name": member.person.text,
                "role": member.role,
                "honours": member.honours,
                "since": member.since,
                "as of": page.as_of,
                "address": member.person.url,
            }


def _agenda(page: cards.MeetingPage) -> Iterator[Row]:
    for section in page.sections:
        for item in section.items:
            yield {
                "number": item.number,
                "title": item.title,
                "section": section.title,
                "exempt": item.exempt,
                "decision": item.decision.text if item.decision else None,
                "pages": item.pages,
                "address": item.url,
            }


def _attendance(page: cards.MeetingPage) -> Iterator[Row]:
    groups = (("present", page.present), ("also present", page.also_present), ("in attendance", page.in_attendance))
    for capacity, people in groups:
        for attendee in people:
            yield {
                "capacity": capacity,
                "name": attendee.person.text,
                "role": attendee.role or attendee.detail,
                "substitute for": attendee.substitute_for.text if attendee.substitute_for else None,
                "address": attendee.person.url,
            }


def _minuted(page: cards.MeetingPage) -> Iterator[tuple[str, cards.MinuteCard]]:
    for section in page.sections:
        for item in section.items:
            yield from ((item.number, minute) for minute in item.minutes)
    yield from (("", minute) for minute in page.other_minutes)


def _resolutions(page: cards.MeetingPage) -> Iterator[Row]:
    for item, minute in _minuted(page):
        for text in minute.resolutions:
            yield {"minute": minute.number, "item": item, "title": minute.title, "resolution": text}


def _votes(page: cards.MeetingPage) -> Iterator[Row]:
    for item, minute in _minuted(page):
        for vote in minute.votes:
            yield {
                "minute": minute.number,
                "item": item,
                "motion": vote.motion,
                "for": vote.votes_for,
                "against": vote.votes_against,
                "abstentions": vote.abstentions,
                "casting vote": vote.casting,
                "result": vote.result,
            }


def _people(page: cards.PeoplePage) -> Iterator[Row]:
    for person in page.people:
        yield {
            "id": person.id,
            "name": person.name,
            "honours": person.honours,
            "kind": person.kind,
            "group": person.group,
            "roles": "; ".join(person.roles),
            "meetings attended": person.attended,
            "address": person.url,
        }


def _person_attendance(page: cards.PersonPage) -> Iterator[Row]:
    for row in page.attendance:
        yield {
            "date": row.date,
            "body": row.body,
            "capacity": row.capacity,
            "substitute for": row.substitute_for.text if row.substitute_for else None,
            "address": row.meeting.url,
        }


def _decisions(page: cards.DecisionsPage) -> Iterator[Row]:
    for decision in page.decisions:
        yield {
            "number": decision.number,
            "title": decision.title,
            "taker": decision.taker.text if decision.taker else None,
            "taker's title": decision.taker_title,
            "key decision": decision.key,
            "status": decision.status,
            "date": decision.date,
            "body": decision.body.text if decision.body else None,
            "address": decision.url,
        }


def _indicator(card: cards.IndicatorCard) -> dict[str, Any]:
    return {
        "ref": card.ref,
        "name": card.name,
        "kind": card.kind,
        "service area": card.service_area,
        "period": card.period,
        "value": card.value,
        "rating": card.rag,
        "direction of travel": card.travel,
        "target": card.target,
        "floor": card.floor,
        "in range": card.in_range,
        "address": card.url,
    }


def _indicators(page: cards.IndicatorsPage) -> Iterator[Row]:
    yield from map(_indicator, page.indicators)


def _dashboard(page: cards.DashboardPage) -> Iterator[Row]:
    for area in page.areas:
        for table in area.tables:
            for row in table.rows:
                values = dict(zip(table.periods, row.values, strict=False))
                yield {
                    **_indicator(row.indicator),
                    "year to date": row.ytd,
                    "year to date rating": row.ytd_rag,
                    "previous year": row.previous_year,
                    "lower": row.lower,
                    "upper": row.upper,
                    "values": "; ".join(f"{period}: {value}" for period, value in values.items()),
                    "page": row.source.label if row.source else None,
                }


def _readings(page: cards.IndicatorPage) -> Iterator[Row]:
    for reading in page.readings:
        yield {
            "period": reading.period,
            "value": reading.value,
            "number": reading.number,
            "rating": reading.rag,
            "direction of travel": reading.travel,
            "target": reading.target,
            "floor": reading.floor,
            "in range": reading.in_range,
            "earlier figures": "; ".join(reading.revised),
            "printed in": "; ".join(_printed(source) for source in reading.sources),
        }


def _printed(source: cards.Source) -> str:
    return f"{source.text}, page {source.label}" if source.label else source.text


def _budget(page: cards.BudgetPage) -> Iterator[Row]:
    for line in page.lines:
        yield {
            "heading": line.heading,
            "net budget": line.net_budget,
            "net forecast variance": line.net_forecast_variance,
            "adjustment": line.adjustment,
            "revised net variance": line.revised_net_variance,
            "last reported": line.last_reported,
            "movement": line.movement,
        }


def _plans(page: cards.PlansPage) -> Iterator[Row]:
    for plan in page.plans:
        yield {
            "id": plan.id,
            "title": plan.title,
            "body": plan.body.text if plan.body else None,
            "reported": plan.reported,
            "actions": plan.actions,
            "green": plan.counts.green,
            "amber": plan.counts.amber,
            "red": plan.counts.red,
            "not rated": plan.counts.unrated,
            "address": plan.url,
        }


def _actions(page: cards.PlanPage) -> Iterator[Row]:
    for action in page.actions:
        for status in action.history:
            yield {
                "number": action.number,
                "title": action.title,
                "owner": action.owner,
                "deadline": action.deadline,
                "reported": status.date,
                "rating": status.rag,
                "status": status.status,
                "progress": status.progress,
            }


def _programme(page: cards.ProgrammePage) -> Iterator[Row]:
    groups = (*page.past, *page.upcoming, *page.regular, *([page.unallocated] if page.unallocated else ()))
    for group in groups:
        for item in group.items:
            yield {
                "for": group.date or group.title or None,
                "title": item.title,
                "section": item.section,
                "kind": item.kind,
                "added": item.added,
                "deferred": item.deferred,
                "exempt": item.exempt,
                "lead": "; ".join(item.lead),
                "outcome": item.outcome.kind if item.outcome else None,
            }


def _statistics(page: cards.StatisticsPage) -> Iterator[Row]:
    columns = [name or f"column {place}" for place, name in enumerate(page.columns, start=1)]
    for cells in page.rows:
        yield dict(zip(columns, cells, strict=False))


def _calendar(page: cards.CalendarPage) -> Iterator[Row]:
    yield from map(_meeting, page.meetings)


_TABLES: Mapping[tuple[type[Any], str], Callable[[Card], Iterator[Row]]] = {
    (cards.BodiesPage, "bodies"): _bodies,
    (cards.BodyPage, "meetings"): _body_meetings,
    (cards.BodyPage, "members"): _members,
    (cards.MeetingPage, "agenda"): _agenda,
    (cards.MeetingPage, "attendance"): _attendance,
    (cards.MeetingPage, "resolutions"): _resolutions,
    (cards.MeetingPage, "votes"): _votes,
    (cards.CalendarPage, "meetings"): _calendar,
    (cards.PeoplePage, "people"): _people,
    (cards.PersonPage, "attendance"): _person_attendance,
    (cards.DecisionsPage, "decisions"): _decisions,
    (cards.IndicatorsPage, "indicators"): _indicators,
    (cards.IndicatorPage, "readings"): _readings,
    (cards.DashboardPage, "indicators"): _dashboard,
    (cards.BudgetPage, "lines"): _budget,
    (cards.PlansPage, "plans"): _plans,
    (cards.PlanPage, "actions"): _actions,
    (cards.ProgrammePage, "entries"): _programme,
    (cards.StatisticsPage, "table"): _statistics,
}
