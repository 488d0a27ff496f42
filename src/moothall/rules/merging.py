"""Two people wrote on from the same version: what becomes of it, so that no word of either is lost.

Blocks are known by their keys. What one of the two changed, moved, added or took out is done; where both changed
one block, both texts are kept and the conflict stays open until someone chooses.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from moothall.facts.drafts import Clash, Cover, ReportDraft
from moothall.facts.writing import Block, Conflict, Writing

Blocks = Mapping[str, Block]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hands:
    """The names of the two who wrote: whoever saves now, and whoever saved before."""

    mine: str
    theirs: str


def merged(base: ReportDraft, mine: ReportDraft, theirs: ReportDraft, hands: Hands) -> ReportDraft:
    """Mine with what theirs changed since the base. Open conflicts and clashes say what both changed."""
    cover, clashes = _covers(base.cover, mine.cover, theirs.cover, hands)
    kept = _open(base.clashes, mine.clashes, theirs.clashes)
    return msgspec.structs.replace(
        mine,
        cover=cover,
        clashes=(*kept, *(clash for clash in clashes if clash not in kept)),
        writing=merged_writing(base.writing, mine.writing, theirs.writing, hands),
    )


def merged_writing(base: Writing, mine: Writing, theirs: Writing, hands: Hands) -> Writing:
    """The writing of both. Where both changed a block mine stands in it and theirs is in a conflict; a block that
    one took out and the other changed stays, as changed, with a conflict whose `theirs` is None."""
    before, one, other = (_by_key(writing) for writing in (base, mine, theirs))
    standing: dict[str, Block] = {}
    conflicts: list[Conflict] = []
    for key in {**before, **one, **other}:
        block, conflict = _decide(key, (before.get(key), one.get(key), other.get(key)), hands)
        if block is not None:
            standing[key] = block
        if conflict is not None:
            conflicts.append(conflict)
    kept = _open(base.conflicts, mine.conflicts, theirs.conflicts)
    order = _order(standing, base, mine, theirs)
    fresh = tuple(conflict for conflict in conflicts if conflict not in kept)
    return Writing(blocks=tuple(standing[key] for key in order), conflicts=(*kept, *fresh))


def _by_key(writing: Writing) -> Blocks:
    return {block.key: block for block in writing.blocks}


def _decide(
    key: str, blocks: tuple[Block | None, Block | None, Block | None], hands: Hands
) -> tuple[Block | None, Conflict | None]:
    """What stands under a key, and the conflict about it."""
    base, mine, theirs = blocks
    if theirs in (mine, base):
        return mine, None
    if mine == base:
        return theirs, None
    if mine is None:
        return theirs, Conflict(key=key, theirs=None, by=hands.mine)
    return mine, Conflict(key=key, theirs=theirs, by=hands.theirs)


def _order(standing: Blocks, base: Writing, mine: Writing, theirs: Writing) -> list[str]:
    """The order of whoever moved something, mine before theirs; what only the other has follows the block that it
    follows there."""
    old, one, other = ([block.key for block in writing.blocks] for writing in (base, mine, theirs))
    common = set(old) & set(one) & set(other)
    unmoved = [key for key in one if key in common] == [key for key in old if key in common]
    spine, rest = (other, one) if unmoved else (one, other)
    order = [key for key in spine if key in standing]
    for side in (rest, old):
        _put_in(order, [key for key in side if key in standing])
    return order


def _put_in(order: list[str], side: Sequence[str]) -> None:
    """Put what of a side is not in the order yet behind what it follows on that side."""
    placed = set(order)
    at = 0
    for key in side:
        if key in placed:
            at = order.index(key) + 1
        else:
            order.insert(at, key)
            placed.add(key)
            at += 1


def _open(base: Iterable[T], mine: Iterable[T], theirs: Iterable[T]) -> tuple[T, ...]:
    """What both still have open, and what either has newly; what one of them settled is settled."""
    before, one, other = tuple(base), tuple(mine), tuple(theirs)
    new = [item for item in (*one, *other) if item not in before]
    both = [item for item in one if item in other and item in before]
    return tuple(dict.fromkeys((*both, *new)))


def _covers(base: Cover, mine: Cover, theirs: Cover, hands: Hands) -> tuple[Cover, tuple[Clash, ...]]:
    """The cover field by field: whose changed, theirs; what both changed is mine, with a clash."""
    changed: dict[str, Any] = {}
    clashes: list[Clash] = []
    for field in Cover.__struct_fields__:
        before, one, other = (getattr(cover, field) for cover in (base, mine, theirs))
        if other in (one, before):
            continue
        if one == before:
            changed[field] = other
        else:
            clashes.append(Clash(field=field, theirs=as_text(other), by=hands.theirs))
    return msgspec.structs.replace(mine, **changed), tuple(clashes)


def as_text(value: object) -> str:
    """A field of the cover in words, each entry of several on a line."""
    if isinstance(value, msgspec.Struct):
        parts = (as_text(getattr(value, name)) for name in value.__struct_fields__)
        return " · ".join(part for part in parts if part)
    if isinstance(value, tuple):
        return "\n".join(as_text(one) for one in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else str(value)
