"""What was asked to be published, kept with the job: nothing goes out that whoever asked for it has not seen."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from moothall.facts.agendas import DraftItem, DraftPaper
from moothall.facts.bodies import Fact
from moothall.operations.publishing.gathering import Gathered
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.records.moved_agendas import agenda_row

_SHOWN = 5
_FRONT = "front"


class Asked(Fact):
    """An item or a paper as it was when it was asked for: whether it was open, and a hash of what is filed of it.

    `number` is the item's then.
    """

    key: str
    number: str
    is_open: bool
    said: str
    is_paper: bool = False


def asked_for(found: Gathered) -> tuple[Asked, ...]:
    """What would be published, in the order of its keys.

    The work programme is typeset from the council's own rows while the pack is made, so it is none of it.
    """
    items = [Asked(item.key, item.number, item.is_open, _said(item)) for item in found.agenda.items]
    papers = [
        Asked(paper.key, item.number, _is_public(paper), paper.digest, is_paper=True)
        for item, paper in found.agenda.papers()
        if not item.kind == paper.kind == "work programme"
    ]
    front = Asked(_FRONT, "", is_open=True, said=_front(found))
    return tuple(sorted([front, *items, *papers], key=lambda one: one.key))


def mark(asked: Sequence[Asked]) -> str:
    """A short mark of it, by which a form says what it was shown with."""
    return hashlib.sha256(msgspec.json.encode(asked)).hexdigest()[:16]


def read_back(said: Mapping[str, Any]) -> tuple[Asked, ...]:
    """The same from what a job's row has of it. Raises CannotPublishError where an older version asked for it."""
    if "what" not in said:
        raise CannotPublishError("It was asked for before the program was renewed. Ask for it as it is now.")
    return msgspec.convert(said["what"], tuple[Asked, ...])


def check_unchanged(asked: Sequence[Asked], found: Gathered) -> None:
    """Raise CannotPublishError where something was added, opened or replaced since it was asked for.

    What was closed, held or taken away goes out less than was asked for, and is no reason.
    """
    said = list(_changes({one.key: one for one in asked}, asked_for(found)))
    if said:
        more = f" and {len(said) - _SHOWN} more changes were made" if len(said) > _SHOWN else ""
        raise CannotPublishError(
            f"Since you asked for it, {'; '.join(said[:_SHOWN])}{more}. Nothing was published: look at it again, and "
            "ask for it as it is now."
        )


def _changes(before: Mapping[str, Asked], now: Sequence[Asked]) -> Iterator[str]:
    """What changed, in words that name no paper: a title may be restricted."""
    added = {one.number for one in now if not one.is_paper and one.key not in before}
    for one in now:
        was, what = before.get(one.key), _what(one)
        if was is None and not (one.is_paper and one.number in added):
            yield f"{what} was added"
        elif was is not None and one.is_open and not was.is_open:
            yield f"{what} was opened to the public"
        elif was is not None and one.said != was.said:
            yield f"{what} was {'replaced' if one.is_paper else 'worded otherwise'}"


def _what(one: Asked) -> str:
    if one.key == _FRONT:
        return "the front sheet"
    return f"{'a paper for ' if one.is_paper else ''}item {one.number}"


def _is_public(paper: DraftPaper) -> bool:
    return paper.is_open and not paper.withdrawn


def _front(found: Gathered) -> str:
    """A hash of what stands on the front sheet by the meeting's and the clerk's own words."""
    agenda, row = found.agenda, agenda_row(found.scheduled)
    own_motion = row.motion if row else ""
    words = [agenda.date.isoformat(), agenda.time, agenda.venue, agenda.kind, agenda.notices, own_motion]
    return hashlib.sha256(msgspec.json.encode(words)).hexdigest()[:16]


def _said(item: DraftItem) -> str:
    """A hash of the item's own words."""
    words = [item.title, item.closed_title, item.purpose, item.presenter, item.decision, item.placed_by]
    return hashlib.sha256(msgspec.json.encode([*words, item.urgency_by, item.urgency_reason])).hexdigest()[:16]
