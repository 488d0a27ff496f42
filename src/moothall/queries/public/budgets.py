"""Budget monitoring as reported to a meeting."""

import re
from collections.abc import Sequence

from moothall.queries.public import addresses
from moothall.queries.public.cards import BudgetLineCard, BudgetPage
from moothall.queries.public.histories import number
from moothall.queries.public.linking import SOURCED, body_link, files_of, meeting_link, source
from moothall.queries.public.told import choices, the_one, told_meetings
from moothall.records.models import BudgetLine

_TOTAL = re.compile(r"\b(?:sub-?)?total\b", re.IGNORECASE)


def budget_page(body: str, meeting: str | None = None) -> BudgetPage | None:
    """The budget monitoring that a meeting was given, the latest where none is named; None where none was."""
    meetings = list(told_meetings(body, BudgetLine))
    told = the_one(meetings, meeting)
    if told is None:
        return None
    every = BudgetLine.objects.filter(meeting__body=told.body_id, meeting__date__lte=told.date)
    rows = list(every.select_related(*SOURCED).order_by("meeting__date", "position"))
    lines = [row for row in rows if row.meeting_id == told.pk]
    return BudgetPage(
        body=body_link(told.body),
        meeting=meeting_link(told),
        date=told.date,
        lines=tuple(_line(row, rows) for row in lines),
        meetings=tuple(choices(meetings, told, addresses.budget)),
        source=source(lines[0]),
        downloads=files_of(addresses.budget(body, told.public_id), "lines"),
    )


def _line(row: BudgetLine, rows: Sequence[BudgetLine]) -> BudgetLineCard:
    fields = {name: text for name, text in row.fields.items() if name != "heading"}
    same = [other for other in rows if other.heading.casefold() == row.heading.casefold()]
    return BudgetLineCard(
        heading=row.heading,
        variance=number(fields.get("revised_net_variance")),
        total=bool(_TOTAL.search(row.heading)),
        history=tuple(number(other.fields.get("revised_net_variance")) for other in same),
        source=source(row),
        **fields,
    )
