"""Clearing a report: asking, answering, returning it to its author, signing, doing without.

Each act is on one version, named by its number. What a later version undoes follows from what changed in it
(`rules/clearance_undone.py`); `note_version` tells those whose clearance it was.
"""

from moothall.operations.clearance.answering import (
    answer,
    record_signature,
    return_to_author,
    sign,
    waive,
)
from moothall.operations.clearance.asking import ask, chase, put_off, withdraw
from moothall.operations.clearance.naming import name_signers
from moothall.operations.clearance.standing import ADVISERS, SIGNERS, CannotClearError, note_version

__all__ = [
    "ADVISERS",
    "SIGNERS",
    "CannotClearError",
    "answer",
    "ask",
    "chase",
    "name_signers",
    "note_version",
    "put_off",
    "record_signature",
    "return_to_author",
    "sign",
    "waive",
    "withdraw",
]
