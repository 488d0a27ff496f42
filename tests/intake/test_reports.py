"""Reading reports: covers, recommendations, contact details, version tables."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import COVER, parts_of, table

from moothall.facts.reports import Report
from moothall.intake.stages.reports import read_reports


def reports(*papers: str) -> list[Report]:
    return [cited.fact for cited in read_reports(parts_of(*papers))]


def authors(report: Report) -> list[tuple[str, str | None]]:
    return [(author.name, author.title) for author in report.authors]


def contacts(details: str) -> list[tuple[str, str | None, str | None]]:
    [report] = reports(COVER + details)
    return [(one.name, one.email, one.phone) for one in report.contacts]


def test_a_cover_says_from_whom_to_whom_when_and_on_what() -> None:
    [report] = reports(COVER)
    assert authors(report) == [
        ("Ada Fenn", "Cabinet Member for Roads and Rivers"),
        ("Tobias Marl", "Director of Highways"),
    ]
    assert report.to == "Roads and Rivers Cabinet Committee"
    assert report.date == dt.date(2019, 6, 6)
    assert report.subject == "Bridges and culverts"
    assert report.classification == "Unrestricted"
    assert report.summary == "What was mended."
    assert report.recommendations == ("The Committee is asked to note the report.",)


def test_a_cover_gives_number_pathways_and_division_and_leaves_out_what_it_lacks() -> None:
    cover = """BY: Ada Fenn - Leader of the Council

TO: Scrutiny Committee

DATE: 3rd Sept 2021

SUBJECT: Ferry tolls and the
winter timetable

Decision No: 21/00417 – Ferry tolls

Key decision: Yes, it affects more than two divisions

Classification: Exempt – paragraph 3

Past Pathway of Paper: Cabinet, 5 May 2021

Future pathway of report: Cabinet Member decision

Electoral Divisions affected: Fenland North

Is the decision eligible for call-in? Yes

Executive Summary

Tolls rise.

"""
    [report] = reports(cover)
    assert (report.to, report.date) == ("Scrutiny Committee", dt.date(2021, 9, 3))
    assert report.subject == "Ferry tolls and the winter timetable"
    assert (report.decision, report.classification) == ("21/00417", "Exempt – paragraph 3")
    assert (report.past_pathway, report.future_pathway) == ("Cabinet, 5 May 2021", "Cabinet Member decision")
    assert report.electoral_division == "Fenland North"
    [bare] = reports(COVER)
    assert (bare.decision, bare.past_pathway, bare.future_pathway, bare.electoral_division) == (None, None, None, None)


def test_a_cover_set_as_a_table_reads_like_one_set_as_lines() -> None:
    cover = table(
        ("From:", "Ada Fenn, Cabinet Member for Roads and Rivers"),
        ("", "Tobias Marl, Director of Highways"),
        ("To:", "Roads and Rivers Cabinet Committee – 6 June 2019"),
        ("Subject:", "Bridges and culverts"),
        ("Classification:", "Unrestricted"),
    )
    lined, tabled = reports(COVER)[0], reports(cover)[0]
    assert (tabled.authors, tabled.to, tabled.date) == (lined.authors, lined.to, lined.date)
    assert (tabled.subject, tabled.classification) == (lined.subject, lined.classification)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Mr T R Marl, CBE, Leader of the Council", [("Mr T R Marl", "Leader of the Council")]),
        ("Ada Fenn- Head of Ferries.", [("Ada Fenn", "Head of Ferries")]),
        ("Ada Fenn (Head of Ferries)", [("Ada Fenn", "Head of Ferries")]),
        ("Cabinet Member for Ferries – Mrs A Fenn", [("Mrs A Fenn", "Cabinet Member for Ferries")]),
        (
            "Ada Fenn, Leader of the Council and Jo Hythe-Marl, Corporate Director, Roads and Rivers",
            [("Ada Fenn", "Leader of the Council"), ("Jo Hythe-Marl", "Corporate Director, Roads and Rivers")],
        ),
        (
            "Ada Fenn, Cabinet Member for Roads & Traded Services. Jo Hythe, General Counsel - Interim",
            [("Ada Fenn", "Cabinet Member for Roads & Traded Services"), ("Jo Hythe", "General Counsel - Interim")],
        ),
        (
            "Ada Fenn, Cabinet Member for Roads,\nRivers and Ferries\nJo Hythe, Director of Works",
            [("Ada Fenn", "Cabinet Member for Roads, Rivers and Ferries"), ("Jo Hythe", "Director of Works")],
        ),
        (
            "Ada Fenn, Director of Policy, Relationships & Corporate Assurance Jo Hythe, Head of Works",
            [("Ada Fenn", "Director of Policy, Relationships & Corporate Assurance"), ("Jo Hythe", "Head of Works")],
        ),
    ],
)
def test_authors_are_told_apart_from_their_posts(printed: str, read: list[tuple[str, str]]) -> None:
    [report] = reports(f"From: {printed}\n\nTo: Cabinet – 6 June 2019\n\nSubject: Tolls\n\n1. Introduction\n\n")
    assert authors(report) == read


def test_a_number_before_the_subject_is_the_decisions_number() -> None:
    [report] = reports(COVER.replace("Subject: Bridges", "Subject: 19/00033 - Bridges"))
    assert (report.subject, report.decision) == ("Bridges and culverts", "19/00033")


def test_limbs_of_a_recommendation_are_read_apart_and_sections_after_them_are_none() -> None:
    box = """Recommendation(s):

