"""Confidential and exempt information, and what a valid exclusion needs."""

import datetime as dt

import pytest

from moothall.facts.meetings import Exclusion
from moothall.rules.access import (
    Balance,
    Confidence,
    Exempt,
    Resolution,
    description,
    descriptions,
    is_exempt,
    may_exclude,
    motion,
)

TODAY = dt.date(2026, 2, 12)
PARAGRAPH_3 = Exempt(paragraphs=("3",), balance=Balance.withhold)
RESOLVED = Resolution(proceedings="Item 11, disposal of the old depot", paragraphs=("3",), carried=True)
MOTION = (
    "That under section 100A(4) of the Local Government Act 1972 the press and public be excluded from the meeting for "
    "item 11 because it is likely to disclose exempt information as defined in paragraph 3 of Part 1 of Schedule 12A."
)


def test_england_has_seven_descriptions_in_order() -> None:
    assert [item.number for item in descriptions(TODAY)] == list("1234567")


@pytest.mark.parametrize(
    ("number", "begins"),
    [
        ("1", "Information relating to any individual."),
        ("2", "Information which is likely to reveal the identity"),
        ("3", "Information relating to the financial or business affairs"),
        ("4", "Information relating to any consultations or negotiations"),
        ("5", "Information in respect of which a claim to legal professional privilege"),
        ("6", "Information which reveals that the authority proposes"),
        ("7", "Information relating to any action taken or to be taken in connection with the prevention"),
    ],
)
def test_each_paragraph_has_its_words_and_its_source(number: str, begins: str) -> None:
    found = description(number, TODAY)
    assert found is not None
    assert found.text.startswith(begins)
    assert f"para {number}" in found.source


@pytest.mark.parametrize(
    ("on", "numbers"),
    [
        (dt.date(2006, 2, 28), []),
        (dt.date(2006, 3, 1), list("1234567")),
        (dt.date(2009, 1, 1), [*"1234567", "7A", "7B", "7C"]),
        (dt.date(2012, 7, 1), list("1234567")),
    ],
)
def test_the_descriptions_are_those_in_force_on_the_day(on: dt.date, numbers: list[str]) -> None:
    assert [item.number for item in descriptions(on)] == numbers


@pytest.mark.parametrize(
    ("information", "why"),
    [
        (Exempt(paragraphs=(), balance=Balance.withhold), "no paragraph"),
        (Exempt(paragraphs=("8",), balance=Balance.withhold), "only paragraphs 1 to 7 are"),
        (Exempt(paragraphs=("10",), balance=Balance.withhold), "only paragraphs 1 to 7 are"),
        (Exempt(paragraphs=("12",), balance=Balance.withhold), "for Wales"),
        (Exempt(paragraphs=("99",), balance=Balance.withhold), "no description of exempt information"),
        (Exempt(paragraphs=("7A",), balance=Balance.withhold), "no description of exempt information"),
        (Exempt(paragraphs=("3", "9"), balance=Balance.withhold), "paragraph 9"),
        (Exempt(paragraphs=("3",), balance=Balance.withhold, registrable=True), "must be registered"),
        (Exempt(paragraphs=("3",), balance=Balance.withhold, own_planning=True), "planning permission"),
        (Exempt(paragraphs=("1",), balance=Balance.withhold, own_planning=True), "planning permission"),
        (Exempt(paragraphs=("3",), balance=Balance.disclose), "disclosing outweighs"),
        (Exempt(paragraphs=("3",), balance=Balance.even), "neither outweighs"),  # equal balance: disclose
        (Exempt(paragraphs=("3",)), "nobody has judged it"),
    ],
)
def test_information_is_not_exempt(information: Exempt, why: str) -> None:
    found = is_exempt(information, TODAY)
    assert not found.allowed
    assert any(why in reason.text for reason in found.reasons), found.reasons
    assert not found.remarks


