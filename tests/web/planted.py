"""Markers planted in everything that is restricted or a draft, and a search for them in everything that is public."""

import datetime as dt
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec
import pikepdf
from django.test import Client
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from larkshire import MOMENT, Writing, pack, write_front, write_minutes, write_report, write_tables
from moothall.facts.decisions import Decision
from moothall.facts.measures import BudgetLine, Indicator, StatisticsTable
from moothall.facts.packs import Pack
from moothall.facts.papers import BlockKind
from moothall.facts.readings import Reading
from moothall.facts.reports import Report
from moothall.operations.archive import import_pack
from moothall.operations.pages import rerender
from moothall.operations.release import NamedOverride, release
from moothall.queries.public.pages import all_keys, find
from moothall.queries.public.tables import names_of
from moothall.records.models import PackVersion, Publication, PublishedFile

RESTRICTED = "Zorblatt"
DRAFT = "Quixwen"
REASON = "Vrellim"
MARKS = (RESTRICTED, DRAFT, REASON)
_KEPT = {"schema", "time", "date", "published", "kind", "frequency", "dot", "status", "casting", "result", "meeting"}


def restricted_reading(form: str = "text") -> Reading:
    """A pack whose exempt report, with facts of every kind, is there for all to read."""
    said = pack()
    hidden = msgspec.structs.replace(
        said,
        reports=(*said.reports, Report(subject=f"{RESTRICTED} depot lease", summary=RESTRICTED)),
        indicators=(*said.indicators, Indicator(kind="kpi", ref="ZZ01", description=f"{RESTRICTED} rent")),
        decisions=(*said.decisions, Decision(number="26/99999", title=f"{RESTRICTED} lease")),
        budget_lines=(*said.budget_lines, BudgetLine(heading=f"{RESTRICTED} line")),
        statistics=(*said.statistics, StatisticsTable(title=f"{RESTRICTED} table", columns=("a",), rows=(("b",),))),
        anomalies=(f"{RESTRICTED} sums differ",),
    )
    writing = Writing()
    write_front(writing, said)
    write_minutes(writing, said)
    write_report(writing, said)
    write_tables(writing, said)
    with writing.paper("reports/1", f"{RESTRICTED} depot lease", item="6", restricted=True):
        writing.say("NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A")
        for path in ("reports/1/subject", "indicators/2/description", "decisions/1/title", "budget_lines/1/heading"):
            writing.say(f"{RESTRICTED} {path}", path)
        writing.say(f"{RESTRICTED} table", "statistics/1/title")
        writing.say(f"{RESTRICTED} foot", kind=BlockKind.furniture)
    reading = writing.reading(hidden, form)
    return msgspec.structs.replace(reading, doubts=(f"{RESTRICTED} could not be read",))


def restricted_pdf(reading: Reading) -> bytes:
    """A PDF of the reading's pages with the marker wherever a PDF can hide it."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    drawing = pdf.make_stream(f"BT /F1 9 Tf 9 9 Td ({RESTRICTED} drawing) Tj ET".encode())
    drawing.Type, drawing.Subtype, drawing.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
    resources = pdf.make_indirect(Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(Shared=drawing)))
    for number in range(1, (reading.page_count or 0) + 1):
        texts = [block.text for block in reading.blocks if block.page == number]
        words = " ".join(texts).replace("(", "").replace(")", "")
        page = pdf.add_blank_page()
        page.obj.Resources = resources
        page.obj.Contents = pdf.make_stream(f"BT /F1 9 Tf 72 700 Td ({words}) Tj ET".encode("latin-1", "replace"))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=f"{RESTRICTED} comment")
        page.obj.Annots = Array([pdf.make_indirect(note)])
        page.obj.PieceInfo = Dictionary(Private=f"{RESTRICTED} piece")
        page.obj.Thumb = pdf.make_stream(RESTRICTED.encode())
    last = pdf.pages[-1]
    first_link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=Array([last.obj, Name.Fit]))
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(first_link))
    element = Dictionary(Type=Name.StructElem, S=Name.P, ActualText=f"{RESTRICTED} actual text")
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([pdf.make_indirect(element)]))
    pdf.attachments[f"{RESTRICTED}.txt"] = RESTRICTED.encode()
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(f"{RESTRICTED} bookmark", len(pdf.pages) - 1))
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = f"{RESTRICTED} metadata"
    pdf.docinfo["/Subject"] = f"{RESTRICTED} subject"
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def draft_pack(date: dt.date | None = None) -> Pack:
    """A pack with the draft's marker in every text that it can have."""
    marked = _marked(msgspec.to_builtins(pack()), "")
    if date:
        marked["meeting"]["date"] = date.isoformat()
    return msgspec.convert(marked, Pack)


