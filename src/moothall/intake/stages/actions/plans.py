"""Action plans in tables: a table for each recommendation, or one with a row for each action."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from moothall.facts.actions import TrackedAction
from moothall.facts.papers import BlockKind, Span
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined, plain
from moothall.intake.stages.actions.heads import Column, Head, head_of
from moothall.intake.stages.actions.reviews import review_above
from moothall.intake.stages.rows import Grid

COLOUR = re.compile(r"(?:red|amber|green|yellow|blue)(?:\s*/\s*(?:red|amber|green))?", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:(?:rec(?:ommendation)?|action"
    r"|priority)\.?\s*)?(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?)\s*[.):]?(?:\s+Page \d+)?",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:r(?:ec(?:ommendation)?)?\s*(?:no\.?\s*)?(?P<named>\d{1,3}(?:\.\d)?[a-z]?)\b\s*[.):–-]*"
    r"|(?P<number>\d{1,3}(?:\.\d{1,2})?)[.):](?=\s))\s*",
    re.IGNORECASE,
)
_LED_BY_COLOUR = re.compile(rf"({COLOUR.pattern})\b(?=\W|$)", re.IGNORECASE)
_TITLE = re.compile(r"[A-Z0-9][^\n]{3,150}(?<![.;,])")
_AIM = re.compile(r"(?:priority|objective|theme|outcome|aim|strand|pillar|commitment|goal)\b", re.IGNORECASE)
_PAGE = re.compile(r"Page \d+[a-z]?")


@dataclass(slots=True)
class _Action:
    """An action as its rows are put together."""

    rows: list[Line]
    heading: Passage | None = None
    number: Passage | None = None
    rag: Passage | None = None
    cells: dict[Column, list[Passage]] = field(default_factory=dict)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a number has been read of it."""
        return self.rag is None and not self.cells.keys() - {Column.number}

    def add(self, row: Line, cells: dict[Column, Passage]) -> None:
        """Takes in a row that belongs to this action."""
        if row not in self.rows:
            self.rows.append(row)
        for column, cell in cells.items():
            self.cells.setdefault(column, []).append(cell)

    def text(self, *columns: Column) -> Passage | None:
        """What stands in the first of these columns that has anything."""
        return next((joined(self.cells[column], "\n") for column in columns if column in self.cells), None)


def is_action(row: Line) -> bool:
    """Whether a row stands for an action by itself: it begins with a number and ends with a colour."""
    return _colour(row) is not None and (bool(_NUMBER.fullmatch(row.column(0))) or not row.column(0))


def read_plan(grid: Grid, review: Passage | None) -> Iterator[Cited[TrackedAction]]:
    """The actions of one table; where none is numbered, their ordinals under the heading above stand for numbers."""
    actions = list(_actions(grid.lines))
    above = review_above([line for line in grid.before if line.text])
    if any(action.number for action in actions):
        yield from (_cited(action, review or above, None) for action in actions)
        return
    counts: Counter[str] = Counter()
    for action in actions:
        heading = action.heading or above or review
        counts[heading.text if heading else ""] += 1
        yield _cited(action, heading, str(counts[heading.text if heading else ""]))


def _actions(lines: Sequence[Line]) -> Iterator[_Action]:
    head: Head | None = None
    held: _Action | None = None
    heading: Passage | None = None
    for line in lines:
        new = head_of(line) if line.is_row else None
        across = None if new or _is_numbered(line, head) else _heading(line)
        heading = across or heading
        begun = _by_head(line, new, held) if new else _begin(line, head, held) if head and not across else None
        head = new or head
        if begun:
            begun.heading = heading
            yield from [held] if held else []
        held = begun or held
        if held and head and line.is_row and not new and not across:
            held.add(line, _cells(line, head))
    if held:
        yield held


def _is_numbered(line: Line, head: Head | None) -> bool:
    return head is not None and (bool(head.number) or (line.is_row and _number(line, head) is not None))


def _heading(line: Line) -> Passage | None:
    """The heading across a plan ("Priority 2: Dry lanes"): a row with its first cell alone, or a line that looks so."""
    if line.is_row and (not line.cells[0] or any(line.cells[1:])):
        return None
    passage = line.cells[0] if line.is_row else line.passage
    told = line.is_row or line.bold or line.kind is BlockKind.heading or _AIM.match(passage.text)
    return passage if told and _TITLE.fullmatch(passage.text) and not _NUMBER.fullmatch(passage.text) else None


