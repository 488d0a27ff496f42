"""What a rule answers when asked whether something may be done: yes or no, and why."""

from collections.abc import Iterable

from moothall.facts.bodies import Fact


class Reason(Fact):
    """A reason in words for a person, with the provision it rests on."""

    text: str
    source: str


class Verdict(Fact):
    """Whether an act is allowed. `reasons` say why not; `remarks` are what to mind although it is."""

    allowed: bool
    reasons: tuple[Reason, ...] = ()
    remarks: tuple[Reason, ...] = ()


def verdict(obstacles: Iterable[Reason | None], remarks: Iterable[Reason | None] = ()) -> Verdict:
    """Allowed when nothing stands in the way; each entry is an obstacle (or remark), or None for none."""
    reasons = tuple(reason for reason in obstacles if reason)
    return Verdict(allowed=not reasons, reasons=reasons, remarks=tuple(remark for remark in remarks if remark))