def _marked(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return {name: _marked(inner, name) if name != "body" else inner for name, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner, key) for inner in value]
    return f"{value} {DRAFT}" if isinstance(value, str) and key not in _KEPT else value


def plant(form: str = "pdf") -> Publication:
    """Release the pack with a restricted report; then leave drafts of it and of another meeting on the desk."""
    reading = restricted_reading(form)
    source = restricted_pdf(reading) if form == "pdf" else reading.text.encode()
    publication = release(
        version=_import(reading, source), by=None, at=MOMENT, override=NamedOverride(f"{REASON} N Pollard", REASON)
    )
    for number, date in enumerate((None, dt.date(2026, 5, 14))):
        said = draft_pack(date)
        writing = Writing()
        for write in (write_front, write_minutes, write_report, write_tables):
            write(writing, said)
        _import(writing.reading(said), f"{DRAFT} {number}".encode())
    rerender(at=MOMENT)
    return publication


def _import(reading: Reading, source: bytes) -> PackVersion:
    return import_pack(reading=reading, source=source, name=f"{DRAFT}.pdf", by=None, at=MOMENT).version


def public_addresses(publication: Publication) -> Iterator[str]:
    """Every address that the public can ask for."""
    keys = sorted(set(all_keys()))
    yield from ("/" if key == "home" else f"/{key}" for key in keys)
    for key in keys:
        page = find(key, MOMENT.date())
        yield from (f"/{key}/{name}.{form}" for name in names_of(page[1] if page else None) for form in ("csv", "json"))
    bodies = [key for key in keys if re.fullmatch(r"bodies/\w+", key)]
    meetings = [key for key in keys if re.fullmatch(r"meetings/\w+", key)]
    for kind in ("meetings", "papers", "decisions"):
        yield f"/feeds/{kind}.atom"
        yield from (f"/{body}/{kind}.atom" for body in bodies)
    yield from (f"/{body}/meetings.ics" for body in bodies)
    yield from (f"/{meeting}/{file}" for meeting in meetings for file in ("pack.pdf", "meeting.ics"))
    yield from (f"/publications/{publication.public_id}/{file}" for file in ("pack.pdf", "record.json"))
    yield from (f"/{meeting}/pages/{label}" for meeting in meetings for label in range(1, 26))
    yield from (f"/files/{file}/paper.pdf" for file in PublishedFile.objects.values_list("public_id", flat=True))
    yield from (f"/publications/{one}/{name}" for one in _publications() for name in ("pack.pdf", "record.json"))
    yield from ("/notices", "/feeds/notices.atom", "/subscribe")
    yield from ("/feed.atom", "/calendar", "/calendar.ics", "/sitemap.xml", "/robots.txt", "/health", "/sign-in")
    yield from (f"/search?q={mark}" for mark in (*MARKS, "lease", "coast", "rent"))
    yield from ("/people?kind=member", "/decisions?year=2026", "/indicators?kind=kpi", "/nowhere")


def _publications() -> list[str]:
    return list(Publication.objects.values_list("public_id", flat=True))


def said_publicly(client: Client, publication: Publication) -> Iterator[tuple[str, str]]:
    """Everything that the public is given: each address with all text in the answer, and a PDF's raw streams."""
    for address in public_addresses(publication):
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        asked = address.partition("q=")[2]
        text = content.decode("utf-8", "replace") + str(dict(answer.headers))
        yield address, _without_question(text, asked) if asked in MARKS else text
        if address.endswith(".pdf") and answer.status_code == 200:
            yield f"{address} (streams)", "\n".join(inside(content))


def _without_question(text: str, asked: str) -> str:
    """A search page repeats the question; nothing else on it may have the word."""
    return re.sub(rf"(<title>{asked}|value=\"{asked}\"|“{asked}”|q={asked}|subject={asked})", "", text)


def inside(pdf: bytes) -> Iterator[str]:
    """Everything in a PDF: raw bytes, each object, each stream decoded, text strings in UTF-16."""
    yield pdf.decode("latin-1")
    for chunk in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(chunk).decode("latin-1")
        except zlib.error:
            continue
    with Pdf.open(io.BytesIO(pdf)) as opened:
        for one in (each for each in opened.objects if each is not None):
            yield repr(one)
            yield str(one.unparse(resolved=True).replace(b"\x00", b""))
            if isinstance(one, pikepdf.Stream):
                yield one.read_bytes().decode("latin-1") if _is_text(one) else ""


def _is_text(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") != Name.Image
