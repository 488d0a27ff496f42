"""Bringing a document's tree to what is printed: deletions and duplicates out, text boxes after their paragraph."""

from lxml import etree

from moothall.intake.sources.word.archive import W

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOT_PRINTED = (
    *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "rPrChange", "pPrChange", "tblPrChange", "tcPrChange")),
    *(f"{W}{name}" for name in ("trPrChange", "sectPrChange", "numberingChange", "delText", "rt")),
    f"{_COMPATIBILITY}Fallback",
)


def settle(root: etree._Element) -> etree._Element:
    """The tree with every tracked change accepted and what no one sees taken out; comments are other parts."""
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
