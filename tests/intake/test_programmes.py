"""Reading work programmes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import COVER, parts_of, table

from moothall.facts.programmes import ProgrammeItem, ProgrammeMeeting
from moothall.intake.stages.programmes import read_programmes

TITLE = "ROADS AND RIVERS CABINET COMMITTEE – WORK PROGRAMME 2019/20\n\n"


def meetings(*papers: str) -> list[ProgrammeMeeting]:
    return [cited.fact for cited in read_programmes(parts_of(COVER, *papers))]


def titles(meeting: ProgrammeMeeting) -> list[str]:
    return [item.title for item in meeting.items]


def test_sections_of_the_agenda_with_bulleted_items_in_a_cell() -> None:
    programme = table(("Agenda Section", "Items")).rstrip("\n") + (
        "\n**12 September 2019**\n"
        "**B – Key Decisions**\t<ul> <li>• Weir repairs</li>"
        " <li>• Ferry tolls (minutes of 6 June 2019)</li> <li>•</li> </ul>\n"
        "**C - Performance**\t<ul> <li>• Work Programme</li> </ul>\n"
        "D - Other Items for comment/ recommendation\n"
        "**Other items**\n"
        "\t<ul> <li>• Flood plan to be considered by November 2019</li> </ul>\n"
    )
    september, other = meetings(TITLE, programme)
    assert september.meeting == "2019-09-12"
    assert titles(september) == ["Weir repairs", "Ferry tolls (minutes of 6 June 2019)", "Work Programme"]
    assert [item.section for item in september.items] == ["B – Key Decisions", "B – Key Decisions", "C - Performance"]
    assert (other.meeting, titles(other), other.items[0].section) == (
        None,
        ["Flood plan to be considered by November 2019"],
        None,
    )


def test_rows_with_leads_and_standing_under_the_date_and_what_prepares_it() -> None:
    programme = table(
        ("12 September 2019 – 10am – agenda setting 1 August at 14:30", "", ""),
        ("• Weir repairs", "Ivy Lode Jo Hythe", "*Key Decision*"),
        ("• Ferry tolls", "Jo Hythe-Marl", "*Regular Item – Annual item*"),
        ("• Work Programme 2019", "", ""),
    )
    [meeting] = meetings(TITLE, programme)
    weir, ferry, work = meeting.items
    assert (meeting.meeting, weir.lead, weir.kind) == ("2019-09-12", ("Ivy Lode", "Jo Hythe"), "Key Decision")
    assert (ferry.lead, ferry.kind) == (("Jo Hythe-Marl",), "Regular Item – Annual item")
    assert (work.title, work.lead, work.kind) == ("Work Programme 2019", (), None)


def test_a_pattern_of_regular_items_by_month_and_a_row_broken_by_the_page() -> None:
    pattern = (
        "PATTERN OF REGULAR ITEMS\n\n"
        + table(
            ("MARCH", "Annual", "Risk register", "Ivy Lode"),
            ("", "Every other", "Weir inspections", "Jo Hythe"),
        )
        + "Page 14\n\n"
        + table(
            ("", "meeting", "", "Ivy Lode"),
            ("MAY/ JUNE", "Six-monthly", "Ferry tolls", "Jo Hythe"),
            ("TBC", "TBC", "Locks", ""),
        )
    )
    march, may, unsettled = meetings(TITLE, pattern)
    assert (march.meeting, titles(march)) == ("MARCH", ["Risk register", "Weir inspections"])
    assert (march.items[1].kind, march.items[1].lead) == ("Every other meeting", ("Jo Hythe", "Ivy Lode"))
    assert (may.meeting, may.items[0].kind) == ("MAY/ JUNE", "Six-monthly")
    assert (unsettled.meeting, titles(unsettled)) == ("TBC", ["Locks"])


@given(st.permutations(["Item", "Lead officer", "Date added to WP", "Additional comments", "Key Decision"]))
@settings(deadline=None)
def test_columns_under_a_head_are_told_by_their_words_in_whatever_order(order: list[str]) -> None:
    cells = {
        "Item": "Weir repairs",
        "Lead officer": "Ivy Lode",
        "Date added to WP": "Agenda setting 3 May 2019",
        "Additional comments": "Deferred from June 2019",
        "Key Decision": "Yes",
    }
    programme = table(order, [cells[name] for name in order])
    [meeting] = meetings(TITLE, "Thursday 12 September 2019\n\n", programme)
    assert meeting.items == (
        ProgrammeItem(
            title="Weir repairs",
            added="Agenda setting 3 May 2019",
            deferred="Deferred from June 2019",
            lead=("Ivy Lode",),
            kind="key decision",
        ),
    )


def test_numbered_rows_and_a_standing_item_where_the_date_of_adding_should_stand() -> None:
    programme = table(
        ("No.", "Item", "Key Decision", "Date added to WP", "Additional Comments"),
        ("1", "Declarations", "", "Standing Item", ""),
        ("2", "Toll strategy", "No", "", "Exempt"),
    )
    [meeting] = meetings(TITLE, "12 September 2019 at 10.00am\n\n", programme)
    declarations, tolls = meeting.items
    assert (declarations.added, declarations.kind) == (None, "Standing Item")
    assert (tolls.exempt, tolls.kind) == (True, None)


def test_bulleted_items_under_dates_without_any_table() -> None:
    programme = (
        "**Thursday 12 September 2019**\n\n- Weir repairs\n- Work Programme\n\n"
        "Thursday 5 December 2019\n\n- Ferry tolls (deferred from September)\n\n"
    )
    unplaced = "Items for consideration that have not yet been allocated to a meeting\n\n- Locks\n\n"
    september, december, later = meetings(TITLE, programme, unplaced)
    assert titles(september) == ["Weir repairs", "Work Programme"]
    assert (december.meeting, december.items[0].deferred) == ("2019-12-05", "deferred from September")
    assert (later.meeting, titles(later)) == (None, ["Locks"])


def test_a_table_with_the_date_of_the_meeting_beside_each_item() -> None:
    programme = table(
        ("Meeting date", "Item", "Lead"),
        ("12 September 2019", "Weir repairs", "Ivy Lode"),
        ("", "Ferry tolls", "Jo Hythe"),
        ("5 December 2019", "Locks", "Ivy Lode"),
    )
    september, december = meetings(TITLE, programme)
    assert (titles(september), titles(december)) == (["Weir repairs", "Ferry tolls"], ["Locks"])
    assert december.items[0].lead == ("Ivy Lode",)


def test_a_column_of_dates_behind_the_items_and_leads_with_their_posts() -> None:
    programme = table(
        ("Item", "Background", "Lead", "Anticipated date"),
        ("Weir repairs", "Floods", "Ivy Lode, Bridge Engineer", "12 September 2019"),
        ("Ferry tolls", "", "Jo Hythe – Director of Works", "5 December 2019"),
        ("Locks", "", "", "TBC"),
    )
    september, december, later = meetings(TITLE, programme)
    assert (september.meeting, september.items[0].lead) == ("2019-09-12", ("Ivy Lode",))
    assert (december.meeting, december.items[0].lead) == ("2019-12-05", ("Jo Hythe",))
    assert (later.meeting, titles(later)) == (None, ["Locks"])


def test_a_table_that_names_no_meeting_is_of_items_not_yet_allocated() -> None:
    [meeting] = meetings(TITLE, table(("Topic", "Reason"), ("Weirs", "Floods"), ("Locks", "Rust")))
    assert (meeting.meeting, titles(meeting)) == (None, ["Weirs", "Locks"])


@pytest.mark.parametrize(
    "heading",
    [
        "Thursday, 12 September 2019",
        "12th September 2019 at 2.00pm",
        "Items for the meeting on 12 September 2019:",
        "Proposed agenda items for the Roads and Rivers Committee 12 September 2019",
        "12 September 2019 (agenda setting: 1 August)",
        "**Meeting date: 12 Sept 2019**",
    ],
)
def test_a_meeting_is_announced_in_many_words(heading: str) -> None:
    [meeting] = meetings(TITLE, f"{heading}\n\n- Weirs\n\n")
    assert (meeting.meeting, titles(meeting)) == ("2019-09-12", ["Weirs"])


@pytest.mark.parametrize(
    "paper",
    [
        "4. Work Programme 2019\n\n4.1 An agenda setting meeting was held on 3 May 2019.\n\n- Weirs\n\n",
        "Dates of meetings\n\n12 September 2019\n\n- 5 December 2019\n\n",
        "The Committee is asked to note its work programme.\n\n12 September 2019\n\n- Weirs\n\n",
    ],
)
def test_dates_and_lists_outside_a_programme_are_none(paper: str) -> None:
    assert meetings(paper) == []


def test_an_appendix_after_a_programme_ends_it() -> None:
    programme = "12 September 2019\n\n- Weirs\n\nAppendix B – Map\n\n- North\n\n"
    assert [titles(meeting) for meeting in meetings(TITLE, programme)] == [["Weirs"]]


def test_every_item_keeps_its_place() -> None:
    programme = table(("12 September 2019", "", ""), ("• Weirs", "Ivy Lode", "Annual"))
    [cited] = read_programmes(parts_of(COVER, TITLE, programme))
    assert {"", "meeting", "items/0", "items/0/title", "items/0/lead/0", "items/0/kind"} <= cited.marks.keys()
    assert cited.marks[""].start <= cited.marks["items/0"].start
