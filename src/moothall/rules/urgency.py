"""Who may agree that a private meeting or a key decision is urgent, when notice is impracticable.

Sources: SI 2012/2089 reg 5(6) (private meeting of the executive) and reg 11 (special urgency), which name
the same three people in the same order.
"""

import enum

from moothall.facts.bodies import Fact
from moothall.rules.verdicts import Reason, Verdict, verdict

SOURCE = "SI 2012/2089 regs 5(6), 11"


class Office(enum.StrEnum):
    """An office whose holder may be the one to agree."""

    scrutiny_chairman = "chairman of the relevant overview and scrutiny committee"
    council_chairman = "chairman of the council"
    vice_chairman = "vice-chairman of the council"


class Holder(enum.StrEnum):
    """How an office is held: by someone able to act, by someone unable to, or by nobody."""

    able = "able to act"
    unable = "unable to act"
    vacant = "vacant"


class Offices(Fact):
    """How the three offices are held at the moment."""

    scrutiny_chairman: Holder = Holder.able
    council_chairman: Holder = Holder.able
    vice_chairman: Holder = Holder.able


def who_may_agree(offices: Offices) -> Office | None:
    """The one office whose holder may agree, or None when nobody may.

    The chairman of scrutiny; where there is none or they cannot act, the chairman of the council; the
    vice-chairman only where there is no chairman of either. This is the strict reading: a chairman who exists
    but cannot act is not "no chairman".
    """
    if offices.scrutiny_chairman is Holder.able:
        return Office.scrutiny_chairman
    if offices.council_chairman is Holder.able:
        return Office.council_chairman
    chairs = {offices.scrutiny_chairman, offices.council_chairman}
    if chairs == {Holder.vacant} and offices.vice_chairman is Holder.able:
        return Office.vice_chairman
    return None


def agreement(by: Office, offices: Offices, urgent_and_cannot_be_deferred: bool) -> Verdict:
    """Whether an agreement given by the holder of an office lets the meeting or decision go ahead.

    They must agree that it is urgent and cannot reasonably be deferred.
    """
    entitled = who_may_agree(offices)
    stranger = Reason(
        text=f"it is for {f'the {entitled}' if entitled else 'nobody'} to agree, not the {by}", source=SOURCE
    )
    deferrable = Reason(text="the agreement must be that it is urgent and cannot reasonably be deferred", source=SOURCE)
    return verdict(
        [None if by is entitled else stranger, None if urgent_and_cannot_be_deferred else deferrable],
        [
            Reason(
                text="publish a notice of the reasons as soon as reasonably practicable",
                source="SI 2012/2089 regs 5(7), 11",
            )
        ],
    )
