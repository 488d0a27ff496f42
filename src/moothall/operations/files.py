"""Keeping files: written, synced and renamed before any row that names them commits."""

import hashlib
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Model

from moothall.records.files import path_of, root
from moothall.records.models import (
    AppendixFile,
    DraftPaper,
    Member,
    Publication,
    PublishedFile,
    PublishedPicture,
    PublishingJob,
    ReportPicture,
    Revision,
    SourceFile,
    Typesetting,
)


def keep(data: bytes, *, public: bool) -> str:
    """Keep a file and give its SHA-256. A file that is there already is left as it is.

    When this returns the file is on the disk under its final name, so a row may name it. A transaction that
    fails afterwards leaves an orphan, which `sweep` finds.
    """
    digest = hashlib.sha256(data).hexdigest()
    place = path_of(digest, public=public)
    if not place.exists():
        root(public=public).mkdir(parents=True, exist_ok=True, mode=0o755 if public else 0o700)
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, data)
    return digest


def _write(place: Path, data: bytes) -> None:
    fresh = place.with_name(f".{place.name}.{secrets.token_hex(6)}")
    with fresh.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@dataclass(frozen=True, slots=True)
class Sweep:
    """Files that no row names, and rows whose file is missing (their digests)."""

    orphans: tuple[Path, ...]
    missing: tuple[str, ...]


def sweep(*, remove: bool = False) -> Sweep:
    """Compare the files with the rows; `remove` deletes the orphans. Nothing that a row names is touched."""
    wanted = {public: _named(public) for public in (False, True)}
    orphans = [path for public, digests in wanted.items() for path in _files(public) if path.name not in digests]
    missing = [
        digest
        for public, digests in wanted.items()
        for digest in sorted(digests)
        if not path_of(digest, public=public).exists()
    ]
    for path in orphans if remove else ():
        path.unlink()
    return Sweep(tuple(orphans), tuple(missing))


_NAMED: Mapping[bool, tuple[tuple[type[Model], str], ...]] = {
    False: (
        (SourceFile, "sha256"),
        (Revision, "pdf"),
        (AppendixFile, "file"),
        (AppendixFile, "pdf"),
        (AppendixFile, "cleaned_from"),
        (ReportPicture, "file"),
        (DraftPaper, "file"),
        (Typesetting, "file"),
        (PublishedFile, "restricted"),
        (PublishingJob, "public"),
        (PublishingJob, "restricted"),
    ),
    True: ((Publication, "pdf"), (PublishedFile, "public"), (PublishedPicture, "file"), (Member, "photograph")),
}
"""The columns that name files, for the restricted root and for the public."""


def _named(public: bool) -> set[str]:
    columns = (table._default_manager.values_list(column, flat=True) for table, column in _NAMED[public])
    return {digest for column in columns for digest in column if digest}


def _files(public: bool) -> Iterator[Path]:
    yield from (path for path in sorted(root(public=public).rglob("*")) if path.is_file())
