"""What stands under a report's text, in print and on a page alike: its parts are numbered on from the sections."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from moothall.documents.clearance_record import HEADING as CLEARANCE
from moothall.documents.composer.words import listed
from moothall.documents.numbering import numbers
from moothall.facts.drafts import Appendix, Exemption, ReportDraft
from moothall.facts.writing import WrittenHeading

SCHEDULE = "of Part 1 of Schedule 12A of the Local Government Act 1972"
PartName = Literal["views", "background", "appendices", "contacts", "clearance"]


class BackPart(NamedTuple):
    """A part under the text: what it is, its number, and its heading."""

    name: PartName
    number: int
    heading: str


class AppendixLine(NamedTuple):
    """How the report names an appendix; `file` is the SHA-256 of an open one, empty for one that is withheld."""

    text: str
    file: str = ""


def back_matter(draft: ReportDraft) -> Iterator[BackPart]:
    """The parts that the report has, in order."""
    known: tuple[tuple[PartName, str, bool], ...] = (
        ("views", "Views of other bodies", bool(draft.views)),
        ("background", "Background documents", bool(draft.cover.background)),
        ("appendices", "Appendices", bool(draft.appendices)),
        ("contacts", "Contact details", bool(draft.cover.contacts)),
        ("clearance", CLEARANCE, bool(draft.cleared)),
    )
    there = [(name, heading) for name, heading, held in known if held]
    for number, (name, heading) in enumerate(there, _sections(draft) + 1):
        yield BackPart(name, number, heading)


def contact_label(place: int, count: int) -> str:
    """What a contact is: the report's authors stand first, the director answerable for it last."""
    return "Relevant Director:" if place == count - 1 > 0 else "Report Author:"


def _sections(draft: ReportDraft) -> int:
    printed = numbers(draft.writing)
    return sum(isinstance(block, WrittenHeading) and block.key in printed for block in draft.writing.blocks)


def appendix_lines(draft: ReportDraft) -> Iterator[AppendixLine]:
    """The appendices by letter. A withheld one is not named in an open report."""
    secret = draft.cover.openness in ("exempt", "confidential")
    for place, appendix in enumerate(draft.appendices):
        named = _lettered(appendix, place)
        if appendix.exemption is None:
            yield AppendixLine(named, appendix.pdf or appendix.file)
        else:
            name = named if secret else f"Appendix {_letter(place)}"
            yield AppendixLine(f"{name} – {_withheld(appendix.exemption)}")


def _lettered(appendix: Appendix, place: int) -> str:
    is_named = appendix.title.lower().startswith("appendix")
    return appendix.title if is_named else f"Appendix {_letter(place)} – {appendix.title}"


def _letter(place: int) -> str:
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


def _withheld(exemption: Exemption) -> str:
    paragraphs = listed(exemption.paragraphs, ", ")
    return f"not for publication, paragraph(s) {paragraphs} {SCHEDULE}" if paragraphs else "not for publication"
