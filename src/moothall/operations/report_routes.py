"""The bodies to which a report goes in turn, and what each said of it."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from moothall.operations import audit
from moothall.operations.authorship import require_author
from moothall.operations.reports import ReportError, renew_version
from moothall.records.models import DraftReport, Route, ScheduledMeeting


def add_route(*, report: DraftReport, scheduled: ScheduledMeeting, by: User | None, at: dt.datetime) -> Route:
    """Let a report go to a meeting, after those that it goes to already. Raises ReportError for one that it has."""
    require_author(report, by)
    if scheduled.state == "cancelled":
        raise ReportError("That meeting is cancelled: choose another.")
    with transaction.atomic():
        if report.route.filter(scheduled=scheduled).exists():
            raise ReportError("The report goes to that meeting already.")
        last = report.route.aggregate(last=Max("position"))["last"] or 0
        route = Route.objects.create(report=report, scheduled=scheduled, position=last + 1)
        _audit("report routed", route, by, at)
    return route


def move_route(*, route: Route, earlier: bool, by: User | None, at: dt.datetime) -> None:
    """Let a report go to a body before the one it now follows, or after the one it now precedes."""
    require_author(route.report, by)
    beside = route.report.route.filter(**{"position__lt" if earlier else "position__gt": route.position})
    other = beside.order_by("-position" if earlier else "position").first()
    if other is None:
        return
    with transaction.atomic():
        route.position, other.position = other.position, route.position
        for row in (route, other):
            row.save(update_fields=["position"])
        _audit("route changed", route, by, at)


def remove_route(*, route: Route, by: User | None, at: dt.datetime) -> None:
    """Let a report not go to a meeting after all. Raises ReportError for one that has given its views."""
    require_author(route.report, by)
    if route.views:
        raise ReportError("That body has given its views: the report has been there.")
    with transaction.atomic():
        _audit("route removed", route, by, at)
        route.delete()


def record_views(*, route: Route, views: str, by: User | None, at: dt.datetime) -> None:
    """Record what a body said of a report. They stand on the cover for those it goes to next: a version is made."""
    require_author(route.report, by)
    with transaction.atomic():
        route.views = views.strip()
        route.save(update_fields=["views"])
        _audit("views recorded", route, by, at)
        renew_version(report=route.report, by=by, at=at, note="Views of a body recorded")


def _audit(act: str, route: Route, by: User | None, at: dt.datetime) -> None:
    detail: audit.Detail = {"meeting": route.scheduled.public_id, "position": route.position}
    audit.append(act=act, about=route.report.public_id, by=by, at=at, detail=detail)
