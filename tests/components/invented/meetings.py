"""A meeting with its agenda, minutes, pack and papers; a month of the calendar."""

import datetime as dt
from typing import Any

import msgspec

from components.invented.common import (
    BODY,
    DAY,
    DECISION,
    FEEDS,
    FILTERS,
    HALE,
    HELD,
    JANUARY,
    LOWE,
    MARSH,
    MEETING,
    OKORO,
    PACK,
    PRINTED,
    SEPTEMBER,
    TABLE_FILES,
    UPCOMING,
)
from documents.invented_blocks import block, row
from moothall.documents.from_blocks import from_blocks
from moothall.documents.html import contents, to_html
from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    AgendaSection,
    AttendeeCard,
    CalendarDay,
    CalendarPage,
    ContactCard,
    DissentCard,
    ExclusionCard,
    ItemCard,
    ItemPage,
    Link,
    MeetingPage,
    MinuteCard,
    MinutesCard,
    MotionCard,
    PackFile,
    PackPage,
    PaperCard,
    VersionCard,
    VoteCard,
)

RESOLUTION = (
    "that the Committee (a) note the position at the end of September, and (b) ask that the movement on "
    "highways be explained in the report to its January meeting."
)


VOTE = VoteCard(
    motion="That the charge be held at its present level",
    votes_for=6,
    votes_against=6,
    abstentions=1,
    casting="against",
    result="lost",
)


MINUTE = MinuteCard(
    number="114",
    title="Budget monitoring",
    anchor="minute-114",
    html='<p class="govuk-body">The Director introduced the report and answered questions on winter maintenance.</p>',
    resolutions=(RESOLUTION,),
    votes=(VOTE,),
    motions=(MotionCard(text="that the charge be held", proposer=OKORO, seconder=HALE, result="lost"),),
    attended=(LOWE,),
    dissents=(DissentCard(person=OKORO, text="voted for the motion"),),
    source=PRINTED,
)


EXEMPT_MINUTE = MinuteCard(
    number="118",
    title="Disposal of a depot",
    anchor="minute-118",
    exempt=True,
    resolutions=("that the recommendation in the exempt report be endorsed.",),
)


PAPER = PaperCard(
    title="Budget monitoring to September",
    url=addresses.item("i7"),
    pages="31 to 38",
    pack_url=addresses.at_page(PACK, 35),
)


ITEM = ItemCard(
    id="i7",
    url=addresses.item("i7", "Budget monitoring"),
    number="B2",
    title="Revenue and capital budget monitoring, July to September 2025",
    purpose="To consider the forecast position and comment on it to the Cabinet.",
    papers=(PAPER,),
    minutes=(MINUTE,),
    pages="31 to 38",
)


def item(number: str, title: str, **fields: Any) -> ItemCard:
    return ItemCard(id=number, url=addresses.item(f"i{number}".lower(), title), number=number, title=title, **fields)


MEETING_PAGE = MeetingPage(
    meeting=HELD,
    sections=(
        AgendaSection(
            title="A  Committee business",
            items=(
                item("A1", "Apologies and substitutes", verbal=True),
                item("A2", "Declarations of interest by members in items on the agenda"),
            ),
        ),
        AgendaSection(
            title="B  Key and other decisions for recommendation",
            items=(
                item(
                    "B1",
                    "Renewal of the library lending system",
                    decision=Link(text="25/00071", url=DECISION.url),
                    papers=(PaperCard(title="Report", url="/items/i5", pages="9 to 30"),),
                    to_follow=True,
                ),
                ITEM,
            ),
        ),
        AgendaSection(
            title="E  Exempt items",
            exempt=True,
            items=(
                item(
                    "E1",
                    "Disposal of a depot",
                    exempt=True,
                    papers=(PaperCard(title="Report", url="", restricted=True),),
                    minutes=(EXEMPT_MINUTE,),
                ),
            ),
        ),
    ),
    published=dt.date(2025, 11, 10),
    contact=ContactCard(name="Joan Petrie", email="democracy@northvale.example", phone="01632 960 123"),
    proper_officer=ContactCard(name="Samuel Birch", title="Director of Law"),
    exclusion=ExclusionCard(
        text="That the press and public be excluded for the following business on the grounds that it involves "
        "the likely disclosure of exempt information.",
        paragraphs=(("3", "Information relating to the financial or business affairs of any particular person"),),
    ),
    files=(
        PackFile(title="Agenda reports pack", url=PACK, form="PDF", pages=86, size=2_340_112, viewable=True),
        PackFile(title="Supplement 1", url="/meetings/m1/s1.pdf", form="PDF", pages=4, size=90_000),
    ),
    versions=(
        VersionCard(number=2, date=dt.date(2025, 11, 14), changes=("Page 33: a corrected total",), current=True),
        VersionCard(number=1, date=dt.date(2025, 11, 10), url="/meetings/m1/versions/1"),
    ),
    minutes=MinutesCard(approved=True, approved_at=JANUARY, presided=MARSH, source=PRINTED, url="/items/i9"),
    present=(
        AttendeeCard(person=MARSH, role="Chairman", detail="Independent Alliance"),
        AttendeeCard(person=HALE, detail="Labour"),
        AttendeeCard(person=OKORO, substitute_for=Link(text="Miss J Penn", url="/people/p9")),
    ),
    also_present=(AttendeeCard(person=LOWE, detail="Cabinet Member for Libraries"),),
    in_attendance=(
        AttendeeCard(person=Link(text="Ruth Calder", url="/people/o1"), detail="Director of Finance"),
        AttendeeCard(person=Link(text="Owen Tay", url="/people/o2"), detail="Head of Libraries"),
    ),
    other_minutes=(
        MinuteCard(
            number="119", title="Vote of thanks", anchor="minute-119", resolutions=("that thanks be recorded.",)
        ),
    ),
    previous=SEPTEMBER,
    next=JANUARY,
    linked=(Link(text="Dashboard as of this meeting", url=addresses.dashboard("b1", "m1")),),
    calendar_url="/meetings/m1.ics",
    pack_page=addresses.pack("m1"),
    sources=(PRINTED,),
)


