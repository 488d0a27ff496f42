"""Building an agenda: it is opened for a scheduled meeting, its items are placed, and its front sheet is worded."""

from moothall.operations.agendas.ground import CannotBuildError
from moothall.operations.agendas.items import (
    ItemWords,
    add_item,
    change_item,
    move_item,
    place_planned,
    remove_item,
    set_exemption,
    state_urgency,
)
from moothall.operations.agendas.opening import open_agenda
from moothall.operations.agendas.wording import set_habits, set_motion, set_notices, sit_as
from moothall.records.agenda_as_facts import Habits

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
    "sit_as",
    "state_urgency",
]
