"""What `moothall import` does with each pack once Django is loaded, and what it says of it."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from moothall.facts.readings import Reading
from moothall.operations.archive import CannotArchiveError, Imported, import_pack
from moothall.operations.release import CannotReleaseError, NamedOverride, release
from moothall.workers import Refused


def keep(name: str, source: bytes, reading: Reading, override: NamedOverride | None, *, publish: bool) -> str:
    """Import a pack and release it if `publish` says so; what was done, in words.

    Raises Refused when the pack has no place in the archive, or may not be released.
    """
    now = timezone.now()
    try:
        imported = import_pack(reading=reading, source=source, name=name, by=None, at=now)
    except CannotArchiveError as error:
        raise Refused(str(error)) from error
    released = [_released(imported, override, now)] if publish else []
    return "; ".join([*_kept(imported, reading), *released])


def _kept(imported: Imported, reading: Reading) -> Iterator[str]:
    pack = reading.pack
    about = f"{pack.body}, {pack.date.day} {pack.date:%B %Y}" if pack.date else pack.body
    if not imported.is_new:
        yield f"{about}: already in the archive"
    elif imported.version.number == 1:
        yield f"{about}: kept as a draft"
    else:
        yield f"{about}: kept as version {imported.version.number}, a draft"
        yield from imported.changes


def _released(imported: Imported, override: NamedOverride | None, now: dt.datetime) -> str:
    try:
        publication = release(version=imported.version, by=None, at=now, override=override)
    except CannotReleaseError as error:
        raise Refused(f"kept as a draft, but not released: {error}") from error
    withheld = len(publication.withheld)
    return "released" + (f" without {withheld} restricted page{'s' * (withheld > 1)}" if withheld else "")
