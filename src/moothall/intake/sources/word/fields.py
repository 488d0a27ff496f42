"""Fields of a Word file: where a link is one, it is made the element that other links are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from moothall.intake.sources.word.archive import W
from moothall.intake.sources.word.styles import attribute

ADDRESS = "address"
"""The attribute that holds where such a link leads; others name a relation."""
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_RUN = f"{W}r"


def tell_links(root: etree._Element) -> None:
    """Wrap what `HYPERLINK` fields show in a link. To be called before a tree is settled (which takes codes out)."""
    for simple in list(root.iter(f"{W}fldSimple")):
        if match := _LINK.match(attribute(simple, "instr")):
            simple.tag = f"{W}hyperlink"
            simple.set(ADDRESS, match[1])
    for parent in {begin.getparent().getparent() for begin in root.iter(f"{W}fldChar")}:  # type: ignore[union-attr] # in a run
        for code, shown in list(_fields(parent)) if parent is not None else ():
            if match := _LINK.match(code):
                _wrap(shown, match[1])


@dataclass(slots=True)
class _Open:
    """A field that has begun: how many stand within one another, its code, and what it shows once that is ended."""

    depth: int = 0
    code: str = ""
    shown: list[etree._Element] | None = None

    def goes_on(self, run: etree._Element) -> None:
        """The next run of it."""
        if self.shown is None:
            self.code += "".join(one.text or "" for one in run.iter(f"{W}instrText"))
        else:
            self.shown.append(run)


def _fields(parent: etree._Element) -> Iterator[tuple[str, list[etree._Element]]]:
    """The fields that begin and end among the children of an element: code, and what they show. Of those that stand
    within one another the outer."""
    here = _Open()
    for part in parent:
        kind = attribute(part.find(f"{W}fldChar"), "fldCharType") if part.tag == _RUN else ""
        here.depth += {"begin": 1, "end": -1}.get(kind, 0)
        if kind == "separate" and here.depth == 1:
            here.shown = []
        elif kind == "end" and here.depth <= 0:
            yield here.code, here.shown or []
            here = _Open()
        elif here.depth and not kind:
            here.goes_on(part)


def _wrap(shown: list[etree._Element], address: str) -> None:
    if not shown:
        return
    link = etree.Element(f"{W}hyperlink", {ADDRESS: address})
    shown[0].addprevious(link)
    link.extend(shown)
