"""Version tables: who wrote which version of a document, and when."""

import re
from collections.abc import Iterator, Sequence

from moothall.facts.reports import Version
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line, tables
from moothall.intake.passages import Passage

_COLUMNS = {
    "version": re.compile(r"(?:version|issue|revision|draft)(?: (?:no|number|control))?", re.IGNORECASE),
    "author": re.compile(
        r"(?:author|editor|by|name|amended by|changed by|written by|owner)(?:\(s\)|s)?", re.IGNORECASE
    ),
    "date": re.compile(
        r"(?:(?:issue |version |revision )?date)(?: (?:of )?(?:issue|change|revision|issued))?", re.IGNORECASE
    ),
    "comment": re.compile(
        r"comments?|(?:summary |description |details |nature )?(?:of )?(?:changes?|revisions?"
        r"|amendments?)(?: made)?|status|notes?",
        re.IGNORECASE,
    ),
}
_NEEDED = 3


def read_versions(lines: Sequence[Line]) -> Iterator[Cited[Version]]:
    """Each row of each version table; the head may have a title row above it."""
    for table in tables(lines):
        for place, row in enumerate(table.rows[:3]):
            columns = _head(row)
            if len(columns) >= _NEEDED and "version" in columns:
                yield from _rows(table.rows[place + 1 :], columns)
                break


def _head(row: Line) -> dict[str, int]:
    found: dict[str, int] = {}
    for place in range(len(row.cells)):
        words = row.column(place).strip(" :.")
        name = next((name for name, pattern in _COLUMNS.items() if pattern.fullmatch(words)), None)
        if name:
            found.setdefault(name, place)
    return found


def _rows(rows: Sequence[Line], columns: dict[str, int]) -> Iterator[Cited[Version]]:
    for row in rows:
        cells = {name: row.cells[place] for name, place in columns.items() if place < len(row.cells)}
        version = cells.pop("version", None)
        if version:
            yield _version(row, version, cells)


def _version(row: Line, version: Passage, cells: dict[str, Passage]) -> Cited[Version]:
    texts = {name: " ".join(cell.text.split()) or None for name, cell in cells.items()}
    return Cited(Version(version=version.text, **texts), {"": row.span, **marks(version=version, **cells)})
