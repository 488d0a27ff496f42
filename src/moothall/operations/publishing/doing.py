"""Jobs of publishing are begun, done, and ended, with what came of them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction

from moothall.operations.agendas import CannotBuildError
from moothall.operations.files import keep
from moothall.operations.permission import NotPermittedError
from moothall.operations.publishing.asked_for import check_unchanged, read_back
from moothall.operations.publishing.asking import still_said
from moothall.operations.publishing.gathering import gathered
from moothall.operations.publishing.giving_up import give_up
from moothall.operations.publishing.making import make, with_reports_typeset
from moothall.operations.publishing.publish import prepare, put_out
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.operations.publishing.reviewing import release_exempt
from moothall.operations.publishing.watching import Watch
from moothall.operations.publishing.withdrawing import make_anew
from moothall.operations.typesetting import bring_papers_up_to_date
from moothall.records.models import Publication, PublishingJob
from moothall.rules.english_day import english_day

Clock = Callable[[], dt.datetime]
REFUSALS = (CannotPublishError, CannotBuildError, NotPermittedError)
"""Why a job comes to nothing, in words for whoever asked for it."""

TOO_LATE = dt.timedelta(hours=1)
"""A job that nobody began in this time is not begun any more: what it was asked for may no longer be wanted."""

_INTERRUPTED = "The server was stopped while it was being made. Nothing was published. Ask for it again."
_WAITED = "It waited for more than an hour for the program that does it, and was not begun. Ask for it again."
UNFORESEEN = "Something went wrong on our side, and nothing was published. Ask for it again, or tell the administrator."


def begin(*, id: str, at: dt.datetime, is_last: bool = False) -> PublishingJob | None:
    """Begin a job; None where there is nothing to do, because it has ended.

    One that was begun before was interrupted: it ends so, and is not begun again unless a person asks for it. A pack
    of which a paper was taken down is wanted in any case: it is begun again until this try `is_last`.
    """
    job = PublishingJob.objects.filter(public_id=id, ended_at=None).first()
    if job is None:
        return None
    is_wanted = job.kind == PublishingJob.Kind.takedown and not is_last
    if not is_wanted and (job.begun_at or at - job.asked_at > TOO_LATE):
        give_up(job=job, trouble=_INTERRUPTED if job.begun_at else _WAITED, at=at)
        return None
    job.begun_at = at
    job.save(update_fields=["begun_at"])
    return job


def hand_back(*, job: PublishingJob) -> None:
    """The server ends in good order while the job is done: it is as if it had not been begun, and waits for another."""
    waiting = PublishingJob.Stage.waiting
    PublishingJob.objects.filter(pk=job.pk, ended_at=None).update(begun_at=None, stage=waiting)


def carry_out(*, job: PublishingJob, clock: Clock) -> None:
    """Do a job. Raises one of REFUSALS when it comes to nothing; then nothing of it is published."""
    _WAYS[PublishingJob.Kind(job.kind)](job, clock, _Waiting(job))


class _Waiting(Watch):
    """Whoever asked for a job sees how far it is. Raises CannotPublishError once it was given up meanwhile."""

    def __init__(self, job: PublishingJob) -> None:
        self._row = PublishingJob.objects.filter(pk=job.pk, ended_at=None)

    def reached(self, stage: PublishingJob.Stage) -> None:
        self._still(stage=stage)

    def stored(self, publication: Publication) -> None:
        """Where the job was given up meanwhile, nothing is stored."""
        self._still(ended_at=publication.released_at, publication=publication)

    def looked(self, public: str, restricted: str, at: dt.datetime) -> None:
        """Both versions are there to be looked at."""
        self._still(public=public, restricted=restricted, ended_at=at)

    def _still(self, **values: Any) -> None:
        if not self._row.update(**values):
            raise CannotPublishError("It was given up meanwhile. Ask for it again.")


def _publish(job: PublishingJob, clock: Clock, watch: Watch) -> None:
    """The papers are brought up to date first. What that or anyone brings that was not asked for stops it."""
    watch.reached(PublishingJob.Stage.typesetting)
    bring_papers_up_to_date(agenda=job.scheduled.agenda, by=job.by, at=clock())
    found, what = gathered(job.scheduled), read_back(job.said)
    check_unchanged(what, found)
    overrides = still_said(job, found)
    prepared = prepare(scheduled=job.scheduled, by=job.by, at=clock(), overrides=overrides, watch=watch)
    check_unchanged(what, prepared.found)
    put_out(prepared=prepared, by=job.by, at=clock(), watch=watch)


def _look(job: PublishingJob, clock: Clock, watch: _Waiting) -> None:
    watch.reached(PublishingJob.Stage.typesetting)
    bring_papers_up_to_date(agenda=job.scheduled.agenda, by=job.by, at=clock())
    found = with_reports_typeset(job.scheduled, at=clock())
    watch.reached(PublishingJob.Stage.binding)
    pack = make(found, english_day(clock()))
    public, restricted = (keep(one.made.pdf, public=False) for one in (pack.public, pack.restricted))
    with transaction.atomic():
        PublishingJob.objects.filter(scheduled=job.scheduled).update(public="", restricted="")
        watch.looked(public, restricted, clock())


def _take_down(job: PublishingJob, clock: Clock, watch: Watch) -> None:
    make_anew(scheduled=job.scheduled, by=job.by, at=clock(), watch=watch)


def _release(job: PublishingJob, clock: Clock, watch: Watch) -> None:
    if job.paper:
        release_exempt(paper=job.paper, by=job.by, at=clock(), watch=watch, **job.said)


_WAYS = {
    PublishingJob.Kind.publication: _publish,
    PublishingJob.Kind.look: _look,
    PublishingJob.Kind.takedown: _take_down,
    PublishingJob.Kind.release: _release,
}
