"""The archive: a pack that was read is kept, with its source and its evidence, as a draft."""

import datetime as dt
import hashlib
from dataclasses import dataclass

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from moothall.facts.papers import BlockKind
from moothall.facts.readings import Reading
from moothall.facts.record import essence, to_json
from moothall.operations import audit
from moothall.operations.council.linking import link_people
from moothall.operations.files import keep
from moothall.operations.permission import require
from moothall.operations.recognition import recognise, recognise_body
from moothall.records.as_facts import packed, reading_from
from moothall.records.models import Pack, PackVersion, SourceFile
from moothall.rules.changes import changes
from moothall.rules.permits import Act
from moothall.rules.release_check import check


class CannotArchiveError(Exception):
    """A pack that has no place in the archive; the message says what it lacks."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A pack version in the archive, and whether this import made it."""

    version: PackVersion
    is_new: bool

    @property
    def changes(self) -> tuple[str, ...]:
        """What is new against the version before, in sentences."""
        return tuple(self.version.changes)


def import_pack(*, reading: Reading, source: bytes, name: str, by: User | None, at: dt.datetime) -> Imported:
    """Keep a pack that was read: source file, record, evidence and blocks, in one transaction, as a draft.

    The same pack again, by its bytes or by what it says, changes nothing. Another pack of the same body and
    meeting is a new version that says what changed. `name` is the file's name, `by` None for the command line.
    Raises CannotArchiveError when the pack names no body or no date, NotPermittedError when `by` may not.
    """
    require(by, Act.import_pack)
    digest = keep(source, public=False)
    with transaction.atomic():
        pack = _place(reading, at)
        fingerprint = _fingerprint(reading)
        known = pack.versions.filter(essence=fingerprint).first() or pack.versions.filter(source__sha256=digest).first()
        if known:
            return Imported(known, is_new=False)
        file, _ = SourceFile.objects.get_or_create(
            sha256=digest, defaults={"size": len(source), "form": reading.form, "name": name[:200]}
        )
        version = _version(pack, file, reading, fingerprint, by, at)
        recognise(reading.pack, at=at)
        link_people(at=at)
        audit.append(
            act="pack imported",
            about=pack.public_id,
            by=by,
            at=at,
            detail={"version": version.number, "source": digest, "essence": fingerprint},
        )
        return Imported(version, is_new=True)


def _place(reading: Reading, at: dt.datetime) -> Pack:
    body, date = reading.pack.body, reading.pack.date
    if not body:
        raise CannotArchiveError("the pack does not say which body it is for, so it has no place in the archive")
    if date is None:
        raise CannotArchiveError(
            "the pack does not say on which date its meeting is, so it has no place in the archive"
        )
    return Pack.objects.select_for_update().get_or_create(body_id=recognise_body(body, at=at), date=date)[0]


def _version(
    pack: Pack, file: SourceFile, reading: Reading, fingerprint: str, by: User | None, at: dt.datetime
) -> PackVersion:
    before = pack.versions.order_by("-number").first()
    found = check(reading)
    return PackVersion.objects.create(
        pack=pack,
        number=before.number + 1 if before else 1,
        source=file,
        record=to_json(reading.pack).decode(),
        essence=fingerprint,
        reading=packed(reading),
        changes=list(changes(reading_from(before.reading), reading)) if before else [],
        findings={"restricted": found.restricted, "notes": found.notes},
        imported_at=at,
        imported_by=by,
    )


def _fingerprint(reading: Reading) -> str:
    """The hash of what the pack says: its record's essence and the words of its papers, whatever the file."""
    words = [block.text for block in reading.blocks if block.kind is not BlockKind.furniture and block.text]
    record = essence(msgspec.json.decode(msgspec.json.encode(reading.pack)))
    said = msgspec.json.encode([record, words], order="sorted")
    return hashlib.sha256(said).hexdigest()
