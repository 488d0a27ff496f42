"""Publishing an agenda with its papers: the gate is asked, the pack is made, and all of it is stored at once."""

import datetime as dt
from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from moothall.assurance.agenda import findings as assured
from moothall.facts.findings import Finding
from moothall.operations import search_index
from moothall.operations.permission import require
from moothall.operations.publishing.gathering import Gathered, by_report, gathered
from moothall.operations.publishing.issuing import Issue, issue
from moothall.operations.publishing.making import make, with_reports_typeset
from moothall.operations.publishing.refusals import CannotPublishError, ShutGateError
from moothall.operations.release import NamedOverride
from moothall.records.agenda_checked import beside
from moothall.records.calendar_as_facts import calendar_profile
from moothall.records.models import GateOverride, Publication, ScheduledMeeting
from moothall.rules.english_day import english_day
from moothall.rules.gate import gate
from moothall.rules.permits import Act

Overrides = Mapping[tuple[str, str], NamedOverride]


def publish(*, scheduled: ScheduledMeeting, by: User | None, at: dt.datetime, overrides: Overrides) -> Publication:
    """Publish the agenda of a meeting with its papers, but for what is held; again, to add and to correct.

    `overrides` are the findings that a named person takes on themselves, by code and place. What was overridden for
    an earlier publication stays so, until the paper it was about changes. Raises ShutGateError, with the findings,
    when the gate is shut; CannotPublishError when the pack cannot be made, when nothing changed, or when something
    changed meanwhile; LeakError when anything restricted is found in it; NotPermittedError.
    """
    require(by, Act.publish_pack)
    if overrides:
        require(by, Act.override_gate)
    asked(scheduled, at, overrides)
    found = with_reports_typeset(scheduled, at=at)
    met = asked(scheduled, at, overrides, found)
    pack = make(found, english_day(at))
    with transaction.atomic():
        made = issue(Issue(found, pack, by, at, met, overrides))
        transaction.on_commit(lambda: search_index.catch_up(settings.SEARCH_INDEX), robust=True)
    return made


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
    settled = {*overrides, *settled_before(one)}
    shut = [
        finding
        for finding in met
        if finding.severity == "absolute"
        or (finding.severity == "stop" and (finding.code, finding.place) not in settled)
    ]
    if shut:
        raise ShutGateError(shut)
    return met


def settled_before(found: Gathered) -> dict[tuple[str, str], str]:
    """What was overridden for earlier publications, with whose word it was, but for papers that changed since."""
    changed = {key for key, standing in found.standing.items() if standing != "unchanged"}
    rows = GateOverride.objects.filter(publication__meeting__scheduled=found.scheduled).order_by("at")
    return {(row.code, row.place): f"{row.name}: {row.reason}" for row in rows if row.place not in changed}
