"""What every check is given, and how it says what it found."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from moothall.facts.agendas import DraftAgenda
from moothall.facts.bodies import Fact
from moothall.facts.findings import Finding, Severity
from moothall.rules.working_days import STANDARD, Profile

AGENDA, ITEM, COUNCIL, REPORTS = "desk-agenda", "desk-agenda-item", "desk-council", "desk-reports"
"""The pages of the desk on which a finding is mended."""

PRACTICE = "the council's practice"


class Beside(Fact):
    """What is known beside the agenda. Every part may be unknown, and then nothing is said of it.

    `today` is the day on which it would be published, `previous` that of the body's meeting before. `covers` has the
    date for which a paper's cover names this body, by the paper's key, and `unwritten` the headings of a report under
    which nothing stands. `acronyms` are those that the council explains.
    """

    today: dt.date | None = None
    previous: dt.date | None = None
    covers: Mapping[str, dt.date] = {}
    unwritten: Mapping[str, Sequence[str]] = {}
    acronyms: frozenset[str] | None = None
    profile: Profile = STANDARD


Check = Callable[[DraftAgenda, Beside], Iterator[Finding]]


def finding(code: str, severity: Severity, text: str, place: str, mend: str = ITEM, source: str = PRACTICE) -> Finding:
    """A finding, mended on the item's page and founded on the council's practice unless something else is said."""
    return Finding(code=code, severity=severity, text=text, place=place, mend=mend, source=source)
