"""Work programmes and tracked actions."""

from moothall.operations.projection.ground import Ground
from moothall.records.models import Plan, ProgrammeEntry, TrackedAction
from moothall.rules.recognition.verdicts import plain_words


def project_programme(ground: Ground) -> None:
    """Make the entries of the work programme, in the order printed."""
    position = 0
    for place, meeting in enumerate(ground.edition.pack.work_programme):
        for number, item in enumerate(meeting.items):
            ProgrammeEntry.objects.create(
                **ground.row(f"work_programme/{place}/items/{number}", position),
                meeting=ground.meeting,
                heading=meeting.meeting or "",
                day=meeting.day,
                title=item.title,
                section=item.section or "",
                kind=item.kind or "",
                added=item.added or "",
                deferred=item.deferred or "",
                exempt=item.exempt,
                lead=list(item.lead),
            )
            position += 1


def project_actions(ground: Ground) -> None:
    """Make the tracked actions, under the plan that their heading names."""
    for position, action in enumerate(ground.edition.pack.recommendation_tracking):
        TrackedAction.objects.create(
            **ground.row(f"recommendation_tracking/{position}", position),
            plan=_plan(ground, action.review or "Actions"),
            meeting=ground.meeting,
            number=action.number or "",
            title=action.title or "",
            rag=action.rag or "",
            owner=action.owner or "",
            deadline=action.deadline or "",
            status=action.status or "",
            progress=action.progress or "",
        )


def _plan(ground: Ground, title: str) -> Plan:
    key = " ".join(plain_words(title))
    return Plan.objects.get_or_create(body_id=ground.meeting.body_id, key=key, defaults={"title": title})[0]
