"""What one version of a writing says otherwise than an earlier one: block by block, and word by word within."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from moothall.facts.drafts import Cover
from moothall.facts.writing import Block, Writing
from moothall.rules.merging import as_text
from moothall.rules.written_words import words_of

Kind = Literal["same", "added", "removed", "changed", "moved"]
FIELDS = {
    "subject": "Subject", "authors": "From", "decision": "Decision number", "is_key": "Key decision",
    "openness": "Classification", "exemption": "Exemption", "past_pathway": "Past pathway",
    "future_pathway": "Future pathway", "divisions": "Electoral divisions", "summary": "Summary",
    "recommendations": "Recommendations", "background": "Background papers", "contacts": "Contacts",
}  # fmt: skip
"""The fields of the cover as people know them."""
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are in both versions, or only in the earlier (`removed`) or the later one (`added`)."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A block that is not the same in both versions; `stretches` are its words where they changed.

    `changed` without a change of words is one of form: bold, a link, a level, the shape of a table.
    """

    key: str
    kind: Kind
    before: Block | None
    after: Block | None
    stretches: tuple[Stretch, ...] = ()

    @property
    def in_words(self) -> bool:
        """Whether any word changed."""
        return any(stretch.kind != "same" for stretch in self.stretches)


def differences(before: Writing, after: Writing) -> tuple[Difference, ...]:
    """The blocks in the order of the later version, those taken out where they stood."""
    return tuple(_differences(before, after))


def changed_words(before: str, after: str) -> tuple[Stretch, ...]:
    """Both versions of a text in one: the words of the earlier are its same and removed ones, in order, those of
    the later its same and added ones."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    return tuple(_joined(SequenceMatcher(None, old, new, autojunk=False), old, new))


def changed_cover(before: Cover, after: Cover) -> tuple[tuple[str, tuple[Stretch, ...]], ...]:
    """The fields of the cover that changed, by name, with their words."""
    fields = ((name, getattr(before, name), getattr(after, name)) for name in Cover.__struct_fields__)
    return tuple((name, changed_words(as_text(one), as_text(other))) for name, one, other in fields if one != other)


def _differences(before: Writing, after: Writing) -> Iterator[Difference]:
    old = {block.key: block for block in before.blocks}
    new = {block.key: block for block in after.blocks}
    stayed = _stayed(list(old), list(new))
    gone = _removed_after(before, new)
    yield from gone.pop("", ())
    for key, block in new.items():
        yield _difference(key, old.get(key), block, key in stayed)
        yield from gone.pop(key, ())


def _difference(key: str, before: Block | None, after: Block, stayed: bool) -> Difference:
    if before is None:
        return Difference(key, "added", None, after, (Stretch("added", words_of(after)),))
    if before == after:
        return Difference(key, "same" if stayed else "moved", before, after)
    return Difference(key, "changed", before, after, changed_words(words_of(before), words_of(after)))


def _removed_after(before: Writing, new: dict[str, Block]) -> dict[str, list[Difference]]:
    """Blocks taken out, by the key of what is left before them; empty for the start."""
    gone: dict[str, list[Difference]] = {}
    anchor = ""
    for block in before.blocks:
        if block.key in new:
            anchor = block.key
        else:
            lost = Difference(block.key, "removed", block, None, (Stretch("removed", words_of(block)),))
            gone.setdefault(anchor, []).append(lost)
    return gone


def _stayed(old: list[str], new: list[str]) -> set[str]:
    """The keys that stand in the same order in both."""
    matches = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {old[match.a + at] for match in matches for at in range(match.size)}


def _joined(matcher: "SequenceMatcher[str]", old: list[str], new: list[str]) -> Iterator[Stretch]:
    for kind, one, one_end, other, other_end in matcher.get_opcodes():
        if kind == "equal":
            yield Stretch("same", "".join(old[one:one_end]))
            continue
        if one_end > one:
            yield Stretch("removed", "".join(old[one:one_end]))
        if other_end > other:
            yield Stretch("added", "".join(new[other:other_end]))
