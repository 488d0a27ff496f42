"""People and decisions, as rows."""

from collections.abc import Iterator

from moothall.queries.public import cards
from moothall.queries.public.tables.row import Row


def people_rows(page: cards.PeoplePage) -> Iterator[Row]:
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


def person_attendance_rows(page: cards.PersonPage) -> Iterator[Row]:
    for row in page.attendance:
        yield {
            "date": row.date,
            "body": row.body,
            "capacity": row.capacity,
            "substitute for": row.substitute_for.text if row.substitute_for else None,
            "address": row.meeting.url,
        }


def decisions_rows(page: cards.DecisionsPage) -> Iterator[Row]:
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
