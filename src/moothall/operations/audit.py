"""The audit trail: each act one row, chained to the row before."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from django.contrib.auth.models import User
from django.db import connection

from moothall.records.models import AuditRow, Who

Detail = Mapping[str, str | int | bool | None]
_LOCK = 0x6D6F6F74
START = "0" * 64
COMMAND_LINE = "command line"


def append(*, act: str, about: str, by: User | None, at: dt.datetime, detail: Detail | None = None) -> AuditRow:
    """Add a row; to be called inside the transaction of the act, so that neither is without the other.

    `about` is the public id of what was acted on. `detail` holds ids, numbers and hashes: no title, name or
    text, which drafts have too. Appends are serialised by the database.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an audit row belongs into the transaction of its act")
    one_at_a_time()
    last = last_row()
    sequence = last.sequence + 1 if last else 1
    line = _line(sequence=sequence, act=act, about=about, by=who(by).public_id, at=at.isoformat(), detail=detail or {})
    return AuditRow.objects.create(sequence=sequence, line=line, digest=link(last.digest if last else START, line))


def who(by: User | None) -> Who:
    """The one who acts, as the trail knows them."""
    if by is None:
        return Who.objects.get_or_create(user=None, name=COMMAND_LINE)[0]
    return Who.objects.get_or_create(user=by, defaults={"name": by.get_full_name() or by.get_username()})[0]


def link(before: str, line: str) -> str:
    """The digest of a row: over the digest before it and its own line."""
    return hashlib.sha256(f"{before}\n{line}".encode()).hexdigest()


def broken_links() -> Iterator[int]:
    """The sequence numbers of rows that do not follow from the row before; none in a sound trail."""
    return broken(AuditRow.objects.order_by("sequence").iterator())


def broken(rows: Iterable[AuditRow]) -> Iterator[int]:
    """The same of rows from anywhere, such as a copy of the database, in their order."""
    before, expected = START, 1
    for row in rows:
        if row.sequence != expected or row.digest != link(before, row.line):
            yield row.sequence
        before, expected = row.digest, row.sequence + 1


def last_row() -> AuditRow | None:
    """The latest row; its digest, written down elsewhere, also proves that no rows were cut off at the end."""
    return AuditRow.objects.order_by("-sequence").first()


def _line(**fields: object) -> str:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def one_at_a_time() -> None:
    """Let no other act come between here and the end of the transaction, so that what is numbered is so without gaps.

    SQLite's transactions begin IMMEDIATE and follow one another; PostgreSQL takes a lock until the end.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
