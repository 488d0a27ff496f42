"""Words in the place of a paper that was taken down: everything else of the edition stands as it did."""

import msgspec

from documents.test_published_reading import COVER, public
from moothall.documents.withdrawn_paper import without_paper
from moothall.facts.readings import Reading

GONE = "This paper was taken down on 9 March 2026."
ROAD = ("3", "6")
"""The pages of the report."""


def without_the_report() -> Reading:
    edition = without_paper(public(), first=ROAD[0], last=ROAD[1], words=GONE)
    assert edition
    return edition


def words_of(edition: Reading, owner: str) -> list[str]:
    papers = (paper for paper in edition.papers if paper.owner.partition("/")[0] == owner)
    return [block.text for paper in papers for block in edition.blocks[paper.first : paper.last]]


def test_no_word_and_no_fact_of_it_is_left() -> None:
    said = msgspec.json.encode(without_the_report()).decode()
    for words in ("It costs £2m", "note the report", "a.quill@larkshire.example", COVER.summary, "The road is"):
        assert words in msgspec.json.encode(public()).decode()
        assert words not in said
    assert without_the_report().pack.reports == ()


def test_the_words_stand_in_its_place_on_its_pages_and_under_its_item() -> None:
    edition = without_the_report()
    [stands] = [paper for paper in edition.papers if paper.owner == "withdrawn"]
    blocks = edition.blocks[stands.first : stands.last]
    assert stands.item == "B1"
    assert [block.label for block in blocks] == ["3", "6"]
    assert blocks[0].text == GONE
    assert blocks[0].page == 3


def test_every_other_paper_says_what_it_said() -> None:
    before, after = public(), without_the_report()
    for owner in ("front", "slip"):
        assert words_of(after, owner) == words_of(before, owner)
    assert [paper.title for paper in after.papers if paper.owner == "front"] == ["Agenda"]
    assert len(after.papers) == len(before.papers)
    assert after.pack.agenda == before.pack.agenda
    ends = [0, *(paper.last for paper in after.papers)]
    assert [paper.first for paper in after.papers] == ends[:-1]
    assert ends[-1] == len(after.blocks)


def test_another_can_follow_it_and_one_that_is_not_there_is_told_of() -> None:
    twice = without_paper(without_the_report(), first="7", last="7", words=GONE)
    assert twice
    assert [paper.owner for paper in twice.papers].count("withdrawn") == 2
    assert without_paper(public(), first="99", last="99", words=GONE) is None
