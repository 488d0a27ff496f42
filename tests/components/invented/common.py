"""What the invented pages have in common: a council, its people, two committees, a meeting."""

import datetime as dt
from typing import Any

from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    Choice,
    DecisionCard,
    Download,
    Filter,
    Link,
    MeetingCard,
    Pager,
    PagerLink,
    Source,
)

DAY = dt.date(2025, 11, 18)


EARLIER = dt.date(2025, 9, 16)


LATER = dt.date(2026, 1, 20)


PACK = "/meetings/m1/pack.pdf"


BODY = Link(text="Resources and Corporate Services Committee", url=addresses.body("b1", "Resources"))


SCRUTINY = Link(text="Scrutiny Committee", url=addresses.body("b2", "Scrutiny"))


MARSH = Link(text="Mrs A Marsh", url=addresses.person("p1", "Mrs A Marsh"))


HALE = Link(text="Mr R Hale", url=addresses.person("p2", "Mr R Hale"))


OKORO = Link(text="Ms C Okoro", url=addresses.person("p3", "Ms C Okoro"))


LOWE = Link(text="Mr D Lowe", url=addresses.person("p4", "Mr D Lowe"))


MEETING = Link(text="18 November 2025", url=addresses.meeting("m1", "Resources 18 November 2025"))


SEPTEMBER = Link(text="16 September 2025", url=addresses.meeting("m0"))


JANUARY = Link(text="20 January 2026", url=addresses.meeting("m2"))


PRINTED = Source(text="Pack of 18 November 2025", url=addresses.at_page(PACK, 31), label="27", date=DAY)


TABLE_FILES = (Download(form="CSV", url="/x.csv", size=4211), Download(form="JSON", url="/x.json"))


FEEDS = (Download(form="Atom", url="/feed.atom"), Download(form="iCalendar", url="/meetings.ics"))


AS_OF = (Link(text="18 Nov 2025", url="/a", current=True), Link(text="16 Sep 2025", url="/b"))


PAGER = Pager(
    total=214,
    first=21,
    last=40,
    previous="?page=1",
    next="?page=3",
    links=(
        PagerLink(number=1, url="?page=1"),
        PagerLink(number=2, url="?page=2", current=True),
        PagerLink(number=3, url="?page=3"),
        PagerLink(),
        PagerLink(number=11, url="?page=11"),
    ),
)


FILTERS = (
    Filter(
        name="body",
        label="Committee",
        choices=(Choice(value="", text="All committees"), Choice(value="b1", text="Resources", count=41, chosen=True)),
    ),
    Filter(
        name="kind",
        label="Kind",
        kind="checkboxes",
        choices=(
            Choice(value="minutes", text="Minutes", count=12, chosen=True),
            Choice(value="report", text="Reports", count=70),
        ),
    ),
    Filter(name="since", label="From", kind="date", value="2025-01-01", hint="For example 27/3/2025"),
)


def meeting(id: str, date: dt.date, body: Link = BODY, **fields: Any) -> MeetingCard:
    url = addresses.meeting(id, f"{body.text} {date}")
    venue = fields.pop("venue", "Council Chamber, Fairlow Hall, Northvale")
    return MeetingCard(id=id, url=url, body=body, date=date, time="10:00", venue=venue, **fields)


HELD = meeting("m1", DAY, papers=9, has_agenda=True, has_minutes=True, exempt_items=1)


UPCOMING = (
    meeting("m2", LATER, state="upcoming", has_agenda=True, papers=6),
    meeting("m3", dt.date(2026, 1, 27), SCRUTINY, state="cancelled"),
    meeting("m4", dt.date(2026, 2, 12), SCRUTINY, state="upcoming", venue="Committee Room 2"),
)


PAST = (HELD, meeting("m0", EARLIER, has_agenda=True, papers=11), meeting("m5", dt.date(2025, 7, 8), has_minutes=True))


DECISION = DecisionCard(
    id="d1",
    url=addresses.decision("d1", "Renewal of the library lending system"),
    title="Renewal of the library lending system",
    number="25/00071",
    taker=LOWE,
    taker_title="Cabinet Member for Libraries and Customer Services",
    key=True,
    status="taken",
    date=DAY,
    body=BODY,
)


PROPOSED = DecisionCard(
    id="d2", url=addresses.decision("d2"), title="Lease of land at Brook Lane", status="proposed", key=False, date=LATER
)
