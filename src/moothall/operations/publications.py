"""What every publication goes through, a pack that was read and one of our own alike: it is stored and shown."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from django.contrib.auth.models import User

from moothall.facts.readings import Reading
from moothall.operations import search_index
from moothall.operations.files import keep
from moothall.operations.pages import affected
from moothall.operations.projection import forget_unnamed, project, project_anew, withdraw
from moothall.operations.search_entries import entries
from moothall.records.as_facts import packed
from moothall.records.files import path_of
from moothall.records.models import (
    Meeting,
    Override,
    PackVersion,
    Publication,
    PublishedFile,
    PublishedPicture,
)


@dataclass(frozen=True, slots=True)
class PublicSide:
    """What the public gets: the edition, its file (empty where there is none), the physical pages that are withheld,
    and what is new against the publication before."""

    edition: Reading
    pdf: bytes
    withheld: Sequence[int] = ()
    changes: Sequence[str] = ()


def meeting_of(version: PackVersion) -> Meeting:
    """The meeting that a pack is for."""
    pack = version.pack
    return Meeting.objects.get_or_create(body_id=pack.body_id, date=pack.date)[0]


def store(
    *, version: PackVersion, side: PublicSide, by: User | None, at: dt.datetime, override: Override | None = None
) -> Publication:
    """Store a publication as the current one of its meeting; to be called in the transaction that publishes it."""
    meeting = meeting_of(version)
    before = meeting.publications.order_by("-number").first()
    Publication.objects.filter(meeting=meeting, current=True).update(current=False)
    return Publication.objects.create(
        version=version,
        meeting=meeting,
        number=before.number + 1 if before else 1,
        released_at=at,
        released_by=by,
        override=override,
        edition=packed(side.edition),
        digest=hashlib.sha256(msgspec.json.encode(side.edition)).hexdigest(),
        pdf=keep(side.pdf, public=True) if side.pdf else "",
        pdf_size=len(side.pdf) if side.pdf else None,
        page_count=side.edition.page_count if side.pdf else None,
        withheld=list(side.withheld),
        changes=list(side.changes),
    )


def show(publication: Publication) -> set[str]:
    """Make the rows and search entries of a publication in the place of the earlier ones; gives the pages to renew."""
    stale = _supersede(publication)
    project(publication)
    search_index.put_sheet(pack=publication.meeting.public_id, entries=entries(publication))
    return stale | affected(publication)


def show_anew(publication: Publication) -> set[str]:
    """The same for the current publication of a meeting that says less from now on."""
    stale = affected(publication)
    project_anew(publication)
    forget_unnamed(stale)
    search_index.put_sheet(pack=publication.meeting.public_id, entries=entries(publication))
    return stale | affected(publication)


def _supersede(publication: Publication) -> set[str]:
    """Take the rows of the meeting's earlier publications out; gives the pages that showed them."""
    stale: set[str] = set()
    for earlier in publication.meeting.publications.exclude(pk=publication.pk):
        stale |= affected(earlier)
        withdraw(earlier)
    return stale


def delete_files(files: set[str]) -> None:
    """Delete the public files that nothing publishes any more."""
    still = set(Publication.objects.filter(pdf__in=files).values_list("pdf", flat=True))
    still |= set(PublishedFile.objects.filter(public__in=files).values_list("public", flat=True))
    still |= set(PublishedPicture.objects.filter(file__in=files).values_list("file", flat=True))
    for digest in files - still:
        path_of(digest, public=True).unlink(missing_ok=True)
