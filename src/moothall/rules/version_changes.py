"""What changed from one version of a report to another, block by block and word by word, for people to look at."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from moothall.facts.bodies import Fact
from moothall.facts.drafts import Appendix, Cover, ReportDraft
from moothall.facts.writing import Block, Writing, WrittenFigure
from moothall.rules.merging import as_text
from moothall.rules.written_words import under_headings, words_of

Kind = Literal["changed", "added", "taken out", "moved"]
LABELS = {
    "subject": "Subject", "authors": "From", "decision": "Decision number", "is_key": "Key decision",
    "openness": "Classification", "exemption": "Exemption", "past_pathway": "Past pathway",
    "future_pathway": "Future pathway", "divisions": "Electoral divisions", "summary": "Summary",
    "recommendations": "Recommendations", "background": "Background papers", "contacts": "Contacts",
}  # fmt: skip


class Piece(Fact):
    """A stretch of words that stayed, came or went."""

    text: str
    fate: Literal["same", "in", "out"] = "same"


class Change(Fact):
    """A change: of which kind, in which part (a heading, a field of the cover), its words, and the block's key."""

    kind: Kind
    part: str
    pieces: tuple[Piece, ...] = ()
    key: str = ""


def version_changes(before: ReportDraft, after: ReportDraft) -> tuple[Change, ...]:
    """Everything that changed between two versions: the cover, the text in its order, the appendices."""
    return (
        *_cover(before.cover, after.cover),
        *text_changes(before.writing, after.writing),
        *_appendices(before, after),
    )


def text_changes(before: Writing, after: Writing) -> tuple[Change, ...]:
    """What changed in the text, in the order of the later version; what was taken out stands where it stood."""
    old = {block.key: (block, titles) for block, titles in under_headings(before)}
    new = {block.key: (block, titles) for block, titles in under_headings(after)}
    moved = _moved([key for key in old if key in new], [key for key in new if key in old])
    found = (_of(key, old.get(key), new.get(key), moved) for key in _in_order(list(old), list(new)))
    return tuple(change for change in found if change)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two wordings laid over each other, word by word."""
    old, new = before.split(), after.split()
    return tuple(_pieces(old, new))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for code, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            yield Piece(" ".join(old[first:last]))
            continue
        if first < last:
            yield Piece(" ".join(old[first:last]), "out")
        if start < end:
            yield Piece(" ".join(new[start:end]), "in")


def _of(
    key: str, old: tuple[Block, tuple[str, ...]] | None, new: tuple[Block, tuple[str, ...]] | None, moved: set[str]
) -> Change | None:
    part = _part((new or old or (None, ()))[1])
    if old is None or new is None:
        block = (new or old or (None,))[0]
        words = _shown(block) if block else ""
        fate: Literal["in", "out"] = "in" if new else "out"
        return Change("added" if new else "taken out", part, (Piece(words, fate),), key)
    if old[0] != new[0]:
        return Change("changed", part, pieces(_shown(old[0]), _shown(new[0])), key)
    return Change("moved", part, (Piece(_shown(new[0])),), key) if key in moved else None


def _shown(block: Block) -> str:
    """A block's words; a picture, which has few, is called one."""
    return f"Picture: {words_of(block)}" if isinstance(block, WrittenFigure) else words_of(block)


def _part(titles: tuple[str, ...]) -> str:
    return titles[-1] if titles else ""


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The keys of both that do not stand in the same order."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept = {key for code in matcher.get_matching_blocks() for key in old[code.a : code.a + code.size]}
    return set(new) - kept


def _in_order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The keys of both, in the order of the new, each that is gone behind the one that it followed."""
    order = list(new)
    for at, key in enumerate(old):
        if key not in new:
            before = next((order.index(one) for one in reversed(old[:at]) if one in order), -1)
            order.insert(before + 1, key)
    return order


def _cover(before: Cover, after: Cover) -> Iterator[Change]:
    for name, label in LABELS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Change("changed", label, pieces(as_text(old), as_text(new)))


def _appendices(before: ReportDraft, after: ReportDraft) -> Iterator[Change]:
    old, new = ({one.key: one for one in draft.appendices} for draft in (before, after))
    for key in dict.fromkeys((*old, *new)):
        if key not in new:
            yield Change("taken out", "Appendices", (Piece(old[key].title, "out"),), key)
        elif key not in old:
            yield Change("added", "Appendices", (Piece(new[key].title, "in"),), key)
        elif _kept(old[key]) != _kept(new[key]):
            yield Change("changed", "Appendices", pieces(old[key].title, new[key].title), key)


def _kept(appendix: Appendix) -> tuple[object, ...]:
    return appendix.title, appendix.file, appendix.exemption
