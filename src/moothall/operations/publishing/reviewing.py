"""Exemptions are looked at again on their day: kept until another, or released, and the paper is public from then."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from moothall.facts.agendas import DraftPaper as DraftPaperFact
from moothall.operations import audit, search_index
from moothall.operations.permission import require
from moothall.operations.publishing.gathering import Aside, as_it_was
from moothall.operations.publishing.handing_out import nothing_left_behind
from moothall.operations.publishing.hiding import pages_of
from moothall.operations.publishing.issuing import Issue, issue
from moothall.operations.publishing.making import make, with_reports_typeset
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.operations.publishing.watching import UNWATCHED, Watch
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.models import DraftPaper, ExemptionReview, Publication, PublishingJob
from moothall.records.moved_agendas import out_under
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act


def keep_exempt(*, paper: DraftPaper, until: dt.date, reason: str, by: User | None, at: dt.datetime) -> ExemptionReview:
    """Decide that a paper stays exempt, why, and when that is looked at again. Raises CannotPublishError."""
    require(by, Act.certify_exemption)
    if not reason.strip():
        raise CannotPublishError("Say why the exemption still holds.")
    if until <= english_day(at):
        raise CannotPublishError("Give a day to come on which it is looked at again.")
    _check(paper)
    with transaction.atomic():
        _decide(paper, "kept", reason, by, at)
        _audit("exemption kept", paper, by, at)
        return ExemptionReview.objects.create(paper=paper, due_on=until)


def release_exempt(
    *, paper: DraftPaper, reason: str, by: User | None, at: dt.datetime, watch: Watch = UNWATCHED
) -> Publication:
    """Make a paper public whose exemption no longer holds, at its old page numbers; gives the new publication.

    Everything else stays as it was published. Raises CannotPublishError, and LeakError where words of another
    restricted paper would go out with it.
    """
    require(by, Act.certify_exemption)
    check_release(paper, reason)
    today = english_day(at)
    watch.reached(PublishingJob.Stage.typesetting)
    scheduled = out_under(paper.item.agenda.scheduled)
    found = with_reports_typeset(scheduled, at=at, aside=Aside(released={paper.public_id: today}))
    watch.reached(PublishingJob.Stage.binding)
    pack = make(found, today)
    watch.reached(PublishingJob.Stage.storing)
    with nothing_left_behind(pack), transaction.atomic():
        as_it_was(found)
        check_release(paper, reason)
        DraftPaper.objects.filter(pk=paper.pk).update(released_on=today)
        _decide(paper, "released", reason, by, at)
        _audit("exemption released", paper, by, at)
        words = f"Item {paper.item.kept_number}, {pages_of(paper)}: a paper that was exempt is public now."
        made = issue(Issue(found, pack, by, at, act="exempt paper released", words=(words,)))
        watch.stored(made)
        transaction.on_commit(lambda: search_index.catch_up(settings.SEARCH_INDEX), robust=True)
    return made


def check_release(paper: DraftPaper, reason: str) -> None:
    """Raise CannotPublishError for a paper that cannot be made public, or without the reason that it takes."""
    if not reason.strip():
        raise CannotPublishError("Say why the exemption no longer holds.")
    if _check(paper).confidential:
        raise CannotPublishError("What is confidential may not be made public (Local Government Act 1972 s.100A(2)).")


def _check(paper: DraftPaper) -> DraftPaperFact:
    paper.refresh_from_db()
    if paper.published_on is None:
        raise CannotPublishError("The paper has not been published as a restricted one.")
    found = next(one for _, one in draft_agenda(paper.item.agenda.scheduled).papers() if one.key == paper.public_id)
    if found.is_open:
        raise CannotPublishError("The paper is public already.")
    return found


def _decide(paper: DraftPaper, outcome: str, reason: str, by: User | None, at: dt.datetime) -> None:
    """Put an outcome to the review that is open; one is made where nobody had set a day."""
    review = paper.reviews.filter(outcome="").first() or ExemptionReview(paper=paper, due_on=english_day(at))
    review.outcome, review.reason, review.decided_at, review.decided_by = outcome, reason.strip(), at, by
    review.save()


def _audit(act: str, paper: DraftPaper, by: User | None, at: dt.datetime) -> None:
    audit.append(act=act, about=paper.public_id, by=by, at=at, detail={"item": paper.item.public_id})
