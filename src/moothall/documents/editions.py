"""The public edition of a reading: built from what is open, never shown without what is not.

Everything is taken over part by part, and a part is taken over only when nothing of it stands in withheld text.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from moothall.facts.packs import PAPER_LISTS, Pack
from moothall.facts.papers import Block, Span
from moothall.facts.readings import Evidence, Paper, Reading
from moothall.rules.markings import Withheld, withheld, withheld_blocks

_WITH_ITEMS = ("minutes", "work_programme")
_FRONT = ("council", "body", "meeting", "membership", "agenda", "exclusion")


@dataclass(frozen=True, slots=True)
class _Open:
    """What of a reading is open: for every block kept its new number, and whether a place in the text is open."""

    places: dict[int, int]
    hidden: tuple[Span, ...]

    def is_open(self, span: Span) -> bool:
        """Whether no part of the stretch is withheld."""
        place = bisect_right(self.hidden, span.start, key=lambda hidden: hidden.start)
        before = place and self.hidden[place - 1].end > span.start
        after = place < len(self.hidden) and self.hidden[place].start < span.end
        return not before and not after


def public_edition(reading: Reading, find: Callable[[Reading], Sequence[Withheld]] = withheld) -> Reading:
    """The reading without what `find` says is withheld: blocks, papers, facts and evidence.

    The input's own text, the account of its characters and the reader's doubts stay behind in every case: they
    speak of the whole. Facts without evidence are left out as soon as anything is withheld.
    """
    found = find(reading)
    kept = _open(reading, withheld_blocks(found))
    renamed, pack = _pack(reading, kept) if found else ({}, _without_remarks(reading.pack))
    return msgspec.structs.replace(
        reading,
        pack=pack,
        text="",
        portions=(),
        doubts=(),
        blocks=tuple(reading.blocks[number] for number in kept.places),
        papers=tuple(_papers(reading.papers, kept, renamed)),
        evidence=tuple(_evidence(reading.evidence, kept, renamed)) if found else reading.evidence,
    )


def _open(reading: Reading, hidden: frozenset[int]) -> _Open:
    places = {number: new for new, number in enumerate(n for n in range(len(reading.blocks)) if n not in hidden)}
    spans = sorted((reading.blocks[number].span for number in hidden), key=lambda span: span.start)
    return _Open(places, tuple(spans))


def _without_remarks(pack: Pack) -> Pack:
    return msgspec.structs.replace(pack, anomalies=())


def _pack(reading: Reading, kept: _Open) -> tuple[dict[str, str], Pack]:
    """The pack with the open facts alone, and for each fact kept its old path and the new one."""
    pack = reading.pack
    closed, proved = _standing(reading, kept)
    fields: dict[str, Any] = {name: getattr(pack, name) for name in _FRONT if name not in closed}
    renamed: dict[str, str] = {}
    for name in PAPER_LISTS:
        rows, names = _rows(getattr(pack, name), name, proved)
        if name in _WITH_ITEMS:
            rows, names = _with_items(rows, names, proved)
        fields[name] = rows
        renamed |= names
    return renamed, Pack(schema=pack.schema, **fields)


def _rows(rows: Sequence[Any], path: str, proved: frozenset[str]) -> tuple[tuple[Any, ...], dict[str, str]]:
    """The rows of a list whose evidence is all open, and for each its old path and the new one."""
    old = [n for n in range(len(rows)) if f"{path}/{n}" in proved]
    return tuple(rows[n] for n in old), {f"{path}/{n}": f"{path}/{new}" for new, n in enumerate(old)}


def _with_items(
    rows: Sequence[Any], names: dict[str, str], proved: frozenset[str]
) -> tuple[tuple[Any, ...], dict[str, str]]:
    """The same for the items within each row."""
    made, renamed = [], dict(names)
    for row, (old, new) in zip(rows, names.items(), strict=True):
        items, places = _rows(row.items, f"{old}/items", proved)
        made.append(msgspec.structs.replace(row, items=items))
        renamed |= {place: new + path[len(old) :] for place, path in places.items()}
    return tuple(made), renamed


def _standing(reading: Reading, kept: _Open) -> tuple[frozenset[str], frozenset[str]]:
    """The heads of all facts with evidence in withheld text, and of those whose evidence is all open."""
    closed = {_head(one.path) for one in reading.evidence if not kept.is_open(one.span)}
    proved = {_head(one.path) for one in reading.evidence} - closed
    return frozenset(closed), frozenset(proved)


def _head(path: str) -> str:
    """The fact that is kept or left out whole: `indicators/3` of `indicators/3/target`, `meeting` of `meeting/date`.

    An item of minutes or of a work programme stands for itself (`minutes/0/items/4`).
    """
    steps = path.split("/")
    if steps[0] not in PAPER_LISTS:
        return steps[0]
    nested = steps[0] in _WITH_ITEMS and steps[2:3] == ["items"]
    return "/".join(steps[: 4 if nested else 2])


def _papers(papers: Sequence[Paper], kept: _Open, renamed: dict[str, str]) -> list[Paper]:
    found = []
    for paper in papers:
        places = [kept.places[number] for number in range(paper.first, paper.last) if number in kept.places]
        if places:
            owner = _renamed_owner(paper.owner, renamed)
            whole = len(places) == paper.last - paper.first
            title = paper.title if whole else ""
            found.append(msgspec.structs.replace(paper, owner=owner, title=title, first=places[0], last=places[-1] + 1))
    return found


def _renamed_owner(owner: str, renamed: dict[str, str]) -> str:
    """The paper's new owner; the owner of a paper whose facts are withheld is told by its kind alone."""
    if not renamed or "/" not in owner:
        return owner
    return renamed.get(owner, owner.partition("/")[0])


def _evidence(evidence: Sequence[Evidence], kept: _Open, renamed: dict[str, str]) -> list[Evidence]:
    found = []
    for one in evidence:
        head = _head(one.path)
        if kept.is_open(one.span) and (head in _FRONT or head in renamed):
            path = renamed.get(head, head) + one.path[len(head) :]
            found.append(msgspec.structs.replace(one, path=path))
    return found


def blocks_of(edition: Reading, paper: Paper) -> tuple[Block, ...]:
    """The blocks of one of the edition's papers."""
    return edition.blocks[paper.first : paper.last]
