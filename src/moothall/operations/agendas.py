"""Building an agenda: it is opened for a scheduled meeting, and its items are placed, worded, moved and taken off."""

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from moothall.facts.agendas import ItemKind
from moothall.facts.drafts import Exemption
from moothall.operations import audit
from moothall.operations.agenda_opening import first_items, from_programme
from moothall.operations.permission import require
from moothall.operations.practice import keep
from moothall.records.agenda_as_facts import PRACTICE, Habits
from moothall.records.agenda_checked import NOT_MET
from moothall.records.council_as_facts import style
from moothall.records.models import DraftAgenda, DraftItem, PlannedItem, ScheduledMeeting
from moothall.rules.agenda_numbering import Place, in_order
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act

__all__ = [
    "CannotBuildError",
    "Habits",
    "ItemWords",
    "add_item",
    "change_item",
    "move_item",
    "open_agenda",
    "place_planned",
    "remove_item",
    "set_exemption",
    "set_habits",
    "set_motion",
    "set_notices",
    "state_urgency",
]


class CannotBuildError(Exception):
    """Something that cannot be done with an agenda as things stand; the message says why and what to do."""


class ItemWords(msgspec.Struct, frozen=True, kw_only=True):
    """What a clerk says of an item; the fields are those of `facts.agendas.DraftItem`."""

    title: str
    kind: ItemKind = "report"
    section: str = ""
    closed_title: str = ""
    purpose: str = ""
    minutes: int | None = None
    presenter: str = ""
    decision: str = ""
    is_key: bool = False
    placed_by: str = ""


def open_agenda(*, scheduled: ScheduledMeeting, by: User | None, at: dt.datetime) -> DraftAgenda:
    """The agenda of a meeting: opened with the body's standing items and those of its work programme, or as it is.

    Raises NotPermittedError, and CannotBuildError for a meeting that is cancelled or moved.
    """
    require(by, Act.build_agenda)
    if scheduled.state in NOT_MET:
        raise CannotBuildError(f"The meeting is {scheduled.state}: it has no agenda.")
    with transaction.atomic():
        agenda, is_new = DraftAgenda.objects.get_or_create(scheduled=scheduled)
        if is_new:
            rows = [
                DraftItem(agenda=agenda, position=place, **one)
                for place, one in enumerate(first_items(agenda.scheduled))
            ]
            DraftItem.objects.bulk_create(rows)
            _audit("agenda opened", scheduled.public_id, by, at, {"items": len(rows)})
    return agenda


def add_item(*, agenda: DraftAgenda, words: ItemWords, by: User | None, at: dt.datetime) -> DraftItem:
    """Put an item on the agenda, behind those of its section. One added to a published agenda is a late item."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        _lock(agenda)
        item = _placed(agenda, at, **msgspec.structs.asdict(_checked(words)))
        _audit("agenda item added", item.public_id, by, at, {"meeting": agenda.scheduled.public_id})
    return item


def place_planned(*, agenda: DraftAgenda, planned: PlannedItem, by: User | None, at: dt.datetime) -> DraftItem:
    """Put an item of the work programme on the agenda. Raises CannotBuildError when it stands there already."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        _lock(agenda)
        if agenda.items.filter(planned_item=planned).exists():
            raise CannotBuildError("The item of the work programme is on the agenda already.")
        item = _placed(agenda, at, **from_programme(planned))
        _audit("agenda item added", item.public_id, by, at, {"planned": planned.public_id})
    return item


def change_item(*, item: DraftItem, words: ItemWords, by: User | None, at: dt.datetime) -> None:
    """Word an item anew. A published item keeps its section, for its number says it."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        _lock(item.agenda)
        if item.kept_number and words.section != item.section:
            raise CannotBuildError(f"Item {item.kept_number} is published: it stays in its section.")
        for name, value in msgspec.structs.asdict(_checked(words)).items():
            setattr(item, name, value)
        item.save()
        _audit("agenda item changed", item.public_id, by, at)


def move_item(*, item: DraftItem, up: bool, by: User | None, at: dt.datetime) -> None:
    """Let an item change places with the one before or after it, of the same section and openness.

    At the end of its section nothing happens. Raises CannotBuildError where a number is published.
    """
    require(by, Act.build_agenda)
    with transaction.atomic():
        _lock(item.agenda)
        rows = _ordered(item.agenda)
        here = next(place for place, row in enumerate(rows) if row.pk == item.pk)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(rows) or _group(rows[there]) != _group(rows[here]):
            return
        kept = [row.kept_number for row in (rows[here], rows[there]) if row.kept_number]
        if kept:
            raise CannotBuildError(f"Item {kept[0]} is published under that number: it stays where it is.")
        rows[here], rows[there] = rows[there], rows[here]
        _number(rows)
        _audit("agenda item moved", item.public_id, by, at, {"up": up})


def remove_item(*, item: DraftItem, by: User | None, at: dt.datetime) -> None:
    """Take an item off the agenda, with what stands behind it; reports stay with their authors.

    Raises CannotBuildError for a published item: its number is a citation, it can be held or taken down.
    """
    require(by, Act.build_agenda)
    if item.kept_number:
        raise CannotBuildError(f"Item {item.kept_number} is published: take its papers down, or hold it.")
    with transaction.atomic():
        _lock(item.agenda)
        _audit("agenda item removed", item.public_id, by, at, {"papers": item.papers.count()})
        item.delete()


def state_urgency(*, item: DraftItem, name: str, reason: str, by: User | None, at: dt.datetime) -> None:
    """Record the chairman's opinion that a late item is urgent, and the special circumstances for the minutes.

    Local Government Act 1972 s.100B(4)(b). Raises CannotBuildError when either is missing.
    """
    require(by, Act.state_urgency)
    if not (name.strip() and reason.strip()):
        raise CannotBuildError("Give the name of the chairman of the meeting, and the special circumstances.")
    with transaction.atomic():
        item.urgency_by, item.urgency_reason = name.strip(), reason.strip()
        item.save(update_fields=["urgency_by", "urgency_reason"])
        _audit("urgency stated", item.public_id, by, at)


def set_motion(*, agenda: DraftAgenda, text: str, by: User | None, at: dt.datetime) -> None:
    """Give the motion to exclude the public words of its own; empty lets it be composed from the items again."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        agenda.motion = text.strip()
        agenda.save(update_fields=["motion"])
        _audit("motion worded", agenda.scheduled.public_id, by, at, {"own words": bool(agenda.motion)})


