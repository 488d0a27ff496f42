"""The cover of a report that was read: its labelled lines, in a table or one under another, are told from the text."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from moothall.facts.papers import Block, BlockKind

_PATHWAY = r"(?:past|future)\s+pathway(?:\s+of\s+(?:the\s+)?(?:report|paper))?"
_WHO = r"from|by|report\s+(?:of|by|from)|to"
_WHAT = r"subject|(?:report\s+)?title|date|decision\s+(?:number|no\.?)|key\s+decision|classification"
_WHERE = r"(?:electoral\s+)?divisions?(?:\s+affected)?|wards?\s+affected"
_LABEL = re.compile(rf"(?:{_WHO}|{_WHAT}|{_PATHWAY}|{_WHERE})\s*:", re.IGNORECASE)
_FIRST = 8
"""Blocks of a paper among which its cover begins."""

_LINES_OF_ONE = 8
"""Lines that one label may have: those whom a report is from."""

_FEWEST, _LONGEST = 3, 40
"""Labels of those that are known which a cover has at least; letters of any label."""


def with_covers(blocks: Sequence[Block]) -> Iterator[Block]:
    """The same blocks; those that are labelled lines of a cover are of that kind, and have their label as marker."""
    first = next((at for at, block in enumerate(blocks[:_FIRST]) if _LABEL.fullmatch(_label(block))), 0)
    end = _end(blocks, first)
    if sum(bool(_LABEL.fullmatch(label)) for label in set(map(_label, blocks[first:end]))) < _FEWEST:
        yield from blocks
        return
    label = ""
    yield from blocks[:first]
    for block in blocks[first:end]:
        label = _label(block) or label
        yield _line(block, label)
    yield from blocks[end:]


def _end(blocks: Sequence[Block], first: int) -> int:
    """The place behind the last labelled line; lines between two labels are of the one above them."""
    end = first
    for at in range(first, len(blocks)):
        if not (_label(blocks[at]) or _may_be_between(blocks[at])) or at - end >= _LINES_OF_ONE:
            break
        if _label(blocks[at]):
            end = at + 1
    return end


def _label(block: Block) -> str:
    """The label that a block begins with, in a table of two columns any; empty for one that has none."""
    if block.kind is BlockKind.row:
        said = block.cells[0].text.strip() if len(block.cells) == 2 else ""
        return said if said.endswith(":") and len(said) <= _LONGEST else ""
    found = _LABEL.match(block.text) if block.kind is BlockKind.paragraph and not block.styled else None
    return found[0] if found else ""


def _may_be_between(block: Block) -> bool:
    return block.kind is BlockKind.paragraph and not block.marker and not block.styled


def _line(block: Block, label: str) -> Block:
    words = f"{label} {block.cells[1].text}" if block.cells else block.text
    return msgspec.structs.replace(block, kind=BlockKind.cover, text=words, marker=label, cells=(), table=None)
