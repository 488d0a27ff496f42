"""Taking a meeting's publications down: every version, its file, its rows, its pages and its search entries."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit, search_index
from moothall.operations.pages import affected, renew
from moothall.operations.permission import require
from moothall.operations.projection import clear, forget_names, withdraw
from moothall.operations.publications import delete_files
from moothall.operations.publishing.giving_up import GIVES_WAY, give_up
from moothall.records.models import Meeting, PublishedFile, PublishedPicture, PublishingJob
from moothall.rules.permits import Act


def take_down(*, meeting: Meeting, reason: str, by: User | None, at: dt.datetime) -> None:
    """Take everything that was published of a meeting's pack off the site. The archive keeps the pack as a draft.

    `reason` is kept in the audit trail and must not say what is being taken down. Raises NotPermittedError.
    """
    require(by, Act.take_down)
    with transaction.atomic():
        for job in PublishingJob.objects.filter(scheduled__meeting=meeting, ended_at=None):
            give_up(job=job, trouble=GIVES_WAY, at=at)
        publications = list(meeting.publications.all())
        stale = {key for publication in publications for key in affected(publication)}
        files = {publication.pdf for publication in publications if publication.pdf}
        files |= set(PublishedFile.objects.filter(publication__in=publications).values_list("public", flat=True)) - {""}
        files |= set(PublishedPicture.objects.filter(publication__in=publications).values_list("file", flat=True))
        for publication in publications:
            withdraw(publication)
        clear(meeting)
        PublishingJob.objects.filter(publication__in=publications).update(publication=None)
        meeting.publications.all().delete()
        forget_names()
        search_index.put_sheet(pack=meeting.public_id, entries=())
        renew(stale, at=at)
        audit.append(
            act="taken down", about=meeting.public_id, by=by, at=at, detail={"reason": reason, "files": len(files)}
        )
        transaction.on_commit(lambda: purge(files))


def purge(files: set[str]) -> None:
    """Delete the public files that nothing publishes any more, and make the search index anew: its files too forget."""
    delete_files(files)
    search_index.rebuild(settings.SEARCH_INDEX)
