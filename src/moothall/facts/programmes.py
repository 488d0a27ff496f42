"""Work programmes: what a body means to consider, and when."""

import datetime as dt

from moothall.facts.bodies import Fact


class ProgrammeItem(Fact):
    """An item of a work programme; `added` and `deferred` as printed, `lead` the lead officers.

    `kind` is the item's standing: standing item, annual, six-monthly, every other meeting, key decision.
    """

    title: str
    added: str | None = None
    deferred: str | None = None
    exempt: bool = False
    section: str | None = None
    lead: tuple[str, ...] = ()
    kind: str | None = None


class ProgrammeMeeting(Fact):
    """The items for one meeting: `meeting` is its ISO date, a month's name in a pattern of regular
    items, or None for items not yet allocated to a meeting."""

    meeting: str | None = None
    items: tuple[ProgrammeItem, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The meeting's date, None for a month of a pattern and for unallocated items."""
        try:
            return dt.date.fromisoformat(self.meeting or "")
        except ValueError:
            return None