def set_notices(*, agenda: DraftAgenda, notices: tuple[tuple[str, str], ...], by: User | None, at: dt.datetime) -> None:
    """Set the headed notices of the front sheet (webcasting, refreshments); none brings back the council's own."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        agenda.notices = [[title.strip(), text.strip()] for title, text in notices if title.strip() or text.strip()]
        agenda.save(update_fields=["notices"])
        _audit("agenda notices set", agenda.scheduled.public_id, by, at, {"notices": len(agenda.notices)})


def set_habits(*, habits: Habits, by: User | None, at: dt.datetime) -> None:
    """Settle how the council words the motion, numbers late items, and what notices its front sheets bear.

    Raises CannotBuildError for a motion without a place for its items or paragraphs (s.100A(5)).
    """
    require(by, Act.manage_templates)
    for words in (habits.motion.committees, habits.motion.executive):
        if "{items}" not in words or "{paragraphs}" not in words:
            raise CannotBuildError("The motion must have {items} and {paragraphs} where these are to be named.")
    with transaction.atomic():
        keep(PRACTICE, habits)
        _audit("agenda practice set", PRACTICE, by, at, {"late numbers": habits.late_numbers})


def set_exemption(
    *, item: DraftItem, exemption: Exemption | None, confidential: bool = False, by: User | None, at: dt.datetime
) -> None:
    """Say that an item is exempt, confidential, or (neither) open.

    An item that was published keeps what it was: its exemption is released where those under review are listed.
    """
    require(by, Act.build_agenda)
    was_open = item.exemption is None and not item.confidential
    is_open = exemption is None and not confidential
    if item.kept_number and was_open != is_open:
        raise CannotBuildError(
            f"Item {item.kept_number} is published. To open it, release the exemption; to close it, take it down."
        )
    with transaction.atomic():
        _lock(item.agenda)
        item.exemption = msgspec.to_builtins(exemption) if exemption else None
        item.confidential = confidential
        item.save(update_fields=["exemption", "confidential"])
        named = ", ".join(exemption.paragraphs) if exemption else None
        _audit("item exemption set", item.public_id, by, at, {"paragraphs": named, "confidential": confidential})


def _lock(agenda: DraftAgenda) -> None:
    DraftAgenda.objects.select_for_update().get(pk=agenda.pk)


def _audit(act: str, about: str, by: User | None, at: dt.datetime, detail: audit.Detail | None = None) -> None:
    audit.append(act=act, about=about, by=by, at=at, detail=detail)


def _checked(words: ItemWords) -> ItemWords:
    if not words.title.strip():
        raise CannotBuildError("Give the item a title.")
    stripped = {name: value.strip() for name, value in msgspec.structs.asdict(words).items() if isinstance(value, str)}
    return msgspec.structs.replace(words, **stripped)


def _placed(agenda: DraftAgenda, at: dt.datetime, **fields: object) -> DraftItem:
    last = agenda.items.aggregate(last=Max("position"))["last"]
    added = english_day(at) if agenda.first_published else None
    return DraftItem.objects.create(agenda=agenda, position=0 if last is None else last + 1, added=added, **fields)


def _ordered(agenda: DraftAgenda) -> list[DraftItem]:
    """The items in the order in which they are printed."""
    rows = {row.public_id: row for row in agenda.items.all()}
    places = [Place(key=key, section=row.section, is_open=_is_open(row)) for key, row in rows.items()]
    return [rows[place.key] for place in in_order(style(agenda.scheduled.body), places)]


def _is_open(row: DraftItem) -> bool:
    return row.exemption is None and not row.confidential


def _group(row: DraftItem) -> tuple[str, bool]:
    return row.section, _is_open(row)


def _number(rows: list[DraftItem]) -> None:
    for place, row in enumerate(rows):
        row.position = place
    DraftItem.objects.bulk_update(rows, ["position"])
