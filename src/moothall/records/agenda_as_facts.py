"""The rows of an agenda become the value that findings, gate, typesetter and publication start from."""

import zlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from django.conf import settings
from django.db.models import Exists, OuterRef

from moothall.facts.agendas import AgendaStyle, DraftAgenda, DraftItem, DraftPaper
from moothall.facts.drafts import Cover, Exemption
from moothall.records import council_as_facts as council
from moothall.records.clearance_as_facts import is_cleared
from moothall.records.models import AppendixFile, Revision, ScheduledMeeting
from moothall.records.models import DraftAgenda as AgendaRow
from moothall.records.models import DraftItem as ItemRow
from moothall.records.models import DraftPaper as PaperRow
from moothall.records.practice import practice
from moothall.rules import agenda_numbering, exclusion


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


def draft_agenda(scheduled: ScheduledMeeting) -> DraftAgenda:
    """The agenda of a meeting with everything behind it; one without items where none has been opened."""
    row = AgendaRow.objects.filter(scheduled=scheduled).first()
    habits = practice("agendas", Habits, Habits())
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
        first_published=row.first_published.date() if row and row.first_published else None,
        convened=scheduled.convened_on,
        quorum=body.quorum,
    )
    motion = agenda.motion or exclusion.wording(agenda, habits.motion)
    return msgspec.structs.replace(agenda, motion=motion)


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
    rows = {one.public_id: one for one in row.items.prefetch_related(*_BEHIND)}
    latest = covers_of({p.report_id for one in rows.values() for p in one.papers.all() if p.report_id})
    ordered = agenda_numbering.in_order(style, [_place(one) for one in rows.values()])
    numbers = agenda_numbering.numbers(style, ordered, late)
    return tuple(_item(rows[place.key], numbers[place.key], latest) for place in ordered)


_BEHIND = ("papers__appendix", "papers__report", "papers__withdrawals")


def _place(row: ItemRow) -> agenda_numbering.Place:
    is_open = row.exemption is None and not row.confidential
    return agenda_numbering.Place(key=row.public_id, section=row.section, is_open=is_open, kept=row.kept_number)


def _item(row: ItemRow, number: str, latest: Mapping[int, Latest]) -> DraftItem:
    same = {name: getattr(row, name) for name in _SAME}
    return msgspec.convert(
        {
            **same,
            "key": row.public_id,
            "number": number,
            "exemption": exemption_of(row.exemption),
            "papers": _papers(row.papers.all(), latest),
            "late": row.added is not None,
            "published": row.published_on,
        },
        DraftItem,
    )


_SAME = (
    "title",
    "kind",
    "section",
    "closed_title",
    "purpose",
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


def _papers(rows: Sequence[PaperRow] | Iterable[PaperRow], latest: Mapping[int, Latest]) -> tuple[DraftPaper, ...]:
    return tuple(_paper(row, latest) for row in rows)


def _paper(row: PaperRow, latest: Mapping[int, Latest]) -> DraftPaper:
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
        withdrawn=next((one.public_words for one in row.withdrawals.all()), ""),
    )
    if row.appendix:
        return _appendix(plain, row.appendix)
    if row.report_id and row.report_id in latest:
        return _report(plain, row, latest[row.report_id])
    return plain


def _report(plain: DraftPaper, row: PaperRow, latest: Latest) -> DraftPaper:
    """The paper as the report's latest version has it; an exemption set on the agenda stands above the cover's."""
    cover, revision = latest.cover, latest.revision
    own = cover.exemption if cover.openness == "exempt" else None
    return msgspec.structs.replace(
        plain,
        title=cover.subject,
        file=revision.pdf,
        pages=revision.pages or 0,
        exemption=plain.exemption or own,
        confidential=plain.confidential or cover.openness == "confidential",
        report=row.report.public_id if row.report else "",
        version=revision.number,
        cleared=is_cleared(row.report) if row.report else None,
        tagged=True if revision.pdf else None,
        digest=revision.digest,
    )


def _appendix(plain: DraftPaper, row: AppendixFile) -> DraftPaper:
    return msgspec.structs.replace(
        plain,
        title=row.title,
        file=row.pdf,
        pages=row.pages or 0,
        exemption=plain.exemption or exemption_of(row.exemption),
        tagged=row.tagged,
        scanned=bool(row.scanned),
        digest=row.pdf or row.file,
    )
