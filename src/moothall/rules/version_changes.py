"""What changed from one version of a report to another: its cover, its text under which heading, its appendices."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from moothall.facts.drafts import Appendix, Cover, ReportDraft
from moothall.facts.writing import Block, Writing, WrittenFigure
from moothall.rules.differences import FIELDS, Difference, Stretch, changed_cover, changed_words, differences
from moothall.rules.written_words import under_headings, words_of

Kind = Literal["changed", "added", "removed", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change: of which kind, in which part (a heading, a field of the cover), its words, and the block's key."""

    kind: Kind
    part: str
    stretches: tuple[Stretch, ...] = ()
    key: str = ""


def version_changes(before: ReportDraft, after: ReportDraft) -> tuple[Change, ...]:
    """Everything that changed between two versions: the cover, the text in its order, the appendices."""
    return (
        *_cover(before.cover, after.cover),
        *text_changes(before.writing, after.writing),
        *_appendices(before, after),
    )


def text_changes(before: Writing, after: Writing) -> tuple[Change, ...]:
    """What changed in the text, in the order of the later version; what was taken out stands where it stood.

    A paragraph without words that came or went is no change to anyone.
    """
    parts = {block.key: titles for writing in (before, after) for block, titles in under_headings(writing)}
    return tuple(
        Change(one.kind, (parts[one.key] or ("",))[-1], tuple(_words(one)), one.key)
        for one in differences(before, after)
        if one.kind != "same" and any(words_of(block) for block in (one.before, one.after) if block)
    )


def _words(one: Difference) -> Iterator[Stretch]:
    """The words of a block with what changed; a picture, which has few, is called one."""
    block: Block | None = one.after or one.before
    if isinstance(block, WrittenFigure):
        yield Stretch("same", "Picture: ")
    if block is not None:
        yield from one.stretches or (Stretch("same", words_of(block)),)


def _cover(before: Cover, after: Cover) -> Iterator[Change]:
    for name, stretches in changed_cover(before, after):
        yield Change("changed", FIELDS[name], stretches)


def _appendices(before: ReportDraft, after: ReportDraft) -> Iterator[Change]:
    old, new = ({one.key: one for one in draft.appendices} for draft in (before, after))
    for key in dict.fromkeys((*old, *new)):
        if key not in new:
            yield Change("removed", "Appendices", (Stretch("removed", old[key].title),), key)
        elif key not in old:
            yield Change("added", "Appendices", (Stretch("added", new[key].title),), key)
        elif _kept(old[key]) != _kept(new[key]):
            yield Change("changed", "Appendices", changed_words(old[key].title, new[key].title), key)


def _kept(appendix: Appendix) -> tuple[object, ...]:
    return appendix.title, appendix.file, appendix.exemption
