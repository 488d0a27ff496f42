"""Headings that a source prints as numbered lines: told from their number and from what follows them."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from moothall.facts.papers import Block, BlockKind

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,2})\.?\s+(?=\S)")
_ITEM = re.compile(r"\(item [^)]{1,8}\)", re.IGNORECASE)
_LONGEST = 120
_FEW_WORDS = 8
_HIGHEST = 2


def with_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, in which a numbered line that can only be a heading is one; all numbered headings count by depth.

    A short line without a full stop is a heading where the number under its own follows (`2. Costs`, then `2.1`),
    where the minutes' reference to an item does (`41. Costs`, then `(Item 4)`), or where it is of a few words and
    a long paragraph without a number follows. Anything else stays what it was read as, as does what was written here.
    """
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        number = _number(block.text)
        if number and (block.kind == BlockKind.heading or _is_heading(block, number, after)):
            level = _HIGHEST + number.count(".")
            yield msgspec.structs.replace(block, kind=BlockKind.heading, level=level, marker="")
        else:
            yield block


def _number(text: str) -> str:
    """The number that a text begins with, without a final nought: `2` of `2.0 Costs`."""
    found = _NUMBER.match(text)
    return found[1].removesuffix(".0") if found else ""


def _is_heading(block: Block, number: str, after: Block | None) -> bool:
    words = _NUMBER.sub("", block.text, count=1)
    if block.kind != BlockKind.paragraph or block.styled or after is None or not _short(words):
        return False
    if _ITEM.search(words) or _ITEM.fullmatch(after.text.strip()) or _number(after.text).startswith(f"{number}."):
        return True
    told = after.kind == BlockKind.paragraph and not after.marker and len(after.text) > _LONGEST
    return told and len(words.split()) <= _FEW_WORDS


def _short(words: str) -> bool:
    return len(words) <= _LONGEST and words[0].isalpha() and words[0].isupper() and words[-1] not in ".;,?"
