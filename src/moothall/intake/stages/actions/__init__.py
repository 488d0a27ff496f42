"""Action plans: recommendations and actions with progress and colour."""

from collections.abc import Iterator, Sequence

from moothall.facts.actions import TrackedAction
from moothall.intake.cited import Cited
from moothall.intake.lines import Line
from moothall.intake.passages import Passage
from moothall.intake.stages.actions.heads import head_of
from moothall.intake.stages.actions.plans import is_action, read_plan
from moothall.intake.stages.actions.prose import read_prose
from moothall.intake.stages.actions.reviews import review_of
from moothall.intake.stages.division import Part, PartKind
from moothall.intake.stages.reports.cover import read_cover, value_of
from moothall.intake.stages.rows import Grid, filled, grids

__all__ = ["read_tracked_actions"]

_SLACK, _HEAD_ROWS = 2, 3


def read_tracked_actions(parts: Sequence[Part]) -> Iterator[Cited[TrackedAction]]:
    """Each tracked recommendation or action, in order: from tables, or where a report has none, from paragraphs."""
    subject: Passage | None = None
    for part in parts:
        if part.kind is PartKind.report:
            subject = value_of(read_cover(part.lines), "subject")
        if part.is_paper:
            review = review_of(subject)
            found = list(_tabled(part.lines, review))
            yield from found or read_prose(part.lines, review)


def _tabled(lines: Sequence[Line], review: Passage | None) -> Iterator[Cited[TrackedAction]]:
    for grid in _plans(lines):
        yield from filled(read_plan(grid, review), grid.span)


def _plans(lines: Sequence[Line]) -> Iterator[Grid]:
    """The tables with a plan's head, each with the tables after it that go on without one."""
    plan: Grid | None = None
    for grid in grids(lines, lambda row: head_of(row) is not None, slack=_SLACK):
        if any(head_of(row) for row in grid.rows[:_HEAD_ROWS]):
            if plan:
                yield plan
            plan = grid
        elif plan and abs(grid.width - plan.width) <= _SLACK and any(map(is_action, grid.rows)):
            plan.add(grid.lines)
    if plan:
        yield plan
