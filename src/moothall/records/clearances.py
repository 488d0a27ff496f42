"""Whether the reports behind an agenda are cleared: the rule of `clearance_as_facts`, for many in five queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping

import msgspec
from django.db.models import Q

from moothall.facts.drafts import Appendix, ReportDraft
from moothall.records.clearance_as_facts import clearance_practice, clearance_template, request_of
from moothall.records.drafts_as_facts import appendix, report_draft
from moothall.records.models import AppendixFile, Clearance, Revision
from moothall.rules.clearance import state


def are_cleared(latest: Collection[Revision]) -> Mapping[int, bool | None]:
    """For each report, by its row, whether clearance of its latest version is complete; None where it needs none."""
    if not latest:
        return {}
    template, practice = clearance_template(), clearance_practice()
    asked = _asked(latest)
    versions = _versions(latest, asked)
    return {
        report: state(
            versions=versions[report],
            requests=[request_of(row) for row in asked[report]],
            template=template,
            practice=practice,
            today=dt.date.min,
        ).is_cleared
        for report in versions
    }


def _asked(latest: Collection[Revision]) -> defaultdict[int, list[Clearance]]:
    rows = Clearance.objects.filter(revision__report__in=[one.report_id for one in latest])
    found: defaultdict[int, list[Clearance]] = defaultdict(list)
    for row in rows.select_related("revision", "answered_by").defer("revision__draft").order_by("asked_at", "pk"):
        found[row.revision.report_id].append(row)
    return found


def _versions(latest: Collection[Revision], asked: Mapping[int, list[Clearance]]) -> Mapping[int, list[ReportDraft]]:
    """From the earliest version that a request names up to the latest, which has the appendices that there are now."""
    appendices = _appendices([one.report_id for one in latest])
    earlier = _earlier(latest, asked)
    found: dict[int, list[ReportDraft]] = {}
    for one in latest:
        now = msgspec.structs.replace(report_draft(one), appendices=tuple(appendices[one.report_id]))
        found[one.report_id] = [*earlier[one.report_id], now]
    return found


def _earlier(latest: Collection[Revision], asked: Mapping[int, list[Clearance]]) -> defaultdict[int, list[ReportDraft]]:
    wanted = Q(pk=None)
    for one in latest:
        first = min((row.revision.number for row in asked.get(one.report_id, ())), default=one.number)
        if first < one.number:
            wanted |= Q(report=one.report_id, number__gte=first, number__lt=one.number)
    found: defaultdict[int, list[ReportDraft]] = defaultdict(list)
    for row in Revision.objects.filter(wanted).order_by("number"):
        found[row.report_id].append(report_draft(row))
    return found


def _appendices(reports: Collection[int]) -> defaultdict[int, list[Appendix]]:
    found: defaultdict[int, list[Appendix]] = defaultdict(list)
    for row in AppendixFile.objects.filter(report__in=reports, removed_at=None).order_by("position", "pk"):
        found[row.report_id].append(appendix(row))
    return found
