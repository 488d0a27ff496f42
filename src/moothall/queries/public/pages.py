"""Every public page that is stored: its key, what it shows, and the template that renders it.

A page's parts are its title, what it adds to the head, its section of the site, and its body. The shell of the
site is put around them when the page is served.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from moothall.queries.public import bodies, indicators, items, meetings, people, plans, programmes, site, statistics
from moothall.queries.public.budgets import budget_page
from moothall.queries.public.calendars import calendar_page
from moothall.queries.public.cards import (
    BodiesPage,
    BodyPage,
    CalendarPage,
    HomePage,
    MeetingCard,
    MeetingPage,
    PackPage,
)
from moothall.queries.public.dashboards import dashboard_page
from moothall.queries.public.decisions import decision_page, decisions_page
from moothall.queries.public.lists import Asked
from moothall.queries.public.persons import person_page
from moothall.queries.public.reach import LISTS, as_of_pages, pages_of
from moothall.records.models import Body, Meeting, Publication

RENDERER = "3"
"""Goes up when pages that are stored must be rendered anew."""

DIVIDER = "\x1f"
Card = Any


@dataclass(frozen=True, slots=True)
class Ask:
    """Which page is asked for: the parts of its key, the day, and what is asked of a list."""

    named: Mapping[str, str]
    today: dt.date
    asked: Asked

    @property
    def id(self) -> str:
        """The public id in the key."""
        return self.named["id"]

    @property
    def meeting(self) -> str | None:
        """The meeting as of which a page is asked for."""
        return self.named.get("meeting")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: the pattern of its keys, its template, its section of the site, and what builds its card."""

    pattern: re.Pattern[str]
    template: str
    section: str
    build: Callable[[Ask], Card | None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as it is stored: title, head, section and body; and the day from which its words may be stale."""

    parts: tuple[str, ...]
    fresh_until: dt.date | None

    @property
    def digest(self) -> str:
        """A short hash of the parts, for the page's ETag."""
        return hashlib.sha256(DIVIDER.join(self.parts).encode()).hexdigest()[:32]


def _kind(pattern: str, template: str, section: str, build: Callable[[Ask], Card | None]) -> Kind:
    expression = pattern.replace("<id>", r"(?P<id>\w+)").replace("[/<meeting>]", r"(?:/(?P<meeting>\w+))?")
    return Kind(re.compile(expression), f"public/{template}.html", section, build)


def _month(ask: Ask) -> CalendarPage:
    return calendar_page(dt.date.fromisoformat(f"{ask.named['month']}-01"), ask.asked, ask.today)


KINDS: tuple[Kind, ...] = (
    _kind("home", "home", "home", lambda ask: site.home_page(ask.today)),
    _kind("about", "about", "", lambda ask: site.about_page()),
    _kind("accessibility", "accessibility", "", lambda ask: ()),
    _kind("bodies", "bodies", "bodies", lambda ask: bodies.bodies_page(ask.today)),
    _kind("people", "people", "people", lambda ask: people.people_page(ask.asked)),
    _kind("decisions", "decisions", "decisions", lambda ask: decisions_page(ask.asked)),
    _kind("indicators", "indicators", "indicators", lambda ask: indicators.indicators_page(ask.asked)),
    _kind("action-plans", "plans", "plans", lambda ask: plans.plans_page()),
    _kind("statistics", "statistics_list", "", lambda ask: statistics.statistics_list(ask.asked)),
    _kind(r"calendar/(?P<month>\d{4}-(?:0[1-9]|1[0-2]))", "calendar", "meetings", _month),
    _kind("meetings/<id>", "meeting", "meetings", lambda ask: meetings.meeting_page(ask.id, ask.today)),
    _kind("meetings/<id>/pack", "pack", "meetings", lambda ask: meetings.pack_beside(ask.id, ask.today)),
    _kind("items/<id>", "item", "meetings", lambda ask: items.item_page(ask.id)),
    _kind("papers/<id>", "item", "meetings", lambda ask: items.paper_page(ask.id)),
    _kind("bodies/<id>", "body", "bodies", lambda ask: bodies.body_page(ask.id, ask.today)),
    _kind(
        "bodies/<id>/dashboard[/<meeting>]", "dashboard", "indicators", lambda ask: dashboard_page(ask.id, ask.meeting)
    ),
    _kind("bodies/<id>/budget[/<meeting>]", "budget", "bodies", lambda ask: budget_page(ask.id, ask.meeting)),
    _kind(
        "bodies/<id>/work-programme[/<meeting>]",
        "programme",
        "bodies",
        lambda ask: programmes.programme_page(ask.id, ask.today, ask.meeting),
    ),
    _kind("people/<id>", "person", "people", lambda ask: person_page(ask.id)),
    _kind("decisions/<id>", "decision", "decisions", lambda ask: decision_page(ask.id)),
    _kind("indicators/<id>", "indicator", "indicators", lambda ask: indicators.indicator_page(ask.id)),
    _kind("action-plans/<id>", "plan", "plans", lambda ask: plans.plan_page(ask.id)),
    _kind("statistics/<id>", "statistics", "", lambda ask: statistics.statistics_page(ask.id)),
)


def find(key: str, today: dt.date, asked: Asked | None = None) -> tuple[Kind, Card] | None:
    """The kind of a key and the card of its page; None where there is no such page."""
    for kind in KINDS:
        if matched := kind.pattern.fullmatch(key):
            named = {name: value for name, value in matched.groupdict().items() if value}
            card = kind.build(Ask(named, today, asked or Asked(f"/{key}", {})))
            return None if card is None else (kind, card)
    return None


def rendered(key: str, today: dt.date, asked: Asked | None = None) -> Rendered | None:
    """A page rendered as of a day; None where there is no such page."""
    page = find(key, today, asked)
    if page is None:
        return None
    kind, card = page
    return Rendered(parts_of(kind.template, kind.section, card), _fresh_until(card, today))


def parts_of(template: str, section: str, card: Card) -> tuple[str, ...]:
    """A template's parts: title, head, section, body."""
    layout = "components/parts.html"
    context = {"page": card, "section": section, "layout": layout, "council": settings.COUNCIL}
    title, head, body = render_to_string(template, context).split(DIVIDER, 2)
    return title.strip(), head.strip(), section, body


def _fresh_until(card: Card, today: dt.date) -> dt.date | None:
    """The day after the next meeting that the page shows as upcoming; a calendar month marks today."""
    if isinstance(card, CalendarPage):
        return today + dt.timedelta(days=1) if card.month >= today.replace(day=1) else None
    coming = [meeting.date for meeting in _meetings(card) if meeting.state == "upcoming"]
    return min(coming) + dt.timedelta(days=1) if coming else None


def _meetings(card: Card) -> Iterator[MeetingCard]:
    match card:
        case HomePage():
            yield from card.upcoming
        case MeetingPage() | PackPage():
            yield card.meeting
        case BodyPage() | BodiesPage():
            yield from bodies.cards_upcoming(card)


STANDING = (*LISTS, "accessibility")
"""The pages that are there before anything is published."""


def all_keys() -> Iterator[str]:
    """The keys of all pages that there can be."""
    yield from STANDING
    for publication in Publication.objects.filter(current=True):
        yield from pages_of(publication)
    for body in Body.objects.filter(merged_into=None):
        yield from as_of_pages(body)
    for meeting in Meeting.objects.filter(is_planned=True).select_related("body"):
        yield from (f"meetings/{meeting.public_id}", f"bodies/{meeting.body.public_id}")
    yield from (f"calendar/{date:%Y-%m}" for date in Meeting.objects.values_list("date", flat=True))
