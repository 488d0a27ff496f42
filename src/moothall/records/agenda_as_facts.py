"""The rows of an agenda become the value that findings, gate, typesetter and publication start from."""

import msgspec
from django.conf import settings

from moothall.facts.agendas import AgendaStyle, DraftAgenda, DraftItem
from moothall.records import council_as_facts as council
from moothall.records.models import DraftAgenda as AgendaRow
from moothall.records.models import DraftItem as ItemRow
from moothall.records.models import ScheduledMeeting
from moothall.records.moved_agendas import agenda_row, moved_from
from moothall.records.papers_as_facts import Versions, exemption_of, paper_of, versions_of
from moothall.records.practice import practice
from moothall.rules import agenda_numbering, exclusion
from moothall.rules.english_day import english_day

PRACTICE = "agendas"


class Habits(msgspec.Struct, frozen=True):
    """How the council words and numbers its agendas (the practice `agendas`)."""

    late_numbers: agenda_numbering.Late = "after"
    motion: exclusion.Wordings = exclusion.Wordings()
    notices: tuple[tuple[str, str], ...] = ()


def agenda_habits() -> Habits:
    """What the council has settled of its agendas."""
    return practice(PRACTICE, Habits, Habits())


def draft_agenda(scheduled: ScheduledMeeting) -> DraftAgenda:
    """The agenda of a meeting with everything behind it; one without items where none has been opened."""
    row = agenda_row(scheduled)
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
        moved_from=moved_from(scheduled) if row else None,
    )
    motion = agenda.motion or exclusion.wording(agenda, habits.motion)
    return msgspec.structs.replace(agenda, motion=motion)


def _items(row: AgendaRow, style: AgendaStyle, late: agenda_numbering.Late) -> tuple[DraftItem, ...]:
    rows = {one.public_id: one for one in row.items.select_related("sits_as").prefetch_related(*_BEHIND)}
    papers = [paper for one in rows.values() for paper in one.papers.all()]
    versions = versions_of(papers, is_over=row.scheduled.state == "held")
    ordered = agenda_numbering.in_order(style, [_place(one) for one in rows.values()])
    numbers = agenda_numbering.numbers(style, ordered, late)
    return tuple(_item(rows[place.key], numbers[place.key], versions) for place in ordered)


_BEHIND = ("papers__appendix", "papers__report", "papers__withdrawals")


def _place(row: ItemRow) -> agenda_numbering.Place:
    is_open = row.exemption is None and not row.confidential
    return agenda_numbering.Place(key=row.public_id, section=row.section, is_open=is_open, kept=row.kept_number)


def _item(row: ItemRow, number: str, versions: Versions) -> DraftItem:
    same = {name: getattr(row, name) for name in _SAME}
    return msgspec.convert(
        {
            **same,
            "purpose": _purpose(row),
            "key": row.public_id,
            "number": number,
            "exemption": exemption_of(row.exemption),
            "papers": tuple(paper_of(one, versions) for one in row.papers.all()),
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
