"""Settling what two people made of one block, or of one field of the cover."""

from typing import Literal

import msgspec

from moothall.facts.drafts import Clash, ReportDraft
from moothall.facts.writing import Block, Conflict, Writing

Choice = Literal["mine", "theirs", "both", "combined"]


def settled(writing: Writing, conflict: Conflict, choice: Choice, combined: tuple[Block, ...], spare: str) -> Writing:
    """The writing with one conflict decided.

    `mine` lets what stands stand, `theirs` puts the other's in its place (or takes the block out, where the other
    did), `both` puts the other's behind it under the key `spare`, `combined` puts those blocks in its place: the
    first keeps the key.
    """
    blocks: list[Block] = []
    for block in writing.blocks:
        blocks += _chosen(block, conflict, choice, combined, spare) if block.key == conflict.key else [block]
    rest = list(writing.conflicts)
    rest.remove(conflict)
    return Writing(blocks=tuple(blocks), conflicts=tuple(rest))


def without_clash(draft: ReportDraft, clash: Clash) -> ReportDraft:
    """The draft with one clash of its cover decided: the cover is as it is to be already."""
    rest = list(draft.clashes)
    rest.remove(clash)
    return msgspec.structs.replace(draft, clashes=tuple(rest))


def _chosen(block: Block, conflict: Conflict, choice: Choice, combined: tuple[Block, ...], spare: str) -> list[Block]:
    if choice == "theirs":
        return [conflict.theirs] if conflict.theirs else []
    if choice == "both" and conflict.theirs:
        return [block, msgspec.structs.replace(conflict.theirs, key=spare)]
    if choice == "combined":
        return [
            msgspec.structs.replace(one, key=conflict.key if at == 0 else one.key) for at, one in enumerate(combined)
        ]
    return [block]
