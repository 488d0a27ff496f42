"""Minutes: who attended, what was resolved, how it was voted, in the forms councils print."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import HEAD, minute, minutes, parts_of

from moothall.facts.meetings import Candidate, Vote
from moothall.intake.stages.minutes import read_minutes


def heading(sentence: str, there: str = "PRESENT: Mrs U Fern") -> str:
    return f"ASHSHIRE COUNTY COUNCIL\n\nPARKS PANEL\n\n{sentence}\n\n{there}\n"


# --- the opening -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "venue"),
    [
        ("held in the Long Room, Alder House, Ashby on Tuesday, 4 March 2031.", "Long Room, Alder House, Ashby"),
        ("held at Alder House on Tuesday 4th March 2031", "Alder House"),
        ("held on Tuesday, 4 March 2031 at Alder House", "Alder House"),
        ("held on 4 March 2031 at 10.00 am in the Long Room", "Long Room"),
        ("held Online on Tuesday, 4 March 2031.", "Online"),
        ("held via Video Link on Tuesday, 4 March 2031", "Video Link"),
        ("held on Tuesday, 4 March 2031", None),
    ],
)
def test_the_opening_says_what_met_where_and_when(held: str, venue: str | None) -> None:
    read = minutes(heading(f"MINUTES of a meeting of the Parks and Paths Panel {held}"))
    assert (read.body, read.date, read.venue) == ("Parks and Paths Panel", dt.date(2031, 3, 4), venue)


def test_the_opening_may_run_over_lines() -> None:
    read = minutes(
        heading("Minutes of the meeting of the Parks\nPanel held in the Long Room, Alder\nHouse on 4 March 2031")
    )
    assert (read.body, read.venue, read.date) == ("Parks Panel", "Long Room, Alder House", dt.date(2031, 3, 4))


# --- who was there -----------------------------------------------------------------------------------------


def test_those_present_have_roles_and_those_they_stand_in_for() -> None:
    read = minutes(
        heading(
            "MINUTES of a meeting of the Parks Panel held on 4 March 2031",
            "PRESENT: Mrs U Fern (Chairman), Mr B Oakley, MBE, Dr C Elm (Substitute for Ms D Ash, JP) and Rae Hazel\n\n"
            "ALSO PRESENT: Mr E Yew, OBE and Miss F Rowan\n\n"
            "IN ATTENDANCE: Mr G Lime (Director of Parks), Ms H Beech (Lawyer (Property)) and Kit Larch (Clerk)",
        )
    )
    assert [(one.name, one.role, one.substitute_for, one.honours) for one in read.present] == [
        ("Mrs U Fern", "Chairman", None, None),
        ("Mr B Oakley", None, None, "MBE"),
        ("Dr C Elm", None, "Ms D Ash", None),
        ("Rae Hazel", None, None, None),
    ]
    assert read.also_present == ("Mr E Yew", "Miss F Rowan")
    assert [(one.name, one.title) for one in read.in_attendance] == [
        ("Mr G Lime", "Director of Parks"),
        ("Ms H Beech", "Lawyer (Property)"),
        ("Kit Larch", "Clerk"),
    ]


@pytest.mark.parametrize(
    "there",
    [
        "PRESENT:\nMrs U Fern (Chair),\nMr B Oakley\n\nIN ATTENDANCE:\nMr G Lime (Clerk)",
        "PRESENT\tMrs U Fern (Chair), Mr B Oakley\nIN ATTENDANCE\tMr G Lime (Clerk)",
        "Present: Mrs U Fern (Chair) and Mr B\nOakley\n\nIn attendance: Mr G Lime, Clerk",
        "PRESENT (virtually): Mrs U Fern (Chair) and Mr B Oakley\n\nIN VIRTUAL ATTENDANCE: Mr G Lime (Clerk)",
        "PRESENT: Mrs U Fern (Chair) and Mr B Oakley\n\nAPOLOGIES: Ms D Ash\n\nOFFICERS: Mr G Lime (Clerk)",
    ],
)
def test_attendance_comes_in_many_forms(there: str) -> None:
    read = minutes(heading("MINUTES of a meeting of the Parks Panel held on 4 March 2031", there))
    assert [(one.name, one.role) for one in read.present] == [("Mrs U Fern", "Chair"), ("Mr B Oakley", None)]
    assert [(one.name, one.title) for one in read.in_attendance] == [("Mr G Lime", "Clerk")]


@pytest.mark.parametrize(
    "said",
    [
        "In the absence of the Chair, Mr B Oakley thereupon took the Chair.",
        "(Mr B Oakley, the Vice-Chair, presided for this item)",
        "Mr B Oakley was in the chair for the rest of the meeting.",
    ],
)
def test_who_took_the_chair_is_told_where_it_is_said(said: str) -> None:
    assert minutes(f"{_head()}\n1. Apologies\n(Item 1)\n\n{said}\n").presided == "Mr B Oakley"


def _head() -> str:
    return "\n".join(line.removeprefix("    ") for line in HEAD.split("\n"))


# --- items -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "41. Paths of the moor\n\n(Item B2)\n\n1. Mr Oakley spoke.\n",
        "**41. Paths of the moor**\n*(Item B2)*\n\nMr Oakley spoke.\n",
        "## **41. Paths of the moor** (Item B2)\n\nMr Oakley spoke.\n",
        "41.\tPaths of the moor\n(Item. B2)\n\nMr Oakley spoke.\n",
        "41 Paths of the\nmoor\n(Item B2 - Report by Mr G Lime, Director of Parks)\n\nMr Oakley spoke.\n",
        "UNRESTRICTED ITEMS**41. Paths of the moor**\n\n(Agenda Item B2)\n\nMr Oakley spoke.\n",
    ],
)
def test_an_item_has_its_number_title_and_agenda_item(text: str) -> None:
    read = minute(text)
    assert (read.number, read.title, read.agenda_item) == ("41", "Paths of the moor", "B2")


def test_numbered_paragraphs_are_no_items() -> None:
    text = (
        "7. Apologies\n\n(Item 1)\n\n1. Ms Ash sent apologies.\n\n8. Paths\n\n(Item 2)\n\n"
        "1. Mr Oakley spoke.\n2. Members asked about:\n a. gates\n b. stiles\n\n9. The Panel heard of the gates.\n\n"
        "9. Ferries\n\n(Item 3)\n\nNone.\n"
    )
    assert [item.number for item in minutes(_head() + text).items] == ["7", "8", "9"]


def test_an_item_without_reference_is_told_by_its_count() -> None:
    text = (
        "**7. Apologies**\n\n(Item 1)\n\n1. None.\n\n**8. Membership**\n\nIt was noted.\n\n"
        "**9. Paths**\n\n(Item 2)\n\nNoted.\n"
    )
    read = minutes(_head() + text)
    assert [(item.number, item.title, item.agenda_item) for item in read.items] == [
        ("7", "Apologies", "1"),
        ("8", "Membership", None),
        ("9", "Paths", "2"),
    ]


def test_the_decision_number_leads_the_title() -> None:
    read = minute("41. 31/00042 - Sale of the toll house\n\n(Item 4)\n\n1. Mr Lime introduced it.\n")
    assert (read.decision, read.title) == ("31/00042", "Sale of the toll house")


def test_items_under_the_exempt_heading_are_exempt_and_the_motion_is_not() -> None:
    text = (
        "5. Paths\n(Item 1)\n\nNoted.\n\n**6. Motion to exclude the press and public for exempt items of business**\n\n"
        "RESOLVED that, under Section 100A of the Local Government Act 1972 the press and public be excluded.\n\n"
        "EXEMPT ITEMS (OPEN ACCESS TO MINUTES)\n\n**7. Toll house**\n\n(Item 2)\n\nRESOLVED that it be noted.\n"
    )
    assert [(item.number, item.exempt) for item in minutes(_head() + text).items] == [
        ("5", False),
        ("6", False),
        ("7", True),
    ]


def test_an_item_within_which_the_public_left_is_exempt_alone() -> None:
    text = (
        "5. Toll house\n(Item 1)\n\n1. Motion to exclude the press and public:\n\n"
        "RESOLVED that, under Section 100A of the Act, the press and public be excluded from the meeting.\n\n"
        "2. RESOLVED that it be sold.\n\n6. Paths\n(Item 2)\n\nNoted.\n"
    )
    read = minutes(_head() + text).items
    assert [item.exempt for item in read] == [True, False]
    assert len(read[0].resolutions) == 2


def test_those_who_came_for_one_item_are_named_with_it() -> None:
    said = "*Mr G Lime, Director of Parks and Paths, and Ms H Beech (Lawyer) were in attendance for this item.*\n"
    assert minute(f"5. Paths\n(Item 1)\n\n{said}").attended == ("Mr G Lime", "Ms H Beech")


# --- resolutions -------------------------------------------------------------------------------------------


def resolved(text: str) -> tuple[str, ...]:
    return minute(f"5. Paths\n(Item 1)\n\n1. Mr Lime spoke.\n\n{text}\n").resolutions


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("RESOLVED that the report be noted.", "that the report be noted."),
        ("It was RESOLVED that the report be NOTED.", "that the report be NOTED."),
        ("2. RESOLVED to note the report.", "to note the report."),
        ("RESOLVED: That the report be noted.", "That the report be noted."),
        ("**RESOLVED** – that the report be noted.", "that the report be noted."),
        ("The Panel RESOLVED unanimously that it be noted.", "unanimously that it be noted."),
        ("It was resolved that the report be noted.", "that the report be noted."),
        ("Resolved: that the report be noted.", "that the report be noted."),
        ("Resolved -\n\n1. That the report be noted.", "1. That the report be noted."),
    ],
)
def test_a_resolution_is_what_follows_the_word(printed: str, words: str) -> None:
    assert resolved(printed) == (words,)


@pytest.mark.parametrize(
    "limbs",
    [
        "RESOLVED that:\n\na) paths be mended; and\n\nb) gates be hung.",
        "2. RESOLVED that:\n\n- a) paths be mended; and\n- b) gates be hung.\n\n3. The Chair thanked Mr Lime.",
        "RESOLVED that:\n\n(a) paths be mended; and\n(b) gates be hung.\n\nMr Oakley then left the meeting.",
        "It was RESOLVED that:\n\n1. paths be mended; and\n2. gates be hung.\n\n5. The Chair thanked Mr Lime.",
        "RESOLVED that:\n\ni. paths be mended; and\nii. gates be hung.\n\nPOST MEETING NOTE: they were.",
    ],
)
def test_the_limbs_of_a_resolution_belong_to_it(limbs: str) -> None:
    [words] = resolved(limbs)
    assert words.startswith("that:")
    assert words.endswith("gates be hung.")
    assert "paths be mended; and" in words


def test_limbs_may_go_deeper_and_carry_on_the_paragraph_numbers() -> None:
    [words] = resolved(
        "RESOLVED that the Panel:\n\n24. thank Mr Lime for:\n a. the paths\n b. the gates\n25. thank Ms Beech.\n\n"
        "The meeting closed at noon."
    )
    assert words == "that the Panel: 24. thank Mr Lime for: a. the paths b. the gates 25. thank Ms Beech."


def test_a_resolution_goes_on_over_a_page() -> None:
    assert resolved("RESOLVED that the Panel ask for the\n\nPage 17\n\nmending of the paths.\n\nMr Oakley left.") == (
        "that the Panel ask for the mending of the paths.",
    )


def test_an_item_may_have_several_resolutions() -> None:
    assert resolved("2. RESOLVED that it be noted.\n\n3. RESOLVED that it be printed.") == (
        "that it be noted.",
        "that it be printed.",
    )


# --- votes and dissent -------------------------------------------------------------------------------------


def voted(text: str) -> tuple[Vote, ...]:
    return minute(f"5. Paths\n(Item 1)\n\n{text}\n").votes


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("On being put to the vote, the closing of the ford was agreed by 7 votes to 2.", (7, 2, None, "carried")),
        ("There were 6 votes in favour and 5 votes against therefore the motion was carried.", (6, 5, None, "carried")),
        ("The motion was lost by 3 votes to 8.", (3, 8, None, "lost")),
        ("The motion was defeated by eight votes to three.", (3, 8, None, "lost")),
        ("5 Members voted for the motion and 4 voted against, with 2 abstentions.", (5, 4, 2, "carried")),
        ("The vote was 4 against and nobody else.", None),
        ("(Voting: For: 8, Against: 3, Abstentions: 1) The motion was carried.", (8, 3, 1, "carried")),
        (
            "For (2)\nMr Oakley, Dr Elm\nAgainst (3)\nMs Ash, Mr Yew, Rae Hazel\nAbstain (1)\nMrs Fern\n\nMotion lost.",
            (2, 3, 1, "lost"),
        ),
        ("Six votes for and none against.", (6, 0, None, "carried")),
    ],
)
def test_votes_are_counted_in_many_words(printed: str, count: tuple[int, int, int | None, str] | None) -> None:
    found = [(vote.votes_for, vote.votes_against, vote.abstentions, vote.result) for vote in voted(printed)]
    assert found == ([count] if count else [])


def test_a_tie_is_broken_by_the_casting_vote() -> None:
    [vote] = voted(
        "3. Mr Oakley proposed that the ford be closed.\n\n4. There were 5 votes in favour and 5 votes against. "
        "The Chair used her casting vote against the motion and so it was lost."
    )
    assert (vote.votes_for, vote.votes_against, vote.casting, vote.result) == (5, 5, "against", "lost")
    assert vote.motion == "the ford be closed."


def test_a_tie_without_casting_vote_stays_open() -> None:
    [vote] = voted("There were 5 votes in favour and 5 votes against.")
    assert (vote.casting, vote.result) == (None, None)


def test_an_election_between_two_is_for_the_first_or_the_second() -> None:
    [vote] = voted(
        "The Chair put the names to the vote\n\nMr Oakley: 4 votes\n\nMs Ash: 6 votes\n\nMs Ash was elected."
    )
    assert (vote.votes_for, vote.votes_against, vote.result) == (4, 6, "lost")
    assert vote.candidates == (Candidate("Mr Oakley", 4, False), Candidate("Ms Ash", 6, True))


def test_an_election_may_be_decided_by_the_casting_vote() -> None:
    [vote] = voted(
        "Mr Oakley: 5 votes\nMs Ash: 5 votes\nAs there was a tie the Chair used her casting vote for Ms Ash."
    )
    assert (vote.casting, vote.result) == ("against", "lost")
    assert vote.candidates[1].elected


def test_an_election_may_have_several_candidates() -> None:
    [vote] = voted(
        "Mr Oakley received 3 votes, Ms Ash received 5 votes and Dr Elm received 2 votes. Ms Ash was elected."
    )
    assert [(one.name, one.votes, one.elected) for one in vote.candidates] == [
        ("Mr Oakley", 3, False),
        ("Ms Ash", 5, True),
        ("Dr Elm", 2, False),
    ]
    assert (vote.votes_for, vote.result) == (None, None)


@pytest.mark.parametrize(
    "said",
    [
        "Mr Oakley asked for it to be recorded in the minutes that he voted against the motion.",
        "In accordance with rule 16.31, Mr Oakley wished for it to be recorded in the minutes that he voted against.",
        "4) Mr Oakley requested that it be noted that he voted for the proposal.",
        "Mr Oakley asked that his vote against be recorded.",
    ],
)
def test_dissent_is_recorded_where_a_member_asks(said: str) -> None:
    [dissent] = minute(f"5. Paths\n(Item 1)\n\n{said}\n").dissents
    assert dissent.name == "Mr Oakley"
    assert said.endswith(dissent.text)


def test_several_members_may_dissent_together() -> None:
    read = minute(
        "5. Paths\n(Item 1)\n\nMr Oakley and Ms D Ash asked that their votes against the motion be recorded.\n"
    )
    assert [dissent.name for dissent in read.dissents] == ["Mr Oakley", "Ms D Ash"]


def test_asking_for_something_else_is_no_dissent() -> None:
    assert minute("5. Paths\n(Item 1)\n\nMr Oakley asked that the thanks of the Panel be recorded.\n").dissents == ()


# --- any text ----------------------------------------------------------------------------------------------


SCRAPS = (
    *("5. Paths", "(Item 1)", "6. Gates", "RESOLVED that:", "a) be noted; and", "b) be hung.", "1. Mr Lime spoke."),
    *("EXEMPT ITEMS", "For (3)", "Against (2)", "by 4 votes to 3", "(", "Mr Oakley asked that his vote be recorded"),
    *("Page 7", "PRESENT:", "\t", "Mr Oakley: 4 votes", "used her casting vote for Mr Oakley"),
)


@given(st.lists(st.sampled_from(SCRAPS), max_size=30))
def test_lines_in_any_order_are_read_without_error_and_marks_lie_in_the_text(lines: list[str]) -> None:
    text = _head() + "\n\n".join(lines)
    for cited in read_minutes(parts_of(text)):
        assert all(0 <= span.start <= span.end <= len(text) for span in cited.marks.values())
