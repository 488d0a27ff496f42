"""Executive decisions and their records."""

from typing import Literal

from moothall.facts.bodies import Fact, Post

DecisionStatus = Literal["proposed", "taken"]


class Decision(Fact):
    """A record of decision, or the proposed one that goes to the committee with the report.

    `key` says whether it is a key decision (SI 2012/2089 regulation 8); None where the pack does not say.
    """

    number: str | None = None
    title: str | None = None
    taker: Post | None = None
    key: bool | None = None
    status: DecisionStatus | None = None
