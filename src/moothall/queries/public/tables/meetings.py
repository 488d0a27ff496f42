"""Meetings, bodies and what was minuted, as rows."""

from collections.abc import Iterator

from moothall.queries.public import cards
from moothall.queries.public.tables.row import Row


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


def bodies_rows(page: cards.BodiesPage) -> Iterator[Row]:
    for body in page.bodies:
        yield {
            "id": body.id,
            "name": body.name,
            "size": body.size,
            "chairman": body.chair.text if body.chair else None,
            "meetings": body.meetings,
            "address": body.url,
        }


def body_meetings_rows(page: cards.BodyPage) -> Iterator[Row]:
    yield from map(_meeting, (*page.upcoming, *page.past))


def members_rows(page: cards.BodyPage) -> Iterator[Row]:
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


def agenda_rows(page: cards.MeetingPage) -> Iterator[Row]:
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


def attendance_rows(page: cards.MeetingPage) -> Iterator[Row]:
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


def resolutions_rows(page: cards.MeetingPage) -> Iterator[Row]:
    for item, minute in _minuted(page):
        for text in minute.resolutions:
            yield {"minute": minute.number, "item": item, "title": minute.title, "resolution": text}


def votes_rows(page: cards.MeetingPage) -> Iterator[Row]:
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


def calendar_rows(page: cards.CalendarPage) -> Iterator[Row]:
    yield from map(_meeting, page.meetings)
