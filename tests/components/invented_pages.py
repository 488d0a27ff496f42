"""Every public page with invented cards, as full as a page gets: `PAGES` gives template and context by name."""

import datetime as dt
from typing import Any

from documents.invented_blocks import block, row
from moothall.documents.from_blocks import from_blocks
from moothall.documents.html import contents, to_html
from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    AboutPage,
    ActionCard,
    AgendaSection,
    AttendanceCard,
    AttendanceCount,
    AttendeeCard,
    BodiesPage,
    BodyCard,
    BodyGroup,
    BodyPage,
    BudgetLineCard,
    BudgetPage,
    CalendarDay,
    CalendarPage,
    Choice,
    Commentary,
    ContactCard,
    DashboardArea,
    DashboardPage,
    DashboardRow,
    DashboardTable,
    DecisionCard,
    DecisionEvent,
    DecisionPage,
    DecisionsPage,
    DissentCard,
    Download,
    ExclusionCard,
    Filter,
    FootnoteCard,
    Fragment,
    GroupMember,
    HomePage,
    IndicatorCard,
    IndicatorPage,
    IndicatorsPage,
    ItemCard,
    ItemPage,
    Link,
    MeetingCard,
    MeetingPage,
    MembershipChange,
    MinuteCard,
    MinutesCard,
    MotionCard,
    MovedCard,
    NewPaper,
    PackFile,
    PackPage,
    Pager,
    PagerLink,
    PaperCard,
    PeoplePage,
    PersonCard,
    PersonPage,
    PlanCard,
    PlanPage,
    PlanReport,
    PlansPage,
    ProgrammeGroup,
    ProgrammeItemCard,
    ProgrammeOutcome,
    ProgrammePage,
    RagCount,
    ReadingCard,
    RoleCard,
    SearchHit,
    SearchPage,
    Source,
    StatisticsCard,
    StatisticsListPage,
    StatisticsPage,
    StatusCard,
    VersionCard,
    VoteCard,
    YearToDateCard,
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

BLOCKS = [
    block("heading", "Summary", level=2, page=35, label="31"),
    block("paragraph", "1.1 The forecast is an overspend of £1.4m, see https://northvale.example/budget.", marker="1.1", page=35, label="31"),
    block("paragraph", "1.2 The main pressures are on:", marker="1.2", page=35, label="31"),
    block("list_item", "home to school transport", marker="•", page=35, label="31"),
    block("list_item", "winter maintenance, where", marker="•", page=35, label="31"),
    block("list_item", "salt costs more", marker="•", level=1, page=35, label="31"),
    block("heading", "Recommendation", level=2, page=36, label="32"),
    block("list_item", "(a) note the report; and", marker="(a)", page=36, label="32"),
    block("list_item", "(b) comment to the Cabinet.", marker="(b)", page=36, label="32"),
    block("heading", "Detail by service", level=3, page=36, label="32"),
    block("paragraph", "Table 1: Forecast by service, £000s", page=36, label="32"),
    row("Service", "Budget", "Forecast", "Variance", "What is being done", page=36, label="32"),
    row("Libraries", "8,410.0", "8,455.2", "45.2", "Vacancies held", page=36, label="32"),
    row("Highways", "31,220.5", "32,610.5", "1,390.0", "Reviewed.\n• Salt bought early\n• Routes joined", page=36, label="32"),
    block("paragraph", "* before the use of reserves", page=36, label="32"),
    block("paragraph", "Contact: Ruth Calder, ruth.calder@northvale.example", page=37, label="33"),
]  # fmt: skip
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

