"""Meetings by month."""

import datetime as dt

from moothall.queries.public.cards.common import Download, Filter, Link, card
from moothall.queries.public.cards.meetings import MeetingCard


@card
class CalendarDay:
    """A day in the grid; days of the neighbouring months fill the first and last week."""

    date: dt.date
    in_month: bool = True
    today: bool = False
    meetings: tuple[MeetingCard, ...] = ()
    holiday: str | None = None


@card
class CalendarPage:
    """A month of meetings, as weeks from Monday to Sunday and as a list."""

    month: dt.date
    weeks: tuple[tuple[CalendarDay, ...], ...]
    meetings: tuple[MeetingCard, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    years: tuple[Link, ...] = ()
    filters: tuple[Filter, ...] = ()
    feeds: tuple[Download, ...] = ()
    downloads: tuple[Download, ...] = ()
