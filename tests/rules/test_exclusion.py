"""The motion to exclude the press and public."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.invented_agenda import agenda, lettered, paper
from moothall.facts.agendas import DraftAgenda, DraftItem, NoticeProfile
from moothall.facts.drafts import Exemption
from moothall.rules.exclusion import (
    Wordings,
    confidential_items,
    exempt_items,
    explained,
    mandatory,
    paragraphs_in,
    paragraphs_of,
    valid,
    wording,
)


def item(number: str, *paragraphs: str, confidential: bool = False) -> DraftItem:
    exemption = Exemption(paragraphs, "It outweighs.") if paragraphs else None
    return DraftItem(
        key=f"item{number}", number=number, title="A", kind="report", exemption=exemption, confidential=confidential
    )


def of(*items: DraftItem, executive: bool = False) -> DraftAgenda:
    return msgspec.structs.replace(agenda(), items=items, motion="", notice=NoticeProfile(executive=executive))


def test_the_motion_names_its_items_and_their_paragraphs() -> None:
    said = wording(of(item("1"), item("9", "3"), item("10", "5", "3"), item("11", "1")))
    assert "the following business (items 9, 10 and 11)" in said
    assert "paragraphs 1, 3 and 5 of Part 1 of Schedule 12A" in said
    assert "Section 100A(4) of the Local Government Act 1972" in said
    assert "the public interest in maintaining the exemption outweighs the public interest in disclosing" in said


def test_one_item_and_one_paragraph_are_in_the_singular() -> None:
    assert wording(of(item("9", "3"))).count("(item 9)") == 1
    assert " paragraph 3 of Part 1" in wording(of(item("9", "3")))


def test_the_executive_excludes_under_its_own_regulations() -> None:
    said = wording(of(item("9", "3"), executive=True))
    assert "regulation 4(2)(b)" in said
    assert "Schedule 12A of the Local Government Act 1972" in said


def test_an_exempt_paper_behind_an_open_item_is_covered() -> None:
    open_item = msgspec.structs.replace(
        item("4"), papers=(paper("valuatio", "Valuation", exemption=Exemption(("3",), "It outweighs.")),)
    )
    assert exempt_items(of(open_item)) == (open_item,)
    assert "(item 4)" in wording(of(open_item))


def test_the_council_words_the_motion_as_it_likes() -> None:
    words = Wordings(committees="That {items} be taken in private under {paragraphs} of Part 1 of Schedule 12A.")
    said = wording(of(item("9", "3")), words)
    assert said == (
        "That the following business (item 9) be taken in private under paragraph 3 of Part 1 of Schedule 12A."
    )


def test_for_confidential_items_there_is_no_motion_but_a_notice() -> None:
    one = of(item("2"), item("9", confidential=True))
    assert wording(one) == ""
    assert valid(one).allowed
    assert [found.number for found in confidential_items(one)] == ["9"]
    assert mandatory(one).startswith("The press and public must be excluded from item 9")
    assert "Local Government Act 1972 section 100A(2)" in mandatory(one)
    assert mandatory(of(item("2"))) == ""


def test_confidential_business_of_the_executive_is_excluded_under_its_own_regulations() -> None:
    secret = msgspec.structs.replace(item("9"), confidential=True)
    assert "regulation 4(2)(a)" in mandatory(of(secret, executive=True))
    assert "100A" not in mandatory(of(secret, executive=True))


def test_the_schedule_explains_the_paragraphs() -> None:
    assert explained(of(item("9", "3", "5"))) == (
        "Paragraph 3 – Information relating to the financial or business affairs of any particular person"
        " (including the authority holding that information).",
        "Paragraph 5 – Information in respect of which a claim to legal professional privilege could be maintained in"
        " legal proceedings.",
    )


@pytest.mark.parametrize(
    ("motion", "wrong"),
    [
        ("", "there is no motion"),
        ("That the public be excluded under paragraph 3.", "in terms of Schedule 12A"),
        ("That the public be excluded: paragraph 5 of Part 1 of Schedule 12A.", "does not name paragraph 3"),
        ("That the public be excluded: paragraphs 3 and 12 of Part 1 of Schedule 12A.", "paragraph 12 is"),
    ],
)
def test_a_motion_that_will_not_do_is_refused_with_the_reason(motion: str, wrong: str) -> None:
    found = valid(msgspec.structs.replace(of(item("9", "3")), motion=motion))
    assert not found.allowed
    assert any(wrong in reason.text for reason in found.reasons)


def test_nothing_exempt_needs_no_motion() -> None:
    assert valid(of(item("1"))).allowed
    assert wording(of(item("1"))) == ""


@given(
    st.lists(st.lists(st.sampled_from("1234567"), max_size=3).map(tuple), max_size=6),
    st.booleans(),
)
def test_the_motion_that_is_composed_always_will_do(paragraphs: list[tuple[str, ...]], executive: bool) -> None:
    one = of(*(item(str(place), *named) for place, named in enumerate(paragraphs, 1)), executive=executive)
    moved = msgspec.structs.replace(one, motion=wording(one))
    assert valid(moved).allowed
    assert paragraphs_in(moved.motion) == paragraphs_of(one)


def test_it_will_do_in_both_numberings() -> None:
    assert valid(agenda()).allowed
    assert valid(lettered()).allowed
    assert valid(agenda()).remarks == ()
