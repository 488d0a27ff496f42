"""Printed figures as exact numbers: what stands in a cell, compared as it is displayed."""

import re
from decimal import Decimal

SCALES = {"": 0, "k": 3, "thousand": 3, "000s": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
FIGURE = re.compile(
    r"""
    (?P<open>\()? \s*
    (?P<sign>[-+−–])? \s* £? \s* (?P<inner>[-−–])?
    (?P<number> \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+)? | \.\d+ ) \s*
    (?P<unit> % | [a-z]+ (?:\s[a-z]+){0,3} )? \s*
    \)? \s*
    [*†‡§^¹²³]*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def figure(text: str | None) -> Decimal | None:
    """The number printed in a cell, None where the cell gives none (`**`, `N/a`, `Snapshot data`, empty).

    Per cent, pound signs, thousands commas, footnote marks and units are left aside; `k`, `m`, `bn` and their
    words scale the number; brackets or a minus sign make it negative. Places are kept: "98.0%" is 98.0.
    """
    match = FIGURE.fullmatch((text or "").strip())
    if match is None:
        return None
    number = Decimal(match["number"].replace(",", "")).scaleb(SCALES.get((match["unit"] or "").lower(), 0))
    negative = match["open"] or (match["sign"] or "+") != "+" or match["inner"]
    return -number if negative else number
