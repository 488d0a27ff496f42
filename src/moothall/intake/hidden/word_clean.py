"""Word files: what is found is taken out. Tracked changes are accepted or rejected, as someone has chosen."""

from typing import Literal

from lxml import etree

from moothall.intake.hidden import office
from moothall.intake.hidden.package import Package, remove, unwrap
from moothall.intake.hidden.word import (
    CHANGED,
    DELETED,
    INSERTED,
    PARTS,
    Look,
    hidden_runs,
    prints_path,
    tiny_runs,
    tracked,
    white_runs,
)
from moothall.intake.sources.word.archive import W

Changes = Literal["accept", "reject"]
_REMARKS = ("word/comments", "word/people", "word/commentsExtended", "word/commentsIds", "word/commentsExtensible")
_MARKS = tuple(
    f"{W}{name}"
    for name in (
        "commentRangeStart", "commentRangeEnd", "commentReference", "moveFromRangeStart", "moveFromRangeEnd",
        "moveToRangeStart", "moveToRangeEnd", "proofErr",
    )
)  # fmt: skip


class TrackedChangesError(Exception):
    """A Word file with tracked changes, and no one has said whether they are accepted or rejected."""


def clean(package: Package, changes: Changes | None) -> None:
    """Take out what `word.search` finds. Raises TrackedChangesError where a choice is needed and not made."""
    parts = [root for _, root in package.trees(*PARTS)]
    if changes is None and any(tracked(root) for root in parts):
        raise TrackedChangesError("The file has tracked changes: say whether to accept or to reject them.")
    for root in parts:
        settle_changes(root, changes or "accept")
        look = Look(package)
        for run in {*hidden_runs(root, look), *white_runs(root, look), *tiny_runs(root, look)}:
            remove(run)
        for mark in list(root.iter(*_MARKS)):
            remove(mark)
        _unprint_fields(root)
    package.drop(package.names(*_REMARKS))
    if "word/settings.xml" in package:
        for setting in list(package.tree("word/settings.xml").iter(f"{W}docVars", f"{W}trackRevisions", f"{W}rsids")):
            remove(setting)
    office.clean(package)


def settle_changes(root: etree._Element, changes: Changes) -> None:
    """Bring a part to what its tracked changes come to: everything proposed, or nothing of it."""
    gone, kept = (DELETED, INSERTED) if changes == "accept" else (INSERTED, DELETED)
    for mark in [one for one in root.iter(etree.Element) if one.tag in CHANGED]:
        _restore(mark) if changes == "reject" else remove(mark)
    _rows(root, gone)
    _paragraph_marks(root, gone)
    for mark in [one for one in root.iter(etree.Element) if one.tag in gone]:
        remove(mark)
    for mark in [one for one in root.iter(etree.Element) if one.tag in kept]:
        unwrap(mark)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"


def _restore(mark: etree._Element) -> None:
    """Put the properties from before a change in the place of those after it."""
    now, before = mark.getparent(), next(iter(mark), None)
    remove(mark)
    if now is not None and before is not None and now.tag == before.tag:
        for child in list(now):
            if child.tag not in INSERTED and child.tag not in DELETED:
                now.remove(child)
        now.extend(list(before))


def _rows(root: etree._Element, gone: frozenset[str]) -> None:
    for row in list(root.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is not None and any(one.tag in gone for one in properties):
            remove(row)


def _paragraph_marks(root: etree._Element, gone: frozenset[str]) -> None:
    """A paragraph whose end goes is joined with the one that follows, which gives the joined one its properties."""
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None or not any(one.tag in gone for one in mark):
            continue
        following = paragraph.getnext()
        if following is None or following.tag != f"{W}p":
            continue
        content = [child for child in paragraph if child.tag != f"{W}pPr"]
        at = 1 if following.find(f"{W}pPr") is not None else 0
        for child in reversed(content):
            following.insert(at, child)
        remove(paragraph)


def _unprint_fields(root: etree._Element) -> None:
    """Take out fields that print names and paths; what they printed in running text goes with them."""
    for field in list(root.iter(f"{W}fldSimple")):
        if prints_path(str(field.get(f"{W}instr", ""))):
            remove(field)
    for code in list(root.iter(f"{W}instrText")):
        if prints_path(code.text or ""):
            _remove_field(code)


def _remove_field(code: etree._Element) -> None:
    """Take out the runs from the one that begins a field to the one that ends it."""
    run = code.getparent()
    paragraph = run.getparent() if run is not None else None
    if run is None or paragraph is None:
        return
    runs = list(paragraph)
    first = last = runs.index(run)
    while first and not _has_mark(runs[first], "begin"):
        first -= 1
    while last < len(runs) - 1 and not _has_mark(runs[last], "end"):
        last += 1
    for one in runs[first : last + 1]:
        remove(one)


def _has_mark(run: etree._Element, kind: str) -> bool:
    return any(mark.get(f"{W}fldCharType") == kind for mark in run.iter(f"{W}fldChar"))
