"""The papers behind an agenda, as they stand: a report in the version that goes out, its appendices closed with it."""

import datetime as dt
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from django.db.models import Exists, OuterRef

from moothall.facts.agendas import DraftPaper
from moothall.facts.drafts import Cover, Exemption
from moothall.records.clearances import are_cleared
from moothall.records.models import AppendixFile, DraftReport, PaperNotice, Revision
from moothall.records.models import DraftPaper as PaperRow


class _Covered(msgspec.Struct, frozen=True):
    """What is needed of a report's version."""

    cover: Cover


class Latest(msgspec.Struct, frozen=True):
    """The latest version of a report, with its cover."""

    revision: Revision
    cover: Cover


class Versions(NamedTuple):
    """The versions of the reports behind an agenda: the latest of each, and those that were published of it.

    Once the meeting `is_over` its papers stay as they were published.
    """

    latest: Mapping[int, Latest]
    published: Mapping[tuple[int, str], Latest]
    cleared: Mapping[int, bool | None]
    rows: Mapping[int, PaperRow]
    opened: Mapping[str, dt.date]
    is_over: bool

    def of_report(self, report: int) -> Latest | None:
        """The version of a report that stands on the agenda; the latest of one that has no paper of its own there."""
        return self.of(self.rows[report]) if report in self.rows else self.latest.get(report)

    def of(self, row: PaperRow) -> Latest | None:
        """The version that stands on the agenda: a published one until a later one has been cleared, or while held."""
        report = row.report_id or 0
        stays = row.published_on and (self.cleared.get(report) is False or self.is_over or row.held)
        kept = self.published.get((report, row.published_digest)) if stays else None
        return kept or self.latest.get(report)


def versions_of(papers: Sequence[PaperRow], *, is_over: bool) -> Versions:
    """The versions of the reports behind an agenda's papers; a handful of queries, whatever their number."""
    reports = {paper.report_id: paper for paper in papers if paper.report_id}
    digests = [paper.published_digest for paper in reports.values() if paper.published_on]
    rows = Revision.objects.filter(report__in=reports, digest__in=digests) if digests else ()
    published = {(one.report_id, one.digest): Latest(one, _cover(one)) for one in rows}
    latest = covers_of({*reports, *(paper.appendix.report_id for paper in papers if paper.appendix)})
    cleared = are_cleared([one.revision for one in latest.values()])
    return Versions(latest, published, cleared, reports, _opened(papers), is_over)


def _opened(papers: Sequence[PaperRow]) -> Mapping[str, dt.date]:
    """On which day the public was first given each paper, of those that it was ever given."""
    keys = [paper.public_id for paper in papers if paper.published_on]
    rows = PaperNotice.objects.filter(paper__in=keys, is_open=True) if keys else ()
    released = {paper.public_id: paper.released_on for paper in papers if paper.released_on}
    return {**{row.paper: row.opened_on for row in rows}, **released}


def covers_of(reports: Iterable[int]) -> Mapping[int, Latest]:
    """The latest version of each report, by the report's row, in one query."""
    later = Revision.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
    rows = Revision.objects.filter(~Exists(later), report__in=list(reports))
    return {row.report_id: Latest(row, _cover(row)) for row in rows}


def exemption_of(value: object) -> Exemption | None:
    """The exemption kept in a column; None for what is open."""
    return None if value is None else msgspec.convert(value, Exemption)


def _cover(row: Revision) -> Cover:
    return msgspec.json.decode(zlib.decompress(bytes(row.draft)), type=_Covered).cover


def paper_of(row: PaperRow, versions: Versions) -> DraftPaper:
    """A paper as the version that stands has it."""
    plain = DraftPaper(
        key=row.public_id,
        title=row.title,
        kind=msgspec.convert(row.kind, type=DraftPaper.__annotations__["kind"]),
        file=row.file,
        pages=row.pages,
        exemption=exemption_of(row.exemption),
        confidential=row.confidential,
        held=row.held,
        tagged=row.tagged,
        scanned=row.scanned,
        first_label=row.first_label,
        last_label=row.last_label,
        published=row.published_on,
        digest=row.file,
        published_digest=row.published_digest,
        hidden=_hidden(row.findings),
        withdrawn=next((one.public_words for one in row.withdrawals.all()), ""),
        released=row.released_on,
        opened=versions.opened.get(row.public_id),
    )
    if row.appendix:
        plain = _appendix(plain, row.appendix, versions)
    elif row.report:
        plain = _report(plain, row, row.report, versions)
    return msgspec.structs.replace(plain, exemption=None, confidential=False) if row.released_on else plain


def _hidden(findings: list[dict[str, str]]) -> tuple[str, ...]:
    """What was found hidden in a file and must not go out; properties are left behind when the file is bound."""
    grave = [one for one in findings if one["severity"] != "advice"]
    return tuple(one["text"] for one in grave if not one["code"].startswith("appendix-"))


def _report(plain: DraftPaper, row: PaperRow, report: DraftReport, versions: Versions) -> DraftPaper:
    """The paper as a version of the report has it; what the agenda or the cover closes is closed."""
    found = versions.of(row)
    if found is None:
        return plain
    cover, revision = found.cover, found.revision
    return msgspec.structs.replace(
        _closed_by(plain, cover),
        title=cover.subject,
        file=revision.pdf,
        pages=revision.pages or 0,
        report=report.public_id,
        version=revision.number,
        cleared=True if revision.digest == row.published_digest else versions.cleared.get(report.pk),
        tagged=True if revision.pdf else None,
        digest=revision.digest,
    )


def _appendix(plain: DraftPaper, row: AppendixFile, versions: Versions) -> DraftPaper:
    """The paper as the appendix is now, cleared when its report is, and closed where its report is."""
    own = exemption_of(row.exemption)
    paper = msgspec.structs.replace(
        plain,
        title=row.title,
        file=row.pdf,
        pages=row.pages or 0,
        exemption=plain.exemption or own,
        marked=own is not None,
        cleared=versions.cleared.get(row.report_id),
        tagged=row.tagged,
        scanned=bool(row.scanned),
        hidden=_hidden(row.findings),
        digest=row.pdf or row.file,
    )
    found = versions.of_report(row.report_id)
    return _closed_by(paper, found.cover) if found else paper


def _closed_by(paper: DraftPaper, cover: Cover) -> DraftPaper:
    """The paper, closed where the report's cover says that the whole of it is exempt or confidential.

    One that is exempt is closed before anyone has said by which paragraphs.
    """
    own = cover.exemption or Exemption() if cover.openness == "exempt" else None
    return msgspec.structs.replace(
        paper,
        exemption=paper.exemption or own,
        confidential=paper.confidential or cover.openness == "confidential",
        marked=paper.marked or cover.openness in ("exempt", "confidential"),
    )
