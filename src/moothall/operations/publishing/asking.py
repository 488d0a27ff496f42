"""What takes long is asked for, and done by an errand. What was decided is on record from the moment it is asked."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit
from moothall.operations.errands import PUBLISHING, TAKING_DOWN, queue
from moothall.operations.permission import require
from moothall.operations.publishing.asked_for import asked_for, check_unchanged, mark, read_back
from moothall.operations.publishing.gathering import Gathered, gathered
from moothall.operations.publishing.giving_up import give_way
from moothall.operations.publishing.hiding import is_made_anew
from moothall.operations.publishing.publish import Overrides, asked, may_publish
from moothall.operations.publishing.refusals import BusyError, CannotPublishError
from moothall.operations.publishing.reviewing import check_release
from moothall.operations.publishing.standing import is_nothing_new
from moothall.operations.publishing.withdrawing import withdraw_paper
from moothall.operations.release import NamedOverride
from moothall.records.models import DraftAgenda, DraftPaper, PublishingJob, ScheduledMeeting
from moothall.rules.permits import Act

Said = Mapping[str, Any]


def ask_to_publish(
    *,
    scheduled: ScheduledMeeting,
    overrides: Overrides,
    by: User | None,
    at: dt.datetime,
    key: str = "",
    seen: str = "",
) -> PublishingJob:
    """Ask for a meeting's agenda to be published with its papers.

    What was found, which whoever asks has read, is kept with it, and what was to be published then: when something is
    added, opened or replaced before it is stored, nothing is. `seen` is the mark of that on the form, `key` is of the
    form: sent twice, it asks once. The gate is asked now, again when the pack is made, and again when it is stored.
    Raises ShutGateError; BusyError while something else is made for the meeting; CannotPublishError; NotPermittedError.
    """
    may_publish(by, overrides)
    if before := _asked_before(scheduled, key):
        return before
    found = gathered(scheduled)
    what = asked_for(found)
    if seen and seen != mark(what):
        raise CannotPublishError("What goes out was changed since you opened this page. Look at it again, and publish.")
    if is_nothing_new(found):
        raise CannotPublishError("Nothing has changed since it was published last.")
    met = asked(scheduled, at, overrides, found)
    said = {
        "overrides": _kept(overrides, found),
        "read": [[one.code, one.place] for one in met],
        "what": msgspec.to_builtins(what),
    }
    return _ask(scheduled, PublishingJob.Kind.publication, said, by=by, at=at, key=key)


def ask_for_look(*, scheduled: ScheduledMeeting, by: User | None, at: dt.datetime, key: str = "") -> PublishingJob:
    """Ask for both versions of the pack as they would be published now; nothing is published. Raises as above."""
    require(by, Act.publish_pack)
    return _ask(scheduled, PublishingJob.Kind.look, {}, by=by, at=at, key=key)


def ask_to_take_down(
    *, paper: DraftPaper, public_words: str, reason: str, by: User | None, at: dt.datetime, key: str = ""
) -> PublishingJob:
    """Take one published paper off the site at once, and ask for the pack to be made anew without it.

    Whatever else is being made for the meeting gives way, and nothing of it is published. Raises CannotPublishError,
    NotPermittedError.
    """
    require(by, Act.take_down)
    scheduled, said = paper.item.agenda.scheduled, {"public_words": public_words, "reason": reason}
    with transaction.atomic():
        _lock(scheduled)
        if before := _asked_before(scheduled, key):
            return before
        withdraw_paper(paper=paper, by=by, at=at, **said)
        return _ask_for_anew(paper, said, by=by, at=at, key=key)


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
        found = gathered(job.scheduled)
        check_unchanged(read_back(job.said), found)
        overrides = still_said(job, found) if job.by == by else {}
        return ask_to_publish(scheduled=job.scheduled, overrides=overrides, by=by, at=at, key=key)
    if job.kind == PublishingJob.Kind.takedown:
        require(by, Act.take_down)
        return _ask_for_anew(job.paper, job.said, by=by, at=at, key=key)
    return ask_to_release(paper=job.paper, by=by, at=at, key=key, **job.said)


def _ask_for_anew(paper: DraftPaper, said: Said, *, by: User | None, at: dt.datetime, key: str) -> PublishingJob:
    scheduled = paper.item.agenda.scheduled
    if not is_made_anew(scheduled):
        raise CannotPublishError("The paper is taken down already.")
    return _ask(scheduled, PublishingJob.Kind.takedown, said, by=by, at=at, key=key, paper=paper)


def still_said(job: PublishingJob, found: Gathered) -> Overrides:
    """What was overridden when it was asked for, but for papers that changed since: of those nobody has said it."""
    digests = _digests(found)
    return {
        (one["code"], one["place"]): NamedOverride(one["name"], one["reason"])
        for one in job.said["overrides"]
        if digests.get(one["place"], "") == one["digest"]
    }


def said_last(found: Gathered, by: User | None) -> Overrides:
    """What someone overrode when they asked for it last, where that came to nothing: they need not type it again."""
    last = PublishingJob.objects.filter(scheduled=found.scheduled, kind=PublishingJob.Kind.publication).first()
    return still_said(last, found) if last and last.by == by and last.trouble else {}


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
        _lock(scheduled)
        if before := _asked_before(scheduled, key):
            return before
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


def _lock(scheduled: ScheduledMeeting) -> None:
    if not DraftAgenda.objects.select_for_update().filter(scheduled=scheduled).exists():
        raise CannotPublishError("There is no agenda to publish.")


def _asked_before(scheduled: ScheduledMeeting, key: str) -> PublishingJob | None:
    return PublishingJob.objects.filter(scheduled=scheduled, key=key).first() if key else None


def _check_free(scheduled: ScheduledMeeting) -> None:
    running = PublishingJob.objects.filter(scheduled=scheduled, ended_at=None).first()
    if running:
        raise BusyError(running.public_id)
