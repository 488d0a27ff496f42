"""An agenda of the Harbour Committee with papers of every kind behind it, and their files."""

import datetime as dt
import io
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from documents.written_report import DRAFT, TO, picture
from moothall.documents.composer.press import Press
from moothall.documents.composer.written import report_pdf
from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper
from moothall.facts.bodies import Contact, Post
from moothall.facts.drafts import Appendix, Cover, Exemption, ReportDraft
from moothall.facts.writing import Run, Writing, WrittenHeading, WrittenParagraph

SECRET = "Zorblatt"
CLOSED_TITLE = f"Lease of the {SECRET} depot"
PARAGRAPH = Exemption(("3",), "Tenderers would know each other's prices.")
MARCH = dt.date(2026, 3, 12)


@cache
def press() -> Press:
    return Press()


def essay(title: str, sections: int = 1, link: str = "") -> bytes:
    """A report of so many sections, each on about a page."""
    blocks: list[Any] = []
    for number in range(sections):
        blocks.append(WrittenHeading(f"h{number}", f"{title}, part {number + 1}"))
        words = f"{title} was looked into. " * 12
        blocks += [WrittenParagraph(f"p{number}-{n}", (Run(words, link=link if n == 0 else ""),)) for n in range(9)]
    draft = ReportDraft(title, 1, Cover(subject=title), Writing(tuple(blocks)))
    return report_pdf(draft, council="Larkshire", to=TO, press=press(), pictures=picture)


@cache
def coast_report() -> bytes:
    """The report on the coast road, whose appendix is bound behind it."""
    draft = msgspec.structs.replace(DRAFT, appendices=(Appendix("a", "Map of the road", "map", "pdf", pdf="map"),))
    return report_pdf(draft, council="Larkshire", to=TO, press=press(), pictures=picture)


def plan(turn: int = 0, *, scanned: bool = False) -> bytes:
    """A foreign file without tags: three landscape pages, turned so that they stand upright, or pictures of pages."""
    pdf = Pdf.new()
    for number in range(3):
        page = pdf.add_blank_page(page_size=(842, 595) if turn % 180 == 0 else (595, 842))
        page.obj.Rotate = turn
        page.obj.Resources = _scan(pdf) if scanned else _letters()
        drawn = (
            b"q 842 0 0 595 0 0 cm /S Do Q" if scanned else f"BT /F 12 Tf 90 90 Td (plan {number}) Tj ET Q q q".encode()
        )
        page.obj.Contents = pdf.make_stream(drawn)
    return saved(pdf)


def _letters() -> Dictionary:
    return Dictionary(Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))


def _scan(pdf: Pdf) -> Dictionary:
    picture = pdf.make_stream(bytes(100))
    picture.Type, picture.Subtype, picture.Width, picture.Height = Name.XObject, Name.Image, 10, 10
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    return Dictionary(XObject=Dictionary(S=picture))


def dirty() -> bytes:
    """A foreign file with a script, an attachment, a comment, a thumbnail, odd links, bookmarks and metadata."""
    with Pdf.open(io.BytesIO(plan())) as pdf:
        pdf.docinfo["/Author"] = SECRET
        pdf.attachments["prices.xlsx"] = SECRET.encode()
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=SECRET)
        first, second = pdf.pages[0].obj, pdf.pages[1].obj
        first.Thumb = pdf.make_stream(SECRET.encode())
        first.PieceInfo = Dictionary(Word=Dictionary(Private=SECRET))
        notes = [
            Dictionary(Subtype=Name.Text, Contents=SECRET),
            Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=f"file:///C:/{SECRET}.xlsx")),
            Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=SECRET)),
            Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://larkshire.example/tide")),
            Dictionary(Subtype=Name.Link, Dest=Array([second, Name.Fit])),
            Dictionary(Subtype=Name.Link, Dest=Name("/chapter")),
            Dictionary(Subtype=Name.Link, Dest="nowhere"),
        ]
        for note in notes:
            note.Type, note.Rect = Name.Annot, Array([0, 0, 20, 20])
        first.Annots = Array([pdf.make_indirect(note) for note in notes])
        pdf.Root.Dests = Dictionary(chapter=Array([second, Name.XYZ, 0, 500, 0]))
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", Dictionary(S=Name.JavaScript, JS=SECRET)])))
        with pdf.open_outline() as outline:
            outline.root.append(OutlineItem("Second plan", 1))
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET]
        return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "minutes": lambda: essay("Minutes of January", 1),
    "coast": coast_report,
    "map": lambda: essay("Map of the road", 2),
    "secret": lambda: essay(f"Prices of {SECRET}", 3),
    "swans": lambda: essay("Swans", 2, link="pack:item/5"),
}


@cache
def file(name: str) -> bytes:
    return FILES[name]()


@cache
def length(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def paper(key: str, title: str, data: bytes | None = None, **more: Any) -> DraftPaper:
    """A paper whose file goes by its key."""
    pages = length(file(key) if data is None else data)
    return DraftPaper(key, title, more.pop("kind", "report"), file=more.pop("file", key), pages=pages, **more)


def agenda(**changes: Any) -> DraftAgenda:
    """The agenda: minutes, a report with its appendix, a spoken item, a report with an exempt one beside it, swans."""
    whole = DraftAgenda(
        key="meeting",
        council="Larkshire County Council",
        body="Harbour Committee",
        date=MARCH,
        venue="Council Chamber",
        contact=Contact("Mr D Fenn", phone="01632 960 001"),
        proper_officer=Post("Mrs L Ashby", "Monitoring Officer"),
        motion="That the public be excluded for item 5 under paragraph 3 of Part 1 of Schedule 12A.",
        first_published=dt.date(2026, 3, 4),
        items=(
            DraftItem("i1", "1", "Apologies", "opening"),
            DraftItem(
                "i2", "2", "Minutes of January", "minutes", papers=(paper("minutes", "Minutes", kind="minutes"),)
            ),
            DraftItem(
                "i3",
                "3",
                "Coast road",
                "report",
                papers=(paper("coast", "Report"), paper("map", "Appendix A", kind="appendix")),
            ),
            DraftItem("i4", "4", "Tides", "verbal"),
            DraftItem("i6", "6", "Swans", "report", papers=(paper("swans", "Swans"),)),
            DraftItem(
                "i5",
                "5",
                "Depot lease",
                "report",
                closed_title=CLOSED_TITLE,
                exemption=PARAGRAPH,
                papers=(paper("secret", CLOSED_TITLE, exemption=PARAGRAPH),),
            ),
        ),
    )
    return msgspec.structs.replace(whole, **changes)


def with_paper(whole: DraftAgenda, key: str, **changes: Any) -> DraftAgenda:
    """The agenda with one paper changed."""
    items = tuple(
        msgspec.structs.replace(
            item,
            papers=tuple(msgspec.structs.replace(one, **changes) if one.key == key else one for one in item.papers),
        )
        for item in whole.items
    )
    return msgspec.structs.replace(whole, items=items)


def read(**files: bytes) -> Callable[[str], bytes]:
    """Gives the papers' files, and those given by name."""
    return lambda name: files[name] if name in files else file(name)
