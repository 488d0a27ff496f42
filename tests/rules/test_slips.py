"""A slip in the place of a restricted report is public, however its lines were cut; what stands beside it is not."""

import pytest

from moothall.facts.meetings import AgendaItem
from moothall.facts.packs import SCHEMA, Pack
from moothall.facts.papers import Block, BlockKind, Span
from moothall.facts.readings import Paper, Reading
from moothall.rules.markings import withheld
from moothall.rules.release_check import check

SLIP = (
    "Agenda Item 8",
    "By virtue of paragraph(s) 3 of Part 1 of Schedule 12A of the Local",
    "Government Act 1972.",
    "Document is Restricted",
)


def reading(*papers: tuple[str, ...]) -> Reading:
    """An exempt item whose lines, all on page 25, were divided into these papers."""
    lines = [line for paper in papers for line in paper]
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(len(lines))]
    blocks = tuple(
        Block(kind=BlockKind.paragraph, text=line, span=Span(start=start, end=start + len(line)), page=25)
        for line, start in zip(lines, starts, strict=True)
    )
    firsts = [sum(map(len, papers[:place])) for place in range(len(papers) + 1)]
    return Reading(
        form="text",
        pack=Pack(schema=SCHEMA, agenda=(AgendaItem(number="8", title="Tenders", exempt=True),)),
        text="\n".join(lines),
        blocks=blocks,
        papers=tuple(
            Paper(owner="appendix", title=paper[0], item="8", first=first, last=last)
            for paper, first, last in zip(papers, firsts[:-1], firsts[1:], strict=True)
        ),
        evidence=(),
        portions=(),
    )


@pytest.mark.parametrize("papers", [[SLIP], [SLIP[:2], SLIP[2:3], SLIP[3:]], [SLIP[:1], SLIP[1:]], [SLIP[1:]]])
def test_a_slip_is_public_wherever_it_was_cut(papers: list[tuple[str, ...]]) -> None:
    assert withheld(reading(*papers)) == ()


@pytest.mark.parametrize("place", [0, len(SLIP)])
def test_what_stands_beside_a_slip_is_withheld(place: int) -> None:
    lines = (*SLIP[:place], "The lowest tender was 371,500 pounds.", *SLIP[place:])
    [found] = withheld(reading(lines))
    assert found.first <= place < found.last


def test_what_goes_on_right_after_a_slip_is_withheld_even_where_it_was_read_as_an_appendix() -> None:
    [found] = withheld(reading(SLIP, ("The lowest tender was 371,500 pounds.",)))
    assert found.first == len(SLIP)


def test_each_slip_asks_for_an_override() -> None:
    found = check(reading(SLIP))
    assert found.needs_override
    assert found.restricted == ("A slip says that a document is restricted (page 25); the slip itself is public.",)
