"""Meetings by month."""

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence

from django.db.models import Max, Min, Q

from moothall.queries.public import addresses
from moothall.queries.public.cards import CalendarDay, CalendarPage, Download, Link, MeetingCard
from moothall.queries.public.linking import body_name, files_of
from moothall.queries.public.lists import Asked, select
from moothall.queries.public.meetings import counted, meeting_card, published_meetings
from moothall.records.models import Body
from moothall.rules.bank_holidays import bank_holidays


def calendar_page(month: dt.date, asked: Asked, today: dt.date) -> CalendarPage:
    """The month that a day lies in, as weeks and as a list; `body` narrows it to one body."""
    month = month.replace(day=1)
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    held = counted(published_meetings()).filter(date__range=(weeks[0][0], weeks[-1][-1])).order_by("date", "time")
    if asked.get("body"):
        held = held.filter(body__public_id=asked.get("body"))
    meetings = [meeting_card(meeting, today) for meeting in held]
    holidays = {holiday.date: holiday.name for holiday in bank_holidays(month.year)}
    return CalendarPage(
        month=month,
        weeks=tuple(tuple(_day(date, month, today, meetings, holidays.get(date)) for date in week) for week in weeks),
        meetings=tuple(meeting for meeting in meetings if meeting.date.month == month.month),
        previous=_link(month - dt.timedelta(days=1), asked),
        next=_link(month + dt.timedelta(days=31), asked),
        years=tuple(_years(month, asked)),
        filters=(select(asked, "body", "Committee", _bodies()),),
        feeds=(Download(form="iCalendar", url=addresses.CALENDAR_FILE),),
        downloads=files_of(addresses.month(month.year, month.month), "meetings"),
    )


def month_to_open(today: dt.date) -> dt.date:
    """The day in whose month a reader looks first: the next meeting's, else the latest one's, else today."""
    meetings = published_meetings().aggregate(
        coming=Min("date", filter=Q(date__gte=today)), held=Max("date", filter=Q(date__lt=today))
    )
    opened: dt.date = meetings["coming"] or meetings["held"] or today
    return opened


def _day(
    date: dt.date, month: dt.date, today: dt.date, meetings: Sequence[MeetingCard], holiday: str | None
) -> CalendarDay:
    return CalendarDay(
        date=date,
        in_month=date.month == month.month,
        today=date == today,
        meetings=tuple(meeting for meeting in meetings if meeting.date == date),
        holiday=holiday,
    )


def _link(month: dt.date, asked: Asked) -> Link:
    url = Asked(addresses.month(month.year, month.month), asked.chosen).at(1)
    return Link(text=f"{month:%B %Y}", url=url)


def _years(shown: dt.date, asked: Asked) -> Iterator[Link]:
    """Each year that has meetings, at its first month with one."""
    firsts: dict[int, dt.date] = {}
    for date in published_meetings().order_by("date").values_list("date", flat=True):
        firsts.setdefault(date.year, date)
    for year, date in firsts.items():
        link = _link(date, asked)
        yield Link(text=str(year), url=link.url, current=year == shown.year)


def _bodies() -> list[tuple[str, str]]:
    return [
        (body.public_id, body_name(body)) for body in Body.objects.filter(merged_into=None).exclude(name="", title="")
    ]
