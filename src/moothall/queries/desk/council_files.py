"""Files of the council: members' photographs."""

from pathlib import Path

from moothall.queries.desk.council_rows import portrait_of
from moothall.records.files import path_of


def photograph_of(member: str) -> Path | None:
    """Where a member's photograph lies, by the member's public id; None where there is none."""
    digest = portrait_of(member)
    place = path_of(digest, public=True) if digest else None
    return place if place and place.exists() else None
