"""Clearance: who was asked about which version of a report, and what they said."""

import datetime as dt
from typing import Literal

from moothall.facts.bodies import Fact

Advice = Literal["favourable", "favourable with remarks", "adverse", "not needed"]
Answer = Literal[
    "", "favourable", "favourable with remarks", "adverse", "not needed", "returned", "signed", "waived", "withdrawn"
]


class ClearanceRequest(Fact):
    """A request to one role to clear one version, and its answer, empty until there is one.

    `by` is who answered and `on` the day. `waived` is the recorded reason to do without. `deputising` says that
    a deputy signed for the director, `on_behalf` how a signature was given that a clerk recorded.
    """

    key: str
    role: str
    version: int
    asked: dt.date
    deadline: dt.date
    answer: Answer = ""
    words: str = ""
    by: str = ""
    on: dt.date | None = None
    deputising: bool = False
    on_behalf: str = ""
    waived: str = ""


class Cleared(Fact):
    """A row of a report's clearance as it is published: the role, its answer, who gave it, the day, the version.

    Without an answer the role gave none that stands. `by` and `post` are as the council prints them, empty where it
    has not said whom an account belongs to.
    `deputising` says that someone else than the signer stands there: a deputy, or the clerk who recorded it.
    """

    role: str
    answer: Answer = ""
    on: dt.date | None = None
    version: int = 0
    by: str = ""
    post: str = ""
    deputising: bool = False


class ClearancePractice(Fact):
    """How this council clears reports, where councils differ.

    `signers` sign each report as a whole, the advisers are those of the report template's implications.
    `signers_last` says that a signer waits for the advisers, and each signer for the one before. `elsewhere` are
    the roles whose clearance a change outside the advised parts undoes. `slip_letters` is how many letters of a
    word may differ in a slip of the pen. `is_published` says whether an open report carries what came of its
    clearance, by whom and when. `clerk_records` says whether a clerk may record a
    signature that was given on paper or by e-mail.
    """

    signers: tuple[str, ...] = ("director", "cabinet member")
    signers_last: bool = True
    elsewhere: tuple[str, ...] = ("director", "cabinet member")
    slip_letters: int = 2
    is_published: bool = True
    clerk_records: bool = False
