"""The items of an agenda are placed, worded, moved, closed to the public and taken off."""

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from moothall.facts.agendas import ItemKind
from moothall.facts.drafts import Exemption
from moothall.operations import audit
from moothall.operations.agendas.ground import CannotBuildError, lock
from moothall.operations.agendas.opening import from_programme
from moothall.operations.permission import NotPermittedError, require
from moothall.records.council_as_facts import style
from moothall.records.models import DraftAgenda, DraftItem, PlannedItem
from moothall.records.presiding import may_preside
from moothall.records.roles import roles_of
from moothall.rules.agenda_numbering import Place, in_order
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act, permit


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


def add_item(*, agenda: DraftAgenda, words: ItemWords, by: User | None, at: dt.datetime) -> DraftItem:
    """Put an item on the agenda, behind those of its section. One added to a published agenda is a late item."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        lock(agenda)
        item = _placed(agenda, at, **msgspec.structs.asdict(_checked(words)))
        _audit("agenda item added", item.public_id, by, at, {"meeting": agenda.scheduled.public_id})
    return item


def place_planned(*, agenda: DraftAgenda, planned: PlannedItem, by: User | None, at: dt.datetime) -> DraftItem:
    """Put an item of the work programme on the agenda. Raises CannotBuildError when it stands there already."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        lock(agenda)
        if agenda.items.filter(planned_item=planned).exists():
            raise CannotBuildError("The item of the work programme is on the agenda already.")
        item = _placed(agenda, at, **from_programme(planned))
        _audit("agenda item added", item.public_id, by, at, {"planned": planned.public_id})
    return item


def change_item(*, item: DraftItem, words: ItemWords, by: User | None, at: dt.datetime) -> None:
    """Word an item anew. A published item keeps its section, for its number says it."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        lock(item.agenda)
        item.refresh_from_db()
        if item.kept_number and words.section != item.section:
            raise CannotBuildError(f"Item {item.kept_number} is published: it stays in its section.")
        said = msgspec.structs.asdict(_checked(words))
        for name, value in said.items():
            setattr(item, name, value)
        item.save(update_fields=list(said))
        _audit("agenda item changed", item.public_id, by, at)


def move_item(*, item: DraftItem, up: bool, by: User | None, at: dt.datetime) -> None:
    """Let an item change places with the one before or after it, of the same section and openness.

    At the end of its section nothing happens. Raises CannotBuildError where a number is published.
    """
    require(by, Act.build_agenda)
    with transaction.atomic():
        lock(item.agenda)
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
    with transaction.atomic():
        lock(item.agenda)
        item.refresh_from_db()
        if item.kept_number:
            raise CannotBuildError(f"Item {item.kept_number} is published: take its papers down, or hold it.")
        _audit("agenda item removed", item.public_id, by, at, {"papers": item.papers.count()})
        item.delete()


def set_exemption(
    *, item: DraftItem, exemption: Exemption | None, confidential: bool = False, by: User | None, at: dt.datetime
) -> None:
    """Say that an item is exempt, confidential, or (neither) open.

    An item that was published keeps what it was: its exemption is released where those under review are listed.
    """
    require(by, Act.build_agenda)
    is_open = exemption is None and not confidential
    with transaction.atomic():
        lock(item.agenda)
        item.refresh_from_db()
        if item.kept_number and _is_open(item) != is_open:
            raise CannotBuildError(
                f"Item {item.kept_number} is published. To open it, release the exemption; to close it, take it down."
            )
        item.exemption = msgspec.to_builtins(exemption) if exemption else None
        item.confidential = confidential
        item.save(update_fields=["exemption", "confidential"])
        named = ", ".join(exemption.paragraphs) if exemption else None
        _audit("item exemption set", item.public_id, by, at, {"paragraphs": named, "confidential": confidential})


def state_urgency(*, item: DraftItem, name: str, reason: str, by: User | None, at: dt.datetime) -> None:
    """Record the chairman's opinion that a late item is urgent, and the special circumstances for the minutes.

    Local Government Act 1972 s.100B(4)(b): the opinion is that of the chairman of this meeting. A clerk writes it down
    for whoever presides. Raises CannotBuildError when either is missing; NotPermittedError, also for the chairman of
    another body.
    """
    require(by, Act.state_urgency)
    if by and not permit(roles_of(by), Act.build_agenda).allowed and not may_preside(by, item.agenda.scheduled):
        raise NotPermittedError("You do not sit on the body that meets: the opinion is that of its chairman.")
    if not (name.strip() and reason.strip()):
        raise CannotBuildError("Give the name of the chairman of the meeting, and the special circumstances.")
    with transaction.atomic():
        lock(item.agenda)
        item.urgency_by, item.urgency_reason = name.strip(), reason.strip()
        item.save(update_fields=["urgency_by", "urgency_reason"])
        _audit("urgency stated", item.public_id, by, at)


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
