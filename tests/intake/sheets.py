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

PACK = """\
PARKS PANEL

Tuesday, 4 March 2031, at 10.00 am

UNRESTRICTED ITEMS

1 Apologies
2 Minutes of the meeting held on 7 January 2031 (Pages 3 - 4)
3 31/00042 - Sale of the toll house (Pages 5 - 10)
4 State of the paths (Pages 11 - 14)
5 Budget monitoring - to follow
6 Work Programme (Pages 15 - 16)

EXEMPT ITEMS

7 Contract for the gates (Pages 17 - 18)

Sam Birch
Clerk

Monday, 24 February 2031

ASHSHIRE COUNTY COUNCIL

PARKS PANEL

MINUTES of a meeting of the Parks Panel held in the Long Room on Tuesday, 7 January 2031.

PRESENT: Mrs U Fern (Chair)

UNRESTRICTED ITEMS

1. Apologies
(Item 1)

None.

From: Gil Lime, Director of Parks

To: Parks Panel - 4 March 2031

Subject: Disposal of property

Decision Number: 31/00042

Classification: Unrestricted

1. Introduction

1.1 The toll house stands empty. See Appendix 1 and Appendix 2.

This page is intentionally left blank

Appendix 1 - Plan of the toll house

The plan.

This page is intentionally left blank

By virtue of paragraph(s) 3 of Part 1 of Schedule 12A
of the Local Government Act 1972.

Document is Restricted

This page is intentionally left blank

Appendix 3

Photographs of the toll house

By: Gil Lime, Director of Parks

To: Parks Panel - 4 March 2031

Subject: The state of the paths in spring

Classification: Unrestricted

Minutes of the meeting of the path wardens are open to all.

This page is intentionally left blank

PARKS PANEL - WORK PROGRAMME 2031

A list.

This page is intentionally left blank

By virtue of paragraph(s) 3 of Part 1 of Schedule 12A
of the Local Government Act 1972.

Agenda Item 7

Document is Restricted
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
