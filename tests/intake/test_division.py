"""Dividing a pack into its parts, and binding its papers to the agenda."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import PACK, parts_of

from moothall.intake.reading import read
from moothall.intake.sources.text import read_text
from moothall.intake.stages.division import PartKind, divide


def test_a_pack_is_divided_where_its_papers_begin() -> None:
    kinds = [part.kind.value for part in parts_of(PACK)]
    assert kinds == ["front", "minutes", "report", "slip", "appendix", "report", "slip"]


def test_a_slip_covers_itself_and_nothing_that_follows() -> None:
    slip = parts_of(PACK)[3]
    assert "Restricted" in slip.lines[2].text
    assert not any("Photographs" in line.text for line in slip.lines)


def test_a_slip_says_to_which_item_it_belongs() -> None:
    assert parts_of(PACK)[-1].item == "7"


def test_papers_are_bound_to_their_items_in_order() -> None:
    papers = read(PACK.encode()).papers
    assert [(paper.owner, paper.item) for paper in papers] == [
        ("front", None),
        ("minutes/0", "2"),
        ("reports/0", "3"),
        ("reports/0", "3"),
        ("slip", "3"),
        ("appendix", "3"),
        ("reports/1", "4"),
        ("paper", "6"),
        ("slip", "7"),
    ]
    assert [paper.restricted for paper in papers] == [False, False, False, False, True, False, False, False, True]


def test_papers_are_titled_by_what_was_read_from_them() -> None:
    titles = [paper.title for paper in read(PACK.encode()).papers]
    assert titles[:4] == [
        "Agenda of the Parks Panel",
        "Minutes of the meeting of the Parks Panel held on 7 January 2031",
        "Disposal of property",
        "Appendix 1 - Plan of the toll house",
    ]
    assert titles[5] == "Appendix 3: Photographs of the toll house"


def test_papers_hold_every_block_once() -> None:
    reading = read(PACK.encode())
    assert [paper.first for paper in reading.papers] == [0, *(paper.last for paper in reading.papers)][:-1]
    assert reading.papers[-1].last == len(reading.blocks)


@pytest.mark.parametrize(
    "cover",
    [
        "From:\tGil Lime\nTo:\tParks Panel\nSubject:\tPaths\n",
        "By: Gil Lime\n\nTo: Parks Panel\n\nSubject: Paths\n",
        "Report of: Gil Lime\n\nReport to: Parks Panel\n\nReport title: Paths\n",
        "**From:** Gil Lime\n**To:** Parks Panel\n**Subject:** Paths\n",
    ],
)
def test_covers_come_in_many_forms(cover: str) -> None:
    assert [part.kind for part in parts_of(f"PARKS PANEL\n\n4 March 2031\n\n{cover}")] == [
        PartKind.front,
        PartKind.report,
    ]


def test_a_letter_quoted_in_a_report_is_no_cover() -> None:
    letter = "From: Gil Lime\nSent: 4 March 2031\nTo: Jo Fernley\nSubject: Paths\n"
    assert [part.kind for part in parts_of(f"PARKS PANEL\n\n{letter}")] == [PartKind.front]


def test_a_sentence_about_a_paragraph_is_no_slip() -> None:
    prose = "By virtue of paragraph 4.2 above the paths are open.\n\nUnder paragraph 3 of Schedule 12A it is exempt.\n"
    assert [part.kind for part in parts_of(f"PARKS PANEL\n\n{prose}")] == [PartKind.front]


def test_a_sentence_about_minutes_is_no_set_of_minutes() -> None:
    assert [part.kind for part in parts_of("PARKS PANEL\n\nMinutes of the meeting of the wardens are open.\n")] == [
        PartKind.front
    ]


SCRAPS = (
    "From: A",
    "To: B",
    "Subject: C",
    "MINUTES of a meeting of the D",
    "By virtue of paragraph 3",
    "Agenda Item 4",
    "x",
    "",
)


@given(st.lists(st.sampled_from(SCRAPS), max_size=30))
def test_the_parts_together_hold_every_line(scraps: list[str]) -> None:
    lines = read_text("\n\n".join(scraps)).lines
    parts = divide(lines)
    assert tuple(line for part in parts for line in part.lines) == lines
    assert [part.first for part in parts] == [
        sum(len(part.lines) for part in parts[:place]) for place in range(len(parts))
    ]
