"""The council of Larkshire as it is set up: ten members in two groups, one of them in none, and their bodies."""

import datetime as dt

from moothall.facts import councils as facts
from moothall.facts.agendas import AgendaStyle, SectionHeading, StandingItem
from moothall.operations.council import SetUp, set_up

MAY = dt.date(2025, 5, 7)
TODAY = dt.date(2026, 3, 4)
MOMENT = dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.UTC)

HARBOUR = ("Mrs T Dunmore", "Mr P Okafor", "Mr J Tarrant", "Ms H Bligh", "Mr S Wren")
MEADOW = ("Ms R Vance", "Mr G H Pell", "Mrs O Frayne", "Mr K Lusk")
DETAILS = {
    "Mrs T Dunmore": {"honours": "MBE", "division": "Larkham North"},
    "Mr P Okafor": {"division": "Larkham South"},
}
STANDING = (
    StandingItem(title="Apologies and substitutes", kind="opening"),
    StandingItem(title="Declarations of interests", kind="opening"),
    StandingItem(title="Work programme", kind="work programme", opens=False),
)


def member(name: str, group: str = "", **more: str) -> facts.Member:
    groups = (facts.InGroup(group=group, begins=MAY),) if group else ()
    return facts.Member(name=name, begins=MAY, groups=groups, **{**DETAILS.get(name, {}), **more})  # type: ignore[arg-type]


def seat(name: str, role: facts.SeatRole = "member", begins: dt.date = MAY) -> facts.Seat:
    return facts.Seat(member=name, role=role, begins=begins)


def seats(number: int, group: str = "", kind: facts.MemberKind = "councillor") -> facts.Seats:
    return facts.Seats(seats=number, group=group, kind=kind, begins=MAY)


def body(title: str, kind: facts.BodyKind, size: int | None, **more: object) -> facts.Body:
    return facts.Body(title=title, kind=kind, size=size, begins=MAY, **more)  # type: ignore[arg-type]


ROADS = body(
    "Roads and Places Committee",
    "committee",
    5,
    quorum=3,
    clerk="Ms A Quill",
    terms_of_reference="Highways, transport and the look of places.",
    style=AgendaStyle(numbering="sections", sections=(SectionHeading("A", "Committee business"),)),
    standing=tuple(StandingItem(item.title, item.kind, section="A", opens=item.opens) for item in STANDING),
    allocations=(seats(3, "Harbour Alliance"), seats(2, "Meadow")),
    seats=(
        seat("Mrs T Dunmore", "chairman"),
        seat("Mr P Okafor", "vice_chairman"),
        seat("Ms R Vance", "spokesman"),
        seat("Mr G H Pell"),
        seat("Mr J Tarrant", "substitute"),
    ),
)
SCRUTINY = body(
    "Scrutiny Committee",
    "scrutiny",
    4,
    sits_as="Crime and Disorder Committee",
    standing=STANDING,
    allocations=(seats(2, "Harbour Alliance"), seats(2, "Meadow"), seats(2, kind="church")),
    seats=(
        seat("Mrs O Frayne", "chairman"),
        seat("Mr K Lusk"),
        seat("Ms H Bligh"),
        seat("Mr S Wren"),
        seat("Canon B Thrale"),
    ),
)
COUNCIL = facts.Council(
    terms=(facts.Term(name="2025 to 2029", begins=MAY, ends=dt.date(2029, 5, 6)),),
    directorates=(facts.Directorate(name="Place", begins=MAY),),
    officers=(
        facts.Officer(
            name="Ms A Quill",
            post="Democratic Services Officer",
            directorate="Place",
            email="a.quill@larkshire.example",
            phone="01632 960001",
            begins=MAY,
        ),
        facts.Officer(name="Mr V Sallow", post="Monitoring Officer", is_proper_officer=True, begins=MAY),
    ),
    groups=(
        facts.Group(name="Harbour Alliance", leader="Mrs T Dunmore", begins=MAY),
        facts.Group(name="Meadow", leader="Ms R Vance", begins=MAY),
    ),
    members=(
        *(member(name, "Harbour Alliance") for name in HARBOUR),
        *(member(name, "Meadow") for name in MEADOW),
        member("Miss E Thorne"),
        member("Canon B Thrale", kind="church", votes_on="Education"),
    ),
    bodies=(
        body("Larkshire Council", "council", 11),
        body("Cabinet", "cabinet", None, balanced=False, seats=(seat("Mr J Tarrant", "chairman"),)),
        ROADS,
        SCRUTINY,
        body("Crime and Disorder Committee", "scrutiny", None, balanced=False, parent="Larkshire Council"),
        body("Trees Panel", "sub_committee", 3, parent="Roads and Places Committee"),
    ),
    portfolios=(facts.Portfolio(name="Finance", member="Mr J Tarrant", begins=MAY),),
    outside=(
        facts.OutsideBody(
            name="Coast Conservancy", places=2, begins=MAY, members=(facts.OutsideSeat(member="Mr S Wren", begins=MAY),)
        ),
    ),
)


def larkshire() -> SetUp:
    """The council of Larkshire, set up."""
    return set_up(council=COUNCIL, by=None, at=MOMENT)
