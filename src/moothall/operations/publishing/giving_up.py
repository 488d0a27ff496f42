"""A job that comes to nothing ends with words that say why, and whoever asked for it is written to."""

import datetime as dt

from django.db import transaction

from moothall.operations.errands import queue
from moothall.records.models import PublishingJob, ScheduledMeeting

GIVES_WAY = (
    "A paper had to be taken down at once, and that goes first. Nothing was published. Once it is down, ask for this "
    "again."
)
TOGETHER = "Another paper was taken down meanwhile. Both are off the site, and the pack is made anew without either."


def give_up(*, job: PublishingJob, trouble: str, at: dt.datetime) -> None:
    """End a job that came to nothing, with words for whoever asked for it. One that has ended stays as it is."""
    with transaction.atomic():
        ended = PublishingJob.objects.filter(pk=job.pk, ended_at=None).update(ended_at=at, trouble=trouble)
        if ended and job.by_id:
            queue(kind="tell", key=f"nothing/{job.public_id}", payload={"job": job.public_id}, due_at=at)


def give_way(scheduled: ScheduledMeeting, at: dt.datetime) -> None:
    """End what is being made for a meeting, or waits to be, as a paper of it is taken down: it goes before all."""
    for job in PublishingJob.objects.filter(scheduled=scheduled, ended_at=None):
        is_takedown = job.kind == PublishingJob.Kind.takedown
        give_up(job=job, trouble=TOGETHER if is_takedown else GIVES_WAY, at=at)
