"""An agenda that was out for a day from which its meeting was moved: the publication for the new day takes it over."""

from moothall.operations import search_index
from moothall.operations.pages import affected
from moothall.operations.projection import clear, withdraw
from moothall.queries.public.reach import pages_of_meeting
from moothall.records.models import Meeting, Publication, ScheduledMeeting
from moothall.records.models.recognised import Kept
from moothall.records.moved_agendas import days_of


def taken_over(publication: Publication, scheduled: ScheduledMeeting) -> set[str]:
    """Show under the publication what was shown for earlier days, in its transaction; gives the pages to renew.

    Items and papers keep their addresses. The old day's page says that the meeting was moved, and keeps the files as
    they were published; nothing of it is found by search any more, so that each paper is found once.
    """
    meetings = Meeting.objects.filter(scheduled__in=days_of(scheduled)).exclude(pk=publication.meeting_id)
    earlier = list(meetings.filter(publications__current=True).select_related("body").distinct())
    return {key for meeting in earlier for key in _given_over(meeting, publication.meeting)}


def _given_over(meeting: Meeting, to: Meeting) -> set[str]:
    stale = pages_of_meeting(meeting)
    for publication in meeting.publications.all():
        stale |= affected(publication)
        withdraw(publication)
    for table in Kept.__subclasses__():
        table._default_manager.filter(**{"meeting": meeting}).update(**{"meeting": to})
    clear(meeting)
    meeting.publications.filter(current=True).update(current=False)
    search_index.put_sheet(pack=meeting.public_id, entries=())
    return stale
