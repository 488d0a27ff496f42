"""Papers for a pack: reports as the typesetter sets them, and files from elsewhere without tags."""

import datetime as dt
import io
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from moothall.documents.composer.press import Press
from moothall.documents.composer.written import report_pdf
from moothall.facts.bodies import Contact, Post
from moothall.facts.drafts import Cover, ReportDraft
from moothall.facts.writing import (
    Block,
    Run,
    Writing,
    WrittenCell,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)

FONTS = Path(__file__).resolve().parents[1] / "build" / "fonts"
TO = (("Roads Committee", dt.date(2026, 3, 12)),)
WORDS = (
    "the road between harbour and hill was resurfaced in parts and drains again after the winter so that members may "
    "wish to note what the survey found and what it would cost to put right before the next season begins"
).split()


def press() -> Press:
    """The press with the body font, where it has been set up."""
    return Press([FONTS] if FONTS.is_dir() else [])


def report(number: int, sections: int) -> ReportDraft:
    """A report: in each section three sub-headings, twenty numbered paragraphs, three lists, a table of 15 rows."""
    blocks = [block for section in range(sections) for block in _section(number, section)]
    cover = Cover(
        subject=f"Resurfacing, part {number}",
        authors=(Post("Ms A Quill", "Head of Highways"),),
        summary=_sentence(number, 40),
        recommendations=("The Committee is asked to:", "(a) note the report; and", "(b) endorse the decision."),
        contacts=(Contact("Ms A Quill", "Head of Highways", "a.quill@larkshire.example"),),
    )
    return ReportDraft(f"report{number}", 1, cover, Writing(tuple(blocks)))


def typeset(draft: ReportDraft, by: Press) -> bytes:
    """The report's PDF."""
    return report_pdf(draft, council="Larkshire", to=TO, press=by, pictures=lambda _: b"")


def scan(number: int, pages: int) -> bytes:
    """A file of pictures of pages."""
    dice = random.Random(number)  # noqa: S311 - no secret
    pdf = Pdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        picture = pdf.make_stream(dice.randbytes(60_000))
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = 200, 300, 8
        picture.ColorSpace = Name.DeviceGray
        page.obj.Resources = Dictionary(XObject=Dictionary(S=picture))
        page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /S Do Q")
    return _saved(pdf)


def slides(number: int, pages: int) -> bytes:
    """A file of landscape pages with lines of text and no tags."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for page_number in range(pages):
        page = pdf.add_blank_page(page_size=(842, 595))
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        lines = " ".join(f"({_sentence(number * 97 + page_number + n, 12)}) Tj 0 -18 Td" for n in range(25))
        page.obj.Contents = pdf.make_stream(f"BT /F 14 Tf 60 530 Td {lines} ET".encode())
        page.obj.Annots = Array()
    return _saved(pdf)


def pages_of(data: bytes) -> int:
    """How many pages a file has."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


@cache
def _sentence(seed: int, length: int) -> str:
    dice = random.Random(seed)  # noqa: S311 - no secret
    return " ".join(dice.choices(WORDS, k=length)).capitalize() + "."


def _runs(seed: int, length: int) -> tuple[Run, ...]:
    return (Run(_sentence(seed, length)),)


def _section(number: int, section: int) -> Iterator[Block]:
    key, seed = f"{number}-{section}", number * 1000 + section
    yield WrittenHeading(f"s{key}", f"Section {section + 1} of report {number}")
    for part in range(3):
        yield WrittenHeading(f"h{key}-{part}", f"Matter {part + 1}", 2)
        for place in range(7 if part else 6):
            yield WrittenParagraph(f"p{key}-{part}-{place}", _runs(seed * 31 + part * 7 + place, 55))
        yield WrittenList(f"l{key}-{part}", tuple(WrittenItem(_runs(seed + n, 9)) for n in range(3)))
    head = tuple(WrittenCell((_runs(n, 2),), header=True) for n in range(5))
    rows = tuple(tuple(WrittenCell((_runs(seed + row * 5 + n, 3),)) for n in range(5)) for row in range(15))
    yield WrittenTable(f"t{key}", (head, *rows), f"Costs {section + 1}")


def _saved(pdf: Pdf) -> bytes:
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()
