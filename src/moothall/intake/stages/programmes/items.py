"""Items of a work programme: their titles, and what stands beside them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from moothall.facts.papers import Span
from moothall.facts.programmes import ProgrammeItem
from moothall.intake.cited import Cited, marks
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.programmes.columns import KIND, Column, leads

_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[A-H]\d{1,2}[.)]?|[•*–-])\s+(?=\S)")
_DEFERRED = re.compile(
    r"\b(?:deferred|postponed|moved (?:from|to)|carried (?:over|forward)|rescheduled)\b[^()]*", re.IGNORECASE
)
_PUT_OFF = re.compile(r"(?<=\()(?:deferred|postponed)\b[^()]*", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:added|requested (?:at|by|on|in)|raised (?:at|by))\b[^()]*", re.IGNORECASE)
_EXEMPT = re.compile(r"\bexempt\b(?! from)|\bpart (?:2|ii)\b|\bprivate\b", re.IGNORECASE)
_YES = re.compile(r"\s*(?:yes|y|✓|x)\b", re.IGNORECASE)
_NOTHING = re.compile(r"\W*(?:n/?a|none|no|nil|tbc)?\W*", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """An item as it is put together: its title, and the passages by the column they stand in."""

    title: list[Passage]
    span: Span
    section: Passage | None = None
    cells: dict[Column, list[Passage]] = field(default_factory=dict)

    def add(self, cells: Mapping[Column, Passage], span: Span) -> None:
        """Takes in the rest of a row that a page's end broke off."""
        for column, cell in cells.items():
            (self.title if column is Column.item else self.cells.setdefault(column, [])).append(cell)
        self.span = Span(start=min(self.span.start, span.start), end=max(self.span.end, span.end))

    def text(self, column: Column) -> Passage | None:
        """What stands in a column; None where it says nothing."""
        held = joined(self.cells[column]) if column in self.cells else None
        return held if held and not _NOTHING.fullmatch(held.text) else None


def titles(cell: Passage) -> Iterator[Passage]:
    """The titles in a cell: one for each bulleted paragraph, or the whole cell; an empty bullet is none."""
    parts = cell.split("\n")
    held: list[Passage] = []
    for part in parts:
        if part.text.startswith("•") and held:
            yield joined(held)
            held = []
        bare = part.strip("• \t")
        if bare:
            held.append(bare)
    if held:
        yield joined(held)


def unnumbered(title: Passage) -> Passage:
    """A title without the number or bullet before it."""
    led = _NUMBERED.match(title.text)
    return title.cut(led.end()) if led else title


def cited(entry: Entry) -> Cited[ProgrammeItem]:
    """The item with the places of its fields."""
    title = joined(entry.title)
    notes = entry.text(Column.notes)
    deferred = entry.text(Column.deferred) or _said(_DEFERRED, notes) or _said(_PUT_OFF, title)
    added, kind = entry.text(Column.added), entry.text(Column.kind)
    if added and KIND.fullmatch(" ".join(added.text.split())):
        added, kind = None, kind or added
    added = added or _said(_ADDED, notes)
    people = [name for cell in entry.cells.get(Column.lead, ()) for name in leads(cell)]
    item = ProgrammeItem(
        title=_folded(title) or "",
        added=_folded(added),
        deferred=_folded(deferred),
        exempt=_is_exempt(entry, title, notes),
        section=_folded(entry.section),
        lead=tuple(_folded(name) or "" for name in people),
        kind=_folded(kind) or _key(entry),
    )
    own = marks(title=title, added=added, deferred=deferred, kind=kind, section=entry.section)
    named = {f"lead/{place}": name.span for place, name in enumerate(people)}
    return Cited(item, {"": entry.span, **own, **named})


def _folded(passage: Passage | None) -> str | None:
    return " ".join(passage.text.split()) if passage else None


def _said(pattern: re.Pattern[str], place: Passage | None) -> Passage | None:
    """The first remark of a kind in the notes or in the title's brackets."""
    match = pattern.search(place.text) if place else None
    return place.group(match).strip(" ,;.") if place and match else None


def _is_exempt(entry: Entry, title: Passage, notes: Passage | None) -> bool:
    column = entry.text(Column.exempt)
    if column and (_YES.match(column.text) or _EXEMPT.search(column.text)):
        return True
    return any(place is not None and bool(_EXEMPT.search(place.text)) for place in (title, notes, entry.section))


def _key(entry: Entry) -> str | None:
    column = entry.text(Column.key)
    return "key decision" if column and _YES.match(column.text) else None
