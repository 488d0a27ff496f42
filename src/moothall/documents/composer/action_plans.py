"""Action plans of reviews."""

from moothall.documents.composer.markup import Code, Markup, Value, call, joined
from moothall.documents.pack_text import ActionPlanPaper
from moothall.facts.actions import TrackedAction

KEY = (
    ("Green", "Recommendation completed, or advanced progress made"),
    ("Amber", "Progress is under way"),
    ("Red", "No significant progress has been made"),
)


def action_plan(paper: ActionPlanPaper) -> Markup:
    """A plan: its versions, the key to the colours, the actions with progress and rating."""
    with_deadlines = any(action.deadline for action in paper.actions)
    return joined(
        [
            call("section", 2, "", paper.title),
            *versions(paper),
            *key(),
            call("minor", "Progress"),
            deadlines(paper.actions) if with_deadlines else progress(paper.actions),
        ]
    )


def versions(paper: ActionPlanPaper) -> list[Markup]:
    """The version table, where the plan carries one."""
    if not paper.versions:
        return []
    head: list[Value] = ["Version", "Date", "Editor", "Summary of change"]
    return [call("minor", "Change history"), call("ruled", Code("(18mm, 32mm, 40mm, 1fr)"), head, paper.versions)]


def progress(actions: tuple[TrackedAction, ...]) -> Markup:
    """Recommendation, progress to date and status."""
    head: list[Value] = ["No.", "Recommendation", "Progress to date", "Lead", "Status"]
    rows = [[a.number or "", a.title or "", a.progress or "", a.owner or "", rating(a)] for a in actions]
    return call("ruled", Code("(12mm, 1fr, 1.6fr, 34mm, 18mm)"), head, rows)


def deadlines(actions: tuple[TrackedAction, ...]) -> Markup:
    """Recommendation or priority action, outcome, deadline and rating."""
    head: list[Value] = ["No.", "Priority action", "Outcome", "Lead", "Deadline", "RAG"]
    rows = [
        [a.number or "", a.title or "", a.progress or "", a.owner or "", a.deadline or "", rating(a)] for a in actions
    ]
    return call("ruled", Code("(12mm, 1fr, 1.6fr, 34mm, 26mm, 18mm)"), head, rows)


def rating(action: TrackedAction) -> Value:
    """The colour word in its colour."""
    return {"rating": action.rag or ""}


def key() -> list[Markup]:
    """What the colours mean."""
    rows: list[Value] = [[{"rating": colour}, meaning] for colour, meaning in KEY]
    return [call("minor", "Key"), call("ruled", Code("(22mm, 110mm)"), ["Rating", "Meaning"], rows)]
