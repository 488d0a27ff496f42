"""Front sheets: what they say of the meeting, the membership and the agenda, in the forms councils print."""

import datetime as dt

import pytest
from sheets import front, parts_of

from moothall.intake.stages.front_sheet import FrontSheet, read_front_sheet

OPEN = "\nUNRESTRICTED ITEMS\n\n"
SHEET = """\
    **ROADS AND BRIDGES COMMITTEE**

    **Tuesday, 4th March, 2031**

    **10.30 am**

    **Long Room, Alder House, Ashby**

    AGENDA

    ROADS AND BRIDGES COMMITTEE

    Tuesday, 4 March 2031, at 10.30 am
    Long Room, Alder House,
    Ashby

    Ask for: **Jo Fernley**
    Telephone: **01234 567 890**

    Membership (6)

    - Meadow Party (3): Mrs U Fern (Chair), Mr B Oakley, MBE (Vice-Chair)
    and Dr C Elm
    - River Alliance (2) Ms D Ash and Rae Hazel
    - Church
    Representatives (1): The Rev. E Yew

    Webcasting Notice

    Please note: this meeting may be filmed.

    UNRESTRICTED ITEMS

    (During these items the meeting is likely to be open to the public)

    A - Committee Business

    - A1 Apologies and Substitutes
    To receive apologies
    - A2 Minutes of the meeting held on 7 January 2031 (Pages 5 - 12)

    B - Key decisions, for recommendation
    or endorsement

    B1 31/00042 - Repairs to the bridges of the upper valley and the roads that lead
    to them (Pages 13 - 40)
    To consider and endorse, or make recommendations on, the proposed decision
    B2 State of the ferries - Verbal Update
    B3 Budget monitoring
    Report to follow.

    Motion to Exclude the Press and Public

    That under Section 100A of the Local Government Act 1972 the press and public be excluded from the meeting for the
    following business on the grounds that it involves the likely disclosure of exempt information as defined in
    paragraphs 3 and 5 of Part 1 of Schedule 12A of the Act.

    EXEMPT ITEMS

    C - Contracts

    C1 Sale of the old toll house (Pages 41 - 44)

    Sam Birch,
    Head of Committee Services
    01234 567 000

    Monday, 24 February 2031

    Please note that background documents may be inspected.
    """


@pytest.fixture(scope="module")
def sheet() -> FrontSheet:
    return front(SHEET)


def test_the_body_is_named_in_running_case(sheet: FrontSheet) -> None:
    assert sheet.body == "Roads and Bridges Committee"


def test_the_meeting_has_its_date_time_and_room(sheet: FrontSheet) -> None:
    assert sheet.meeting is not None
    assert sheet.meeting.date == dt.date(2031, 3, 4)
    assert sheet.meeting.time == "10:30"
    assert sheet.meeting.venue == "Long Room, Alder House, Ashby"
    assert sheet.meeting.published == dt.date(2031, 2, 24)


def test_the_sheet_says_whom_to_ask_and_who_is_responsible(sheet: FrontSheet) -> None:
    assert sheet.meeting is not None
    assert sheet.meeting.contact is not None
    assert (sheet.meeting.contact.name, sheet.meeting.contact.phone) == ("Jo Fernley", "01234 567 890")
    assert sheet.meeting.proper_officer is not None
    assert (sheet.meeting.proper_officer.name, sheet.meeting.proper_officer.title) == (
        "Sam Birch",
        "Head of Committee Services",
    )


def test_members_stand_under_their_groups(sheet: FrontSheet) -> None:
    assert sheet.membership is not None
    assert sheet.membership.size == 6
    assert [(group.name, group.size) for group in sheet.membership.groups] == [
        ("Meadow Party", 3),
        ("River Alliance", 2),
        ("Church Representatives", 1),
    ]
    [meadow, river, church] = [[member.name for member in group.members] for group in sheet.membership.groups]
    assert meadow == ["Mrs U Fern", "Mr B Oakley", "Dr C Elm"]
    assert river == ["Ms D Ash", "Rae Hazel"]
    assert church == ["The Rev. E Yew"]
    assert [member.role for member in sheet.membership.groups[0].members] == ["Chair", "Vice-Chair", None]
    assert sheet.membership.groups[0].members[1].honours == "MBE"


