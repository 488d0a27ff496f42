"""The council's calendar: meetings planned, fixed, called, moved, cancelled and adjourned, each with its notice."""

from moothall.operations.calendar.after import say_held
from moothall.operations.calendar.changing import adjourn, cancel, move
from moothall.operations.calendar.ground import (
    CannotPlanError,
    Place,
    Plan,
    ShorterNoticeError,
    told_on_adjourning,
    told_on_calling,
    told_on_cancelling,
    told_on_moving,
)
from moothall.operations.calendar.planning import convene, fix_meetings, plan_meetings

__all__ = [
    "CannotPlanError",
    "Place",
    "Plan",
    "ShorterNoticeError",
    "adjourn",
    "cancel",
    "convene",
    "fix_meetings",
    "move",
    "plan_meetings",
    "say_held",
    "told_on_adjourning",
    "told_on_calling",
    "told_on_cancelling",
    "told_on_moving",
]
