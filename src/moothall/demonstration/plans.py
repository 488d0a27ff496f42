"""Action plans of reviews: each report finds them further on."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from moothall.demonstration.diary import Sitting, published, seen_before, sittings
from moothall.demonstration.library import load
from moothall.demonstration.people import person
from moothall.documents.composer.words import listed, long_date
from moothall.documents.pack_text import ActionPlanPaper
from moothall.facts.actions import TrackedAction

COLOURS = {"G": "Green", "A": "Amber", "R": "Red"}
WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """An action: `rag` has a letter and `progress` a text for each report."""

    title: str
    owner: str
    rag: str
    progress: tuple[str, ...]
    number: str | None = None
    deadline: str | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The action plan of a review."""

    title: str
    heading: str
    editor: str
    actions: tuple[Action, ...]


def plan(key: str) -> Plan:
    """A plan by its key."""
    return load("plans", dict[str, Plan])[key]


def stage(sitting: Sitting, key: str) -> int:
    """Which report on a plan a meeting receives, from nought."""
    return len(seen_before(sitting, key))


def tracked(key: str, sitting: Sitting, at: int) -> tuple[TrackedAction, ...]:
    """The actions as they stand at a report."""
    found = plan(key)
    return tuple(
        TrackedAction(
            review=found.title,
            number=action.number or str(place),
            rag=COLOURS[action.rag[at]],
            title=action.title,
            owner=person(action.owner, sitting.date).full,
            deadline=action.deadline,
            progress=action.progress[at],
        )
        for place, action in enumerate(found.actions, 1)
    )


def action_plan(key: str, sitting: Sitting, seed: int) -> ActionPlanPaper:
    """The plan as attached to a meeting's report, with its versions so far."""
    at = stage(sitting, key)
    received = [each for each in sittings(sitting.body) if key in each.keys][: at + 1]
    versions = tuple(
        (f"V{place}", long_date(published(each, seed)), plan(key).editor, change(key, each, place - 1))
        for place, each in enumerate(received, 1)
    )
    return ActionPlanPaper(title=plan(key).heading, actions=tracked(key, sitting, at), versions=versions)


def change(key: str, sitting: Sitting, at: int) -> str:
    """What a version of the plan changed."""
    if at == 0:
        return "First report to the Scrutiny Committee"
    moved = improved(key, sitting, at)
    return f"Ratings of {listed(moved)} raised; progress updated" if moved else "Progress updated"


def improved(key: str, sitting: Sitting, at: int) -> list[str]:
    """The numbers of the actions whose rating is better than at the report before."""
    before, now = tracked(key, sitting, at - 1), tracked(key, sitting, at)
    order = list(COLOURS.values())
    pairs = zip(before, now, strict=True)
    return [new.number or "" for old, new in pairs if order.index(new.rag or "") < order.index(old.rag or "")]


def progress(actions: Sequence[TrackedAction]) -> str:
    """How many are rated in each colour, in a sentence."""
    counted = Counter(action.rag for action in actions)
    first, *rest = [(WORDS[counted[colour]], colour) for colour in COLOURS.values() if counted[colour]]
    verb = "is" if first[0] == "one" else "are"
    shares = [f"{first[0]} {verb} rated {first[1]}", *(f"{number} {colour}" for number, colour in rest)]
    return f"Of its {WORDS[len(actions)]} recommendations and actions {listed(shares)}."


def detail(key: str, sitting: Sitting) -> str:
    """What has changed since the last report, and what is not yet done."""
    at = stage(sitting, key)
    now = tracked(key, sitting, at)
    open_ones = [action.number or "" for action in now if action.rag != "Green"]
    moved = improved(key, sitting, at) if at else []
    told = f"Since the last report the rating of {listed(moved)} has been raised. " if moved else ""
    rest = f"Work continues on {listed(open_ones)}." if open_ones else "All are now complete or well advanced."
    return told + rest
