"""A small pack of an invented parish-sized committee, for the composer's tests."""

import datetime as dt

from moothall.documents.composer.composition import Job
from moothall.documents.pack_text import (
    EssayPaper,
    MinutesPaper,
    MinuteText,
    Paper,
    Passage,
    ReportPaper,
    Resolution,
    Section,
)
from moothall.facts.bodies import Contact, Member, Membership, PoliticalGroup, Post
from moothall.facts.meetings import AgendaItem, Attendee, Exclusion, Meeting, MinuteItem, Minutes
from moothall.facts.packs import SCHEMA, Pack
from moothall.facts.reports import Report

SECRET = "The reserve price is forty-one thousand guineas"
TITLE_OF_SECRET = "Valuation of the old mill by Pargeter and Sons"
BODY = "Ponds and Greens Committee"


def section(title: str, words: str, times: int = 1) -> Section:
    """A section with one long numbered paragraph."""
    return Section(heading=title, marker="1.", contents=(Passage(text=f"{words}. " * times, marker="1.1"),))


def report(subject: str, *sections: Section) -> ReportPaper:
    """A report to the committee."""
    cover = Report(
        subject=subject,
        authors=(Post(name="Ada Birch", title="Ponds Officer"),),
        to=BODY,
        date=dt.date(2025, 3, 6),
        classification="Unrestricted",
        recommendations=("The Committee is asked to:", "(a) note the report; and", "(b) thank the ducks."),
        contacts=(Contact(name="Ada Birch", title="Ponds Officer", email="ada@greens.example"),),
    )
    return ReportPaper(report=cover, sections=sections)


def minutes_paper() -> MinutesPaper:
    """Minutes with a resolution in its place, and one for which the words have none."""
    items = (
        MinuteItem(
            number="7", title="Lilies", agenda_item="3", resolutions=("that: (a) lilies be thinned; and (b) kept.",)
        ),
        MinuteItem(number="8", title="Benches", agenda_item="4", resolutions=("that a bench be bought.",)),
    )
    record = Minutes(
        body=BODY, date=dt.date(2025, 1, 9), venue="Reading Room", present=(Attendee(name="Mr A Rush"),), items=items
    )
    words = (Passage(text="Mr Rush spoke of lilies.", marker="1."), Resolution(marker="2."))
    return MinutesPaper(minutes=record, texts=(MinuteText(number="7", contents=words),))


def front() -> Pack:
    """The front sheet's facts."""
    agenda = (
        AgendaItem(number="1", title="Apologies"),
        AgendaItem(number="2", title="Minutes of the meeting held on 9 January 2025"),
        AgendaItem(number="3", title="Frogs and their friends"),
        AgendaItem(number="4", title="Sale of the old mill", exempt=True),
        AgendaItem(number="5", title="Swans"),
    )
    meeting = Meeting(
        date=dt.date(2025, 3, 6),
        time="18:30",
        venue="Reading Room",
        published=dt.date(2025, 2, 26),
        contact=Contact(name="Cy Dell", phone="01632 960001"),
        proper_officer=Post(name="Bo Elm", title="Clerk"),
    )
    return Pack(
        schema=SCHEMA,
        council="Larkshire Council",
        body=BODY,
        meeting=meeting,
        membership=Membership(
            size=1, groups=(PoliticalGroup(name="Pond Party", size=1, members=(Member(name="Mr A Rush"),)),)
        ),
        agenda=agenda,
        exclusion=Exclusion(text="That the press and public be excluded.", paragraphs=("3",)),
    )


def papers() -> tuple[Paper, ...]:
    """Minutes, an open report, an exempt one of several pages, and an open one after it."""
    secret = (report(TITLE_OF_SECRET), EssayPaper(title="Valuation", sections=(section("Price", SECRET, 300),)))
    return (
        Paper(item="2", contents=(minutes_paper(),)),
        Paper(item="3", contents=(report("Frogs and their friends", section("Frogs", "Frogs were counted", 400)),)),
        Paper(item="4", restricted=secret, paragraphs=("3",)),
        Paper(item="5", contents=(report("Swans", section("Swans", "Swans were not", 5)),)),
    )


def job() -> Job:
    """The whole pack."""
    return Job(front=front(), papers=papers(), notices=(("Dogs", "Dogs are welcome on a lead."),))
