"""Budget monitoring tables."""

import re
from collections.abc import Iterator, Sequence

from moothall.facts.measures import BudgetLine
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage
from moothall.intake.stages.division import Part
from moothall.intake.stages.rows import filled, grids

_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words))
    for name, words in (
        ("movement", r"\bmovement\b|\bchange (?:from|since)\b|\bchange in\b"),
        (
            "last_reported",
            r"\b(?:last|previous(?:ly)?|prior)\b.*\b(?:report\w*|position|variance|month|quarter|forecast)\b",
        ),
        ("revised_net_variance", r"\b(?:revised|adjusted|final|underlying)\b.*\bvariance\b|\bvariance\b.*\bafter\b"),
        ("adjustment", r"\badjust\w*|\bmanagement action\b|\broll[ -]?forwards?\b"),
        ("net_forecast_variance", r"\bvariance\b|\bover\W*(?:/|\(|and)?\W*under\W*spend|\b(?:over|under)spend\b"),
        ("forecast", r"\bforecast\b|\bprojected\b|\boutturn\b|\bactual\b|\bspend\b"),
        ("net_budget", r"\bbudget\b(?!.*\bheading\b)|\bcash limit\b"),
    )
)
_HEADING = re.compile(r"\b(?:heading|division|directorate|service|portfolio|area|unit|budget book|description)\b")
_FIGURE = re.compile(r"[(+\-–−]?\s*£?\s*[+\-–−]?\d[\d,]*(?:\.\d+)?\s*[mk%]?\)?|[-–−]|nil", re.IGNORECASE)
_PARTIAL = re.compile(r"\b(?:gross|income|expenditure|%|percentage)\b|%")
_UNIT = re.compile(r"[(\s]*(?:£|%)\s*(?:['’]?0{3}['’]?s?|m(?:illion)?|k)?[)\s]*", re.IGNORECASE)
_NEEDED = 3
_HEAD_ROWS = 3


def read_budget_lines(parts: Sequence[Part]) -> Iterator[Cited[BudgetLine]]:
    """Each heading of each budget monitoring table, in order.

    A table is one when its head has a budget, a variance and one more of the columns that such tables have.
    """
    for part in parts:
        if part.is_paper:
            for grid in grids(part.lines, _is_head):
                yield from filled(_lines(grid.rows), grid.span)


def _is_head(row: Line) -> bool:
    words = [cell.text for cell in row.cells if cell]
    return len(words) > 1 and not any(map(_FIGURE.fullmatch, words[1:]))


def is_budget(rows: Sequence[Line]) -> bool:
    """Whether rows begin with the head of a budget monitoring table."""
    fields = _head(rows)[1]
    varies = bool({"net_forecast_variance", "revised_net_variance"} & fields.keys())
    return varies and "net_budget" in fields and len(fields) >= _NEEDED


def _lines(rows: Sequence[Line]) -> Iterator[Cited[BudgetLine]]:
    if not is_budget(rows):
        return
    head, fields = _head(rows)
    first = min(fields.values())
    for row in rows[head:]:
        line = _line(row, fields, first)
        if line:
            yield line


def _head(rows: Sequence[Line]) -> tuple[int, dict[str, int]]:
    """How many rows are the head, and in which column each figure stands; words of several rows count together."""
    head: list[Line] = []
    for row in rows[:_HEAD_ROWS]:
        if any(_FIGURE.fullmatch(row.column(place)) for place in range(1, len(row.cells))):
            break
        if head and row.column(0) and not _HEADING.search(row.column(0).casefold()):
            break
        head.append(row)
    return len(head), _fields(_names(head))


def _names(head: Sequence[Line]) -> dict[int, str]:
    """The words over each column; a heading goes for the columns after it that only a lower row names."""
    names: dict[int, str] = {}
    for depth, row in enumerate(head):
        over = ""
        for place in range(len(row.cells)):
            over = row.column(place) or (over if _is_divided(head[depth + 1 :], place) else "")
            names[place] = f"{names.get(place, '')} {over}".strip()
    return names


def _is_divided(below: Sequence[Line], place: int) -> bool:
    return any(row.column(place) and not _UNIT.fullmatch(row.column(place)) for row in below)


def _fields(names: dict[int, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, name in names.items():
        words = name.casefold()
        field = next((field for field, pattern in _FIELDS if pattern.search(words)), None)
        if field and place and not _PARTIAL.search(words):
            found.setdefault(field, place)
    return found


def _line(row: Line, fields: dict[str, int], first: int) -> Cited[BudgetLine] | None:
    """A row with figures; a row of units, a heading over several rows and an empty row give none."""
    cells = {name: row.cells[place] for name, place in fields.items() if place < len(row.cells)}
    printed = {name: cell for name, cell in cells.items() if _FIGURE.fullmatch(cell.text)}
    heading = _heading(row, first)
    if not heading or not printed:
        return None
    texts = {name: cell.text for name, cell in cells.items() if name != "forecast" and not _UNIT.fullmatch(cell.text)}
    own = marks(heading=heading, **{name: cells[name] for name in texts})
    return Cited(BudgetLine(heading=" ".join(heading.text.split()), **texts), {"": row.span, **own})


def _heading(row: Line, first: int) -> Passage | None:
    """The words before the first figure; where several columns have some, the last of them names the row."""
    named = [cell.strip(" \n-–•") for cell in row.cells[:first]]
    return next((cell for cell in reversed(named) if cell), None)
