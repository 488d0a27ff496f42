"""What page breaks left behind in a text: page numbers, notes that a page is blank, rules drawn with hyphens."""

import re
from typing import Final

PAGE: Final = re.compile(r"Page (\d+[a-z]?)")
STRAY_PAGE: Final = re.compile(r"^\s*Page \d+[a-z]?\s+(?=[A-Z<])|\s{2,}Page \d+[a-z]?\s*$")
_BLANK = re.compile(r"this page is (?:intentionally|deliberately) left blank", re.IGNORECASE)
_RULE = re.compile(r"[-=_*\s]{3,}")


def is_stray(text: str) -> bool:
    """Whether a line says nothing of its own."""
    return bool(PAGE.fullmatch(text) or _BLANK.search(text) or _RULE.fullmatch(text))
