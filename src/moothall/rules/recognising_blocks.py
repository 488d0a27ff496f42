"""Blocks that came back without their keys are known again: by what they say, then by where they stand."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from moothall.facts.writing import Block
from moothall.rules.written_words import words_of

ALIKE = 0.5
"""Blocks whose words agree less than this are different blocks."""
LOOKS_AHEAD = 40
"""How far on a block is looked for that has other words now."""


def recognised(before: Sequence[Block], after: Iterable[Block]) -> Iterator[Block]:
    """The blocks `after`, each with the key of the block `before` that it is; those that are new have no key.

    The same block keeps its key wherever it stands; between blocks that stayed, one of the same kind whose words
    are like enough is the old one with other words.
    """
    new = list(after)
    found = _the_same(before, new)
    for old_range, new_range in _gaps(len(before), len(new), found):
        found |= _alike(before, new, old_range, new_range, set(found.values()))
    for at, block in enumerate(new):
        yield msgspec.structs.replace(block, key=before[found[at]].key if at in found else "")


def _the_same(before: Sequence[Block], after: Sequence[Block]) -> dict[int, int]:
    """Which block `after` is which `before`, where they say the same: in order first, then wherever they went."""
    old, new = ([msgspec.structs.replace(block, key="") for block in blocks] for blocks in (before, after))
    codes = SequenceMatcher(None, _hashable(old), _hashable(new), autojunk=False).get_matching_blocks()
    found = {code.b + n: code.a + n for code in codes for n in range(code.size)}
    taken = set(found.values())
    for at, block in enumerate(new):
        if at not in found:
            moved = next((n for n, one in enumerate(old) if n not in taken and one == block), None)
            if moved is not None:
                found[at] = moved
                taken.add(moved)
    return found


def _hashable(blocks: Sequence[Block]) -> list[bytes]:
    return [msgspec.json.encode(block) for block in blocks]


def _gaps(old: int, new: int, found: dict[int, int]) -> Iterator[tuple[range, range]]:
    """The stretches between blocks that stand in the same order on both sides."""
    at_old = at_new = 0
    for one, other in [*sorted(found.items()), (new, old)]:
        if other >= at_old:
            yield range(at_old, other), range(at_new, one)
            at_old, at_new = other + 1, one + 1


def _alike(before: Sequence[Block], after: Sequence[Block], old: range, new: range, taken: set[int]) -> dict[int, int]:
    """Within a stretch, in order, each block's likest of the same kind among the next few."""
    found: dict[int, int] = {}
    start = old.start
    for at in new:
        near = range(start, min(old.stop, start + LOOKS_AHEAD))
        likeness = [(_likeness(before[n], after[at]), -n) for n in near if n not in taken]
        best, where = max(likeness, default=(0.0, 0))
        if best >= ALIKE:
            found[at] = -where
            start = -where + 1
    return found


def _likeness(one: Block, other: Block) -> float:
    """How much of the words of two blocks of one kind agree; 0 for blocks of different kinds, or hardly alike."""
    if type(one) is not type(other):
        return 0.0
    mine, theirs = words_of(one).split(), words_of(other).split()
    if not mine and not theirs:
        return 1.0
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