UPCOMING_MEETING = MeetingPage(meeting=UPCOMING[0])


PACK_PAGE = PackPage(
    meeting=HELD,
    file=MEETING_PAGE.files[0],
    opened=addresses.at_page(PACK, 1),
    entries=(
        Link(text="B1 Renewal of the library lending system, page 9", url=addresses.at_page(PACK, 13)),
        Link(text="B2 Budget monitoring, page 31", url=addresses.at_page(PACK, 35)),
    ),
    files=(Link(text="Supplement 1", url="/meetings/m1/s1.pdf"),),
)


REPORT = [
    block("heading", "Summary", level=2),
    block("paragraph", "1.1 An overspend of £1.4m is forecast, see https://northvale.example/x.", marker="1.1"),
    block("paragraph", "1.2 The main pressures are on:", marker="1.2"),
    block("list_item", "home to school transport", marker="•"),
    block("list_item", "winter maintenance, where", marker="•"),
    block("list_item", "salt costs more", marker="•", level=1),
    block("heading", "Recommendation", level=2),
    block("list_item", "(a) note the report; and", marker="(a)"),
    block("list_item", "(b) comment to the Cabinet.", marker="(b)"),
    block("heading", "Detail by service", level=3),
    block("paragraph", "Table 1: Forecast by service, £000s"),
    row("Service", "Budget", "Forecast", "Variance", "What is being done"),
    row("Libraries", "8,410.0", "8,455.2", "45.2", "Vacancies held"),
    row("Highways", "31,220.5", "32,610.5", "1,390.0", "Reviewed.\n• Salt bought early\n• Routes joined"),
    block("paragraph", "* before the use of reserves"),
    block("paragraph", "Contact: Ruth Calder, ruth.calder@northvale.example"),
]
"""A report on three pages, the second beginning with its recommendation."""
BLOCKS = [
    msgspec.structs.replace(part, page=page, label=str(page - 4))
    for page, parts in ((35, REPORT[:6]), (36, REPORT[6:-1]), (37, REPORT[-1:]))
    for part in parts
]
TREE = from_blocks(BLOCKS)


ITEM_PAGE = ItemPage(
    item=ITEM,
    meeting=MEETING,
    body=BODY,
    date=DAY,
    facts=(("From", "Mr D Lowe, Cabinet Member; Ruth Calder, Director of Finance"), ("Classification", "Unrestricted")),
    recommendations=("That the Committee note the report.", "That it comment to the Cabinet."),
    html=to_html(TREE, lambda place: addresses.at_page(PACK, place.page)),
    contents=tuple(Link(text=words, url=f"#{anchor}") for _, words, anchor in contents(TREE)),
    source=PRINTED,
    linked=(Link(text="Budget monitoring as data", url=addresses.budget("b1", "m1")),),
    doubts=("The table on page 33 has merged cells; compare it with the pack.",),
    previous=Link(text="B1 Renewal of the library lending system", url="/items/ib1"),
    next=Link(text="C1 Performance dashboard", url="/items/ic1"),
)


EXEMPT_ITEM = ItemPage(item=item("E1", "Disposal of a depot", exempt=True), meeting=MEETING, body=BODY, date=DAY)


def november() -> tuple[tuple[CalendarDay, ...], ...]:
    first = dt.date(2025, 10, 27)
    days = [first + dt.timedelta(days=number) for number in range(35)]
    cards = [
        CalendarDay(date=day, in_month=day.month == 11, today=day.day == 12, meetings=(HELD,) if day == DAY else ())
        for day in days
    ]
    return tuple(tuple(cards[start : start + 7]) for start in range(0, 35, 7))


CALENDAR = CalendarPage(
    month=dt.date(2025, 11, 1),
    weeks=november(),
    meetings=(HELD,),
    previous=Link(text="October 2025", url=addresses.month(2025, 10)),
    next=Link(text="December 2025", url=addresses.month(2025, 12)),
    years=(Link(text="2025", url="/calendar/2025-01", current=True), Link(text="2024", url="/calendar/2024-01")),
    filters=FILTERS[:1],
    feeds=FEEDS,
    downloads=TABLE_FILES,
)
