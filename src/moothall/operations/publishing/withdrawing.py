"""One paper is taken down: gone from every public place, with a line that says so; the restricted copy is kept."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from moothall.documents.composer.words import long_date
from moothall.operations import search_index
from moothall.operations.permission import require
from moothall.operations.publications import delete_files
from moothall.operations.publishing.gathering import Aside, as_it_was
from moothall.operations.publishing.handing_out import nothing_left_behind
from moothall.operations.publishing.hiding import hide_paper, is_made_anew, pages_of
from moothall.operations.publishing.issuing import TAKEDOWN, Issue, issue
from moothall.operations.publishing.making import make, with_reports_typeset
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.operations.publishing.watching import UNWATCHED, Watch
from moothall.records.models import (
    DraftAgenda,
    DraftPaper,
    PaperWithdrawal,
    Publication,
    PublishingJob,
    ScheduledMeeting,
)
from moothall.records.moved_agendas import out_under
from moothall.records.readers_as_facts import given_to_the_public
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act

LONGEST = 300


def take_down_paper(
    *, paper: DraftPaper, public_words: str, reason: str, by: User | None, at: dt.datetime
) -> Publication:
    """Take one published paper down and give the publication that stands now: `withdraw_paper` and `make_anew`."""
    withdraw_paper(paper=paper, public_words=public_words, reason=reason, by=by, at=at)
    return make_anew(scheduled=paper.item.agenda.scheduled, by=by, at=at)


def withdraw_paper(*, paper: DraftPaper, public_words: str, reason: str, by: User | None, at: dt.datetime) -> None:
    """Take one published paper off the site: from its page, the search, the feeds and every file that carried it.

    Where it was, the public reads `public_words`; `reason` is for the desk. The pack is not handed out until it is
    made anew. Raises CannotPublishError for a paper that is not public, NotPermittedError.
    """
    require(by, Act.take_down)
    with transaction.atomic():
        DraftAgenda.objects.select_for_update().get(pk=paper.item.agenda_id)
        check_down(paper, public_words, reason)
        words = f"This paper was taken down on {long_date(english_day(at))}. {public_words.strip()}"
        files = hide_paper(paper=paper, words=words, reason=reason, by=by, at=at)
        transaction.on_commit(lambda: search_index.catch_up(settings.SEARCH_INDEX), robust=True)
        transaction.on_commit(lambda: delete_files(files), robust=True)


def make_anew(
    *, scheduled: ScheduledMeeting, by: User | None, at: dt.datetime, watch: Watch = UNWATCHED
) -> Publication:
    """Bind a meeting's pack anew without what was taken down of it, its page numbers kept; give the publication.

    Everything else stays as it was published. Raises CannotPublishError when there is nothing to make anew, or when
    it cannot be made; NotPermittedError.
    """
    require(by, Act.take_down)
    if not is_made_anew(scheduled):
        raise CannotPublishError("The pack stands without what was taken down already.")
    today, out = english_day(at), out_under(scheduled)
    watch.reached(PublishingJob.Stage.typesetting)
    found = with_reports_typeset(out, at=at, aside=Aside())
    watch.reached(PublishingJob.Stage.binding)
    pack = make(found, today)
    watch.reached(PublishingJob.Stage.storing)
    with nothing_left_behind(pack), transaction.atomic():
        as_it_was(found)
        made = issue(Issue(found, pack, by, at, act=TAKEDOWN, words=_said(scheduled, out)))
        watch.stored(made)
        # Made anew, the index forgets in its files too what was taken down.
        transaction.on_commit(lambda: search_index.rebuild(settings.SEARCH_INDEX), robust=True)
    return made


def _said(scheduled: ScheduledMeeting, out: ScheduledMeeting) -> tuple[str, ...]:
    """What the public is told of each paper that was taken down since the pack was made last."""
    stands = Publication.objects.filter(meeting__scheduled=out, current=True).values("gone_at")
    rows = PaperWithdrawal.objects.filter(scheduled=scheduled, at__gte=stands[:1]).select_related("paper__item")
    return tuple(f"Item {row.item}, {pages_of(row.paper)}: a paper was taken down." for row in rows.order_by("pk"))


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
