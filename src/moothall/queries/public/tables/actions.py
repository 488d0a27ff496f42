"""Action plans and work programmes, as rows."""

from collections.abc import Iterator

from moothall.queries.public import cards
from moothall.queries.public.tables.row import Row


def plans_rows(page: cards.PlansPage) -> Iterator[Row]:
    for plan in page.plans:
        yield {
            "id": plan.id,
            "title": plan.title,
            "body": plan.body.text if plan.body else None,
            "reported": plan.reported,
            "actions": plan.actions,
            "green": plan.counts.green,
            "amber": plan.counts.amber,
            "red": plan.counts.red,
            "not rated": plan.counts.unrated,
            "address": plan.url,
        }


def actions_rows(page: cards.PlanPage) -> Iterator[Row]:
    for action in page.actions:
        for status in action.history:
            yield {
                "number": action.number,
                "title": action.title,
                "owner": action.owner,
                "deadline": action.deadline,
                "reported": status.date,
                "rating": status.rag,
                "status": status.status,
                "progress": status.progress,
            }


def programme_rows(page: cards.ProgrammePage) -> Iterator[Row]:
    groups = (*page.past, *page.upcoming, *page.regular, *([page.unallocated] if page.unallocated else ()))
    for group in groups:
        for item in group.items:
            yield {
                "for": group.date or group.title or None,
                "title": item.title,
                "section": item.section,
                "kind": item.kind,
                "added": item.added,
                "deferred": item.deferred,
                "exempt": item.exempt,
                "lead": "; ".join(item.lead),
                "outcome": item.outcome.kind if item.outcome else None,
            }
