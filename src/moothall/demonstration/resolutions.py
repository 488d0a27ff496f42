"""What the bodies resolve, from what their reports ask of them."""

import datetime as dt

from moothall.demonstration.bodies import Body
from moothall.demonstration.people import title
from moothall.demonstration.records import lettered, taken_by_member
from moothall.demonstration.topics import Topic

VIEWS = ("comment", "consider", "say", "support", "agree when", "make")


def asks_of(topic: Topic, body: Body) -> tuple[str, ...]:
    """What the body is asked to do."""
    return topic.executive_asks if body.executive and topic.executive_asks else topic.asks


def recommendation(topic: Topic, body: Body, day: dt.date) -> tuple[str, ...]:
    """The recommendation as the report's box prints it: a sentence, and lettered parts where there are several."""
    asks = asks_of(topic, body)
    name = "Cabinet" if body.executive else f"The {body.name}"
    if topic.decides and not body.executive:
        lead = (
            f"{name} is asked to CONSIDER and ENDORSE, or make recommendations to {decider(topic, day)} on, "
            "the proposed decision to:"
        )
        return (lead, *lettered(asks))
    if len(asks) == 1:
        return (f"{name} is asked to {asks[0]}.",)
    return (f"{name} is asked to:", *lettered(asks))


def decider(topic: Topic, day: dt.date) -> str:
    """Who takes the decision that a committee is consulted on."""
    return f"the {title(topic.authors[0], day)}" if taken_by_member(topic) else "Cabinet"


def resolution(topic: Topic, body: Body, day: dt.date) -> str:
    """The resolution, from the word after RESOLVED."""
    if topic.resolved and not (topic.decides and not body.executive):
        return topic.resolved
    asks = asks_of(topic, body)
    if body.executive:
        return together("that Cabinet", asks)
    if topic.decides:
        return together(f"that {body.short} endorse the proposed decision of {decider(topic, day)} to", asks)
    if any(ask.startswith(VIEWS) for ask in asks):
        return "that the report be noted, and that the comments made by Members be taken into account."
    return together(f"that {body.short}", asks)


def together(lead: str, asks: tuple[str, ...]) -> str:
    """A lead with one act, or with lettered acts."""
    return f"{lead} {asks[0]}." if len(asks) == 1 else f"{lead}: {' '.join(lettered(asks))}"
