"""Readings of packs of an invented council, written block by block so that a test knows where everything stands."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from moothall.facts.actions import TrackedAction
from moothall.facts.bodies import Contact, Member, Membership, PoliticalGroup, Post
from moothall.facts.decisions import Decision
from moothall.facts.measures import BudgetLine, Footnote, Indicator, IndicatorSummary, StatisticsTable
from moothall.facts.meetings import (
    AgendaItem,
    Attendee,
    Dissent,
    Exclusion,
    Meeting,
    MinuteItem,
    Minutes,
    Motion,
    Vote,
)
from moothall.facts.packs import SCHEMA, Pack
from moothall.facts.papers import Block, BlockKind, Cell, Span
from moothall.facts.programmes import ProgrammeItem, ProgrammeMeeting
from moothall.facts.readings import Evidence, Paper, Reading
from moothall.facts.reports import Report

COUNCIL = "Larkshire Council"
BODY = "Roads and Places Committee"
MARCH = dt.date(2026, 3, 12)
JANUARY = dt.date(2026, 1, 15)
MOMENT = dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.UTC)


class Writing:
    """A pack as it is written: text, blocks, papers and evidence grow together."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.papers: list[Paper] = []
        self.evidence: list[Evidence] = []
        self.page = 1
        self.labels: dict[int, str] = {}

    @property
    def label(self) -> str:
        """The printed number of the page that is being written."""
        return self.labels.get(self.page, str(self.page))

    def say(self, text: str, *says: str, kind: BlockKind = BlockKind.paragraph, **more: Any) -> None:
        """A block; `says` are the paths of the facts that stand in it."""
        span = self._span(text)
        self.blocks.append(Block(kind=kind, text=text, span=span, page=self.page, label=self.label, **more))
        self._cite(span, text, says)

    def heading(self, text: str, *says: str) -> None:
        """A heading."""
        self.say(text, *says, kind=BlockKind.heading, level=2)

    def row(self, table: int, *cells: tuple[str, str]) -> None:
        """A table row; each cell is its text and the path of the fact in it, or nothing."""
        start = len(self.text)
        made = []
        for text, path in cells:
            span = self._span(text)
            made.append(Cell(text=text, span=span, header=not path))
            self._cite(span, text, [path] if path else [])
        whole = " | ".join(text for text, _ in cells)
        block = Block(
            kind=BlockKind.row, text=whole, span=Span(start, len(self.text)), page=self.page, label=self.label,
            table=table, cells=tuple(made),
        )  # fmt: skip
        self.blocks.append(block)

    @contextmanager
    def paper(self, owner: str, title: str, *, item: str | None = None, restricted: bool = False) -> Iterator[None]:
        """The blocks written inside are a paper that begins on a new page."""
        first = len(self.blocks)
        yield
        last = len(self.blocks)
        self.papers.append(Paper(owner, title, first, last, item, restricted))
        self.page += 1

    def reading(self, pack: Pack, form: str = "text") -> Reading:
        """The reading of what was written."""
        return Reading(
            form=form,  # type: ignore[arg-type]
            pack=pack,
            text=self.text,
            blocks=tuple(self.blocks),
            papers=tuple(self.papers),
            evidence=tuple(self.evidence),
            portions=(),
            page_count=self.page - 1 if form == "pdf" else None,
        )

    def _span(self, text: str) -> Span:
        start = len(self.text)
        self.text += f"{text}\n"
        return Span(start, start + len(text))

    def _cite(self, span: Span, text: str, says: Any) -> None:
        self.evidence += [Evidence(path, span, text, self.page, self.label) for path in says]


