"""The council: its bodies, members, groups, posts and portfolios, each valid for a period."""

from moothall.operations.council.absences import end_absence, tell_absence
from moothall.operations.council.acting import CouncilError
from moothall.operations.council.bodies import change_body, set_agenda_style, set_up_body
from moothall.operations.council.endings import end, strike
from moothall.operations.council.groups import add_term, form_group, join_group, set_leader
from moothall.operations.council.members import add_member, change_member, remove_photograph, set_photograph
from moothall.operations.council.posts import (
    add_directorate,
    add_officer,
    add_outside_body,
    add_portfolio,
    appoint_outside,
    change_officer,
    hand_over,
    move_officer,
    rename_directorate,
)
from moothall.operations.council.seats import allocate, appoint, depart
from moothall.operations.council.settling import settle
from moothall.operations.council.whole import SetUp, set_up

__all__ = [
    "CouncilError",
    "SetUp",
    "add_directorate",
    "add_member",
    "add_officer",
    "add_outside_body",
    "add_portfolio",
    "add_term",
    "allocate",
    "appoint",
    "appoint_outside",
    "change_body",
    "change_member",
    "change_officer",
    "depart",
    "end",
    "end_absence",
    "form_group",
    "hand_over",
    "join_group",
    "move_officer",
    "remove_photograph",
    "rename_directorate",
    "set_agenda_style",
    "set_leader",
    "set_photograph",
    "set_up",
    "set_up_body",
    "settle",
    "strike",
    "tell_absence",
]