BODY_CARD = BodyCard(
    id="b1",
    url=BODY.url,
    name=BODY.text,
    purpose="Finance, property, people, technology and customer services.",
    size=13,
    chair=MARSH,
    next=UPCOMING[0],
    latest=HELD,
    meetings=14,
)
BODIES = BodiesPage(
    bodies=(BODY_CARD, BodyCard(id="b9", url="/bodies/b9", name="Waste Committee", former=True)), downloads=TABLE_FILES
)
BODY_PAGE = BodyPage(
    body=BODY_CARD,
    as_of=DAY,
    groups=(
        BodyGroup(
            name="Independent Alliance",
            size=7,
            members=(
                GroupMember(person=MARSH, role="Chairman", honours="OBE", since=dt.date(2024, 5, 21)),
                GroupMember(person=OKORO, since=EARLIER),
            ),
        ),
        BodyGroup(name="Labour", size=4, members=(GroupMember(person=HALE, role="Vice-Chairman"),)),
    ),
    changes=(
        MembershipChange(meeting=SEPTEMBER, date=EARLIER, joined=(OKORO,), left=(LOWE,), notes=("One vacancy filled",)),
    ),
    upcoming=UPCOMING[:1],
    past=PAST,
    all_meetings_url="/calendar",
    decisions=(Link(text=DECISION.title, url=DECISION.url),),
    linked=(
        Link(text="Performance dashboard", url=addresses.dashboard("b1")),
        Link(text="Work programme", url=addresses.work_programme("b1")),
    ),
    feeds=FEEDS,
    downloads=TABLE_FILES,
)


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

