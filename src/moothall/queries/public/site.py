"""The first page, and the page about the site."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from moothall.queries.public import addresses
from moothall.queries.public.cards import AboutPage, Download, HomePage, Link, NewPaper
from moothall.queries.public.decisions import decision_cards, told
from moothall.queries.public.linking import body_name, meeting_link
from moothall.queries.public.meetings import counted, meeting_card, published_meetings
from moothall.records.models import (
    Body,
    Decision,
    Indicator,
    IndicatorRow,
    MinutesSet,
    Person,
    Publication,
    Report,
)

NEXT, LATEST, PAPERS, DECISIONS = 5, 5, 8, 5


def home_page(today: dt.date) -> HomePage:
    """The next and latest meetings, and the newest papers and decisions."""
    meetings = counted(published_meetings())
    coming = meetings.filter(date__gte=today).order_by("date")[:NEXT]
    past = meetings.filter(date__lt=today).order_by("-date")[:LATEST]
    return HomePage(
        upcoming=tuple(meeting_card(meeting, today) for meeting in coming),
        latest=tuple(meeting_card(meeting, today) for meeting in past),
        papers=tuple(_papers()),
        decisions=decision_cards(_newest_decisions())[:DECISIONS],
        dashboards=tuple(_dashboards()),
        feeds=site_feeds(),
    )


def site_feeds() -> tuple[Download, ...]:
    """How to follow the whole site."""
    return (
        Download(form="Atom", url=addresses.FEED),
        Download(form="iCalendar", url=addresses.CALENDAR_FILE),
        Download(form="e-mail", url=addresses.subscribe()),
    )


def _papers() -> Iterator[NewPaper]:
    rows = Report.objects.select_related("paper__item", "meeting__body").order_by("-meeting__date", "position")
    for report in rows[:PAPERS]:
        paper, item = report.paper, report.paper.item if report.paper else None
        url = addresses.meeting(report.meeting.public_id)
        if item:
            url = addresses.item(item.public_id, item.title)
        elif paper:
            url = addresses.paper(paper.public_id, paper.title)
        meeting = Link(text=body_name(report.meeting.body), url=meeting_link(report.meeting).url)
        yield NewPaper(title=report.subject, url=url, meeting=meeting, date=report.meeting.date)


def _newest_decisions() -> QuerySet[Decision]:
    dates = (Max("records__meeting__date"), Max("minutes__minutes__meeting__date"), Max("items__meeting__date"))
    newest = Decision.objects.annotate(latest=Coalesce(*dates)).exclude(latest=None).order_by("-latest")
    return Decision.objects.filter(pk__in=list(newest.values_list("pk", flat=True)[:DECISIONS]))


def _dashboards() -> Iterator[Link]:
    """The latest dashboard of each body that is given one."""
    bodies = Body.objects.filter(meetings__indicator_rows__isnull=False).distinct().order_by("name")
    for body in bodies:
        yield Link(text=f"Performance dashboard: {body_name(body)}", url=addresses.dashboard(body.public_id))


def _named() -> Q:
    """People who sat on a body, held a post or attended a meeting: those of whom there is a page."""
    return Q(seats__isnull=False) | Q(holdings__isnull=False) | Q(attendances__isnull=False)


def about_page() -> AboutPage:
    """What the site holds."""
    span = published_meetings().aggregate(first=Min("date"), last=Max("date"))
    return AboutPage(
        counts=(
            ("Committees", Body.objects.filter(merged_into=None).exclude(name="").count()),
            ("Meetings", published_meetings().count()),
            ("Sets of minutes", MinutesSet.objects.count()),
            ("Reports", Report.objects.count()),
            ("People", Person.objects.filter(_named()).distinct().count()),
            ("Decisions", told().count()),
            ("Indicators", Indicator.objects.filter(rows__isnull=False).distinct().count()),
            ("Figures reported", IndicatorRow.objects.count()),
        ),
        first=span["first"],
        last=span["last"],
        updated=Publication.objects.aggregate(last=Max("released_at"))["last"],
        feeds=site_feeds(),
    )
