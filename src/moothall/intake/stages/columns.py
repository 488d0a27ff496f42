"""What the columns of a performance table hold, told from the words of its head."""

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from moothall.intake.lines import Line


class Column(enum.Enum):
    """What a column holds; `series` is a period's value."""

    ref = "ref"
    description = "description"
    series = "series"
    rag = "rag"
    ytd_rag = "ytd_rag"
    dot = "dot"
    ytd = "ytd"
    target = "target"
    floor = "floor"
    previous_year = "previous_year"
    in_range = "in_range"
    upper = "upper"
    lower = "lower"


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"(?:20)?\d\d"
_PERIOD = re.compile(
    rf"(?:to |at |end )?{_MONTH}(?:[ -]+{_MONTH})?[ \-'/]*(?:{_YEAR})?(?:[/-]\d\d)?"
    rf"|(?:q|qtr|quarter) ?[1-4]\b.*|{_YEAR} ?[/-] ?(?:20)?\d\d(?: q(?:tr)? ?\d)?|20\d\d"
    r"|(?:latest|current|last|previous|prior)? ?(?:month|qtr|quarter|week|period|forecast|snapshot|position|result"
    r"|actual|performance|value|year end forecast)s?(?: result| position| actual| value| data| performance)?",
)
_ORDER: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (Column.ytd_rag, r"(?:ytd|year(?: to date| end)?|yr|annual)\b.* ?rag|rag\b.*\b(?:ytd|year to date)"),
        (Column.rag, r"\brag\b|^(?:status|rating)$"),
        (Column.dot, r"\bdo?t\b|direction|\btravel\b|^trend"),
        (Column.in_range, r"\b(?:in|within)\b.*\brange\b|^(?:range )?alert$"),
        (Column.upper, r"\b(?:upper|maximum|max|high)\b"),
        (Column.lower, r"\b(?:lower|minimum|min|low)\b"),
        (
            Column.previous_year,
            r"\b(?:prev(?:ious)?|last|prior)\b.*\b(?:y(?:ea)?r|ytd|outturn)\b|\boutturn\b|same (?:time|period) last",
        ),
        (Column.ytd, r"\bytd\b|\byear ?to ?date\b|\bcumulative\b"),
        (Column.target, r"\btarget\b"),
        (Column.floor, r"\bfloor\b|\bminimum standard\b"),
        (Column.ref, r"^(?:(?:kpi|pi|indicator|ind) )?(?:ref(?:erence)?|code|id)(?: (?:no|number))?$"),
        (Column.description, r"\b(?:indicators?|description|measures?|kpi)\b"),
    )
)
_EXPECTED = re.compile(r"\b(?:expected|threshold)")


@lru_cache(maxsize=4096)
def meaning(head: str) -> Column | None:
    """What a column with this heading holds; None where its words are not those of a performance table."""
    words = re.sub(r"[^\w\s/'&-]+", " ", head.casefold())
    words = " ".join(words.split())
    found = next((column for column, pattern in _ORDER if pattern.search(words)), None)
    if found or not words:
        return found
    return Column.series if _PERIOD.fullmatch(words) else None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: for each column what it holds and what is printed over it; `rows` are its lines."""

    columns: tuple[Column | None, ...]
    names: tuple[str, ...]
    rows: tuple[Line, ...]

    def holds(self, *wanted: Column) -> bool:
        """Whether any column holds one of these."""
        return any(column in wanted for column in self.columns)

    def place(self, column: Column) -> int | None:
        """The first column that holds this."""
        return self.columns.index(column) if column in self.columns else None


def head_of(rows: Sequence[Line]) -> Head | None:
    """The head with which rows begin: one row, or two when the second only divides columns of the first."""
    if not rows:
        return None
    width = max(len(row.cells) for row in rows[:2])
    names = [rows[0].column(place) for place in range(width)]
    two = len(rows) > 1 and _divides(rows[1], names)
    if two:
        names = [rows[1].column(place) or name for place, name in enumerate(names)]
    columns = _paired(names, [meaning(name) for name in names])
    if columns[0] is None and not names[0] and columns[1:2] == [Column.description]:
        columns[0] = Column.ref
    if sum(column is not None for column in columns) < 2:
        return None
    return Head(tuple(columns), tuple(names), tuple(rows[: 2 if two else 1]))


def _divides(row: Line, names: Sequence[str]) -> bool:
    """Whether a row goes on with the head above it: nothing but column words, where the head is empty or general."""
    filled = [place for place in range(len(row.cells)) if row.column(place)]
    return bool(filled) and all(
        meaning(row.column(place)) is not None and (not names[place] or _EXPECTED.search(names[place].casefold()))
        for place in filled
    )


def _paired(names: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
    """A heading over both thresholds ("Expected activity Upper Lower") stands over two columns."""
    for place, name in enumerate(names):
        words = name.casefold()
        both = columns[place] is Column.upper and meaning(re.sub(r"upper|max\w*|high", "", words)) is Column.lower
        general = columns[place] is None and _EXPECTED.search(words)
        if (both or general) and place + 1 < len(names) and not names[place + 1]:
            columns[place], columns[place + 1] = Column.upper, Column.lower
    return columns
