"""What a corrected paper says otherwise than the one it replaces, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from moothall.rules.differences import Stretch, changed_words

_LONGEST = 600


def corrections(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Stretch, ...], ...]:
    """For each paragraph that changed, came or went, its words in both versions, in the order of the paper."""
    return tuple(_corrections(list(before), list(after)))


def _corrections(before: list[str], after: list[str]) -> Iterator[tuple[Stretch, ...]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, one, other, first, last in matcher.get_opcodes():
        if tag != "equal":
            pairs = zip_longest(before[one:other], after[first:last], fillvalue="")
            yield from (tuple(_cut(changed_words(old, new))) for old, new in pairs)


def _cut(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Long stretches that stayed the same are told by their ends."""
    for stretch in stretches:
        if stretch.kind == "same" and len(stretch.text) > _LONGEST:
            half = _LONGEST // 2
            yield Stretch("same", f"{stretch.text[:half]} … {stretch.text[-half:]}")
        else:
            yield stretch
