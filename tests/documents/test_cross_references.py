"""References to pages and items of the pack are links where they can be nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.documents.cross_references import in_line, pieces
from moothall.documents.inline_html import inline


def known(kind: str, place: str, told: bool) -> str:
    """An agenda of whose own pages and items everything is known."""
    return f"/{kind}/{place}"


def only_told(kind: str, place: str, told: bool) -> str:
    return f"/{kind}/{place}" if told else ""


def led(text: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.address) for piece in pieces(text, known) if piece.address]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See page 27.", [("page 27", "/page/27")]),
        ("(Pages 27 - 34)", [("Pages 27", "/page/27"), ("34", "/page/34")]),
        ("the corrected page 47a", [("page 47a", "/page/47a")]),
        ("agenda page 12 has it", [("agenda page 12", "/page/12")]),
        ("Item B1 and item 7", [("Item B1", "/item/B1"), ("item 7", "/item/7")]),
        ("items 7, 8 and 9", [("items 7", "/item/7"), ("8", "/item/8"), ("9", "/item/9")]),
        ("page 3 of the agenda", [("page 3", "/page/3")]),
        ("page 3 of the strategy", []),
        ("pages 3 to 5 of the strategy", []),
        ("item 2 in the action plan", []),
        ("item 7.2 costs £5, page 2.1", []),
        ("a webpage 12 and 12 pages", []),
        ("as paragraph 3.2 says", [("paragraph 3.2", "/paragraph/3.2")]),
        ("paras 3.2 and 4.10 below", [("paras 3.2", "/paragraph/3.2"), ("4.10", "/paragraph/4.10")]),
        ("paragraph 3.2 of this report", [("paragraph 3.2", "/paragraph/3.2")]),
        ("paragraph 3.2 of the strategy", []),
        ("the Local Plan, paragraph 3.2", []),
        ("paragraph 3 of Part 1 of Schedule 12A", []),
        ("Schedule 12A, paragraph 3.1", []),
        ("paragraph 3.2.1", []),
        ("see Appendix B.", [("Appendix B", "/appendix/B")]),
        ("Appendices A to C", [("Appendices A", "/appendix/A"), ("C", "/appendix/C")]),
        ("Appendix 2 to the contract", []),
        ("Appendix B – Costs", []),
        ("in appendix a list is given", []),
        ("Appendix A, page 3", [("Appendix A", "/appendix/A")]),
    ],
)
def test_a_reference(text: str, found: list[tuple[str, str]]) -> None:
    assert led(text) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [("agenda item 7", True), ("page 3 of this pack", True), ("page 3 on the agenda", True), ("page 3", False)],
)
def test_words_that_name_the_agenda_say_that_it_is_meant(text: str, told: bool) -> None:
    assert any(piece.address for piece in pieces(text, only_told)) is told


@given(st.text(alphabet="pagesitem 1237aB,.-<of the", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text, known)) == text


def test_what_leads_nowhere_stays_text_and_all_is_escaped() -> None:
    assert inline("page 9 <b>", lambda kind, place, told: "") == "page 9 &lt;b&gt;"
    assert inline("page 9 <b>", known) == '<a class="govuk-link" href="/page/9">page 9</a> &lt;b&gt;'


@pytest.mark.parametrize(("line", "found"), [
    (["see the ", "Local Plan", ", paragraph 3.2"], []),
    (["see paragraph 3.2", " of the strategy"], []),
    (["see ", "paragraph 3.2", " below"], ["paragraph 3.2"]),
])  # fmt: skip
def test_words_in_other_styles_beside_a_reference_count(line: list[str], found: list[str]) -> None:
    read = [piece for text, around in zip(line, in_line(line), strict=True) for piece in pieces(text, known, around)]
    assert [piece.text for piece in read if piece.address] == found
    assert "".join(piece.text for piece in read) == "".join(line)
