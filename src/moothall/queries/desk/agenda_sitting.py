"""For which items of an agenda the body sits as another."""

from dataclasses import dataclass

from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.calendar_as_facts import body_title
from moothall.records.models import DraftAgenda


@dataclass(frozen=True, slots=True)
class Sitting:
    """The two bodies by name, the items as a form offers them, and those that are chosen."""

    body: str
    other: str
    items: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]


def sitting_of(agenda: DraftAgenda) -> Sitting | None:
    """For which items the body sits as the one that is laid down for it; None where there is none."""
    body = agenda.scheduled.body
    if body.sits_as is None:
        return None
    items = draft_agenda(agenda.scheduled).items
    chosen = agenda.items.exclude(sits_as=None).values_list("public_id", flat=True)
    return Sitting(
        body=body_title(body),
        other=body_title(body.sits_as),
        items=tuple((item.key, f"{item.number} {item.title}".strip()) for item in items),
        chosen=tuple(chosen),
    )