MEMBERSHIP = Membership(
    size=4,
    groups=(
        PoliticalGroup(
            name="Harbour Alliance",
            size=2,
            members=(
                Member(name="Mrs T Dunmore", role="Chairman", honours="MBE"),
                Member(name="Mr P Okafor", role=None),
            ),
        ),
        PoliticalGroup(name="Meadow", size=2, members=(Member(name="Ms R Vance"), Member(name="Mr G H Pell"))),
    ),
)
AGENDA = (
    AgendaItem(number="1", title="Apologies and substitutes"),
    AgendaItem(number="2", title="Minutes of the meeting held on 15 January 2026", pages=(3, 3)),
    AgendaItem(
        number="3", title="Resurfacing of the coast road", pages=(5, 5), decision="26/00017", purpose="To endorse."
    ),
    AgendaItem(number="4", title="Performance dashboard", pages=(6, 6)),
    AgendaItem(number="5", title="Work programme", pages=(7, 7)),
    AgendaItem(number="6", title="Depot lease", pages=(8, 8), exempt=True),
)
MINUTES = Minutes(
    body=BODY,
    date=JANUARY,
    venue="Council Chamber, Larkham",
    presided="Mrs T Dunmore",
    present=(
        Attendee(name="Mrs T Dunmore", role="Chairman", honours="MBE"),
        Attendee(name="Mr P Okafor"),
        Attendee(name="Mr J Tarrant", substitute_for="Ms R Vance"),
    ),
    also_present=("Mr K Lusk",),
    in_attendance=(Post(name="Ms A Quill", title="Head of Highways"),),
    items=(
        MinuteItem(
            number="11.",
            title="Street lighting",
            agenda_item="3",
            resolutions=("that the trial of dimmed lights be noted.",),
            votes=(Vote(motion="the trial", votes_for=2, votes_against=1, result="carried"),),
            motions=(Motion("that the trial be noted", "Mr P Okafor", "Mrs Dunmore", "carried"),),
            dissents=(Dissent("Mr J Tarrant", "asked that his vote against be recorded"),),
        ),
        MinuteItem(number="12.", title="Exclusion", exempt=False),
    ),
)
REPORT = Report(
    subject="Resurfacing of the coast road",
    authors=(Post("Mr K Lusk", "Cabinet Member for Roads"), Post("Ms A Quill", "Head of Highways")),
    to=BODY,
    date=MARCH,
    classification="Unrestricted",
    electoral_division="Larkham East",
    decision="26/00017",
    contacts=(Contact(name="Ms A Quill", title="Head of Highways", email="a.quill@larkshire.example"),),
    recommendations=("endorse the proposed decision",),
)
INDICATOR = Indicator(
    kind="kpi",
    ref="RD01",
    description="Potholes repaired within 28 days",
    service_area="Highways",
    director="Ms A Quill",
    frequency="month",
    series=(("Dec-25", "88%"), ("Jan-26", "91%")),
    rag="GREEN",
    dot="up",
    ytd="90%",
    ytd_rag="GREEN",
    target="90%",
    floor="80%",
    comment="RD01: two gangs were added in December.",
    footnotes=(Footnote(mark="*", text="Provisional."),),
)
ACTIVITY = Indicator(
    kind="activity",
    ref="RD01b",
    description="Number of potholes reported",
    service_area="Highways",
    frequency="month",
    series=(("Dec-25", "412"), ("Jan-26", "530")),
    in_range="Above",
    lower="300",
    upper="500",
)


def pack(**changes: Any) -> Pack:
    """The pack of the March meeting, with what `changes` says in the place of its own."""
    whole = Pack(
        schema=SCHEMA,
        council=COUNCIL,
        body=BODY,
        meeting=Meeting(
            date=MARCH,
            time="10:00",
            venue="Council Chamber, Larkham",
            published=dt.date(2026, 3, 4),
            contact=Contact(name="Mr D Fenn", phone="01632 960 001"),
            proper_officer=Post("Mrs L Ashby", "Monitoring Officer"),
        ),
        membership=MEMBERSHIP,
        agenda=AGENDA,
        exclusion=Exclusion("That the press and public be excluded under paragraph 3.", ("3",)),
        minutes=(MINUTES,),
        reports=(REPORT,),
        indicators=(INDICATOR, ACTIVITY),
        indicator_summary=(IndicatorSummary("Highways", "RD01", "Potholes repaired", "GREEN", "GREEN"),),
        decisions=(
            Decision("26/00017", "Coast road", Post("Mr K Lusk", "Cabinet Member for Roads"), True, "proposed"),
        ),
        work_programme=(
            ProgrammeMeeting(
                "2026-06-11", (ProgrammeItem("Winter service review", lead=("Ms A Quill",), kind="annual"),)
            ),
            ProgrammeMeeting(None, (ProgrammeItem("Cycle routes"),)),
        ),
        budget_lines=(BudgetLine("Highways", "£1,200", "£40", "£0", "£40", "£10", "£30"),),
        recommendation_tracking=(
            TrackedAction("Review of verges", "1", "GREEN", "Plant wild flowers", "Ms A Quill", "May 2026", "Done"),
        ),
        statistics=(StatisticsTable("Collisions by district", ("District", "2025"), (("Larkham", "12"),)),),
    )
    return msgspec.structs.replace(whole, **changes)


