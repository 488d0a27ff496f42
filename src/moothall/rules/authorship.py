"""Whose report it is: who may read a draft and who may write in it, beyond what the role allows."""

from collections.abc import Collection

from moothall.rules.permits import Permit, Role

WITHDRAWN = "withdrawn"
_ONLY_AUTHORS = "Only its authors and the clerk may change this report: ask one of them to make you an author."
_ONLY_READERS = "Only its authors, the clerk and those who are asked to clear it may read this report."
_ENDED = "The report was withdrawn: it can be read, and no longer changed."


def may_write(roles: Collection[Role], *, is_author: bool, state: str) -> Permit:
    """Whether someone may change a report: its authors and clerks, until it is withdrawn."""
    if not (is_author or Role.clerk in roles):
        return Permit(False, _ONLY_AUTHORS)
    return Permit(False, _ENDED) if state == WITHDRAWN else Permit(True)


def may_read(roles: Collection[Role], *, is_author: bool, is_asked: bool) -> Permit:
    """Whether someone may read a draft: its authors, clerks, and those who are asked to clear it."""
    if is_author or is_asked or Role.clerk in roles:
        return Permit(True)
    return Permit(False, _ONLY_READERS)