PERSON = PersonCard(
    id="p1",
    url=MARSH.url,
    name=MARSH.text,
    honours="OBE",
    group="Independent Alliance",
    roles=("Chairman, Resources and Corporate Services Committee", "Member, Scrutiny Committee"),
    attended=21,
)
PEOPLE = PeoplePage(
    people=(PERSON, PersonCard(id="p8", url="/people/p8", name="Mr E Finch", current=False)),
    filters=FILTERS[:2],
    pager=PAGER,
    downloads=TABLE_FILES,
)
PERSON_PAGE = PersonPage(
    person=PERSON,
    names=("Mrs Marsh", "Councillor Ada Marsh"),
    roles=(
        RoleCard(title="Chairman", body=BODY, group="Independent Alliance", first=EARLIER, last=DAY, current=True),
        RoleCard(title="Member", body=SCRUTINY, first=dt.date(2024, 6, 4), last=dt.date(2025, 3, 1)),
    ),
    counts=(AttendanceCount(body=BODY, attended=9, of=10, substituted=1),),
    attendance=(
        AttendanceCard(meeting=MEETING, body=BODY.text, date=DAY, capacity="Chairman"),
        AttendanceCard(meeting=SEPTEMBER, body=SCRUTINY.text, date=EARLIER, capacity="Substitute", substitute_for=HALE),
    ),
    attendance_pager=PAGER,
    moved=(
        MovedCard(
            meeting=MEETING, date=DAY, text="that the charge be held", part="proposed", result="lost", url="/m#1"
        ),
    ),
    decisions=(DECISION,),
    reports=(Link(text="Budget monitoring", url=ITEM.url),),
    downloads=TABLE_FILES,
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

INDICATOR = IndicatorCard(
    id="k1",
    url=addresses.indicator("k1", "Calls answered within a minute"),
    name="Calls to the contact centre answered within a minute",
    ref="CX03",
    service_area="Customer Services",
    body=BODY,
    period="Sep 2025",
    value="83%",
    rag="AMBER",
    travel="up",
    target="85%",
    floor="75%",
    history=(78.0, 74.0, None, 80.0, 83.0),
)
RED = IndicatorCard(
    id="k2",
    url=addresses.indicator("k2"),
    name="Invoices paid within 20 days",
    ref="FN11",
    service_area="Finance",
    period="Sep 2025",
    value="71%",
    rag="RED",
    travel="down",
    target="95%",
    floor="85%",
    history=(90.0, 84.0, 80.0, 71.0),
)
ACTIVITY = IndicatorCard(
    id="k3",
    url=addresses.indicator("k3"),
    name="Visits to libraries, thousands",
    ref="LB20",
    kind="activity",
    service_area="Customer Services",
    period="Sep 2025",
    value="112.4",
    in_range="Above",
    history=(101.0, 99.5, 112.4),
)
INDICATORS = IndicatorsPage(
    indicators=(INDICATOR, ACTIVITY, RED),
    counts=RagCount(green=19, amber=7, red=3, unrated=2),
    filters=FILTERS[:1],
    downloads=TABLE_FILES,
)
MONTHS = (
    "Apr 24",
    "May 24",
    "Jun 24",
    "Jul 24",
    "Aug 24",
    "Sep 24",
    "Oct 24",
    "Nov 24",
    "Dec 24",
    "Jan 25",
    "Feb 25",
    "Mar 25",
)
FIGURES = (88.0, 86.0, 84.0, 79.0, 74.0, None, 77.0, 81.0, 85.0, 86.0, 82.0, 83.0)


def rating(figure: float | None) -> str | None:
    return None if figure is None else "GREEN" if figure >= 85 else "AMBER" if figure >= 75 else "RED"


READINGS = tuple(
    ReadingCard(
        period=month,
        value="**" if figure is None else f"{figure:.0f}%",
        number=figure,
        rag=rating(figure),
        travel="up" if month == "Mar 25" else None,
        target="85%",
        floor="75%",
        target_number=85.0,
        floor_number=75.0,
        revised=("84%",) if month == "Mar 25" else (),
        footnotes=(FootnoteCard(mark="**", text="not yet available"),) if figure is None else (),
        sources=(PRINTED, PRINTED) if month == "Mar 25" else (PRINTED,),
    )
    for month, figure in zip(MONTHS, FIGURES, strict=True)
)
INDICATOR_PAGE = IndicatorPage(
    indicator=INDICATOR,
    readings=READINGS,
    year_to_date=(YearToDateCard(date=DAY, value="82%", rag="AMBER", previous_year="80%", source=PRINTED),),
    commentary=(
        Commentary(text="Two new advisers started in August; training took them off the lines.", source=PRINTED),
    ),
    names=("CX03: Calls answered in 60 seconds",),
    director="Owen Tay",
    cabinet_member="Mr D Lowe",
    delivered_by="Own staff",
    frequency="month",
    lower_is_better=False,
    unit="%",
    dashboards=(Link(text="Dashboard of 18 November 2025", url=addresses.dashboard("b1", "m1")),),
    downloads=TABLE_FILES,
)
ACTIVITY_PAGE = IndicatorPage(
    indicator=ACTIVITY,
    readings=(ReadingCard(period="Q2", value="112.4", number=112.4, lower="90", upper="110", in_range="Above"),),
)
DASHBOARD = DashboardPage(
    body=BODY,
    meeting=MEETING,
    date=DAY,
    counts=RagCount(green=11, amber=4, red=1, unrated=1),
    meetings=AS_OF,
    reds=(RED,),
    source=PRINTED,
    downloads=TABLE_FILES,
    areas=(
        DashboardArea(
            name="Customer Services",
            director="Owen Tay",
            cabinet_member="Mr D Lowe",
            delivered_by="Own staff",
            tables=(
                DashboardTable(
                    title="Key performance indicators, monthly",
                    kind="kpi",
                    periods=("Jun-25", "Jul-25", "Aug-25", "Sep-25"),
                    rows=(
                        DashboardRow(
                            indicator=INDICATOR,
                            values=("78%", "74%", "80%", "83%"),
                            ytd="80%",
                            ytd_rag="AMBER",
                            previous_year="80%",
                            footnotes=(FootnoteCard(mark="*", text="provisional"),),
                            source=PRINTED,
                        ),
                    ),
                ),
                DashboardTable(
                    title="Activity",
                    kind="activity",
                    periods=("Q1", "Q2"),
                    rows=(
                        DashboardRow(
                            indicator=ACTIVITY,
                            values=("101.0", "112.4"),
                            ytd="213.4",
                            upper="110.0",
                            lower="90.0",
                            previous_year="199.0",
                        ),
                    ),
                ),
            ),
            commentary=(Commentary(text="Training in August.", source=PRINTED, ref="CX03", url=INDICATOR.url),),
        ),
        DashboardArea(name="Finance", tables=()),
    ),
)
BUDGET = BudgetPage(
    body=BODY,
    meeting=MEETING,
    date=DAY,
    unit="£000s",
    meetings=AS_OF,
    lines=(
        BudgetLineCard(
            heading="Libraries, Registration and Archives",
            net_budget="8,410.0",
            net_forecast_variance="45.2",
            adjustment="0.0",
            revised_net_variance="45.2",
            last_reported="12.0",
            movement="33.2",
            variance=45.2,
            history=(0.0, 12.0, 45.2),
            source=PRINTED,
        ),
        BudgetLineCard(heading="Property", net_budget="12,001.5", revised_net_variance="-310.0", variance=-310.0),
        BudgetLineCard(heading="Total", net_budget="20,411.5", revised_net_variance="-264.8", total=True),
    ),
    commentary=(Commentary(text="Rent from two buildings came early.", source=PRINTED, ref="Property"),),
    source=PRINTED,
    downloads=TABLE_FILES,
)
PLAN = PlanCard(
    id="a1",
    url=addresses.plan("a1", "Review of rural transport"),
    title="Review of rural transport",
    body=SCRUTINY,
    counts=RagCount(green=6, amber=3, red=1),
    reported=DAY,
    actions=10,
)
PLANS = PlansPage(plans=(PLAN,), downloads=TABLE_FILES)
PLAN_PAGE = PlanPage(
    plan=PLAN,
    actions=(
        ActionCard(
            number="1",
            title="Publish a timetable that joins bus and train",
            anchor="action-1",
            owner="Head of Transport",
            deadline="March 2026",
            history=(
                StatusCard(date=EARLIER, meeting=SEPTEMBER, rag="Red", status="Not begun", source=PRINTED),
                StatusCard(
                    date=DAY,
                    meeting=MEETING,
                    rag="Green",
                    status="Under way",
                    progress="A first draft is out.",
                    source=PRINTED,
                ),
            ),
        ),
        ActionCard(title="An action that has no number and no report yet"),
    ),
    reports=(PlanReport(meeting=SEPTEMBER, date=EARLIER, counts=RagCount(green=2, amber=5, red=3)),),
    downloads=TABLE_FILES,
)
ENTRY = ProgrammeItemCard(
    title="Performance dashboard",
    section="C – Performance",
    kind="every other meeting",
    added="Agenda setting, 2 October 2025",
    deferred="from September",
    lead=("Owen Tay", "Ruth Calder"),
    outcome=ProgrammeOutcome(kind="considered", text="Came to the meeting of", link=MEETING),
    source=PRINTED,
)
PROGRAMME = ProgrammePage(
    body=BODY,
    meeting=MEETING,
    date=DAY,
    upcoming=(
        ProgrammeGroup(
            title="20 January 2026",
            date=LATER,
            meeting=JANUARY,
            items=(
                ENTRY,
                ProgrammeItemCard(
                    title="Depot", exempt=True, outcome=ProgrammeOutcome(kind="awaited", text="Still to come")
                ),
            ),
        ),
        ProgrammeGroup(title="24 March 2026", items=()),
    ),
    regular=(ProgrammeGroup(title="January", items=(ProgrammeItemCard(title="Budget"),)),),
    unallocated=ProgrammeGroup(
        title="Not yet allocated to a meeting", items=(ProgrammeItemCard(title="Cyber security"),)
    ),
    past=(ProgrammeGroup(title="16 September 2025", items=(ENTRY,)),),
    meetings=AS_OF,
    source=PRINTED,
    downloads=TABLE_FILES,
)
STATISTICS = StatisticsPage(
    title="Visits to household recycling centres by district",
    columns=("", "2023/24", "2024/25", "Change", "Remark"),
    rows=(("Northvale", "120,411", "131,002", "+8.8%", "New site"), ("Eastmoor", "98,000", "95,114", "-2.9%", "")),
    meeting=MEETING,
    body=BODY,
    date=DAY,
    source=PRINTED,
    downloads=TABLE_FILES,
    others=(StatisticsCard(title="Tonnes by district", url="/statistics/s2", meeting=MEETING, date=DAY),),
)
STATISTICS_LIST = StatisticsListPage(tables=STATISTICS.others, pager=PAGER)
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
    "home": ("public/home.html", {"page": HOME}),
    "home, nothing published": ("public/home.html", {"page": HomePage()}),
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
    "search": ("public/search.html", {"page": SEARCH}),
    "search, nothing found": ("public/search.html", {"page": NOTHING}),
    "search, nothing asked": ("public/search.html", {"page": SearchPage()}),
    "search, problem": (
        "public/search.html",
        {"page": SearchPage(question='"', problem="A quotation mark is missing.")},
    ),
    "about": ("public/about.html", {"page": ABOUT}),
    "accessibility": ("public/accessibility.html", {"contact": "access@northvale.example"}),
    "not found": ("404.html", {}),
    "gone": ("410.html", {}),
    "error": ("500.html", {}),
}
