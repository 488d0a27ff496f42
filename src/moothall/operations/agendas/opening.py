"""An agenda is opened: with the body's standing items and those of its work programme."""

import datetime as dt
from collections.abc import Iterator

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from moothall.documents.composer.words import long_date
from moothall.facts.agendas import StandingItem
from moothall.facts.drafts import Exemption
from moothall.operations import audit
from moothall.operations.agendas.ground import CannotBuildError
from moothall.operations.permission import require
from moothall.records.agenda_checked import NOT_MET, previous_meeting
from moothall.records.council_as_facts import standing, style
from moothall.records.models import DraftAgenda, DraftItem, PlannedItem, ScheduledMeeting
from moothall.rules.permits import Act

STANDING = (
    StandingItem(title="Introduction/Webcast announcement", kind="opening"),
    StandingItem(
        title="Apologies and Substitutes",
        purpose="To receive apologies for absence and notification of any substitutes present.",
    ),
    StandingItem(
        title="Declarations of Interest by Members in items on the agenda",
        purpose="To receive any declarations of interest made by Members in relation to any matter on the agenda.",
    ),
    StandingItem(
        title="Minutes of the meeting held on {previous}",
        kind="minutes",
        purpose="To consider and approve the minutes as a correct record.",
    ),
    StandingItem(
        title="Work Programme",
        kind="work programme",
        purpose="To consider and agree the work programme.",
        opens=False,
    ),
)
"""What stands on the agenda of a body for which nothing else is laid down."""
_KINDS = {"verbal update": "verbal", "called in": "called in", "members' item": "members' item"}


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
                for place, one in enumerate(_first_items(agenda.scheduled))
            ]
            DraftItem.objects.bulk_create(rows)
            detail = {"items": len(rows)}
            audit.append(act="agenda opened", about=scheduled.public_id, by=by, at=at, detail=detail)
    return agenda


def _first_items(scheduled: ScheduledMeeting) -> Iterator[dict[str, object]]:
    """The fields of each: standing items that open, those of the work programme, standing items at the end."""
    laid_down = standing(scheduled.body) or STANDING
    previous = previous_meeting(scheduled)
    numbered = style(scheduled.body)
    letter = numbered.sections[0].letter if numbered.numbering == "sections" and numbered.sections else ""
    wanted = [one for one in laid_down if _applies(one, previous, scheduled.kind)]
    fixed = [(one.opens, _from_standing(one, previous, letter)) for one in wanted]
    titles = {str(fields["title"]).casefold() for _, fields in fixed}
    yield from (fields for opens, fields in fixed if opens)
    for planned in scheduled.planned_items.filter(dropped=""):
        if planned.title.casefold() not in titles:
            yield from_programme(planned)
    yield from (fields for opens, fields in fixed if not opens)


def _applies(one: StandingItem, previous: dt.date | None, kind: str) -> bool:
    """An extraordinary meeting approves no minutes: they wait for the next ordinary one (SI 1993/202 Sch 2 para 2)."""
    if kind == "extraordinary" and one.kind == "minutes":
        return False
    return previous is not None or "{previous}" not in one.title


def _from_standing(one: StandingItem, previous: dt.date | None, letter: str) -> dict[str, object]:
    """The item's fields; one that names no section stands in the first, which is the committee's own business."""
    fields = msgspec.structs.asdict(one)
    del fields["opens"]
    fields["section"] = one.section or letter
    fields["title"] = one.title.replace("{previous}", long_date(previous) if previous else "")
    return fields


def from_programme(planned: PlannedItem) -> dict[str, object]:
    """What the work programme knows of an item; one that is to be exempt still needs its paragraphs."""
    return {
        "planned_item": planned,
        "title": planned.title,
        "closed_title": planned.closed_title,
        "section": planned.section,
        "kind": _KINDS.get(planned.kind, "report"),
        "decision": planned.decision,
        "is_key": planned.is_key,
        "exemption": msgspec.to_builtins(Exemption()) if planned.exempt else None,
    }
