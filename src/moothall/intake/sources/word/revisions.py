"""Bringing a document's tree to what is printed: deletions and duplicates out, text boxes after their paragraph."""

from itertools import islice

from lxml import etree

from moothall.intake.sources.word.archive import W

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOT_PRINTED = (
    *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "rPrChange", "pPrChange", "tblPrChange", "tcPrChange")),
    *(f"{W}{name}" for name in ("trPrChange", "sectPrChange", "numberingChange", "delText", "rt")),
    f"{_COMPATIBILITY}Fallback",
)
_TAKEN_OUT = (f"{W}del", f"{W}moveFrom")


def settle(root: etree._Element) -> etree._Element:
    """The tree with every tracked change accepted and what no one sees taken out; comments are other parts."""
    for mark in list(root.iter(*_TAKEN_OUT)):
        _join_with_next(mark)
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}del") is not None and (parent := row.getparent()) is not None:
            parent.remove(row)
    etree.strip_elements(root, *_NOT_PRINTED, with_tail=False)
    for box in list(root.iter(f"{W}txbxContent")):
        host = next(box.iterancestors(f"{W}p"), None)
        if host is not None:
            for block in reversed(box):
                host.addnext(block)
    return root


def _join_with_next(mark: etree._Element) -> None:
    """Where a tracked change took out the end of a paragraph, its words stand at the start of the one after it."""
    holders = list(islice(mark.iterancestors(), 4))
    if [one.tag for one in holders[:3]] != [f"{W}rPr", f"{W}pPr", f"{W}p"] or len(holders) < 4:
        return
    _, properties, paragraph, parent = holders
    following = paragraph.getnext()
    if following is None or following.tag != f"{W}p":
        return
    own = following.find(f"{W}pPr")
    at = 0 if own is None else following.index(own) + 1
    for part in reversed([part for part in paragraph if part is not properties]):
        following.insert(at, part)
    parent.remove(paragraph)