@pytest.mark.parametrize("number", list("1234567"))
def test_information_of_each_description_is_exempt_when_the_public_interest_says_so(number: str) -> None:
    assert is_exempt(Exempt(paragraphs=(number,), balance=Balance.withhold), TODAY).allowed


def test_registered_accounts_may_still_be_exempt_under_another_paragraph() -> None:
    found = is_exempt(Exempt(paragraphs=("3", "5"), balance=Balance.withhold, registrable=True), TODAY)
    assert found.allowed
    assert "not exempt under paragraph 3" in found.remarks[0].text


def test_a_standards_committee_s_paragraph_is_remarked_on() -> None:
    found = is_exempt(Exempt(paragraphs=("7C",), balance=Balance.withhold), dt.date(2010, 5, 4))
    assert found.allowed
    assert "standards committees only" in found.remarks[0].text


@pytest.mark.parametrize("confidence", list(Confidence))
def test_confidential_information_shuts_the_public_out_without_a_resolution(confidence: Confidence) -> None:
    access = may_exclude(confidence, TODAY)
    assert access.verdict.allowed
    assert access.mandatory


def test_exempt_information_lets_the_meeting_exclude_the_public_by_resolution() -> None:
    access = may_exclude(PARAGRAPH_3, TODAY, RESOLVED)
    assert access.verdict.allowed
    assert not access.mandatory


@pytest.mark.parametrize(
    ("information", "resolution", "source"),
    [
        (PARAGRAPH_3, None, "s.100A(4)"),
        (PARAGRAPH_3, Resolution(proceedings="Item 11", paragraphs=("3",), carried=False), "s.100A(4)"),
        (PARAGRAPH_3, Resolution(proceedings=" ", paragraphs=("3",), carried=True), "s.100A(5)(a)"),
        (PARAGRAPH_3, Resolution(proceedings="Item 11", paragraphs=(), carried=True), "s.100A(5)(b)"),
        (PARAGRAPH_3, Resolution(proceedings="Item 11", paragraphs=("5",), carried=True), "s.100A(5)(b)"),
        (Exempt(paragraphs=(), balance=Balance.withhold), RESOLVED, "s.100A(5)(b)"),
        (Exempt(paragraphs=("3",)), RESOLVED, "Sch 12A Part 2 para 10"),
    ],
)
def test_an_exclusion_fails(information: Exempt, resolution: Resolution | None, source: str) -> None:
    access = may_exclude(information, TODAY, resolution)
    assert not access.verdict.allowed
    assert [reason.source for reason in access.verdict.reasons] == [f"Local Government Act 1972 {source}"]


def test_a_motion_that_names_section_part_and_paragraph_is_in_order() -> None:
    found = motion(Exclusion(text=MOTION, paragraphs=("3",)), TODAY)
    assert found.allowed
    assert not found.remarks


@pytest.mark.parametrize(
    ("text", "paragraphs", "why"),
    [
        (MOTION.replace("of Schedule 12A", ""), ("3",), "in terms of Schedule 12A"),
        (MOTION.replace("paragraph 3", "paragraph 14"), ("14",), "for Wales"),
        (MOTION, (), "no paragraph"),
        ("That the public leave for confidential business.", (), "in terms of Schedule 12A"),
    ],
)
def test_a_motion_without_the_words_of_the_schedule_is_refused(
    text: str, paragraphs: tuple[str, ...], why: str
) -> None:
    found = motion(Exclusion(text=text, paragraphs=paragraphs), TODAY)
    assert not found.allowed
    assert any(why in reason.text for reason in found.reasons)


def test_a_motion_that_leaves_part_or_section_out_is_in_order_with_a_remark() -> None:
    text = "That the public be excluded: exempt information as defined in paragraph 3 of SCHEDULE 12A."
    found = motion(Exclusion(text=text, paragraphs=("3",)), TODAY)
    assert found.allowed
    assert ["Part 1" in found.remarks[0].text, "100A(4)" in found.remarks[1].text] == [True, True]
