"""An agenda goes along when its meeting is moved: on which days it was meant to be taken, and under which it is out."""

import datetime as dt

from moothall.records.models import DraftAgenda, Meeting, Publication, ScheduledMeeting


def days_of(scheduled: ScheduledMeeting) -> list[ScheduledMeeting]:
    """The meeting, then those in whose place it stands because they were moved, the latest first."""
    found = [scheduled]
    while (before := found[-1].instead_of) is not None and before.state == "moved":
        found.append(before)
    return found


def out_under(scheduled: ScheduledMeeting) -> ScheduledMeeting:
    """The day under which the public has the agenda: the new one from its first publication there, else the old."""
    days = days_of(scheduled)
    return next((one for one in days if agenda_is_out(one)), scheduled)


def moved_from(scheduled: ScheduledMeeting) -> dt.date | None:
    """The day for which the agenda was published before its meeting was moved; None where it was for no other."""
    days = days_of(scheduled)[1:]
    return next((one.date for one in days if Publication.objects.filter(meeting__scheduled=one).exists()), None)


def gone_along(meeting: Meeting) -> Meeting | None:
    """The meeting under which everything now stands that was published for one that was moved; None for any other."""
    found = meeting
    while found.publication_id is None and found.state == "moved" and found.replaced_by is not None:
        found = found.replaced_by
    return found if found.publication_id and found != meeting else None


def agenda_row(scheduled: ScheduledMeeting) -> DraftAgenda | None:
    """The agenda of a meeting. One that was moved keeps it until it is published under the new day."""
    own = DraftAgenda.objects.filter(scheduled=scheduled).first()
    if own is not None or scheduled.state != "moved":
        return own
    later = scheduled.replaced_by.filter(state__in=("provisional", "fixed", "moved")).order_by("-pk").first()
    found = agenda_row(later) if later else None
    return found if found and found.first_published is None else None


def agenda_is_out(scheduled: ScheduledMeeting) -> bool:
    """Whether the public has an agenda for the day of the meeting."""
    return Publication.objects.filter(meeting__scheduled=scheduled, current=True).exists()