def test_items_have_numbers_titles_sections_and_pages(sheet: FrontSheet) -> None:
    assert [item.number for item in sheet.agenda] == ["A1", "A2", "B1", "B2", "B3", "C1"]
    bridges = sheet.agenda[2]
    assert bridges.title == "Repairs to the bridges of the upper valley and the roads that lead to them"
    assert bridges.section == "B - Key decisions, for recommendation or endorsement"
    assert bridges.pages == (13, 40)
    assert bridges.decision == "31/00042"
    assert bridges.purpose == "To consider and endorse, or make recommendations on, the proposed decision"


def test_items_that_have_no_paper_say_why(sheet: FrontSheet) -> None:
    apologies, _, _, ferries, budget, _ = sheet.agenda
    assert (apologies.title, apologies.purpose, apologies.pages) == (
        "Apologies and Substitutes",
        "To receive apologies",
        None,
    )
    assert (ferries.verbal, ferries.to_follow) == (True, None)
    assert (budget.title, budget.to_follow) == ("Budget monitoring", True)


def test_only_what_follows_the_motion_is_exempt(sheet: FrontSheet) -> None:
    assert [item.number for item in sheet.agenda if item.exempt] == ["C1"]
    assert sheet.exclusion is not None
    assert sheet.exclusion.paragraphs == ("3", "5")
    assert sheet.exclusion.text.startswith("That under Section 100A")
    assert sheet.exclusion.text.endswith("Schedule 12A of the Act.")


def test_every_fact_has_its_place() -> None:
    read = read_front_sheet(parts_of(SHEET))
    text = "\n".join(line.removeprefix("    ") for line in SHEET.split("\n"))
    printed = {path: text[span.start : span.end] for path, span in read.marks.items()}
    assert printed["meeting/contact/name"] == "Jo Fernley"
    assert printed["membership/groups/1/members/0/name"] == "Ms D Ash"
    assert printed["agenda/2/decision"] == "31/00042"
    assert printed["agenda/2/pages"] == "(Pages 13 - 40)"
    assert printed["meeting/published"] == "Monday, 24 February 2031"


@pytest.mark.parametrize(
    "head",
    [
        "PARKS PANEL\n\nMonday, 3 May 2032, at 2.00 pm Ask for: **Kim Lowe**\n"
        "Green Room, Alder House, Telephone: **01234 111222**\nAshby",
        "PARKS PANEL\n\nMonday, 3 May 2032, at 2.00 pm\tAsk for:\tKim Lowe\n"
        "Green Room, Alder House, Ashby\tTelephone:\t01234 111222",
        "Parks Panel\n\nDate: Monday, 3 May 2032\nTime: 14:00\nVenue: Green Room, Alder House, Ashby\n"
        "Contact: Kim Lowe\nTel: 01234 111222",
        "Parks Panel\n\nDate:\tMonday, 3 May 2032\nTime:\t2pm\nVenue:\tGreen Room, Alder House, Ashby\n"
        "Contact officer:\tKim Lowe 01234 111222",
        "AGENDA\n\nPARKS PANEL\n\nMonday 3rd May 2032 at 2.00 p.m. in the Green Room, Alder House, Ashby\n\n"
        "Ask for:\nKim Lowe\nTelephone:\n01234 111222",
    ],
)
def test_heads_come_in_many_forms(head: str) -> None:
    sheet = front(f"{head}\n\nMembership\n\nMeadow (1): Mr A Fern\n\nUNRESTRICTED ITEMS\n\n1 Apologies\n")
    assert sheet.body == "Parks Panel"
    assert sheet.meeting is not None
    assert (sheet.meeting.date, sheet.meeting.time) == (dt.date(2032, 5, 3), "14:00")
    assert sheet.meeting.venue == "Green Room, Alder House, Ashby"
    assert sheet.meeting.contact is not None
    assert (sheet.meeting.contact.name, sheet.meeting.contact.phone) == ("Kim Lowe", "01234 111222")


