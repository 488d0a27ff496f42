"""The public side of planned meetings: what the public calendar shows of them, and the notices that go up."""

import datetime as dt

from django.conf import settings

from moothall.documents.notices import Gathering, Occasion, notice
from moothall.operations.errands import queue
from moothall.queries.public.reach import pages_of_meeting
from moothall.records.calendar_as_facts import gathering
from moothall.records.council_as_facts import proper_officer
from moothall.records.models import Meeting, PublicNotice, ScheduledMeeting
from moothall.rules.convening import Consequences, Step
from moothall.rules.english_day import english_day

_TOLD = ("cancelled", "moved", "adjourned")
_WRITTEN_OF = (*_TOLD, "shorter notice")
"""Steps of which members and subscribers are told by letter; one that was moved is told of once, with its new day."""


def show(scheduled: ScheduledMeeting, *, at: dt.datetime) -> set[str]:
    """Bring the public calendar in line with a meeting, within the act's transaction; gives the pages that change.

    A meeting that is not public yet has no public side, and none is made.
    """
    if not scheduled.is_public:
        return set()
    meeting, _ = Meeting.objects.select_related("body").get_or_create(body=scheduled.body, date=scheduled.date)
    ScheduledMeeting.objects.filter(meeting=meeting).exclude(pk=scheduled.pk).update(meeting=None)
    meeting.is_planned = True
    meeting.planned_time, meeting.planned_venue = scheduled.time, scheduled.venue
    meeting.state = scheduled.state if scheduled.state in _TOLD else ""
    meeting.replaced_by = _held_instead(scheduled)
    meeting.plan_changed_at, meeting.plan_version = at, meeting.plan_version + 1
    meeting.save()
    scheduled.meeting = meeting
    scheduled.save(update_fields=["meeting"])
    return pages_of_meeting(meeting)


def announce(
    scheduled: ScheduledMeeting,
    step: Step,
    *,
    at: dt.datetime,
    other: Gathering | None = None,
    reason: str = "",
    found: Consequences | None = None,
) -> PublicNotice:
    """Put up a notice about a meeting; `other` is what it was before, or is to be instead. Letters follow where it
    tells of a change."""
    given = english_day(at)
    told = Occasion(
        meeting=gathering(scheduled),
        council=settings.COUNCIL,
        given=given,
        other=other,
        reason=reason,
        officer=proper_officer(given),
        clear_days=found.clear_days if found else 0,
        needed=found.needed if found else 0,
    )
    said = notice(step, told)
    made = PublicNotice.objects.create(scheduled=scheduled, kind=step, title=said.title, text=said.text, at=at)
    if step in _WRITTEN_OF and not (step == "shorter notice" and scheduled.instead_of_id):
        queue(kind="tell of a notice", payload={"notice": made.public_id}, due_at=at)
    return made


def _held_instead(scheduled: ScheduledMeeting) -> Meeting | None:
    later = ScheduledMeeting.objects.filter(instead_of=scheduled, meeting__isnull=False).order_by("-pk").first()
    return later.meeting if later else None
