"""Every public page with invented cards, as full as a page gets: `PAGES` gives template and context by name."""

import datetime as dt
from typing import Any

from components.invented.common import (
    BODY,
    DAY,
    DECISION,
    FEEDS,
    FILTERS,
    MEETING,
    PACK,
    PAGER,
    PAST,
    PRINTED,
    PROPOSED,
    TABLE_FILES,
    UPCOMING,
)
from components.invented.measures import (
    ACTIVITY_PAGE,
    BUDGET,
    DASHBOARD,
    INDICATOR_PAGE,
    INDICATORS,
    STATISTICS,
    STATISTICS_LIST,
)
from components.invented.meetings import (
    BLOCKS,
    CALENDAR,
    EXEMPT_ITEM,
    ITEM,
    ITEM_PAGE,
    MEETING_PAGE,
    PACK_PAGE,
    RESOLUTION,
    UPCOMING_MEETING,
)
from components.invented.people import BODIES, BODY_PAGE, PEOPLE, PERSON_PAGE
from components.invented.plans import PLAN_PAGE, PLANS, PROGRAMME
from moothall.documents.from_blocks import from_blocks
from moothall.documents.html import to_html
from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    AboutPage,
    DecisionEvent,
    DecisionPage,
    DecisionsPage,
    Fragment,
    HomePage,
    Link,
    NewPaper,
    RagCount,
    SearchHit,
    SearchPage,
)

HOME = HomePage(
    upcoming=UPCOMING,
    latest=PAST,
    papers=(
        NewPaper(title="Performance dashboard, quarter 2", url="/items/i6", meeting=MEETING, date=DAY),
        NewPaper(title="Budget monitoring to September", url="/items/i7", meeting=MEETING, date=DAY),
    ),
    decisions=(DECISION, PROPOSED),
    dashboards=(Link(text="Resources dashboard, November 2025", url=addresses.dashboard("b1")),),
    ratings=RagCount(green=19, amber=7, red=3, unrated=2),
    feeds=FEEDS,
)


DECISIONS = DecisionsPage(
    decisions=(DECISION, PROPOSED), filters=FILTERS, pager=PAGER, feeds=FEEDS, downloads=TABLE_FILES
)


DECISION_PAGE = DecisionPage(
    decision=DECISION,
    events=(
        DecisionEvent(
            date=DAY, text="Considered by the committee", meeting=MEETING, source=PRINTED, resolutions=(RESOLUTION,)
        ),
    ),
    html=to_html(from_blocks(BLOCKS[:3])),
    electoral_division="All",
    source=PRINTED,
    linked=(Link(text="Report", url=ITEM.url),),
)


SEARCH = SearchPage(
    question="winter maintenance",
    hits=(
        SearchHit(
            title="Budget monitoring to September",
            url=f"{ITEM.url}#p3",
            snippet=(Fragment(text="the main pressure is on "), Fragment(text="winter maintenance", hit=True)),
            kind="report",
            body=BODY.text,
            date=DAY,
            label="31",
            page_url=addresses.at_page(PACK, 35),
        ),
        SearchHit(title="Minute 114", url="/m#114", snippet=(Fragment(text="gritting"),), label="4"),
    ),
    filters=FILTERS,
    pager=PAGER,
    downloads=TABLE_FILES,
)


NOTHING = SearchPage(question="hovercraft", filters=FILTERS, suggestions=("aircraft",))


ABOUT = AboutPage(
    counts=(("Meetings", 61), ("Papers", 540)),
    first=dt.date(2024, 5, 14),
    last=DAY,
    updated=dt.datetime(2025, 11, 19, 9, 30, tzinfo=dt.UTC),
    feeds=FEEDS,
)


PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "home": ("public/home.html", {"page": HOME, "section": "home"}),
    "home, nothing published": ("public/home.html", {"page": HomePage(), "section": "home"}),
    "bodies": ("public/bodies.html", {"page": BODIES, "section": "bodies"}),
    "body": ("public/body.html", {"page": BODY_PAGE, "section": "bodies"}),
    "calendar": ("public/calendar.html", {"page": CALENDAR, "section": "meetings"}),
    "meeting": ("public/meeting.html", {"page": MEETING_PAGE, "section": "meetings"}),
    "meeting to come": ("public/meeting.html", {"page": UPCOMING_MEETING, "section": "meetings"}),
    "pack": ("public/pack.html", {"page": PACK_PAGE, "section": "meetings"}),
    "item": ("public/item.html", {"page": ITEM_PAGE, "section": "meetings"}),
    "exempt item": ("public/item.html", {"page": EXEMPT_ITEM, "section": "meetings"}),
    "people": ("public/people.html", {"page": PEOPLE, "section": "people"}),
    "person": ("public/person.html", {"page": PERSON_PAGE, "section": "people"}),
    "decisions": ("public/decisions.html", {"page": DECISIONS, "section": "decisions"}),
    "decision": ("public/decision.html", {"page": DECISION_PAGE, "section": "decisions"}),
    "indicators": ("public/indicators.html", {"page": INDICATORS, "section": "indicators"}),
    "indicator": ("public/indicator.html", {"page": INDICATOR_PAGE, "section": "indicators"}),
    "activity indicator": ("public/indicator.html", {"page": ACTIVITY_PAGE, "section": "indicators"}),
    "dashboard": ("public/dashboard.html", {"page": DASHBOARD, "section": "indicators"}),
    "budget": ("public/budget.html", {"page": BUDGET, "section": "bodies"}),
    "plans": ("public/plans.html", {"page": PLANS, "section": "plans"}),
    "plan": ("public/plan.html", {"page": PLAN_PAGE, "section": "plans"}),
    "work programme": ("public/programme.html", {"page": PROGRAMME, "section": "bodies"}),
    "statistics": ("public/statistics.html", {"page": STATISTICS}),
    "statistics list": ("public/statistics_list.html", {"page": STATISTICS_LIST}),
    "search": ("public/search.html", {"page": SEARCH, "section": "search"}),
    "search, nothing found": ("public/search.html", {"page": NOTHING, "section": "search"}),
    "search, nothing asked": ("public/search.html", {"page": SearchPage(), "section": "search"}),
    "search, problem": (
        "public/search.html",
        {"page": SearchPage(question='"', problem="A quotation mark is missing."), "section": "search"},
    ),
    "about": ("public/about.html", {"page": ABOUT}),
    "accessibility": ("public/accessibility.html", {"contact": "access@northvale.example"}),
    "not found": ("public/message.html", {"heading": "Page not found", "words": "Check it.", "links": (BODY,)}),
}
