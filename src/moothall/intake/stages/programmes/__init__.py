"""Work programmes, in the forms councils print them."""

import re
from collections.abc import Iterator, Sequence

from moothall.facts.papers import Span
from moothall.facts.programmes import ProgrammeMeeting
from moothall.intake.cited import Cited, gathered, marks
from moothall.intake.lines import Line
from moothall.intake.stages.division import Part, PartKind
from moothall.intake.stages.programmes.headings import is_title
from moothall.intake.stages.programmes.items import cited
from moothall.intake.stages.programmes.lists import List, Reader
from moothall.intake.stages.reports.cover import read_cover, value_of

__all__ = ["read_programmes"]

_ABOUT = re.compile(r"\bwork programme\b", re.IGNORECASE)
_CLOSING = re.compile(r"(?:appendix|annex)\s+\w{1,3}\b", re.IGNORECASE)


def read_programmes(parts: Sequence[Part]) -> Iterator[Cited[ProgrammeMeeting]]:
    """The meetings of each work programme in the pack, with their items.

    A programme begins at its title, or with the report that is about it, and goes on to the next appendix.
    """
    for region in (region for part in parts if part.is_paper for region in _regions(part)):
        yield from map(_meeting, Reader().read(region))


def _regions(part: Part) -> Iterator[list[Line]]:
    region: list[Line] = []
    reading = part.kind is PartKind.report and _is_about(part)
    for line in part.lines:
        if reading and _CLOSING.match(line.text) and not line.is_row and not is_title(line):
            yield region
            region, reading = [], False
        reading = reading or is_title(line)
        if reading:
            region.append(line)
    if region:
        yield region


def _is_about(part: Part) -> bool:
    subject = value_of(read_cover(part.lines), "subject")
    return bool(subject and _ABOUT.search(subject.text))


def _meeting(found: List) -> Cited[ProgrammeMeeting]:
    items, places = gathered("items", map(cited, found.entries))
    end = max(entry.span.end for entry in found.entries)
    whole = Span(start=found.start, end=end)
    return Cited(
        ProgrammeMeeting(meeting=found.meeting, items=items), {"": whole, **marks(meeting=found.place), **places}
    )