def write_front(writing: Writing, said: Pack) -> None:
    """The front sheet."""
    with writing.paper("front", said.body or ""):
        writing.heading(f"{said.body}", "body")
        writing.say(f"{said.date}", "meeting/date")
        writing.say("Council Chamber, Larkham", "meeting/venue")
        for group, one in enumerate(said.membership.groups if said.membership else ()):
            for place, member in enumerate(one.members):
                writing.say(member.name, f"membership/groups/{group}/members/{place}/name")
        for place, item in enumerate(said.agenda):
            writing.say(f"{item.number} {item.title}", f"agenda/{place}/number", f"agenda/{place}/title")


def write_minutes(writing: Writing, said: Pack) -> None:
    """The minutes, each item with a paragraph."""
    for place, minutes in enumerate(said.minutes):
        with writing.paper(f"minutes/{place}", f"Minutes of {minutes.date}", item="2"):
            writing.say(f"MINUTES of a meeting on {minutes.date}", f"minutes/{place}/date")
            for number, attendee in enumerate(minutes.present):
                writing.say(attendee.name, f"minutes/{place}/present/{number}/name")
            for number, name in enumerate(minutes.also_present):
                writing.say(f"Also present: {name}", f"minutes/{place}/also_present/{number}")
            for number, item in enumerate(minutes.items):
                path = f"minutes/{place}/items/{number}"
                writing.heading(f"{item.number} {item.title}", f"{path}/number", f"{path}/title")
                writing.say(f"Members spoke about {item.title.lower()}.")
                for at, resolution in enumerate(item.resolutions):
                    writing.say(f"RESOLVED {resolution}", f"{path}/resolutions/{at}")


def write_report(writing: Writing, said: Pack) -> None:
    """The report with its record of decision."""
    with writing.paper("reports/0", said.reports[0].subject, item="3"):
        writing.say(f"Subject: {said.reports[0].subject}", "reports/0/subject")
        writing.say(f"Classification: {said.reports[0].classification}", "reports/0/classification")
        writing.heading("Background")
        writing.say("1.1 The coast road between Larkham and Pell Head was last resurfaced in 2009.", marker="1.1")
        for place, decision in enumerate(said.decisions):
            writing.say(f"Decision {decision.number}", f"decisions/{place}/number", f"decisions/{place}/title")


def write_tables(writing: Writing, said: Pack) -> None:
    """The dashboard, the budget, the action plan, the statistics and the work programme."""
    with writing.paper("dashboard", "Performance dashboard", item="4"):
        for place, row in enumerate(said.indicators):
            cells = [
                (row.ref or "", f"indicators/{place}/ref"),
                (row.description or "", f"indicators/{place}/description"),
            ]
            cells += [(value, f"indicators/{place}/series/{n}/1") for n, (_, value) in enumerate(row.series)]
            writing.row(1, *cells)
        for place, summary in enumerate(said.indicator_summary):
            writing.row(2, (summary.label or "", f"indicator_summary/{place}/label"))
        for place, line in enumerate(said.budget_lines):
            writing.row(3, (line.heading, f"budget_lines/{place}/heading"))
        for place, action in enumerate(said.recommendation_tracking):
            writing.row(4, (action.title or "", f"recommendation_tracking/{place}/title"))
        for place, table in enumerate(said.statistics):
            writing.say(table.title or "", f"statistics/{place}/title")
    with writing.paper("programme", "Work programme", item="5"):
        for place, meeting in enumerate(said.work_programme):
            writing.heading(meeting.meeting or "Not yet allocated", f"work_programme/{place}/meeting")
            for number, item in enumerate(meeting.items):
                writing.say(item.title, f"work_programme/{place}/items/{number}/title")


def write_slip(writing: Writing) -> None:
    """The slip in the place of the exempt report."""
    with writing.paper("slip", "By virtue of paragraph(s) 3", item="6", restricted=True):
        writing.say("By virtue of paragraph(s) 3 of Part 1 of Schedule 12A of the Local Government Act 1972.")
        writing.say("Document is Restricted")


def write_restricted(writing: Writing, *words: str) -> None:
    """A report that is not for publication."""
    with writing.paper("slip", "Depot lease", item="6", restricted=True):
        writing.say("NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A")
        for text in words:
            writing.say(text)


def reading(
    said: Pack | None = None, *, restricted: tuple[str, ...] = (), slip: bool = False, form: str = "text"
) -> Reading:
    """A reading of the pack, with a slip for the exempt report, the restricted report itself, or neither."""
    said = said or pack()
    writing = Writing()
    write_front(writing, said)
    write_minutes(writing, said)
    if said.reports:
        write_report(writing, said)
    write_tables(writing, said)
    if restricted:
        write_restricted(writing, *restricted)
    elif slip:
        write_slip(writing)
    return writing.reading(said, form)
