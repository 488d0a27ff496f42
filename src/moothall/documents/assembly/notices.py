"""Pages that we draw: blank ones that say so, those that stand for a withheld paper, and labels no longer used."""

from collections.abc import Sequence
from typing import NamedTuple

from moothall.documents.assembly.layout import Leaf, Place
from moothall.documents.assembly.lettering import Lettering
from moothall.documents.composer.words import listed
from moothall.facts.agendas import DraftPaper

A4 = (595.28, 841.89)
BLANK = "This page is intentionally left blank"
RESTRICTED = "Document is Restricted"
_SCHEDULE = "of Part 1 of Schedule 12A"
_WIDTH = 400.0
_LEADING = 1.45


class Notice(NamedTuple):
    """What a page of ours says: its paragraphs in the middle of the page, and a title where it stands for a paper."""

    paragraphs: tuple[str, ...]
    title: str = ""
    size: float = 11


def notice(leaf: Leaf, place: Place, paper: DraftPaper | None, title: str) -> Notice:
    """What a page that is no paper's own says. `paper` is the one it stands for or behind, None for the front sheet."""
    if leaf.use == "slip" and paper is not None:
        return Notice((withheld(paper), RESTRICTED), title, 12)
    if leaf.use == "closed":
        return Notice((f"{pages_named(leaf.label, place.last)} not for publication",))
    if leaf.use == "gone" and paper is not None:
        words = paper.withdrawn or "This paper is not published at present."
        return Notice((words, f"{pages_named(place.first, place.last)} not in this pack."), title, 12)
    if leaf.use == "unused":
        return Notice((f"Page {leaf.label} is no longer used",))
    return Notice((BLANK,))


def withheld(paper: DraftPaper) -> str:
    """Why a paper is withheld, in the words that the law asks for (Local Government Act 1972 s.100B(5), s.100A(3))."""
    if paper.confidential:
        return "By virtue of section 100A(2) and (3) of the Local Government Act 1972 (confidential information)."
    paragraphs = paper.exemption.paragraphs if paper.exemption else ()
    return f"By virtue of paragraph(s) {listed(paragraphs, ', ')} {_SCHEDULE} of the Local Government Act 1972."


def marked(paper: DraftPaper) -> str:
    """The line that every copy of a withheld paper bears (s.100B(5))."""
    if paper.confidential:
        return "NOT FOR PUBLICATION – confidential (Local Government Act 1972, section 100A(3))"
    paragraphs = listed(paper.exemption.paragraphs if paper.exemption else (), ", ")
    return f"NOT FOR PUBLICATION by virtue of paragraph(s) {paragraphs} {_SCHEDULE}, Local Government Act 1972"


def marked_again(paper: DraftPaper) -> str:
    """The same on the pages that follow, short enough to be no part of what they say."""
    if paper.confidential:
        return "NOT FOR PUBLICATION – confidential"
    paragraphs = listed(paper.exemption.paragraphs if paper.exemption else (), ", ")
    return f"NOT FOR PUBLICATION – Schedule 12A, paragraph(s) {paragraphs}"


def pages_named(first: str, last: str) -> str:
    """`Page 27 is` or `Pages 27 to 34 are`."""
    return f"Page {first} is" if first == last else f"Pages {first} to {last} are"


def drawn(said: Notice, letters: Lettering) -> tuple[bytes, list[list[int]]]:
    """The content of a page that says so, and the pieces of marked content of each paragraph."""
    folded = [list(letters.folded(text, said.size, _WIDTH)) for text in said.paragraphs]
    return _drawn(folded, said.size, letters), _numbered(folded)


def _numbered(folded: Sequence[Sequence[str]]) -> list[list[int]]:
    marks: list[list[int]] = []
    for lines in folded:
        first = sum(map(len, marks))
        marks.append(list(range(first, first + len(lines))))
    return marks


def _drawn(folded: Sequence[Sequence[str]], size: float, letters: Lettering) -> bytes:
    step = size * _LEADING
    height = A4[1] / 2 + step * (sum(map(len, folded)) + len(folded) - 1) / 2
    drawn: list[bytes] = []
    for lines in folded:
        for line in lines:
            across = (A4[0] - letters.width(line, size)) / 2
            place = f"/P <</MCID {len(drawn)}>> BDC BT 1 0 0 1 {across:.2f} {height:.2f} Tm ".encode()
            drawn.append(place + letters.written(line, size) + b" ET EMC\n")
            height -= step
        height -= step
    return b"".join(drawn)
