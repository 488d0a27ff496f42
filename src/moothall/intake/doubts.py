"""What a reading leaves open, in words for a person: what is missing where the pack itself says there is more."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from moothall.facts.meetings import AgendaItem, MinuteItem, Minutes
from moothall.facts.packs import Pack
from moothall.facts.papers import Block, Span
from moothall.facts.readings import Evidence, Paper

_SERIES = re.compile(r"([A-Z]?)(\d+)")
_FAR = 4


def doubts_of(pack: Pack, papers: Sequence[Paper]) -> tuple[str, ...]:
    """The doubts about a pack's front sheet, its minutes and its papers, in the order of the pack."""
    return (*_of_front(pack), *_of_minutes(pack.minutes), *_of_papers(pack.agenda, papers))


def kept_as_text(blocks: Sequence[Block], evidence: Sequence[Evidence]) -> str | None:
    """How many tables no fact was read from; None where there are none such."""
    starts = sorted(one.span.start for one in evidence)
    tables: dict[int, Span] = {}
    for block in blocks:
        if block.table is not None:
            first = tables.get(block.table, block.span)
            tables[block.table] = Span(start=first.start, end=block.span.end)
    plain = sum(not _any_within(starts, span) for span in tables.values())
    return (
        f"{plain} of {len(tables)} tables hold nothing that is read as facts; they are kept as text." if plain else None
    )


def _any_within(starts: Sequence[int], span: Span) -> bool:
    place = bisect_left(starts, span.start)
    return place < len(starts) and starts[place] < span.end


def _of_front(pack: Pack) -> Iterator[str]:
    if not pack.agenda:
        yield "No agenda was found."
        return
    if pack.body is None:
        yield "The front sheet names no body that meets."
    if pack.date is None:
        yield "The front sheet gives no date of the meeting."
    for before, after in _gaps([item.number for item in pack.agenda]):
        yield f"Between the agenda's items {before} and {after} a number is missing."


def _of_minutes(minutes: Sequence[Minutes]) -> Iterator[str]:
    for one in minutes:
        name = f"Minutes of {one.date.day} {one.date:%B %Y}" if one.date else "Minutes without a date"
        if one.date is None or not one.items:
            yield f"{name}: no {'date' if one.date is None else 'numbered items'} found."
        for before, after in _gaps([item.number for item in one.items]):
            yield f"{name}: between the numbers {before} and {after} one is missing."
        yield from (f"{name}, {number}: a vote is tied and no casting vote is told." for number in _ties(one.items))


def _ties(items: Sequence[MinuteItem]) -> Iterator[str]:
    for item in items:
        if any(
            vote.votes_for is not None and vote.votes_for == vote.votes_against and not vote.result
            for vote in item.votes
        ):
            yield item.number


def _of_papers(agenda: Sequence[AgendaItem], papers: Sequence[Paper]) -> Iterator[str]:
    """Items that have pages in the pack and no paper among those found."""
    bound = {paper.item for paper in papers}
    for item in agenda:
        if item.pages and item.number not in bound:
            yield f"Item {item.number} has pages {item.pages[0]} to {item.pages[1]}, but no paper for it was found."


def _gaps(numbers: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Neighbours in a series of numbers between which a few are left out."""
    for before, after in pairwise(numbers):
        first, second = _SERIES.fullmatch(before), _SERIES.fullmatch(after)
        if first and second and first[1] == second[1] and 1 < int(second[2]) - int(first[2]) <= _FAR:
            yield before, after
