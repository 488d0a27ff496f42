"""Notice of key decisions: 28 clear days, or the general exception, or special urgency.

Source: SI 2012/2089 regs 9, 10 and 11. The 28 days are counted as the council's profile says; no case
decides between calendar and working days. Who may agree to special urgency: `rules.urgency`.
"""

import datetime as dt
import enum

from moothall.facts.bodies import Fact
from moothall.rules.clear_days import clear_days, has_clear_days, last_clear_day
from moothall.rules.notice import reading, required
from moothall.rules.verdicts import Reason, Verdict, verdict
from moothall.rules.working_days import STANDARD, Profile, Reading, working_day_after


class Route(enum.StrEnum):
    """By which regulation a key decision may be taken on its day."""

    notice = "reg 9: 28 clear days' notice"
    general_exception = "reg 10: general exception"
    special_urgency = "reg 11: special urgency"


class NoticeGiven(Fact):
    """How much notice a key decision had, in both readings, and which route that leaves."""

    calendar_days: int
    working_days: int
    route: Route
    strict_warning: bool


class Earliest(Fact):
    """When the fifth clear day is, from when the law lets the decision be taken, and the first working day."""

    last_clear_day: dt.date
    lawful: dt.date
    working: dt.date


class GeneralException(Fact):
    """What was done under reg 10: days on which each step was taken, None for not at all.

    `told_in_writing` is when the scrutiny chairman (or, without one, each member of the committee) had notice.
    """

    told_in_writing: dt.date | None
    at_offices: dt.date | None
    on_website: dt.date | None


def notice_given(published: dt.date, decision: dt.date, profile: Profile = STANDARD) -> NoticeGiven:
    """How much notice a decision had and the route that is open (SI 2012/2089 regs 9(2), 10, 11).

    `strict_warning` says that 28 clear days were met in the calendar only: the safe reading of Elitestone counts
    working days. For `general_exception` the notice of reg 10 is taken to have been published the same day.
    """
    counts = {way: len(clear_days(published, decision, profile, way)) for way in Reading}
    enough = counts[reading("key decision", profile)] >= required("key decision", decision).days
    return NoticeGiven(
        calendar_days=counts[Reading.calendar],
        working_days=counts[Reading.working],
        route=Route.notice if enough else _exception(published, decision, profile),
        strict_warning=enough and counts[Reading.working] < required("key decision", decision).days,
    )


def earliest_under_general_exception(available: dt.date, profile: Profile = STANDARD) -> Earliest:
    """When a key decision may be taken whose reg 10 notice became available on that day.

    Reg 10(1)(c): after five clear days have elapsed following the day on which the notice was made available.
    """
    fifth = last_clear_day(available, 5, profile)
    return Earliest(
        last_clear_day=fifth, lawful=fifth + dt.timedelta(days=1), working=working_day_after(fifth, profile=profile)
    )


def general_exception(steps: GeneralException, decision: dt.date, profile: Profile = STANDARD) -> Verdict:
    """Whether the steps of reg 10(1)(a)-(c) let a key decision be taken on that day."""
    source = "SI 2012/2089 reg 10(1)"
    untold = Reason(text="the scrutiny chairman was not told by notice in writing", source=f"{source}(a)")
    absent = Reason(text="the notice is not at the offices and on the website", source=f"{source}(b)")
    if steps.at_offices is None or steps.on_website is None:
        return verdict([None if steps.told_in_writing else untold, absent])
    lawful = earliest_under_general_exception(max(steps.at_offices, steps.on_website), profile).lawful
    early = Reason(text=f"five clear days have not elapsed: not before {lawful}", source=f"{source}(c)")
    told = steps.told_in_writing is not None and steps.told_in_writing <= decision
    return verdict([None if told else untold, early if decision < lawful else None], [REASONS_TO_FOLLOW])


REASONS_TO_FOLLOW = Reason(
    text="publish, as soon as reasonably practicable, why 28 clear days' notice was impracticable",
    source="SI 2012/2089 reg 10",
)


def _exception(published: dt.date, decision: dt.date, profile: Profile) -> Route:
    five = required("general exception", decision).days
    return Route.general_exception if has_clear_days(published, decision, five, profile) else Route.special_urgency
