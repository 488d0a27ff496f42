"""Acronyms: which are used, which are explained, and what a pack's index says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.facts.drafts import Cover, ReportDraft
from moothall.facts.writing import Writing
from moothall.rules.acronyms import explained, index, long_form, unexplained, used, uses, with_cover
from written import paragraph, unhurried


def written(*texts: str) -> Writing:
    return Writing(blocks=tuple(paragraph(f"k{number}", text) for number, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Each Key Performance Indicator (KPI) is rated.", [("KPI", "Key Performance Indicator")]),
        ("the Department for Education (DfE)", [("DfE", "Department for Education")]),
        ("special educational needs and disabilities (SEND)", [("SEND", "special educational needs and disabilities")]),
        ("Equality Impact Assessments (EqIAs) are", [("EqIA", "Equality Impact Assessments")]),
        ("a KPI (Key Performance Indicator) is", [("KPI", "Key Performance Indicator")]),
        ("Medium-Term Financial Plan (MTFP)", [("MTFP", "Medium-Term Financial Plan")]),
        ("the ferry (KPI) sank", []),
        ("in the north (see Annex)", []),
    ],
)
def test_a_meaning_that_stands_beside_its_acronym_is_found(text: str, meaning: list[tuple[str, str]]) -> None:
    assert list(explained(text)) == meaning


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The KPIs of the NHS and the DfE", ("KPI", "NHS", "DfE")),
        ("The Committee is asked to NOTE and ENDORSE", ()),
        ("Part II of Schedule XIV by Mr McDonald", ()),
        ("decision 26/00014 in ME14 1XQ", ()),
        ("an R&D grant", ("R&D",)),
        ("The Ferry Company", ()),
    ],
)
def test_acronyms_are_told_from_other_capitals(text: str, found: tuple[str, ...]) -> None:
    assert used(text) == found


def test_the_letters_have_to_be_in_the_words_before() -> None:
    assert long_form("KPI", "the Key Performance Indicator") == "Key Performance Indicator"
    assert long_form("XYZ", "the Key Performance Indicator") == ""


def test_one_that_nobody_explains_is_pointed_out_with_its_place() -> None:
    writing = written("The Harbour Safety Plan (HSP) is new.", "The HSP and the LQB agree.", "So does the NHS.")
    (one,) = unexplained(writing, {"NHS": "National Health Service"})
    assert (one.short, one.places) == ("LQB", ("k1",))


def test_an_acronym_is_collected_with_all_its_places() -> None:
    (use,) = uses(written("The Harbour Safety Plan (HSP).", "The HSP."))
    assert (use.meanings, use.places) == (("Harbour Safety Plan",), ("k0", "k1"))


def test_the_index_of_a_pack_lists_each_meaning_once() -> None:
    first = written("Key Performance Indicators (KPIs) and the NHS")
    second = written("a key performance indicator (KPI)", "Kerb Parking Income (KPI)")
    council = {"NHS": "National Health Service", "ABC": "Never used"}
    assert index([first, second], council) == (
        ("KPI", "Kerb Parking Income"),
        ("KPI", "Key Performance Indicators"),
        ("NHS", "National Health Service"),
    )


@unhurried
@given(st.text(max_size=120))
def test_any_text_can_be_looked_through(text: str) -> None:
    writing = written(text)
    assert {use.short for use in unexplained(writing, {})} <= {use.short for use in uses(writing)}


def test_the_cover_counts_as_part_of_the_report() -> None:
    cover = Cover(subject="Ferries", summary="The Low Quay Board (LQB) agrees.", recommendations=("Note the HSP.",))
    draft = ReportDraft("r", 1, cover, written("The LQB and the HSP."))
    assert [use.short for use in unexplained(with_cover(draft), {})] == ["HSP"]
