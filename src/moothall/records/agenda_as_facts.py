"""The rows of an agenda become the value that findings, gate, typesetter and publication start from."""

import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec
from django.conf import settings
from django.db.models import Exists, OuterRef

from moothall.facts.agendas import AgendaStyle, DraftAgenda, DraftItem, DraftPaper
from moothall.facts.drafts import Cover, Exemption
from moothall.records import council_as_facts as council
from moothall.records.clearances import are_cleared
from moothall.records.models import AppendixFile, DraftReport, Revision, ScheduledMeeting
from moothall.records.models import DraftAgenda as AgendaRow
from moothall.records.models import DraftItem as ItemRow
from moothall.records.models import DraftPaper as PaperRow
from moothall.records.practice import practice
from moothall.rules import agenda_numbering, exclusion
from moothall.rules.english_day import english_day

PRACTICE = "agendas"


class Habits(msgspec.Struct, frozen=True):
    """How the council words and numbers its agendas (the practice `agendas`)."""

    late_numbers: agenda_numbering.Late = "after"
    motion: exclusion.Wordings = exclusion.Wordings()
    notices: tuple[tuple[str, str], ...] = ()


class _Covered(msgspec.Struct, frozen=True):
    """What is needed of a report's version."""

    cover: Cover


class Latest(msgspec.Struct, frozen=True):
    """The latest version of a report, with its cover."""

    revision: Revision
    cover: Cover


def agenda_habits() -> Habits:
    """What the council has settled of its agendas."""
    return practice(PRACTICE, Habits, Habits())


def draft_agenda(scheduled: ScheduledMeeting) -> DraftAgenda:
    """The agenda of a meeting with everything behind it; one without items where none has been opened."""
    row = AgendaRow.objects.filter(scheduled=scheduled).first()
    habits = agenda_habits()
    body, day = scheduled.body, scheduled.date
    style = council.style(body)
    agenda = DraftAgenda(
        key=scheduled.public_id,
        council=settings.COUNCIL,
        body=body.title or body.name,
        date=scheduled.date,
        time=scheduled.time,
        venue=scheduled.venue,
        kind=msgspec.convert(scheduled.kind, type=DraftAgenda.__annotations__["kind"]),
        state=msgspec.convert(scheduled.state, type=DraftAgenda.__annotations__["state"]),
        style=style,
        notice=council.notice(body),
        membership=council.membership(body, day),
        contact=council.contact(body, day),
        proper_officer=council.proper_officer(day),
        notices=tuple(map(tuple, row.notices if row and row.notices else habits.notices)),
        items=_items(row, style, habits.late_numbers) if row else (),
        motion=row.motion if row else "",
        first_published=english_day(row.first_published) if row and row.first_published else None,
        convened=scheduled.convened_on,
        quorum=body.quorum,
    )
    motion = agenda.motion or exclusion.wording(agenda, habits.motion)
    return msgspec.structs.replace(agenda, motion=motion)


class _Versions(NamedTuple):
    """The versions of the reports behind an agenda: the latest of each, and those that were published of it.

    Once the meeting `is_over` its papers stay as they were published.
    """

    latest: Mapping[int, Latest]
    published: Mapping[tuple[int, str], Latest]
    cleared: Mapping[int, bool | None]
    is_over: bool

    def of(self, row: PaperRow) -> Latest | None:
        """The version that stands on the agenda: a published one until a later one has been cleared."""
        report = row.report_id or 0
        stays = row.published_on and (self.cleared.get(report) is False or self.is_over)
        kept = self.published.get((report, row.published_digest)) if stays else None
        return kept or self.latest.get(report)


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


def _items(row: AgendaRow, style: AgendaStyle, late: agenda_numbering.Late) -> tuple[DraftItem, ...]:
    rows = {one.public_id: one for one in row.items.select_related("sits_as").prefetch_related(*_BEHIND)}
    versions = _versions(row, [paper for one in rows.values() for paper in one.papers.all() if paper.report_id])
    ordered = agenda_numbering.in_order(style, [_place(one) for one in rows.values()])
    numbers = agenda_numbering.numbers(style, ordered, late)
    return tuple(_item(rows[place.key], numbers[place.key], versions) for place in ordered)


