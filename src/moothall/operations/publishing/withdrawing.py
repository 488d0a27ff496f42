"""One paper is taken down: gone from every public place, with a line that says so; the restricted copy is kept."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from moothall.documents.composer.words import long_date
from moothall.facts.packs import SCHEMA
from moothall.facts.packs import Pack as PackFact
from moothall.facts.readings import Reading
from moothall.operations import audit, search_index
from moothall.operations.permission import require
from moothall.operations.publishing.gathering import Aside, as_it_was
from moothall.operations.publishing.issuing import TAKEDOWN, Issue, issue
from moothall.operations.publishing.making import make, with_reports_typeset
from moothall.operations.publishing.pictures import withdraw_pictures
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.operations.publishing.watching import UNWATCHED, Watch
from moothall.operations.takedown import purge
from moothall.records.as_facts import packed
from moothall.records.models import (
    DraftPaper,
    PaperWithdrawal,
    Publication,
    PublishedFile,
    PublishingJob,
)
from moothall.records.readers_as_facts import given_to_the_public
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act

LONGEST = 300


def take_down_paper(
    *,
    paper: DraftPaper,
    public_words: str,
    reason: str,
    by: User | None,
    at: dt.datetime,
    watch: Watch = UNWATCHED,
) -> Publication:
    """Take one published paper down and give the publication that stands now.

    The pack is rebuilt with its page numbers kept; where the paper was, the public reads `public_words`. Earlier
    publications that carried the paper are gone, with their files. `reason` is for the desk. Raises
    CannotPublishError for a paper that is not public, and when the pack cannot be rebuilt; NotPermittedError.
    """
    require(by, Act.take_down)
    check_down(paper, public_words, reason)
    scheduled = paper.item.agenda.scheduled
    today = english_day(at)
    words = f"This paper was taken down on {long_date(today)}. {public_words.strip()}"
    aside = Aside(withdrawn={paper.public_id: words})
    watch.reached(PublishingJob.Stage.typesetting)
    found = with_reports_typeset(scheduled, at=at, aside=aside)
    watch.reached(PublishingJob.Stage.binding)
    pack = make(found, today)
    watch.reached(PublishingJob.Stage.storing)
    with transaction.atomic():
        as_it_was(found)
        _note(paper, words, reason, by, at)
        files = _empty(paper, at)
        said = f"Item {paper.item.kept_number}, {pages_of(paper)}: a paper was taken down."
        made = issue(Issue(found, pack, by, at, act=TAKEDOWN, words=(said,)))
        audit.append(
            act="paper withdrawn",
            about=paper.public_id,
            by=by,
            at=at,
            detail={"meeting": scheduled.public_id, "publication": made.public_id, "files": len(files)},
        )
        watch.stored(made)
        transaction.on_commit(lambda: purge(files))
        transaction.on_commit(lambda: search_index.catch_up(settings.SEARCH_INDEX), robust=True)
    return made


def pages_of(paper: DraftPaper) -> str:
    """`page 27` or `pages 27 to 34`."""
    first, last = paper.first_label, paper.last_label
    return f"page {first}" if first == last else f"pages {first} to {last}"


def check_down(paper: DraftPaper, public_words: str, reason: str) -> None:
    """Raise CannotPublishError for a paper that cannot be taken down, or without the words that it takes."""
    paper.refresh_from_db()
    if paper.published_on is None:
        raise CannotPublishError("The paper is not published: take it off the agenda instead.")
    if paper.public_id not in given_to_the_public(paper.item.agenda.scheduled):
        raise CannotPublishError("The paper is restricted: the public has nothing of it that could be taken down.")
    if paper.withdrawals.exists():
        raise CannotPublishError("The paper is taken down already.")
    if not public_words.strip() or not reason.strip():
        raise CannotPublishError("Give the words that the public reads in its place, and the reason.")
    if len(public_words) > LONGEST:
        raise CannotPublishError(f"The words for the public may have {LONGEST} characters.")


def _note(paper: DraftPaper, words: str, reason: str, by: User | None, at: dt.datetime) -> None:
    PaperWithdrawal.objects.create(
        scheduled=paper.item.agenda.scheduled,
        paper=paper,
        item=paper.item.kept_number,
        first_label=paper.first_label,
        last_label=paper.last_label,
        public_words=words,
        reason=reason.strip(),
        at=at,
        by=by,
    )


def _empty(paper: DraftPaper, at: dt.datetime) -> set[str]:
    """Take the public side off everything that carried the paper; gives the public files that go with it.

    The restricted files and the versions in the archive stay.
    """
    bearing = [one for one in _files_of(paper) if paper.public_id in one.papers]
    gone = {one.public for one in bearing if one.public}
    for one in bearing:
        title = one.get_kind_display()
        PublishedFile.objects.filter(pk=one.pk).update(public="", gone_at=at, changes=[], title=title)
    publications = {one.publication for one in bearing if one.kind == PublishedFile.Kind.pack}
    gone |= withdraw_pictures(publications)
    for publication in publications:
        gone.add(publication.pdf)
        Publication.objects.filter(pk=publication.pk).update(
            edition=packed(_nothing(publication)),
            pdf="",
            pdf_size=None,
            changes=[one for one in publication.changes if not _names(one, paper)],
            gone_at=at,
        )
    return gone - {""}


def _names(sentence: str, paper: DraftPaper) -> bool:
    """Whether a sentence on what was new names the paper."""
    titles = [paper.title, paper.report.subject if paper.report else "", paper.appendix.title if paper.appendix else ""]
    return any(title and title.casefold() in sentence.casefold() for title in titles)


def _files_of(paper: DraftPaper) -> list[PublishedFile]:
    rows = PublishedFile.objects.filter(publication__meeting__scheduled=paper.item.agenda.scheduled)
    return list(rows.select_related("publication"))


def _nothing(publication: Publication) -> Reading:
    """An edition that says nothing, so that nothing is left to be read."""
    body = publication.meeting.body
    pack = PackFact(schema=SCHEMA, body=body.name or None)
    return Reading(form="pdf", pack=pack, text="", blocks=(), papers=(), evidence=(), portions=())
