"""The blocks of a file that went out and came back: by the keys that it kept, else by what they say."""

from collections.abc import Callable, Sequence

import msgspec

from moothall.facts.writing import Block, Writing
from moothall.rules.recognising_blocks import recognised
from moothall.rules.tidy_writing import with_keys


def known_again(before: Writing, after: Sequence[Block], fresh: Callable[[], str]) -> Writing:
    """What came back as a writing. A key that the version given out has stays; a block without one, or with one that
    is not from there, is known by its words (`recognising_blocks`) or is new. Conflicts stay as they were."""
    kinds = {block.key: type(block) for block in before.blocks}
    kept = {block.key for block in after if kinds.get(block.key) is type(block)}
    left = [block for block in before.blocks if block.key not in kept]
    lost = [msgspec.structs.replace(block, key="") for block in after if block.key not in kept]
    found = iter(list(recognised(left, lost)))
    blocks = [block if block.key in kept else next(found) for block in after]
    return Writing(tuple(with_keys(blocks, fresh)), before.conflicts)
