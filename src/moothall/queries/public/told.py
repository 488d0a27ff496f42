"""Pages as of a meeting: which meeting was told, and the others to choose from."""

from collections.abc import Callable, Iterator

from django.db.models import Exists, Model, OuterRef, QuerySet

from moothall.queries.public.cards import Link
from moothall.queries.public.linking import day
from moothall.records.models import Meeting

Address = Callable[[str, str | None], str]


def told_meetings(body: str, table: type[Model]) -> QuerySet[Meeting]:
    """The body's meetings to which rows of a table were reported, latest first."""
    rows = table._default_manager.filter(**{"meeting": OuterRef("pk")})
    meetings = Meeting.objects.filter(body__public_id=body).filter(Exists(rows))
    return meetings.select_related("body").order_by("-date")


def the_one(meetings: list[Meeting], asked: str | None) -> Meeting | None:
    """The meeting asked for by its id, else the latest; None where there is none."""
    return next((meeting for meeting in meetings if asked in (None, meeting.public_id)), None)


def choices(meetings: list[Meeting], shown: Meeting, address: Address) -> Iterator[Link]:
    """A link to the same page as of each meeting."""
    for meeting in meetings:
        url = address(meeting.body.public_id, meeting.public_id)
        yield Link(text=day(meeting.date), url=url, current=meeting == shown)
