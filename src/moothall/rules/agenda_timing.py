"""When each item of an agenda is likely to be taken, from the start of the meeting and the minutes each is given."""

import datetime as dt
from collections.abc import Mapping

from moothall.facts.agendas import DraftAgenda


def clocks(agenda: DraftAgenda) -> Mapping[str, str]:
    """The time (24 h) at which each item is likely to be reached, by its key; none where nothing is timed.

    An item without minutes takes none; one that would be reached after midnight has no time.
    """
    if not agenda.style.timings or not any(item.minutes for item in agenda.items):
        return {}
    start = dt.datetime.combine(agenda.date, dt.time.fromisoformat(agenda.time))
    found: dict[str, str] = {}
    passed = 0
    for item in agenda.items:
        reached = start + dt.timedelta(minutes=passed)
        if reached.date() == agenda.date:
            found[item.key] = f"{reached:%H:%M}"
        passed += item.minutes or 0
    return found


def length(agenda: DraftAgenda) -> int:
    """How many minutes the agenda's items are given together."""
    return sum(item.minutes or 0 for item in agenda.items)