def _versions(row: AgendaRow, papers: list[PaperRow]) -> _Versions:
    """A handful of queries, whatever the number of reports."""
    digests = [paper.published_digest for paper in papers if paper.published_on]
    rows = Revision.objects.filter(report__in=[p.report_id for p in papers], digest__in=digests) if digests else ()
    published = {(one.report_id, one.digest): Latest(one, _cover(one)) for one in rows}
    latest = covers_of(paper.report_id or 0 for paper in papers)
    cleared = are_cleared([one.revision for one in latest.values()])
    return _Versions(latest, published, cleared, row.scheduled.state == "held")


_BEHIND = ("papers__appendix", "papers__report", "papers__withdrawals")


def _place(row: ItemRow) -> agenda_numbering.Place:
    is_open = row.exemption is None and not row.confidential
    return agenda_numbering.Place(key=row.public_id, section=row.section, is_open=is_open, kept=row.kept_number)


def _item(row: ItemRow, number: str, versions: _Versions) -> DraftItem:
    same = {name: getattr(row, name) for name in _SAME}
    return msgspec.convert(
        {
            **same,
            "purpose": _purpose(row),
            "key": row.public_id,
            "number": number,
            "exemption": exemption_of(row.exemption),
            "papers": tuple(_paper(one, versions) for one in row.papers.all()),
            "late": row.added is not None,
            "published": row.published_on,
        },
        DraftItem,
    )


def _purpose(row: ItemRow) -> str:
    """The purpose line, with the body as which the body sits for this item."""
    if row.sits_as is None:
        return row.purpose
    sitting = f"Sitting as the {(row.sits_as.title or row.sits_as.name).removeprefix('The ')}."
    return f"{row.purpose.rstrip('.')}. {sitting}" if row.purpose else sitting


_SAME = (
    "title",
    "kind",
    "section",
    "closed_title",
    "minutes",
    "decision",
    "is_key",
    "placed_by",
    "confidential",
    "added",
    "urgency_by",
    "urgency_reason",
    "presenter",
    "held",
)
"""The fields that row and fact have alike."""


def _paper(row: PaperRow, versions: _Versions) -> DraftPaper:
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
    )
    if row.appendix:
        plain = _appendix(plain, row.appendix, versions.cleared.get(row.appendix.report_id))
    elif row.report:
        plain = _report(plain, row, row.report, versions)
    return msgspec.structs.replace(plain, exemption=None, confidential=False) if row.released_on else plain


def _hidden(findings: list[dict[str, str]]) -> tuple[str, ...]:
    """What was found hidden in a file and must not go out; properties are left behind when the file is bound."""
    grave = [one for one in findings if one["severity"] != "advice"]
    return tuple(one["text"] for one in grave if not one["code"].startswith("appendix-"))


def _report(plain: DraftPaper, row: PaperRow, report: DraftReport, versions: _Versions) -> DraftPaper:
    """The paper as a version of the report has it; what the agenda or the cover closes is closed."""
    found = versions.of(row)
    if found is None:
        return plain
    cover, revision = found.cover, found.revision
    own = cover.exemption if cover.openness == "exempt" else None
    return msgspec.structs.replace(
        plain,
        title=cover.subject,
        file=revision.pdf,
        pages=revision.pages or 0,
        exemption=plain.exemption or own,
        confidential=plain.confidential or cover.openness == "confidential",
        marked=cover.openness in ("exempt", "confidential"),
        report=report.public_id,
        version=revision.number,
        cleared=True if revision.digest == row.published_digest else versions.cleared.get(report.pk),
        tagged=True if revision.pdf else None,
        digest=revision.digest,
    )


def _appendix(plain: DraftPaper, row: AppendixFile, cleared: bool | None) -> DraftPaper:
    """The paper as the appendix is now, cleared when its report is."""
    return msgspec.structs.replace(
        plain,
        title=row.title,
        file=row.pdf,
        pages=row.pages or 0,
        exemption=plain.exemption or exemption_of(row.exemption),
        marked=row.exemption is not None,
        cleared=cleared,
        tagged=row.tagged,
        scanned=bool(row.scanned),
        hidden=_hidden(row.findings),
        digest=row.pdf or row.file,
    )
