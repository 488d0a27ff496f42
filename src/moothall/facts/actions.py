"""Recommendations and actions that are tracked until they are done."""

from moothall.facts.bodies import Fact


class TrackedAction(Fact):
    """A numbered recommendation, or an action of an action plan, with how far it has come.

    `review` is the review or heading it belongs to; `number` is as printed, the ordinal where actions
    are not numbered, None for a row whose number is not printed. `rag` is the colour word printed.
    """

    review: str | None = None
    number: str | None = None
    rag: str | None = None
    title: str | None = None
    owner: str | None = None
    deadline: str | None = None
    status: str | None = None
    progress: str | None = None