def test_a_meeting_may_be_held_online() -> None:
    sheet = front(f"PARKS PANEL\n\nMonday, 3 May 2032, at 2.00 pm\nOnline\n\nAsk for: Kim Lowe\n{OPEN}1 Apologies\n")
    assert sheet.meeting is not None
    assert sheet.meeting.venue == "Online"


@pytest.mark.parametrize(
    "groups",
    [
        "Meadow\tMr A Fern (Chairman), Mrs B Elm\nRiver\tMs C Ash and Rae Hazel",
        "Meadow: Mr A Fern (Chairman) and Mrs B Elm\nRiver: Ms C Ash, Rae Hazel",
        "Meadow (2)\nMr A Fern (Chairman),\nMrs B Elm\nRiver (2)\nMs C Ash and Rae Hazel",
        "Meadow\n(2): Mr A Fern (Chairman) and Mrs B Elm\nVacancy\nRiver\n(2): Ms C Ash and Rae Hazel",
        "Meadow:\t\nMr A Fern (Chairman)\nMrs B Elm\nRiver:\t\nMs C Ash\nRae Hazel",
        "Meadow: (2) Mr A Fern (Chairman) Mrs B Elm\nRiver\t(2):\tMs C Ash and\n\tRae Hazel",
    ],
)
def test_groups_come_as_lines_or_tables(groups: str) -> None:
    sheet = front(
        f"PARKS PANEL\n\nMonday, 3 May 2032\n\nMembership: (4)\n\n{groups}\n\nUNRESTRICTED ITEMS\n\n1 Apologies\n"
    )
    assert sheet.membership is not None
    assert sheet.membership.size == 4
    found = [(group.name, [member.name for member in group.members]) for group in sheet.membership.groups]
    assert found == [("Meadow", ["Mr A Fern", "Mrs B Elm"]), ("River", ["Ms C Ash", "Rae Hazel"])]
    assert sheet.membership.groups[0].members[0].role == "Chairman"


@pytest.mark.parametrize(
    "label",
    [
        "Conservative",
        "Green and Independent",
        "Liberal Democrat",
        "Labour & Co-operative Party",
        "Residents' Association",
    ],
)
def test_a_group_and_its_members_may_run_together_on_one_line(label: str) -> None:
    sheet = front(f"PARKS PANEL\n\n3 May 2032\n\nMembership (2)\n\n{label} Rae Hazel and Mr P Elm\n{OPEN}1 Apologies\n")
    assert sheet.membership is not None
    [group] = sheet.membership.groups
    assert (group.name, [member.name for member in group.members]) == (label, ["Rae Hazel", "Mr P Elm"])


@pytest.mark.parametrize(
    "agenda",
    [
        "1 Apologies\n2 Minutes of the meeting held on 3 May 2032 (Pages 1 - 4)\n3 Paths (Pages 5 - 9)",
        "1. Apologies\n\n2. Minutes of the meeting held on 3 May 2032\n(Pages 1 - 4)\n\n3. Paths (Pages 5-9)",
        "1 Apologies\n2 Minutes of the meeting held on 3 May 2032 (Pages 1 -\n4)\n3 Paths (Pages\n5 - 9)",
        "1\tApologies\t\n2\tMinutes of the meeting held on 3 May 2032\t1 - 4\n3\tPaths\t5 - 9",
        "- 1 Apologies\n- 2 Minutes of the meeting held on 3 May 2032 (Pages 1 to 4)\n- 3 Paths (pp. 5–9)\n",
        "1 Apologies\n2 Minutes of the meeting held on 3 May 2032\nTo approve the minutes (Pages 1 - 4)\n3 Paths\n"
        "For information\n(Pages 5 - 9)",
    ],
)
def test_an_agenda_comes_as_lines_or_a_table(agenda: str) -> None:
    sheet = front(f"PARKS PANEL\n\n7 June 2032\n\nUNRESTRICTED ITEMS\n\n{agenda}\n\nSam Birch\nClerk\n\n1 June 2032\n")
    assert [(item.number, item.title, item.pages) for item in sheet.agenda] == [
        ("1", "Apologies", None),
        ("2", "Minutes of the meeting held on 3 May 2032", (1, 4)),
        ("3", "Paths", (5, 9)),
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "32/00017 - Paths of the moor",
        "Decision 32/00017 - Paths of the moor",
        "Decision number 32/00017: Paths of the moor",
        "Paths of the moor (Decision No. 32/00017)",
        "Paths of the moor - 32/00017",
    ],
)
def test_a_decision_number_is_told_from_the_title(printed: str) -> None:
    [item] = front(f"PARKS PANEL\n\n7 June 2032\n\nUNRESTRICTED ITEMS\n\n1 {printed} (Pages 3 - 9)\n").agenda
    assert (item.decision, item.title) == ("32/00017", "Paths of the moor")


