"""Tables of statistics."""

from moothall.queries.public import addresses
from moothall.queries.public.cards import StatisticsCard, StatisticsListPage, StatisticsPage
from moothall.queries.public.linking import SOURCED, body_link, files_of, meeting_link, source
from moothall.queries.public.lists import Asked, part
from moothall.records.models import Statistics

_UNNAMED = "Statistics"


def statistics_list(asked: Asked) -> StatisticsListPage:
    """All tables, newest first."""
    rows = Statistics.objects.select_related("meeting__body").defer("columns", "rows")
    shown, pager = part([_card(row) for row in rows.order_by("-meeting__date", "position")], asked)
    return StatisticsListPage(tables=shown, pager=pager)


def statistics_page(id: str) -> StatisticsPage | None:
    """A table as printed; None where there is none of that id."""
    row = Statistics.objects.select_related("meeting__body", *SOURCED).filter(public_id=id).first()
    if row is None:
        return None
    others = Statistics.objects.filter(meeting=row.meeting_id).exclude(pk=row.pk).select_related("meeting__body")
    return StatisticsPage(
        title=row.title or _UNNAMED,
        columns=tuple(row.columns),
        rows=tuple(tuple(cells) for cells in row.rows),
        meeting=meeting_link(row.meeting),
        body=body_link(row.meeting.body),
        date=row.meeting.date,
        source=source(row),
        downloads=files_of(addresses.statistics(id), "table"),
        others=tuple(_card(other) for other in others.order_by("position")),
    )


def _card(row: Statistics) -> StatisticsCard:
    return StatisticsCard(
        title=row.title or _UNNAMED,
        url=addresses.statistics(row.public_id, row.title),
        meeting=meeting_link(row.meeting),
        date=row.meeting.date,
    )
