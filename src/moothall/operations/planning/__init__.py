"""Work programmes: items planned, moved, put off, brought back by their pattern, and taken from what is offered."""

from moothall.operations.planning.items import (
    CannotPlanItemError,
    ItemWords,
    change_planned,
    drop_item,
    plan_item,
    take_up_again,
)
from moothall.operations.planning.offers import accept_offer, dismiss_offer
from moothall.operations.planning.places import defer, place, shift
from moothall.operations.planning.recurring import bring_up

__all__ = [
    "CannotPlanItemError",
    "ItemWords",
    "accept_offer",
    "bring_up",
    "change_planned",
    "defer",
    "dismiss_offer",
    "drop_item",
    "place",
    "plan_item",
    "shift",
    "take_up_again",
]
