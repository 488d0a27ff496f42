"""Notice of meetings and papers: how many clear days, whether they were given, and items that come late.

Sources: Local Government Act 1972 ss.100A(6), 100B(3)-(4) and Schedule 12 paras 4, 10; SI 2002/715;
SI 2012/2089 regs 5, 6, 9, 10.
"""

import datetime as dt
from typing import Literal

from moothall.facts.bodies import Fact
from moothall.rules.clear_days import clear_days, counts_as_published, latest_publication
from moothall.rules.data import table
from moothall.rules.verdicts import Reason, Verdict, verdict
from moothall.rules.working_days import STANDARD, Profile, Reading

Kind = Literal[
    "public notice",
    "papers",
    "summons",
    "parish",
    "executive meeting",
    "private meeting",
    "private meeting, second notice",
    "key decision",
    "general exception",
]


class Requirement(Fact):
    """The clear days required for one kind of notice, for meetings from `since` to `until`."""

    kind: Kind
    days: int
    since: dt.date
    source: str
    until: dt.date = dt.date.max


class _Requirements(Fact):
    notice: tuple[Requirement, ...]


class Urgency(Fact):
    """The opinion that a late item be considered: whose it is, and the special circumstances for the minutes."""

    by: str
    presiding: bool
    circumstances: str


class OpenItem(Fact):
    """When an item was opened to inspection, and for which meeting.

    `convened` is the day the meeting was convened where that was at shorter notice. `executive` says that the
    meeting is one of the executive, for which the 2012 Regulations and not s.100B hold.
    """

    published: dt.date
    meeting: dt.date
    convened: dt.date | None = None
    executive: bool = False


REQUIREMENTS = table("notice_periods", _Requirements).notice


def required(kind: Kind, meeting: dt.date) -> Requirement:
    """The notice required for a meeting or decision on that day.

    Raises ValueError when the law of that day knew no such notice.
    """
    for requirement in REQUIREMENTS:
        if requirement.kind == kind and requirement.since <= meeting <= requirement.until:
            return requirement
    raise ValueError(f"there was no rule on notice of the kind {kind!r} for {meeting}")


def reading(kind: Kind, profile: Profile = STANDARD) -> Reading:
    """How the days of a notice are counted: the 28 days by the council's setting, all others in working days."""
    return profile.long_notice if kind in ("private meeting", "key decision") else Reading.working


def latest_notice(kind: Kind, meeting: dt.date, profile: Profile = STANDARD, local_minimum: int = 0) -> dt.date:
    """The last day to give a notice; a council's own longer minimum comes before the law's."""
    needed = max(required(kind, meeting).days, local_minimum)
    return latest_publication(meeting, needed, profile, reading(kind, profile))


def in_time(
    kind: Kind, published: dt.date, meeting: dt.date, profile: Profile = STANDARD, local_minimum: int = 0
) -> Verdict:
    """Whether a notice or the papers were out early enough; a refusal names the days counted and needed."""
    rule = required(kind, meeting)
    needed = max(rule.days, local_minimum)
    counted = len(clear_days(published, meeting, profile, reading(kind, profile)))
    last = latest_notice(kind, meeting, profile, local_minimum)
    late = Reason(
        text=f"{counted} clear days, {needed} needed: it had to be published by {last}",
        source=rule.source if needed == rule.days else "the council's own minimum",
    )
    return verdict([late if counted < needed else None], [_put_up_on_closed_day(published, profile)])


def may_consider(
    item: OpenItem, urgency: Urgency | None = None, profile: Profile = STANDARD, local_minimum: int = 0
) -> Verdict:
    """Whether a meeting may take an item: open long enough, since convened at short notice, or urgent.

    Local Government Act 1972 s.100B(4); for the executive SI 2012/2089 reg 6(2), which has no urgency opinion.
    """
    kind: Kind = "executive meeting" if item.executive else "papers"
    timely = in_time(kind, item.published, item.meeting, profile, local_minimum)
    if timely.allowed or _open_since_convened(item):
        return Verdict(allowed=True, remarks=timely.remarks)
    if item.executive:
        return verdict([*timely.reasons, NO_URGENCY_OF_THE_EXECUTIVE])
    if urgency is None:
        return verdict([*timely.reasons, URGENCY_WANTED])
    return verdict(_faults_of(urgency), timely.reasons)


NO_URGENCY_OF_THE_EXECUTIVE = Reason(
    text="the chairman's opinion cannot help an item of the executive: convene at shorter notice, "
    "or use the general exception or special urgency for a key decision",
    source="SI 2012/2089 regs 6(2), 10, 11",
)
URGENCY_WANTED = Reason(
    text="the chairman of the meeting may find the item urgent by reason of special circumstances, "
    "which the minutes must specify",
    source="Local Government Act 1972 s.100B(4)(b)",
)


def _open_since_convened(item: OpenItem) -> bool:
    return item.convened is not None and item.published <= item.convened


def _faults_of(urgency: Urgency) -> list[Reason | None]:
    source = URGENCY_WANTED.source
    stranger = Reason(text=f"the opinion is the chairman's of this meeting, not {urgency.by}'s", source=source)
    silent = Reason(text="the special circumstances must be stated, for the minutes", source=source)
    return [None if urgency.presiding else stranger, None if urgency.circumstances.strip() else silent]


def _put_up_on_closed_day(published: dt.date, profile: Profile) -> Reason | None:
    counted = counts_as_published(published, profile)
    if counted == published:
        return None
    return Reason(
        text=f"put up on {published}, a closed day, so counted as published on {counted}",
        source="the council's calendar profile",
    )
