"""The pictures of a publication: files of their own, so that the pages of its reports can show them."""

from collections.abc import Collection, Iterable

from moothall.facts.readings import Reading
from moothall.operations.files import keep
from moothall.operations.publishing.gathering import Gathered
from moothall.operations.publishing.making import open_papers
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.records.files import path_of
from moothall.records.models import Publication, PublishedPicture, ReportPicture


def publish_pictures(publication: Publication, found: Gathered, edition: Reading) -> None:
    """Put what the public edition shows into the public root; to be called in the transaction that publishes it.

    Raises CannotPublishError for a picture that was not put into one of the open reports: a report names its pictures
    by their hashes, and the hash of some other file in the restricted root must not bring that file out.
    """
    shown = sorted({block.picture.file for block in edition.blocks if block.picture})
    open_to_all = {paper.key for paper in open_papers(found.agenda)}
    reports = {row.report_id for key, row in found.revisions.items() if key in open_to_all}
    own = set(ReportPicture.objects.filter(report__in=reports, file__in=shown).values_list("file", flat=True))
    if not own.issuperset(shown):
        raise CannotPublishError("A report shows a picture that was not put into it. Put the picture in again.")
    for file in shown:
        data = path_of(file, public=False).read_bytes()
        PublishedPicture.objects.create(publication=publication, file=keep(data, public=True))


def withdraw_pictures(publications: Iterable[Publication], *, but: Collection[str] = ()) -> set[str]:
    """Take the pictures of publications off the site, `but` those that are still shown; gives their files."""
    rows = PublishedPicture.objects.filter(publication__in=list(publications)).exclude(file__in=but)
    files = set(rows.values_list("file", flat=True))
    rows.delete()
    return files
