"""Dividing a set of minutes into its numbered items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.front_sheet.exclusion import excludes, heads_closed, heads_exclusion, heads_open
from moothall.intake.stages.references import item_reference

_NUMBERED = re.compile(r"(?P<number>\d{1,4}(?:/\d{2,4})?)(?P<sign>\s*[.)])?\s+(?=\S)")
_AFTER_HEADING = re.compile(r"(?:[A-Z][A-Z()\s-]*?\bITEMS?(?:\s*\([^()]*\))?)\s*(?=\d{1,4}[.\s])")
_RESOLVES = re.compile(r"\bRESOLVED\b|\bResolved\b")
_TITLE_LINES = 5
_LONGEST_TITLE = 300
_STEP = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A numbered minute: where it begins among the lines of its set, its head, and the lines under it."""

    first: int
    number: Passage
    title: Passage
    reference: Passage | None
    head: tuple[Line, ...]
    lines: tuple[Line, ...]
    exempt: bool = False


def divide_items(lines: Sequence[Line]) -> list[Entry]:
    """The numbered minutes of a set in order, each with the lines up to the next."""
    heads = list(_heads(lines))
    ends = [*(head.first for head in heads), len(lines)][1:]
    entries = [
        Entry(
            head.first,
            head.number,
            head.title,
            head.reference,
            head.head,
            tuple(lines[head.first + len(head.head) : end]),
        )
        for head, end in zip(heads, ends, strict=True)
    ]
    return list(_with_secrecy(lines, entries))


def _heads(lines: Sequence[Line]) -> Iterator[Entry]:
    last, referred, place = 0, any(item_reference(line.passage) for line in lines), 0
    paragraph = 0
    while place < len(lines):
        head = _head(lines, place, last, paragraph, referred=referred)
        if head:
            yield head
            last, paragraph = _count(head.number.text), 0
            place += len(head.head)
            continue
        number = _NUMBERED.match(lines[place].text)
        paragraph = _count(number["number"]) if number else paragraph
        place += 1


def _count(number: str) -> int:
    return int(number.partition("/")[0])


def _head(lines: Sequence[Line], place: int, last: int, paragraph: int, *, referred: bool) -> Entry | None:
    """The head of an item that begins at a line: it names its agenda item, or stands out and goes on the count."""
    line = lines[place]
    heading = _AFTER_HEADING.match(line.text)
    start = heading.end() if heading else 0
    match = _NUMBERED.match(line.text, start)
    if not match:
        return None
    number, rest = line.passage.group(match, "number"), line.passage.cut(match.end())
    named = _named(lines, place, rest)
    if named:
        title, reference, head = named
        return Entry(place, number, title, reference, head, ())
    stands_out = line.is_heading or line.bold or bool(heading)
    follows = not last or 0 < _count(number.text) - last <= (_STEP if stands_out else 1)
    titled = _is_title(rest.text) and (stands_out or (line.gap and _count(number.text) != paragraph + 1))
    if follows and titled and (last or stands_out or not referred):
        return Entry(place, number, rest.strip(), None, (line,), ())
    return None


def _named(lines: Sequence[Line], place: int, rest: Passage) -> tuple[Passage, Passage, tuple[Line, ...]] | None:
    """The title, item reference and lines of a head; the reference ends the title's line or stands on a later one."""
    parts: list[Passage] = []
    for above in range(place, min(place + _TITLE_LINES, len(lines))):
        passage = rest if above == place else lines[above].passage
        found = item_reference(passage)
        if found and (above == place or found[1] == 0 or len(parts) < _TITLE_LINES) and _ends_with(passage, found[1]):
            before = passage.cut(0, found[1]).strip()
            title = joined([*parts, before] if before else parts).strip() if parts or before else passage.cut(0, 0)
            return (title, found[0], tuple(lines[place : above + 1])) if title else None
        if above > place and (_NUMBERED.match(passage.text) or _RESOLVES.search(passage.text)):
            return None
        if sum(map(len, parts)) + len(passage) > _LONGEST_TITLE or passage.text.endswith("."):
            return None
        parts.append(passage)
    return None


def _ends_with(passage: Passage, bracket: int) -> bool:
    """Whether nothing follows the bracket in which the agenda item is named."""
    return bool(re.fullmatch(r"\([^()]*(?:\([^()]*\)[^()]*)*\)?\s*\.?", passage.text[bracket:]))


def _is_title(text: str) -> bool:
    return (
        0 < len(text) <= _LONGEST_TITLE
        and text[-1] not in ".;:,"
        and not text[0].islower()
        and not _RESOLVES.search(text)
    )


def _with_secrecy(lines: Sequence[Line], entries: Sequence[Entry]) -> Iterator[Entry]:
    """Which items were taken in private: those under the heading of exempt items, those after a motion to exclude that
    stands by itself, and an item within which the public was excluded. Headings after an item leave its lines."""
    closed = any(heads_closed(line.text) for line in lines[: entries[0].first]) if entries else False
    for entry in entries:
        heading = entry.head[0].text
        closed = (closed or heads_closed(heading)) and not heads_open(heading)
        motion = heads_exclusion(entry.title.text)
        end = _tail(entry.lines)
        body, after = entry.lines[:end], entry.lines[end:]
        within = any(excludes(line.text) and _RESOLVES.search(line.text) for line in body)
        yield replace(entry, lines=body, exempt=(closed or within) and not motion)
        closed = closed or motion or any(heads_closed(line.text) or heads_exclusion(line.text) for line in after)
        closed = closed and not any(heads_open(line.text) for line in after)


def _tail(lines: Sequence[Line]) -> int:
    """Where, under an item, the headings of the business after it begin: of open or exempt items, or of the motion to
    exclude the public where nothing but its resolution follows."""
    for place, line in enumerate(lines):
        if heads_closed(line.text) or heads_open(line.text):
            return place
        if heads_exclusion(line.text) and not any(_NUMBERED.match(later.text) for later in lines[place:]):
            return place
    return len(lines)
