"""What a new version of a pack says otherwise than the version before, in sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import msgspec

from moothall.facts.packs import Pack
from moothall.facts.papers import BlockKind
from moothall.facts.readings import Reading
from moothall.facts.record import essence

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the record: what one entry is called, and the fields by which it is known again."""

    field: str
    noun: str
    known_by: tuple[str, ...]


_LISTS = (
    _List("agenda", "Item", ("number",)),
    _List("minutes", "Minutes of", ("body", "date")),
    _List("reports", "Report", ("subject",)),
    _List("indicators", "Indicator", ("ref", "description")),
    _List("indicator_summary", "Rating of", ("ref", "label")),
    _List("decisions", "Decision", ("number", "title")),
    _List("work_programme", "Work programme for", ("meeting",)),
    _List("budget_lines", "Budget line", ("heading",)),
    _List("recommendation_tracking", "Action", ("review", "number", "title")),
    _List("statistics", "Statistics", ("title",)),
)


def changes(old: Reading, new: Reading) -> tuple[str, ...]:
    """Sentences on what was added, left out and changed: first facts, then the words of papers."""
    return (*changed_facts(old.pack, new.pack), *_changed_words(old, new))


def changed_facts(old: Pack, new: Pack) -> tuple[str, ...]:
    """Sentences on the facts of two packs that differ; none for packs that say the same."""
    first, second = (essence(msgspec.json.decode(msgspec.json.encode(pack))) for pack in (old, new))
    return tuple(_front(first, second)) + tuple(line for kind in _LISTS for line in _list(kind, first, second))


def _front(old: Row, new: Row) -> Iterator[str]:
    for field in ("body", "meeting", "membership", "exclusion"):
        yield from _fields(field.capitalize(), old.get(field), new.get(field))


def _fields(name: str, old: Any, new: Any) -> Iterator[str]:
    """The difference of two values, down to the field where both are objects."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted({*old, *new}):
            yield from _fields(f"{name}, {key.replace('_', ' ')}", old.get(key), new.get(key))
    elif isinstance(old, list) or isinstance(new, list) or isinstance(old, dict) or isinstance(new, dict):
        yield f"{name}: changed."
    else:
        yield f"{name}: {_said(new)} (was {_said(old)})."


def _said(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "not given", True: "yes", False: "no"}[value]
    words = str(value)
    return words if len(words) <= 120 else f"{words[:117]}..."


def _list(kind: _List, old: Row, new: Row) -> Iterator[str]:
    before, after = (_known(kind, pack.get(kind.field, [])) for pack in (old, new))
    for name in _in_order(after.keys() - before.keys(), after):
        yield f"{kind.noun} {name}: added."
    for name in _in_order(before.keys() - after.keys(), before):
        yield f"{kind.noun} {name}: left out."
    for name in _in_order(before.keys() & after.keys(), after):
        yield from _fields(f"{kind.noun} {name}", before[name], after[name])


def _in_order(names: Set[str], rows: Iterable[str]) -> list[str]:
    return [name for name in rows if name in names]


def _known(kind: _List, rows: Sequence[Row]) -> dict[str, Row]:
    """The entries by name; one whose name is taken gets a number."""
    known: dict[str, Row] = {}
    for row in rows:
        name = " ".join(str(row[field]) for field in kind.known_by if row.get(field)) or "without a name"
        known[name if name not in known else f"{name} ({len(known) + 1})"] = row
    return known


def _changed_words(old: Reading, new: Reading) -> Iterator[str]:
    before, after = _words(old), _words(new)
    for title in after:
        gone, come = before.get(title, Counter()), after[title]
        count = max((gone - come).total(), (come - gone).total())
        if count and title in before:
            yield f"Text of {title}: {count} {'paragraph' if count == 1 else 'paragraphs'} changed."


def _words(reading: Reading) -> dict[str, Counter[str]]:
    """The paragraphs of each paper, without page furniture; the front sheet's words are facts already."""
    papers: dict[str, Counter[str]] = {}
    for paper in (paper for paper in reading.papers if paper.owner != "front"):
        blocks = reading.blocks[paper.first : paper.last]
        said = Counter(block.text for block in blocks if block.kind is not BlockKind.furniture)
        papers[paper.title] = papers.get(paper.title, Counter()) + said
    return papers
