"""Front sheets and minutes of an invented council, and what the readers make of them."""

from textwrap import dedent

from moothall.facts.meetings import MinuteItem, Minutes
from moothall.intake.sources.text import read_text
from moothall.intake.stages.division import Part, divide
from moothall.intake.stages.front_sheet import FrontSheet, read_front_sheet
from moothall.intake.stages.minutes import read_minutes

HEAD = """\
    ASHSHIRE COUNTY COUNCIL

    ROADS AND BRIDGES COMMITTEE

    MINUTES of a meeting of the Roads and Bridges Committee held in the Long Room, Alder House on Tuesday, 4 March 2031.

    PRESENT: Mrs U Fern (Chair), Mr B Oakley, MBE and Dr C Elm

    """


def parts_of(text: str) -> tuple[Part, ...]:
    return divide(read_text(dedent(text)).lines)


def front(text: str) -> FrontSheet:
    return read_front_sheet(parts_of(text)).fact


def minutes(text: str) -> Minutes:
    """The only set of minutes that a text has."""
    [read] = read_minutes(parts_of(text))
    return read.fact


def minute(text: str) -> MinuteItem:
    """The only item of minutes whose text below the opening sentence is given."""
    [item] = minutes(dedent(HEAD) + dedent(text)).items
    return item
