"""A job that comes to nothing ends with words that say why, and whoever asked for it is written to."""

import datetime as dt

from django.db import transaction

from moothall.operations.errands import queue
from moothall.records.models import PublishingJob, ScheduledMeeting

GIVES_WAY = (
    "A paper had to be taken down at once, and that goes first. Nothing was published. Once it is down, ask for this "
    "again."
)


def give_up(*, job: PublishingJob, trouble: str, at: dt.datetime) -> None:
    """End a job that came to nothing, with words for whoever asked for it. One that has ended stays as it is."""
    with transaction.atomic():
        ended = PublishingJob.objects.filter(pk=job.pk, ended_at=None).update(ended_at=at, trouble=trouble)
        if ended and job.by_id:
            queue(kind="tell", key=f"nothing/{job.public_id}", payload={"job": job.public_id}, due_at=at)


def give_way(scheduled: ScheduledMeeting, at: dt.datetime) -> None:
    """End what a takedown does not wait for: a look, and what nobody has begun, but for another takedown."""
    for job in PublishingJob.objects.filter(scheduled=scheduled, ended_at=None):
        is_waiting = job.begun_at is None and job.kind != PublishingJob.Kind.takedown
        if is_waiting or job.kind == PublishingJob.Kind.look:
            give_up(job=job, trouble=GIVES_WAY, at=at)
