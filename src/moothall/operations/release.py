"""Releasing a pack to the public: its public edition is built, published and rendered in one act."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from moothall.documents.editions import public_edition
from moothall.documents.public_pdf import public_pdf
from moothall.facts.readings import Reading
from moothall.operations import audit, search_index
from moothall.operations.pages import renew
from moothall.operations.permission import require
from moothall.operations.publications import PublicSide, meeting_of, show, store
from moothall.records.as_facts import reading_from
from moothall.records.files import path_of
from moothall.records.models import Override, PackVersion, Publication
from moothall.rules.changes import changes
from moothall.rules.markings import withheld, withheld_pages
from moothall.rules.permits import Act
from moothall.rules.release_check import ReleaseCheck, check
from moothall.workers import Limits, Refused, once

_LIMITS = Limits(seconds=300, megabytes=3072)


class CannotReleaseError(Exception):
    """A pack that may not be released as things stand; the message says why and what to do."""


class RestrictedPagesError(CannotReleaseError):
    """A pack that carries what it says is restricted, and no one has put their name to releasing the rest."""

    def __init__(self, found: ReleaseCheck) -> None:
        self.check = found
        listed = " ".join(found.restricted)
        super().__init__(
            f"the pack carries what it says is restricted: {listed} To release the rest without it, "
            "give a name and a reason as an override."
        )


@dataclass(frozen=True, slots=True)
class NamedOverride:
    """Who takes it on themselves that the rest of a pack is released, and why. Both are kept."""

    name: str
    reason: str


def release(
    *, version: PackVersion, by: User | None, at: dt.datetime, override: NamedOverride | None = None
) -> Publication:
    """Publish a pack version and give the publication; one that is published already is given as it is.

    The public edition is built without what the pack says is restricted, and looked through again. The facts,
    the public PDF, the rows, the search entries and the pages are stored in one transaction. Raises
    RestrictedPagesError when the pack says that pages are restricted and there is no override, CannotReleaseError
    when a later version is out, NotPermittedError when `by` may not.
    """
    return release_all(versions=[version], by=by, at=at, override=override)[0]


def release_all(
    *, versions: Iterable[PackVersion], by: User | None, at: dt.datetime, override: NamedOverride | None = None
) -> list[Publication]:
    """Publish several versions in one transaction, and render each page that they change once. See `release`."""
    require(by, Act.release_pack)
    with transaction.atomic():
        stale: set[str] = set()
        published = [_release(version, by, at, override, stale) for version in versions]
        renew(stale, at=at)
        # What is published stays published if the index cannot be written: it catches up at the next chance.
        transaction.on_commit(lambda: search_index.catch_up(settings.SEARCH_INDEX), robust=True)
    return published


def _release(
    version: PackVersion, by: User | None, at: dt.datetime, override: NamedOverride | None, stale: set[str]
) -> Publication:
    known = Publication.objects.filter(version=version).first()
    if known:
        return known
    reading = reading_from(version.reading)
    found = check(reading)
    if found.needs_override:
        require(by, Act.override_marking)
        if override is None:
            raise RestrictedPagesError(found)
    publication = _publish(version, reading, by, at, override if found.needs_override else None)
    stale |= show(publication)
    _audit(publication, by, at)
    return publication


def _edition(reading: Reading) -> Reading:
    """The public edition, looked through a second time: what is built must itself be clean."""
    edition = public_edition(reading)
    left = withheld(edition)
    if left:
        raise CannotReleaseError(f"the public edition still carries {len(left)} restricted parts; please report this")
    return edition


def _publish(
    version: PackVersion, reading: Reading, by: User | None, at: dt.datetime, override: NamedOverride | None
) -> Publication:
    before = meeting_of(version).publications.order_by("-number").first()
    if before and before.version.number > version.number:
        raise CannotReleaseError("a later version of this pack has been released; release the latest version")
    edition = _edition(reading)
    pages = sorted(withheld_pages(reading, withheld(reading)))
    side = PublicSide(
        edition=edition,
        pdf=_public_file(version, edition, pages),
        withheld=pages,
        changes=changes(reading_from(before.edition), edition) if before else (),
    )
    kept = Override.objects.create(name=override.name, reason=override.reason) if override else None
    return store(version=version, side=side, by=by, at=at, override=kept)


def _public_file(version: PackVersion, edition: Reading, pages: list[int]) -> bytes:
    """The public PDF, made in a process of its own; nothing for other sources, which are shown as HTML alone."""
    if edition.form != "pdf":
        return b""
    source = path_of(version.source.sha256, public=False).read_bytes()
    title = f"{edition.pack.body}, {edition.pack.date}" if edition.pack.date else str(edition.pack.body)
    work = partial(public_pdf, withheld=pages, title=title)
    try:
        return once(work, source, limits=_LIMITS)
    except Refused as refusal:
        raise CannotReleaseError(f"its public PDF cannot be made: {refusal}") from refusal


def _audit(publication: Publication, by: User | None, at: dt.datetime) -> None:
    audit.append(
        act="pack released",
        about=publication.public_id,
        by=by,
        at=at,
        detail={
            "pack": publication.version.pack.public_id,
            "version": publication.version.number,
            "edition": publication.digest,
            "pdf": publication.pdf or None,
            "override": publication.override.public_id if publication.override else None,
            "withheld pages": len(publication.withheld),
        },
    )
