"""Items that come back are put on the meetings that their pattern gives, each once."""

import datetime as dt

from django.db.models import Q

from moothall.records.models import Body, Deferral, PlannedItem, ScheduledMeeting
from moothall.rules.recurrence import PATTERNS, occurrences

_FOLLOW = (
    "title",
    "closed_title",
    "section",
    "why",
    "decision",
    "is_key",
    "exempt",
    "kind",
    "pattern",
    "month",
    "leads",
)
_EXTRA = ("extraordinary", "adjourned")


def bring_up(body: Body) -> None:
    """Put every item of a body that comes back on the meetings that are new; within the act that made these."""
    for template in PlannedItem.objects.filter(body=body, recurs_from=None, dropped="").exclude(pattern=""):
        bring_up_item(template)


def bring_up_item(template: PlannedItem, anew: dt.date | None = None) -> None:
    """Put an item on the meetings of its pattern, where it has not been before; one without a pattern on none.

    With `anew` its occurrences at meetings from that day on are made again first, but for those that were put off
    or taken off.
    """
    if template.recurs_from_id is not None:
        return
    if anew:
        waiting = template.recurrences.filter(dropped="", deferrals=None, scheduled__date__gte=anew)
        waiting.filter(placed=None, reports=None).delete()
        for kept in template.recurrences.filter(dropped="", scheduled__date__gte=anew):
            _follow(kept, template)
    if template.pattern:
        _put_on(template)


def _put_on(template: PlannedItem) -> None:
    meetings = ScheduledMeeting.objects.filter(body=template.body_id, state__in=["provisional", "fixed", "held"])
    by_date = {one.date: one for one in meetings.exclude(kind__in=_EXTRA)}
    pattern = PATTERNS[PATTERNS.index(template.pattern)]
    had = _had(template)
    for date in occurrences(pattern, list(by_date), template.month, template.added_on):
        meeting = by_date[date]
        if meeting.state != "held" and meeting.pk not in had:
            occurrence = PlannedItem(
                body_id=template.body_id,
                scheduled=meeting,
                position=template.position,
                recurs_from=template,
                added_on=template.added_on,
                added_by=template.added_by,
                source=template.source,
                source_key=template.source_key,
            )
            _follow(occurrence, template)


def _had(template: PlannedItem) -> set[int | None]:
    """The meetings that an item has been put on, whether it is still there or was put off; moved ones count too."""
    mine = Q(item__recurs_from=template)
    put_off = Deferral.objects.filter(mine).values_list("before", flat=True)
    on = template.recurrences.values_list("scheduled", flat=True)
    return {*put_off, *on}


def _follow(occurrence: PlannedItem, template: PlannedItem) -> None:
    for name in _FOLLOW:
        setattr(occurrence, name, getattr(template, name))
    occurrence.save()
