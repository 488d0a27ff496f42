"""Action plans, with the status of each action over time."""

from collections.abc import Iterable, Sequence

from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    ActionCard,
    PlanCard,
    PlanPage,
    PlanReport,
    PlansPage,
    RagCount,
    StatusCard,
)
from moothall.queries.public.linking import SOURCED, body_link, files_of, meeting_link, source
from moothall.records.models import Plan, TrackedAction


def plans_page() -> PlansPage:
    """All action plans, the one reported last first."""
    rows: dict[int, list[TrackedAction]] = {}
    tracked = TrackedAction.objects.select_related("plan__body", "meeting").order_by("meeting__date", "position")
    for row in tracked.defer("progress"):
        rows.setdefault(row.plan_id, []).append(row)
    cards = [_card(several[0].plan, several) for several in rows.values()]
    cards.sort(key=lambda card: (card.reported is not None, card.reported, card.title), reverse=True)
    return PlansPage(plans=tuple(cards), downloads=files_of(addresses.ACTION_PLANS, "plans"))


def _card(plan: Plan, rows: Sequence[TrackedAction]) -> PlanCard:
    latest = rows[-1].meeting
    last = [row for row in rows if row.meeting_id == latest.pk]
    return PlanCard(
        id=plan.public_id,
        url=addresses.plan(plan.public_id, plan.title),
        title=plan.title,
        body=body_link(plan.body),
        counts=_counts(last),
        reported=latest.date,
        actions=len(last),
    )


def _counts(rows: Iterable[TrackedAction]) -> RagCount:
    words = [row.rag.lower() for row in rows]
    rated = {colour: sum(word.startswith(colour) for word in words) for colour in ("green", "amber", "red")}
    return RagCount(**rated, unrated=len(words) - sum(rated.values()))


def plan_page(id: str) -> PlanPage | None:
    """An action plan; None where nothing published has it."""
    plan = Plan.objects.select_related("body").filter(public_id=id).first()
    rows = list(
        TrackedAction.objects.filter(plan=plan)
        .select_related("meeting__body", *SOURCED)
        .order_by("meeting__date", "position")
    )
    if plan is None or not rows:
        return None
    return PlanPage(
        plan=_card(plan, rows),
        actions=tuple(_actions(rows)),
        reports=tuple(_reports(rows)),
        downloads=files_of(addresses.plan(id), "actions"),
    )


def _actions(rows: Sequence[TrackedAction]) -> list[ActionCard]:
    """The actions in the order of the last report, then those that it no longer has."""
    known: dict[str, list[TrackedAction]] = {}
    for row in rows:
        known.setdefault(row.number or row.title.casefold() or f"row {row.position}", []).append(row)
    last = rows[-1].meeting_id
    ordered = sorted(known.values(), key=lambda several: (several[-1].meeting_id != last, several[-1].position))
    return [_action(place, several) for place, several in enumerate(ordered, start=1)]


def _action(place: int, rows: Sequence[TrackedAction]) -> ActionCard:
    latest = rows[-1]
    return ActionCard(
        title=latest.title or None,
        number=latest.number or None,
        anchor=f"action-{place}",
        owner=latest.owner or None,
        deadline=latest.deadline or None,
        history=tuple(
            StatusCard(
                date=row.meeting.date,
                meeting=meeting_link(row.meeting),
                rag=row.rag or None,
                status=row.status or None,
                progress=row.progress or None,
                source=source(row),
            )
            for row in rows
        ),
    )


def _reports(rows: Sequence[TrackedAction]) -> list[PlanReport]:
    meetings = {row.meeting_id: row.meeting for row in rows}
    return [
        PlanReport(
            meeting=meeting_link(meeting),
            date=meeting.date,
            counts=_counts(row for row in rows if row.meeting_id == number),
        )
        for number, meeting in meetings.items()
    ]
