"""What takes long is asked for, and done by an errand. What was decided is on record from the moment it is asked."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit
from moothall.operations.errands import PUBLISHING, TAKING_DOWN, queue
from moothall.operations.permission import require
from moothall.operations.publishing.gathering import Gathered, gathered
from moothall.operations.publishing.giving_up import give_way
from moothall.operations.publishing.publish import Overrides, asked, may_publish
from moothall.operations.publishing.refusals import BusyError, CannotPublishError
from moothall.operations.publishing.reviewing import check_release
from moothall.operations.publishing.withdrawing import check_down
from moothall.operations.release import NamedOverride
from moothall.records.models import DraftAgenda, DraftPaper, PublishingJob, ScheduledMeeting
from moothall.rules.permits import Act

Said = Mapping[str, Any]


def ask_to_publish(
    *, scheduled: ScheduledMeeting, overrides: Overrides, by: User | None, at: dt.datetime, key: str = ""
) -> PublishingJob:
    """Ask for a meeting's agenda to be published with its papers.

    What was found, which whoever asks has read, is kept with it. The gate is asked now, again when the pack is made,
    and again when it is stored. `key` is of the form: the same form sent twice asks once. Raises ShutGateError;
    BusyError while something else is made for the meeting; CannotPublishError; NotPermittedError.
    """
    may_publish(by, overrides)
    found = gathered(scheduled)
    met = asked(scheduled, at, overrides, found)
    said = {"overrides": _kept(overrides, found), "read": [[one.code, one.place] for one in met]}
    return _ask(scheduled, PublishingJob.Kind.publication, said, by=by, at=at, key=key)


def ask_for_look(*, scheduled: ScheduledMeeting, by: User | None, at: dt.datetime, key: str = "") -> PublishingJob:
    """Ask for both versions of the pack as they would be published now; nothing is published. Raises as above."""
    require(by, Act.publish_pack)
    return _ask(scheduled, PublishingJob.Kind.look, {}, by=by, at=at, key=key)


def ask_to_take_down(
    *, paper: DraftPaper, public_words: str, reason: str, by: User | None, at: dt.datetime, key: str = ""
) -> PublishingJob:
    """Ask for one published paper to be taken down. It goes before everything else that waits.

    A look, and what is not begun yet, gives way to it. Raises as above; BusyError only while a publication, a release
    or another takedown is being made.
    """
    require(by, Act.take_down)
    check_down(paper, public_words, reason)
    said = {"public_words": public_words, "reason": reason}
    return _ask(paper.item.agenda.scheduled, PublishingJob.Kind.takedown, said, by=by, at=at, key=key, paper=paper)


def ask_to_release(*, paper: DraftPaper, reason: str, by: User | None, at: dt.datetime, key: str = "") -> PublishingJob:
    """Ask for a paper to be made public whose exemption no longer holds. Raises as above."""
    require(by, Act.certify_exemption)
    check_release(paper, reason)
    said = {"reason": reason}
    return _ask(paper.item.agenda.scheduled, PublishingJob.Kind.release, said, by=by, at=at, key=key, paper=paper)


def ask_again(*, job: PublishingJob, by: User | None, at: dt.datetime, key: str = "") -> PublishingJob:
    """Ask for the same once more, after it came to nothing. Raises as above.

    Only who overrode a finding may ask again with what they said: another has to give their own name.
    """
    if job.kind == PublishingJob.Kind.look:
        return ask_for_look(scheduled=job.scheduled, by=by, at=at, key=key)
    if job.paper is None:
        overrides = still_said(job, gathered(job.scheduled)) if job.by == by else {}
        return ask_to_publish(scheduled=job.scheduled, overrides=overrides, by=by, at=at, key=key)
    ask = ask_to_take_down if job.kind == PublishingJob.Kind.takedown else ask_to_release
    return ask(paper=job.paper, by=by, at=at, key=key, **job.said)


def still_said(job: PublishingJob, found: Gathered) -> Overrides:
    """What was overridden when it was asked for, but for papers that changed since: of those nobody has said it."""
    digests = _digests(found)
    return {
        (one["code"], one["place"]): NamedOverride(one["name"], one["reason"])
        for one in job.said["overrides"]
        if digests.get(one["place"], "") == one["digest"]
    }


def _kept(overrides: Overrides, found: Gathered) -> list[dict[str, str]]:
    digests = _digests(found)
    return [
        {"code": code, "place": place, "name": one.name, "reason": one.reason, "digest": digests.get(place, "")}
        for (code, place), one in overrides.items()
    ]


def _digests(found: Gathered) -> Mapping[str, str]:
    return {paper.key: paper.digest for _, paper in found.agenda.papers()}


def _ask(
    scheduled: ScheduledMeeting,
    kind: PublishingJob.Kind,
    said: Said,
    *,
    by: User | None,
    at: dt.datetime,
    key: str,
    paper: DraftPaper | None = None,
) -> PublishingJob:
    with transaction.atomic():
        if not DraftAgenda.objects.select_for_update().filter(scheduled=scheduled).exists():
            raise CannotPublishError("There is no agenda to publish.")
        asked_before = PublishingJob.objects.filter(scheduled=scheduled, key=key).first() if key else None
        if asked_before:
            return asked_before
        takes_down = kind == PublishingJob.Kind.takedown
        if takes_down:
            give_way(scheduled, at)
        _check_free(scheduled)
        job = PublishingJob.objects.create(
            scheduled=scheduled, kind=kind, said=said, paper=paper, by=by, asked_at=at, key=key
        )
        detail = {
            "meeting": scheduled.public_id,
            "paper": paper.public_id if paper else None,
            "overrides": len(said.get("overrides", ())),
            "findings read": len(said.get("read", ())),
        }
        audit.append(act=f"{kind} asked for", about=job.public_id, by=by, at=at, detail=detail)
        errand = TAKING_DOWN if takes_down else PUBLISHING
        queue(kind=errand, payload={"job": job.public_id}, due_at=at, key=f"publishing/{job.public_id}")
    return job


def _check_free(scheduled: ScheduledMeeting) -> None:
    running = PublishingJob.objects.filter(scheduled=scheduled, ended_at=None).first()
    if running:
        raise BusyError(running.public_id)
