"""What is looked for in a publication: the words that stand in the restricted version alone."""

import datetime as dt

import pytest

from larkshire import Writing, pack
from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper
from moothall.facts.drafts import Exemption
from moothall.facts.readings import Reading
from moothall.rules.markers import found, markers

LEASE = Exemption(paragraphs=("3",), public_interest="why")
OPEN = DraftPaper("paperaaa", "Resurfacing of the road", "report")
CLOSED = DraftPaper("paperbbb", "Offer of Zorblatt Holdings", "report", exemption=LEASE)
HELD = DraftPaper("paperccc", "Parking at the harbour", "report", held="It is being checked by Mr Vrellim.")
ITEM = DraftItem("itemaaaa", "1", "Depot lease", "report", closed_title="Sale of the depot to Zorblatt")


def agenda(*papers: DraftPaper) -> DraftAgenda:
    item = DraftItem("itemaaaa", "1", "Depot lease", "report", closed_title=ITEM.closed_title, papers=papers)
    return DraftAgenda("meetingg", "Larkshire", "Roads Committee", dt.date(2026, 3, 12), items=(item,))


def reading(*words: str) -> Reading:
    writing = Writing()
    with writing.paper("reports/0", "A paper"):
        for text in words:
            say = writing.heading if text.startswith("# ") else writing.say
            say(text.removeprefix("# "))
    return writing.reading(pack())


WHOLE, PUBLISHED = agenda(OPEN, CLOSED, HELD), agenda(OPEN, CLOSED)
PUBLIC = reading("The road is old and has to be made anew.")
RESTRICTED = reading("The road is old and has to be made anew.", "The rent offered is 900,000 pounds by Quixwen.")
LOOKED_FOR = markers(WHOLE, PUBLISHED, PUBLIC, RESTRICTED, ("The chairman wants it at once.",))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The road is old and has to be made anew.", set()),
        ("SALE of the  depot – to Zorblatt", {"closed title"}),
        ("see: offer of zorblatt\u00a0holdings, below", {"title of a withheld paper"}),
        ("Parking at the harbour", {"title of a paper not published"}),
        ("It is being checked by Mr Vrellim.", {"reason given on the desk"}),
        ("The chairman wants it at once.", {"reason given on the desk"}),
        (
            "The rent offered is 900,000 pounds by Quixwen.",
            {"words of a withheld paper", "single word of a withheld paper"},
        ),
        ("a drawing for Quixwen", {"single word of a withheld paper"}),
        ("Resurfacing of the road, depot lease", set()),
    ],
)
def test_what_is_found_in_a_text(text: str, kinds: set[str]) -> None:
    assert {one.kind for one in found(LOOKED_FOR, text)} == kinds


def test_a_word_alone_is_no_leak_and_a_phrase_is() -> None:
    assert {one.is_phrase for one in LOOKED_FOR if one.kind == "single word of a withheld paper"} == {False}
    assert all(one.is_phrase for one in LOOKED_FOR if one.kind != "single word of a withheld paper")
    assert list(found(LOOKED_FOR, "a drawing for Quixwen", words=False)) == []


def test_a_title_that_the_agenda_states_is_no_secret() -> None:
    stated = agenda(DraftPaper("paperddd", "Offer of Zorblatt Holdings", "report"), CLOSED)
    assert "title of a withheld paper" not in {one.kind for one in markers(stated, stated, PUBLIC, RESTRICTED)}


def test_the_title_of_a_paper_that_was_taken_down_was_public_and_may_stand_in_an_open_report() -> None:
    down = DraftPaper("paperaaa", OPEN.title, "report", withdrawn="It is gone.")
    assert OPEN.title not in {one.text for one in markers(agenda(down), agenda(down), PUBLIC, PUBLIC)}


def test_of_very_much_text_some_hundreds_are_looked_for() -> None:
    many = reading(*(f"Paragraph number {count} of the lease says something else." for count in range(3000)))
    chosen = markers(WHOLE, PUBLISHED, PUBLIC, many)
    assert 300 < sum(one.kind == "words of a withheld paper" for one in chosen) <= 500


def test_a_heading_of_one_word_tells_nothing() -> None:
    """Where no open report is left, every closed one has a heading that the record as JSON has as a name."""
    closed = reading("# Recommendation", "The rent offered is 900,000 pounds by Quixwen.")
    looked_for = markers(WHOLE, PUBLISHED, PUBLIC, closed)
    assert list(found(looked_for, '{"recommendations": []}')) == []


def test_a_title_is_known_by_the_item_it_belongs_to_so_that_it_need_not_be_said() -> None:
    titles = {one.kind: one.item for one in LOOKED_FOR if "title" in one.kind}
    assert set(titles.values()) == {"1"}
