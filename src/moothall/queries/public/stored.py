"""Pages and files as they were stored when they were published: one query each."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import msgspec
from django.db import connection

from moothall.facts.record import to_json
from moothall.records.as_facts import reading_from
from moothall.records.files import path_of
from moothall.records.models import Meeting, Publication, PublishedFile, PublishedPicture, StoredPage
from moothall.records.moved_agendas import gone_along


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored page: its parts, their digest, the day from which it may be stale, or where it moved to."""

    parts: tuple[str, ...]
    digest: str
    fresh_until: dt.date | None
    moved_to: str


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file in the public root, and the name under which it is saved."""

    path: Path
    digest: str
    name: str


_PAGE = f"SELECT parts, digest, fresh_until, moved_to FROM {StoredPage._meta.db_table} WHERE key = %s"  # noqa: S608
_PARTS = msgspec.json.Decoder(tuple[str, ...])


def stored_page(key: str) -> Stored | None:
    """The page stored under a key.

    Nearly every visit of the site is this one query: building it through the ORM and decoding its JSON in Python
    took half of the time of a request.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PAGE, [key])
        row = cursor.fetchone()
    if row is None:
        return None
    parts, digest, fresh_until, moved_to = row
    if isinstance(fresh_until, str):  # SQLite has no dates
        fresh_until = dt.date.fromisoformat(fresh_until)
    return Stored(_PARTS.decode(parts), digest, fresh_until, moved_to)


def pack_file(*, meeting: str = "", publication: str = "") -> PublicFile | None:
    """The public PDF of a meeting's current publication, or of the publication named; None where there is none."""
    rows = Publication.objects.exclude(pdf="").select_related("meeting")
    named = rows.filter(public_id=publication) if publication else rows.filter(meeting__public_id=meeting, current=True)
    row = named.only("pdf", "number", "meeting__public_id", "meeting__date").first()
    if row is None:
        return None
    name = f"pack-{row.meeting.date}-{row.meeting.public_id}-{row.number}.pdf"
    return PublicFile(path_of(row.pdf, public=True), row.pdf, name)


def gone_along_to(meeting: str) -> str:
    """The meeting under which now stands what was published for one that was moved; empty for any other."""
    row = Meeting.objects.filter(public_id=meeting, state="moved").first()
    found = gone_along(row) if row else None
    return found.public_id if found else ""


def handed_out(file: str) -> PublicFile | None:
    """The public PDF of a supplement or a corrected paper; None where there is none."""
    row = PublishedFile.objects.exclude(public="").filter(public_id=file).first()
    if row is None:
        return None
    name = f"{row.kind}-{row.publication.meeting.date}-{row.public_id}.pdf"
    return PublicFile(path_of(row.public, public=True), row.public, name)


def picture(file: str) -> Path | None:
    """Where a picture lies that some publication shows; None for any other file."""
    return path_of(file, public=True) if PublishedPicture.objects.filter(file=file).exists() else None


def is_gone(*, meeting: str = "", publication: str = "", file: str = "") -> bool:
    """Whether what was at an address was taken down, and is not merely unknown."""
    if file:
        return PublishedFile.objects.filter(public_id=file, gone_at__isnull=False).exists()
    rows = Publication.objects.filter(gone_at__isnull=False)
    if publication:
        return rows.filter(public_id=publication).exists()
    return rows.filter(meeting__public_id=meeting, current=True).exists()


def is_made_anew(*, meeting: str = "", publication: str = "") -> bool:
    """Whether a paper was taken down of a pack that stands, and the pack is being made anew without it."""
    rows = Publication.objects.filter(gone_at__isnull=False, current=True)
    named = rows.filter(public_id=publication) if publication else rows.filter(meeting__public_id=meeting)
    return named.exists()


def record_of(publication: str) -> tuple[bytes, str] | None:
    """The record of a publication, and its digest; None where there is no such publication."""
    rows = Publication.objects.filter(public_id=publication, gone_at=None)
    row = rows.only("edition", "digest").first()
    return (to_json(reading_from(row.edition).pack), row.digest) if row else None


def page_addresses() -> list[tuple[str, dt.datetime]]:
    """The address of every stored page, and when it was rendered."""
    rows = StoredPage.objects.filter(moved_to="").order_by("key").values_list("key", "rendered_at")
    return [("/" if key == "home" else f"/{key}", at) for key, at in rows]
