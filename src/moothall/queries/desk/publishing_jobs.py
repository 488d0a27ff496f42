"""What of publishing is being done, and what came of it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from moothall.queries.desk.viewers import Viewer, may
from moothall.records.calendar_as_facts import meeting_title
from moothall.records.identifiers import fresh
from moothall.records.models import PublishingJob, ScheduledMeeting
from moothall.rules.permits import Act

_SLOW = dt.timedelta(seconds=30)
_STAGES = {
    PublishingJob.Kind.look: (
        PublishingJob.Stage.waiting,
        PublishingJob.Stage.typesetting,
        PublishingJob.Stage.binding,
    )
}


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage of a job: `done`, `now` or `to come`."""

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class JobPage:
    """A job. `outcome` is empty while it is being done, then `done` or `nothing`; `trouble` says why.

    `is_late` says that nobody has begun it for longer than it takes. `looks` says that its files can be opened.
    """

    id: str
    kind: str
    what: str
    title: str
    meeting: str
    asked_at: dt.datetime
    by: str
    stages: tuple[StageLine, ...]
    outcome: str
    trouble: str
    publication: str
    public_url: str
    looks: bool
    is_late: bool

    @property
    def now(self) -> str:
        """What is being done, in words."""
        return next((one.words for one in self.stages if one.state == "now"), "")


@dataclass(frozen=True, slots=True)
class Failure:
    """The last thing that was asked for a meeting, where it came to nothing."""

    id: str
    what: str
    at: dt.datetime


def form_key() -> str:
    """A key for a form by which something is asked: the same form sent twice asks once."""
    return fresh()


def job_of(viewer: Viewer, id: str) -> PublishingJob | None:
    """A job, for who publishes or takes down; None where there is none."""
    if not may(viewer, Act.take_down):
        return None
    rows = PublishingJob.objects.select_related("scheduled__body", "scheduled__meeting", "paper", "by", "publication")
    return rows.filter(public_id=id).first()


def last_failure(viewer: Viewer, scheduled: ScheduledMeeting) -> Failure | None:
    """What was asked for last for a meeting, where it came to nothing; for those who may see its page."""
    if not may(viewer, Act.take_down):
        return None
    job = PublishingJob.objects.filter(scheduled=scheduled).first()
    return (
        Failure(job.public_id, job.get_kind_display(), job.ended_at) if job and job.ended_at and job.trouble else None
    )


def job_page(job: PublishingJob, at: dt.datetime) -> JobPage:
    """A job as whoever asked for it sees it."""
    scheduled = job.scheduled
    return JobPage(
        id=job.public_id,
        kind=job.kind,
        what=job.get_kind_display(),
        title=meeting_title(scheduled),
        meeting=scheduled.public_id,
        asked_at=job.asked_at,
        by=(job.by.get_full_name() or job.by.get_username()) if job.by else "the command line",
        stages=tuple(_stages(job)),
        outcome="" if job.ended_at is None else "nothing" if job.trouble else "done",
        trouble=job.trouble,
        publication=job.publication.public_id if job.publication else "",
        public_url=f"/meetings/{scheduled.meeting.public_id}" if scheduled.meeting else "",
        looks=bool(job.restricted),
        is_late=job.begun_at is None and job.ended_at is None and at - job.asked_at > _SLOW,
    )


def _stages(job: PublishingJob) -> Iterator[StageLine]:
    stages = _STAGES.get(PublishingJob.Kind(job.kind), tuple(PublishingJob.Stage))
    reached = stages.index(PublishingJob.Stage(job.stage))
    for place, stage in enumerate(stages):
        done = place < reached or bool(job.ended_at and not job.trouble)
        yield StageLine(stage.label, "done" if done else "now" if place == reached and not job.ended_at else "to come")