def test_dates_and_years_in_a_purpose_are_no_items() -> None:
    agenda = (
        "1 Dates of meetings\nTo note that meetings will be held on\n2 June 2032\n3 July 2032\n2 Paths\n2032 was wet\n"
    )
    assert [item.number for item in front(f"PARKS PANEL\n\n7 May 2032\n{OPEN}{agenda}").agenda] == ["1", "2"]


def test_a_heading_among_the_items_belongs_to_none_of_them() -> None:
    agenda = "C - Monitoring\n\n**Paths**\n\nC1 Gates (Pages 3 - 4)\nTo note\n\n**Rivers**\n\nC2 Weirs (Pages 5 - 6)\n"
    first, second = front(f"PARKS PANEL\n\n7 May 2032\n{OPEN}{agenda}").agenda
    assert (first.title, first.purpose, first.section) == ("Gates", "To note", "C - Monitoring")
    assert (second.title, second.section) == ("Weirs", "C - Monitoring")


def test_a_heading_of_exempt_items_without_items_exempts_none() -> None:
    closing = "\nEXEMPT ITEMS\n\n(At the time of preparing the agenda there were none)\n"
    sheet = front(f"PARKS PANEL\n\n7 May 2032\n{OPEN}1 Paths\n{closing}")
    assert [item.exempt for item in sheet.agenda] == [False]
    assert sheet.exclusion is None


@pytest.mark.parametrize(
    ("officer", "title"),
    [
        ("Sam Birch\nGeneral Counsel\n01234 567000", "General Counsel"),
        ("Sam Birch, General Counsel, 01234 567000", "General Counsel"),
        ("Sam Birch General Counsel (01234) 567000", "General Counsel"),
        ("Sam Birch\nHead of Law, Governance and Elections\n03000 123456", "Head of Law, Governance and Elections"),
    ],
)
def test_the_proper_officer_signs_in_lines_or_in_one(officer: str, title: str) -> None:
    sheet = front(f"PARKS PANEL\n\n7 June 2032\n\nUNRESTRICTED ITEMS\n\n1 Paths\n\n{officer}\n\nTuesday, 1 June 2032\n")
    assert sheet.meeting is not None
    assert sheet.meeting.proper_officer is not None
    assert (sheet.meeting.proper_officer.name, sheet.meeting.proper_officer.title) == ("Sam Birch", title)
    assert sheet.meeting.published == dt.date(2032, 6, 1)


def test_the_council_is_named_above_the_minutes_when_the_sheet_does_not() -> None:
    above = "ASHSHIRE COUNTY COUNCIL**PARKS PANEL**\n\nMINUTES of a meeting of the Parks Panel held on 3 May 2032\n"
    assert front(f"PARKS PANEL\n\n7 June 2032\n{OPEN}1 Paths\n\n{above}").council == "Ashshire County Council"


def test_nothing_is_read_from_a_text_that_is_no_sheet() -> None:
    sheet = front("A letter to the editor.\n\nIt was a fine day.\n")
    assert (sheet.body, sheet.meeting, sheet.membership, sheet.agenda) == (None, None, None, ())
