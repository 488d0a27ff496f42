"""The appendices of a report on the desk; who may see the report is asked before (`queries.desk.reports`)."""

from dataclasses import dataclass

import msgspec

from moothall.facts.drafts import Exemption
from moothall.facts.findings import Finding
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.files import path_of
from moothall.records.models import AppendixFile, DraftReport

TYPES = {
    "pdf": "application/pdf",
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "spreadsheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "slides": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "image": "application/octet-stream",
}
SHOWN = 30


@dataclass(frozen=True, slots=True)
class AppendixCard:
    """An appendix with what was found in it; `needs_pdf` says that nothing of it can be bound yet."""

    id: str
    title: str
    name: str
    form: str
    pages: int | None
    tagged: bool | None
    scanned: bool | None
    exemption: Exemption | None
    hidden: tuple[Finding, ...]
    advice: tuple[Finding, ...]
    more: int
    has_pdf: bool
    needs_pdf: bool
    is_cleaned: bool
    has_changes: bool
    is_first: bool
    is_last: bool


def appendix_cards(report: DraftReport) -> tuple[AppendixCard, ...]:
    """The appendices in their order."""
    rows = list(report.appendices.filter(removed_at=None))
    return tuple(_card(row, at, len(rows)) for at, row in enumerate(rows))


def closed_as(report: DraftReport) -> str:
    """`exempt` or `confidential` where the whole of a report is, and its appendices with it; else nothing."""
    openness = report_draft(latest(report)).cover.openness
    return openness if openness in ("exempt", "confidential") else ""


def appendix_row(report: DraftReport, id: str) -> AppendixFile | None:
    """An appendix of the report."""
    return report.appendices.filter(public_id=id, removed_at=None).select_related("report").first()


def appendix_bytes(row: AppendixFile, *, bound: bool) -> tuple[bytes, str] | None:
    """The file of an appendix, or the PDF that is bound, with its kind; None where there is none."""
    digest = row.pdf if bound else row.file
    place = path_of(digest, public=False) if digest else None
    if place is None or not place.is_file():
        return None
    return place.read_bytes(), TYPES["pdf"] if bound else TYPES.get(row.form, "application/octet-stream")


def _card(row: AppendixFile, at: int, count: int) -> AppendixCard:
    found = [msgspec.convert(one, Finding) for one in row.findings]
    hidden = [one for one in found if one.code.startswith("hidden-")]
    return AppendixCard(
        id=row.public_id,
        title=row.title,
        name=row.name,
        form=row.form,
        pages=row.pages,
        tagged=row.tagged,
        scanned=row.scanned,
        exemption=msgspec.convert(row.exemption, Exemption) if row.exemption else None,
        hidden=tuple(hidden[:SHOWN]),
        advice=tuple(one for one in found if one not in hidden),
        more=max(0, len(hidden) - SHOWN),
        has_pdf=bool(row.pdf),
        needs_pdf=not row.pdf,
        is_cleaned=bool(row.cleaned_from),
        has_changes=any(one.code == "hidden-tracked-change" for one in hidden),
        is_first=at == 0,
        is_last=at == count - 1,
    )