def _by_head(row: Line, head: Head, held: _Action | None) -> _Action | None:
    """The action of a head that names its recommendation; a head printed again on the next page begins none."""
    if not head.number or (held and held.number and held.number.text == head.number):
        return None
    cell = row.cells[head.columns[Column.recommendation]]
    start = cell.text.rindex(head.number)
    return _Action([row], number=cell.cut(start, start + len(head.number)))


def _begin(line: Line, head: Head, held: _Action | None) -> _Action | None:
    """The action that a row begins: it has a number, or without one a colour, or a new text where nothing is numbered.

    A number may stand alone, above the row it belongs to.
    """
    if head.number:
        return None
    if not line.is_row:
        alone = _NUMBER.fullmatch(line.text)
        return _Action([line], number=line.passage.group(alone, "number")) if alone else None
    number, rag = _number(line, head), _colour(line)
    if rag and not number and held and held.is_bare:
        held.rag = rag
        return None
    if number or rag:
        return _Action([], number=number, rag=rag)
    if Column.number in head.columns or not _is_new(line, head):
        return None
    return _Action([])


def _is_new(row: Line, head: Head) -> bool:
    """Whether a row without number or colour has an action and more beside it, and is not the rest of a broken one."""
    texts = [place for column, place in head.columns.items() if column in (Column.recommendation, Column.action)]
    rest = [place for place in head.columns.values() if place not in texts]
    begins = any(row.column(place) for place in texts) and any(row.column(place) for place in rest)
    return begins and not _is_broken(row, texts)


def _is_broken(row: Line, texts: Sequence[int]) -> bool:
    """Whether a row goes on with a sentence that a page's end broke off."""
    first = next((row.column(place) for place in texts if row.column(place)), "")
    return first[:1].islower()


def _number(row: Line, head: Head) -> Passage | None:
    place = head.columns.get(Column.number, 0)
    cell = row.cells[place] if place < len(row.cells) else plain("")
    match = _NUMBER.fullmatch(cell.text)
    if match:
        return cell.group(match, "number")
    places = (head.columns.get(Column.recommendation), head.columns.get(Column.action))
    for place in [place for place in places if place is not None and place < len(row.cells)]:
        led = _LED.match(row.cells[place].text)
        if led:
            return row.cells[place].group(led, "named" if led["named"] else "number")
    return None


def _colour(row: Line) -> Passage | None:
    """The colour printed in a row, in the last cell that is nothing else."""
    return next((cell for cell in reversed(row.cells) if COLOUR.fullmatch(cell.text)), None)


def _drop_spare(cells: list[Passage]) -> None:
    """Takes from a row that is too long a page number that strayed into it, else its last empty cell."""
    strays = [place for place, cell in enumerate(cells) if place and _PAGE.fullmatch(cell.text)]
    empty = [place for place, cell in enumerate(cells[:-1]) if place and not cell] if cells[-1] else []
    for place in (*strays, *reversed(empty)):
        del cells[place]
        return


def _cells(row: Line, head: Head) -> dict[Column, Passage]:
    """What stands in each column; a page number that took a cell for itself is passed over."""
    cells = list(row.cells)
    last = max(head.columns.values())
    if len(cells) > last + 1:
        _drop_spare(cells)
    if len(cells) <= last and COLOUR.fullmatch(cells[-1].text):
        cells = [plain("")] * (last + 1 - len(cells)) + cells
    found = {column: cells[place] for column, place in head.columns.items() if place < len(cells) and cells[place]}
    return {column: cell for column, cell in found.items() if not _PAGE.fullmatch(cell.text)}


def _cited(action: _Action, review: Passage | None, ordinal: str | None) -> Cited[TrackedAction]:
    title = action.text(Column.recommendation, Column.action)
    status = action.text(Column.rag)
    led = _LED_BY_COLOUR.match(status.text) if status else None
    rag = action.rag or (status.group(led, 1) if status and led else None)
    places = {
        "review": review,
        "number": action.number,
        "rag": rag,
        "title": title,
        "owner": action.text(Column.owner),
        "deadline": action.text(Column.deadline),
        "status": status,
        "progress": action.text(Column.progress, Column.outcome),
    }
    texts = {name: " ".join(place.text.split()) if place else None for name, place in places.items()}
    texts["number"] = texts["number"] or ordinal
    whole = Span(start=action.rows[0].span.start, end=action.rows[-1].span.end)
    return Cited(TrackedAction(**texts), {"": whole, **marks(**places)})
