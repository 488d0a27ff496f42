"""The call-in window: how long a decision waits before it may be implemented.

The Local Government Act 2000 s.9F(4) gives scrutiny power over decisions "made but not implemented"; the
length of the wait is the council's constitution, so it is a setting.
"""

import datetime as dt

from moothall.facts.bodies import Fact
from moothall.rules.clear_days import last_clear_day
from moothall.rules.working_days import STANDARD, Profile, Reading, working_day_after


class Rule(Fact):
    """A council's window: so many days after the day of publication, working or calendar."""

    days: int = 5
    reading: Reading = Reading.working


class Window(Fact):
    """The last day to call a decision in, and the first working day on which it may be implemented."""

    last_day: dt.date
    effective: dt.date


def window(published: dt.date, rule: Rule | None = None, profile: Profile = STANDARD) -> Window:
    """The window of a decision published on a day; without a rule, five working days.

    Raises ValueError for a rule of less than one day.
    """
    rule = rule or Rule()
    last_day = last_clear_day(published, rule.days, profile, rule.reading)
    return Window(last_day=last_day, effective=working_day_after(last_day, profile=profile))