The Committee is asked to:

1. Note the bridges
2. Endorse the culverts

1. Background:

1.1 Much."""
    [report] = reports(
        COVER.replace("Recommendation: The Committee is asked to note the report.\n\n1. Introduction\n", box)
    )
    assert report.recommendations == ("1. Note the bridges", "2. Endorse the culverts")


@pytest.mark.parametrize(
    ("box", "limbs"),
    [
        (
            "Recommendations:\n\n(1) Note the bridges; and\n(2) endorse the weirs\n\n",
            ["(1) Note the bridges; and", "(2) endorse the weirs"],
        ),
        (
            "Recommendation(s): the Committee is asked to\n\n"
            "- (i) note the bridges\n- (ii) endorse the weirs\n\n1. Introduction\n\n",
            ["(i) note the bridges", "(ii) endorse the weirs"],
        ),
        (
            "1. Introduction\n\n1.1 Rivers.\n\n2.0 Recommendation\n\n2.1 For members to note it.\n\n",
            ["2.1 For members to note it."],
        ),
    ],
)
def test_recommendations_come_in_boxes_lists_and_a_section_at_the_end(box: str, limbs: list[str]) -> None:
    [report] = reports(COVER.partition("Recommendation")[0] + box)
    assert list(report.recommendations) == limbs


@pytest.mark.parametrize(
    "details",
    [
        "4. Contact details\n\nReport Author:\n\n"
        "Ivy Lode\nBridge Engineer\nHighways\n01234 567890\nivy.lode@ashmere.example\n\n"
        "Relevant Director:\n\nJo Hythe\nDirector of Works\n01234 567891\njo.hythe@ashmere.example\n",
        "Report Author: Ivy Lode, Bridge Engineer\nTelephone number: 01234 567890\n"
        "Email address: ivy.lode@ashmere.example\n\n"
        "Relevant Director: Jo Hythe, Director of Works\nTel: 01234 567891, E-mail: jo.hythe@ashmere.example\n",
        "Contact details\n\nLead Officer\n\n"
        "Name: Ivy Lode\nTitle: Bridge Engineer\n01234 567890\nivy.lode@ashmere.example\n\n"
        "Lead Director\n\nName: Jo Hythe\nTitle: Director of Works\n01234 567891\njo.hythe@ashmere.example\n",
        "Author:\n\nIvy Lode, Bridge Engineer\nivy.lode@ashmere.example, 01234 567890\n\n"
        "Corporate Director:\n\nJo Hythe, Director of Works jo.hythe@ashmere.example, 01234 567891\n",
        "Contact details\n\n"
        + table(
            ("Report Author:", "Relevant Director:"),
            ("Ivy Lode, Bridge Engineer", "Jo Hythe, Director of Works"),
            ("01234 567890", "01234 567891"),
            ("ivy.lode@ashmere.example", "jo.hythe@ashmere.example"),
        ),
        "For further information contact:\n"
        "Ivy Lode\nBridge Engineer\nTel: 01234 567890\nEmail: ivy.lode@ashmere.example\n\n"
        "Jo Hythe\nDirector of Works\nTel: 01234 567891\nEmail: jo.hythe@ashmere.example\n",
        "Report Authors\n\n"
        + table(
            (
                "Ivy Lode Bridge Engineer, Works 01234 567890 ivy.lode@ashmere.example",
                "Jo Hythe Director of Works 01234 567891 jo.hythe@ashmere.example",
            ),
        ),
    ],
)
def test_contact_details_in_every_form_give_the_same_people(details: str) -> None:
    assert contacts(details) == [
        ("Ivy Lode", "ivy.lode@ashmere.example", "01234 567890"),
        ("Jo Hythe", "jo.hythe@ashmere.example", "01234 567891"),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        (
            ("Ivy Lode", "Bridge Engineer", "01234 567890", "ivy.lode@ashmere.example"),
            ("Jo Hythe", "Director of Works", "01234 567891", "jo.hythe@ashmere.example"),
        ),
        (
            (
                "Report Author:<br>Ivy Lode<br>Bridge Engineer<br>01234 567890<br>ivy.lode@ashmere.example",
                "Relevant Director:<br>Jo Hythe<br>Director of Works<br>01234 567891<br>jo.hythe@ashmere.example",
            ),
        ),
    ],
)
def test_contacts_in_a_table_row_by_row_or_side_by_side(cells: tuple[tuple[str, ...], ...]) -> None:
    assert contacts("Contact details\n\n" + table(*cells)) == [
        ("Ivy Lode", "ivy.lode@ashmere.example", "01234 567890"),
        ("Jo Hythe", "jo.hythe@ashmere.example", "01234 567891"),
    ]


def test_addresses_and_numbers_in_appendices_are_no_contacts() -> None:
    details = "Contact details\n\nReport Author: Ivy Lode\nivy.lode@ashmere.example\n\n"
    appendix = "Appendix 1\n\n" + "Rivers rise.\n\n" * 20 + "Ask rivers@ashmere.example or telephone 01234 111111.\n\n"
    assert contacts(details + appendix) == [("Ivy Lode", "ivy.lode@ashmere.example", None)]


def test_a_version_table_under_its_title_row_belongs_to_the_report() -> None:
    head = ("Version:", "Date:", "Editor:", "Summary of change:")
    rows = (("V1", "01.02.2019", "IL", "First draft"), ("V2", "March 2019", "JH", ""))
    [report] = reports(COVER + table(("Change History", "", "", ""), head, *rows))
    assert [(one.version, one.author, one.date, one.comment) for one in report.versions] == [
        ("V1", "IL", "01.02.2019", "First draft"),
        ("V2", "JH", "March 2019", None),
    ]


def test_each_fact_of_a_cover_keeps_its_place() -> None:
    parts = parts_of(COVER)
    text = "".join(line.text + "\n" for part in parts for line in part.lines)
    [cited] = read_reports(parts)
    assert {"", "subject", "to", "date", "from/0/name", "from/1/title", "recommendations/0"} <= cited.marks.keys()
    assert cited.fact.subject in text


@settings(deadline=None)
@given(st.text(alphabet="From:ToSubject By,.-()@0123456789\n\t#*Mr Ada Fenn", max_size=400))
def test_no_cover_however_broken_stops_the_reader(broken: str) -> None:
    for cited in read_reports(parts_of("From: Ada Fenn\nTo: Cabinet\nSubject: Tolls\n" + broken)):
        assert cited.fact.subject
        assert all(span.start <= span.end for span in cited.marks.values())
