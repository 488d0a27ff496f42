"""Publishing an agenda with its papers: the gate is asked, the pack is made, and all of it is stored at once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from moothall.assurance.agenda import findings as assured
from moothall.facts.findings import Finding
from moothall.operations import search_index
from moothall.operations.permission import require
from moothall.operations.publishing.gathering import Gathered, as_it_was, by_report, gathered
from moothall.operations.publishing.handing_out import nothing_left_behind
from moothall.operations.publishing.issuing import Issue, issue
from moothall.operations.publishing.making import Pack, make, with_reports_typeset
from moothall.operations.publishing.refusals import CannotPublishError, ShutGateError
from moothall.operations.publishing.watching import UNWATCHED, Watch
from moothall.operations.release import NamedOverride
from moothall.records.agenda_checked import beside
from moothall.records.calendar_as_facts import calendar_profile
from moothall.records.models import GateOverride, Publication, PublishingJob, ScheduledMeeting
from moothall.records.moved_agendas import days_of
from moothall.rules.english_day import english_day
from moothall.rules.gate import gate
from moothall.rules.permits import Act

Overrides = Mapping[tuple[str, str], NamedOverride]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pack that is made and not published yet, and the day that its front sheet counts from."""

    found: Gathered
    pack: Pack
    overrides: Overrides
    day: dt.date


def publish(*, scheduled: ScheduledMeeting, by: User | None, at: dt.datetime, overrides: Overrides) -> Publication:
    """Publish the agenda of a meeting at once: `prepare` and `put_out` in one."""
    return put_out(prepared=prepare(scheduled=scheduled, by=by, at=at, overrides=overrides), by=by, at=at)


def prepare(
    *, scheduled: ScheduledMeeting, by: User | None, at: dt.datetime, overrides: Overrides, watch: Watch = UNWATCHED
) -> Prepared:
    """Make the pack of a meeting, but for what is held; when it was published before, with what is new and corrected.

    `overrides` are the findings that a named person takes on themselves, by code and place. What was overridden for
    an earlier publication stays so, until the paper it was about changes. Raises ShutGateError, with the findings,
    when the gate is shut, before anything that takes long; CannotPublishError when the pack cannot be made;
    NotPermittedError.
    """
    may_publish(by, overrides)
    asked(scheduled, at, overrides)
    watch.reached(PublishingJob.Stage.typesetting)
    found = with_reports_typeset(scheduled, at=at)
    asked(scheduled, at, overrides, found)
    watch.reached(PublishingJob.Stage.binding)
    return Prepared(found, make(found, english_day(at)), overrides, english_day(at))


def put_out(*, prepared: Prepared, by: User | None, at: dt.datetime, watch: Watch = UNWATCHED) -> Publication:
    """Publish a pack that is made. The gate is asked again as things stand at this moment, in the same transaction.

    Raises ShutGateError; CannotPublishError when something of it was changed meanwhile, when the day has changed, or
    when nothing is new; LeakError when anything restricted is found in it; NotPermittedError.
    """
    may_publish(by, prepared.overrides)
    if english_day(at) != prepared.day:
        raise CannotPublishError("Midnight passed while it was being made, so its date is not true. Publish it again.")
    watch.reached(PublishingJob.Stage.storing)
    with nothing_left_behind(prepared.pack), transaction.atomic():
        met = asked(prepared.found.scheduled, at, prepared.overrides, as_it_was(prepared.found))
        made = issue(Issue(prepared.found, prepared.pack, by, at, met, prepared.overrides))
        watch.stored(made)
        transaction.on_commit(lambda: search_index.catch_up(settings.SEARCH_INDEX), robust=True)
    return made


def may_publish(by: User | None, overrides: Overrides) -> None:
    """Raise NotPermittedError unless they may publish, and override where something is overridden."""
    require(by, Act.publish_pack)
    if overrides:
        require(by, Act.override_gate)


def findings_of(scheduled: ScheduledMeeting, at: dt.datetime, found: Gathered | None = None) -> tuple[Finding, ...]:
    """Everything that a publication at that moment meets at the gate."""
    one = found or gathered(scheduled)
    today = english_day(at)
    known = assured(one.whole, beside(scheduled, one.whole, today))
    return gate(one.whole, known, today, calendar_profile(), by_report(one))


def asked(
    scheduled: ScheduledMeeting, at: dt.datetime, overrides: Overrides, found: Gathered | None = None
) -> tuple[Finding, ...]:
    """What the gate says. Raises ShutGateError unless it opens, CannotPublishError where there is no agenda."""
    one = found or gathered(scheduled)
    if not one.whole.items:
        raise CannotPublishError("There is no agenda to publish.")
    met = findings_of(scheduled, at, one)
    settled = {*overrides, *settled_before(one, met)}
    shut = [
        finding
        for finding in met
        if finding.severity == "absolute"
        or (finding.severity == "stop" and (finding.code, finding.place) not in settled)
    ]
    if shut:
        raise ShutGateError(shut)
    return met


def settled_before(found: Gathered, met: Sequence[Finding]) -> dict[tuple[str, str], str]:
    """What of the findings was overridden for earlier publications, with whose word it was.

    That holds while the finding says the same, and the paper that it is about is as it was.
    """
    changed = {key for key, standing in found.standing.items() if standing != "unchanged"}
    said = {(one.code, one.place): one.text for one in met if one.place not in changed}
    rows = GateOverride.objects.filter(publication__meeting__scheduled__in=days_of(found.scheduled)).order_by("at")
    same = [row for row in rows if said.get((row.code, row.place)) == row.finding]
    return {(row.code, row.place): f"{row.name}: {row.reason}" for row in same}
