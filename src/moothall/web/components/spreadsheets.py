"""Tables for spreadsheets, as CSV whose words no spreadsheet takes for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@]\s*\S")
_FIGURE = re.compile(r"[+-]?[£$€]?[\d,. ]*\d\s?%?")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The table as CSV, its headings first."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def cell(value: object) -> object:
    """A value of a cell. Text that a spreadsheet would run as a formula is quoted; figures are left alone.

    See OWASP, CSV injection: what counts is how the text begins, so `-2+3` is quoted and `-2.5%` is not.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str) or _FIGURE.fullmatch(value) or not _FORMULA.match(value):
        return value
    return f"'{value}"
