"""What stands on an agenda when it is opened: the body's standing items and those of its work programme."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from moothall.documents.composer.words import long_date
from moothall.facts.agendas import StandingItem
from moothall.facts.drafts import Exemption
from moothall.records.agenda_checked import previous_meeting
from moothall.records.council_as_facts import standing
from moothall.records.models import PlannedItem, ScheduledMeeting

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


def first_items(scheduled: ScheduledMeeting) -> Iterator[dict[str, object]]:
    """The fields of each: standing items that open, those of the work programme, standing items at the end."""
    laid_down = standing(scheduled.body) or STANDING
    previous = previous_meeting(scheduled)
    fixed = [(one.opens, _from_standing(one, previous)) for one in laid_down if _applies(one, previous)]
    titles = {str(fields["title"]).casefold() for _, fields in fixed}
    yield from (fields for opens, fields in fixed if opens)
    for planned in scheduled.planned_items.filter(dropped=""):
        if planned.title.casefold() not in titles:
            yield from_programme(planned)
    yield from (fields for opens, fields in fixed if not opens)


def _applies(one: StandingItem, previous: dt.date | None) -> bool:
    return previous is not None or "{previous}" not in one.title


def _from_standing(one: StandingItem, previous: dt.date | None) -> dict[str, object]:
    fields = msgspec.structs.asdict(one)
    del fields["opens"]
    fields["title"] = one.title.replace("{previous}", long_date(previous) if previous else "")
    return fields


_KINDS = {"verbal update": "verbal", "called in": "called in", "members' item": "members' item"}


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
