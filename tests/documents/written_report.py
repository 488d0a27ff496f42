"""A report on a coast road, with everything that a report can hold."""

import datetime as dt
import struct
import zlib
from typing import Any

from moothall.facts.bodies import Contact, Post
from moothall.facts.drafts import Appendix, Background, Cover, Exemption, ReportDraft
from moothall.facts.writing import (
    Run,
    Writing,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)

TO = (("Roads Committee", dt.date(2026, 3, 12)), ("Cabinet", dt.date(2026, 3, 19)))
COVER = Cover(
    subject="Resurfacing of the coast road",
    authors=(Post("Mr K Lusk", "Cabinet Member for Roads"), Post("Ms A Quill", "Head of Highways")),
    decision="26/00017",
    is_key=True,
    openness="part exempt",
    exemption=Exemption(("3",), "Tenderers would know each other's prices."),
    past_pathway="Agenda setting",
    future_pathway="Cabinet",
    divisions="Larkham East",
    summary="The road is worn.",
    recommendations=("The Committee is asked to:", "(a) note the report; and", "(b) endorse #emph[the] decision."),
    background=(Background("Survey of 2025", "https://larkshire.example/survey"),),
    contacts=(
        Contact("Ms A Quill", "Head of Highways", "a.quill@larkshire.example", "01632 960 001"),
        Contact("Mr B Ord", "Director"),
    ),
)


def words(text: str, **style: Any) -> tuple[Run, ...]:
    """A text in one style."""
    return (Run(text, **style),)


def cell(text: str, **more: Any) -> WrittenCell:
    """A cell of one line."""
    return WrittenCell((words(text),), **more)


COSTS = WrittenTable(
    "costs",
    (
        (cell("Road", header=True, rows=2), cell("Cost", header=True, columns=2)),
        (cell("2026", header=True), cell("2027", header=True)),
        (cell("Coast", header=True, rows=2), cell("£1"), cell("£2")),
        (cell("£3"), cell("£4")),
        (cell("Hill", header=True),),
    ),
    "Costs by road",
)
WIDE = WrittenTable(
    "wide", (tuple(cell(f"Month {n}", header=True) for n in range(12)), tuple(cell(f"{n}") for n in range(12)))
)
WRITING = Writing(
    (
        WrittenHeading("intro", "Introduction"),
        WrittenParagraph(
            "worn",
            (
                Run("It is "),
                Run("worn", strong=True),
                Run(" and "),
                Run("torn", emphasis=True, note="So the survey says."),
                Run("; see "),
                Run("the map", link="https://larkshire.example/map"),
                Run(' and "the #link" \\ file', link="javascript:alert(1)"),
            ),
        ),
        WrittenHeading("deep", "Drainage", 3),
        WrittenParagraph("plain", words("Water stands."), numbered=False),
        WrittenList(
            "steps", (WrittenItem(words("dig"), (WrittenItem(words("deep")),)), WrittenItem(words("fill"))), "letter"
        ),
        COSTS,
        WIDE,
        WrittenHeading("money", "Financial implications"),
        WrittenParagraph("none", words("There are none.")),
        WrittenFigure("plan", "abc", "A map of the coast road", "The road"),
    )
)
APPENDICES = (
    Appendix("a", "Map of the road", "f" * 64, "pdf"),
    Appendix("b", "Tenderers and their prices", "e" * 64, "pdf", exemption=Exemption(("3",))),
)
DRAFT = ReportDraft(
    "coast", 1, COVER, WRITING, APPENDICES, views=(("Parish forum, 2 February 2026", "It was in favour."),)
)


def picture(_: str = "") -> bytes:
    """A blue square as PNG."""
    side = 40
    rows = b"".join(b"\0" + b"\x20\x60\xa0" * side for _ in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
