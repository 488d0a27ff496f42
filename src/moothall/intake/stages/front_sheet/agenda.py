"""The agenda on a front sheet: its sections and numbered items, open and exempt."""

import re
from collections.abc import Iterator, Sequence

from moothall.facts.meetings import AgendaItem
from moothall.intake.cited import Cited
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.dates import MONTH
from moothall.intake.stages.front_sheet.exclusion import closes, opens
from moothall.intake.stages.front_sheet.items import ITEM, SECTION, Entry, read_item

_MONTH = re.compile(MONTH + r"\b", re.IGNORECASE)
_STEP = 3


def read_agenda(zone: Sequence[Line]) -> Iterator[Cited[AgendaItem]]:
    """Each item of the agenda, in order."""
    return map(read_item, _entries(zone))


def _entries(zone: Sequence[Line]) -> Iterator[Entry]:
    """Lines from one item's number to the next number, section or closing heading."""
    section: Passage | None = None
    held: Entry | None = None
    exempt, last, titled = False, "", False
    for line in zone:
        number = _number(line, last, section)
        heading = None if number else _section(line, section)
        if held and (number or heading or closes(line) or opens(line) or _divides(line, held)):
            yield held
            held = None
        if number:
            held = Entry(number, _after_number(line), (line,), section, exempt and not closes(line))
            last = number.text
        elif held:
            held = Entry(held.number, held.first, (*held.lines, line), held.section, held.exempt)
        elif heading:
            section = heading
        elif titled and section and not line.gap and not line.text.startswith("("):
            section = joined([section, line.passage])
        titled = bool(heading) or (titled and not number and not held and not line.gap)
        exempt = (exempt or closes(line)) and not opens(line)
    if held:
        yield held


def _divides(line: Line, held: Entry) -> bool:
    """Whether a line is a heading among the items, such as the name of a service, and none of the item before it."""
    return line.gap and (line.bold or line.is_heading) and not held.lines[0].bold


def _number(line: Line, last: str, section: Passage | None) -> Passage | None:
    """The number that opens an item, where it can follow the one before: `B2` after `B1`, `7` after `6`."""
    match = ITEM.match(line.text)
    if not match or _MONTH.match(line.text, match.end()):
        return None
    number = match["number"]
    follows = _follows(number, last, section.text[0] if section else "")
    return line.passage.group(match, "number") if follows else None


def _follows(number: str, last: str, letter: str) -> bool:
    """Whether a number may come after the last: of the same series, not before it, and not far beyond."""
    series, count = re.match(r"([A-Z]?)(\d+)", number).groups()  # type: ignore[union-attr]
    before = re.match(r"([A-Z]?)(\d+)", last)
    if series:
        fits = not letter or series == letter
        return fits and (not before or before[1] != series or 0 <= int(count) - int(before[2]) <= _STEP)
    if letter and before and before[1]:
        return False
    if not before:
        return int(count) <= _STEP
    same = count == before[2] and number != last
    return same or 0 < int(count) - int(before[2]) <= _STEP


def _after_number(line: Line) -> Passage:
    match = ITEM.match(line.text)
    return line.passage.cut(match.end() if match else 0).strip()


def _section(line: Line, section: Passage | None) -> Passage | None:
    """The heading of a lettered section; letters only go forward."""
    match = SECTION.match(line.text)
    if not match or line.is_row or (section and not section.text[0] < match["letter"] <= chr(ord(section.text[0]) + 4)):
        return None
    return line.passage
