"""The public edition is built from what is open."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from larkshire import Writing, pack, reading, write_front, write_minutes, write_tables
from moothall.documents.editions import blocks_of, public_edition
from moothall.facts.readings import Reading
from moothall.rules.markings import Ground, Withheld

SECRET = "The rent is nine hundred pounds."


def test_a_reading_with_nothing_to_withhold_keeps_every_fact_block_and_place() -> None:
    whole = reading()
    edition = public_edition(whole)
    assert (edition.pack, edition.blocks, edition.papers, edition.evidence) == (
        whole.pack,
        whole.blocks,
        whole.papers,
        whole.evidence,
    )


def test_the_input_its_account_and_the_readers_doubts_stay_behind() -> None:
    edition = public_edition(msgspec.structs.replace(reading(), doubts=("unsure",)))
    assert (edition.text, edition.portions, edition.doubts) == ("", (), ())


def test_withheld_text_is_nowhere_in_the_edition() -> None:
    edition = public_edition(reading(restricted=(SECRET,)))
    assert SECRET not in msgspec.json.encode(edition).decode()
    assert "Depot lease" in {item.title for item in edition.pack.agenda}


def hiding(paper: str) -> "Reading":
    """The edition without one paper, all its facts with it."""
    whole = reading()
    number = next(n for n, one in enumerate(whole.papers) if one.owner == paper)
    one = whole.papers[number]
    return public_edition(whole, lambda _: (Withheld(number, one.first, one.last, Ground.marked),))


def test_facts_that_stand_in_withheld_text_go_with_it_and_the_rest_is_renumbered() -> None:
    edition = hiding("minutes/0")
    assert edition.pack.minutes == ()
    assert edition.pack.reports == pack().reports
    assert {paper.owner for paper in edition.papers} == {"front", "reports/0", "dashboard", "programme"}


def test_facts_without_evidence_go_as_soon_as_anything_is_withheld() -> None:
    said = pack()
    unproved = msgspec.structs.replace(said, statistics=(*said.statistics, *said.statistics))
    whole = msgspec.structs.replace(reading(restricted=(SECRET,)), pack=unproved)
    assert len(public_edition(whole).pack.statistics) == 1


def test_one_minute_can_be_withheld_and_the_others_stay() -> None:
    whole = reading()
    place = next(n for n, block in enumerate(whole.blocks) if block.text.startswith("12."))
    minutes = next(n for n, paper in enumerate(whole.papers) if paper.owner == "minutes/0")
    last = whole.papers[minutes].last
    edition = public_edition(whole, lambda _: (Withheld(minutes, place, last, Ground.marked),))
    assert [item.number for item in edition.pack.minutes[0].items] == ["11."]
    assert edition.papers[minutes].title == ""


@given(st.data())
def test_whatever_is_withheld_no_word_of_it_is_left(data: st.DataObject) -> None:
    said = pack(reports=(), decisions=())
    writing = Writing()
    for write in (write_front, write_minutes, write_tables):
        write(writing, said)
    whole = writing.reading(said)
    number = data.draw(st.integers(1, len(whole.papers) - 1))
    paper = whole.papers[number]
    first = data.draw(st.integers(paper.first, paper.last - 1))
    last = data.draw(st.integers(first + 1, paper.last))
    edition = public_edition(whole, lambda _: (Withheld(number, first, last, Ground.marked),))
    hidden = [whole.blocks[n].span for n in range(first, last)]
    assert len(edition.blocks) == len(whole.blocks) - len(hidden)
    for one in edition.evidence:
        assert all(one.span.end <= span.start or one.span.start >= span.end for span in hidden)
    for one in edition.evidence:
        assert _stands(edition, one.path), one.path
    for kept in edition.papers:
        assert blocks_of(edition, kept)


def _stands(edition: Reading, path: str) -> bool:
    """Whether the edition's record has what the path leads to."""
    value = msgspec.to_builtins(edition.pack)
    for step in path.split("/"):
        if isinstance(value, list | tuple):
            if int(step) >= len(value):
                return False
            value = value[int(step)]
        else:
            if step not in value:
                return False
            value = value[step]
    return True
