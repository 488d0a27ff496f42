"""What goes along when an item of a work programme is put on another meeting: its reports, its place on an agenda."""

from moothall.operations.agendas.ground import lock
from moothall.operations.planning.items import CannotPlanItemError
from moothall.records.calendar_as_facts import first_drafts
from moothall.records.models import (
    DraftAgenda,
    DraftItem,
    DraftPaper,
    DraftReport,
    PlannedItem,
    Route,
    ScheduledMeeting,
)


def leave_agenda(item: PlannedItem, was: ScheduledMeeting) -> None:
    """Take an item off the agenda of the meeting it `was` on, where it is not published: then its number is a citation.

    To be called in a transaction. Raises CannotPlanItemError where files were handed in behind it, alone or beside a
    report: nobody's file is thrown away unasked.
    """
    for agenda in DraftAgenda.objects.filter(scheduled=was):
        lock(agenda)
    placed = DraftItem.objects.filter(planned_item=item, agenda__scheduled=was, kept_number="", published_on=None)
    handed_in = DraftPaper.objects.filter(item__in=placed, report=None, appendix=None).exclude(kind="work programme")
    if handed_in.exists():
        raise CannotPlanItemError(
            "files were handed in behind this item of the agenda: take it off the agenda first, then put it off"
        )
    placed.delete()


def reroute(item: PlannedItem, was: ScheduledMeeting | None) -> None:
    """Let an item's live reports go to its meeting instead of the one it `was` on, and be due for it."""
    for report in item.reports.exclude(state__in=["withdrawn", "published"]):
        _route(report, was, item.scheduled)
        report.due_on = first_drafts(item.scheduled)
        report.save(update_fields=["due_on"])


def _route(report: DraftReport, was: ScheduledMeeting | None, now: ScheduledMeeting | None) -> None:
    """The report goes to the new meeting in the place of the old one, unless that has given its views already."""
    old = report.route.filter(scheduled=was, views="")
    if now is None or report.route.filter(scheduled=now).exists():
        old.delete()
    elif not old.update(scheduled=now) and not report.route.exists():
        Route.objects.create(report=report, scheduled=now, position=1)
