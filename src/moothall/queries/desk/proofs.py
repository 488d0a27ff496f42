"""The proof of a publication, as it is read and printed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moothall.queries.desk.publishing import PublicationLine, own_publications, publication_line
from moothall.queries.desk.viewers import Viewer, may
from moothall.records.models import ScheduledMeeting
from moothall.rules.permits import Act


@dataclass(frozen=True, slots=True)
class ProofPage:
    """The proof of one publication. `content` is as it was proved; `overrides` are what was found, name and reason."""

    id: str
    line: PublicationLine
    meeting: str
    content: Mapping[str, Any]
    files: tuple[tuple[str, str, str, bool], ...]
    overrides: tuple[tuple[str, str, str, dt.datetime], ...]
    changes: tuple[str, ...]


def proof_page(viewer: Viewer, id: str) -> ProofPage | None:
    """The proof of a publication; None where there is none."""
    if not may(viewer, Act.read_drafts):
        return None
    row = own_publications().filter(public_id=id).select_related("proof").first()
    if row is None:
        return None
    scheduled = ScheduledMeeting.objects.filter(meeting=row.meeting).first()
    return ProofPage(
        id=row.public_id,
        line=publication_line(row),
        meeting=scheduled.public_id if scheduled else "",
        content=row.proof.content,
        files=tuple((one.title, one.public, one.restricted, one.gone_at is not None) for one in row.files.all()),
        overrides=tuple(
            (one.finding or one.code, one.name, one.reason, one.at) for one in row.gate_overrides.order_by("pk")
        ),
        changes=tuple(row.changes),
    )
