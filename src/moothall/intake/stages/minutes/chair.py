"""Who presided, where the minutes say so."""

import re
from collections.abc import Sequence

from moothall.intake.lines import Line
from moothall.intake.passages import Passage
from moothall.intake.stages.addresses import TITLE

NAME = (
    rf"(?:{TITLE}\s+)+(?:(?!(?:and|or)\b)(?:[A-Z][\w'’.-]*|de|van|von|der|la)\s?){{1,5}}"
    r"(?:,\s?(?:[A-Z]{2,4}\b\s?)+,?)?"
)
_BETWEEN = r"\s*,?\s*(?:the\s+[\w\s-]{3,60}?,?\s+)?"
_PRESIDED = re.compile(
    rf"(?P<name>{NAME}){_BETWEEN}(?:(?:was|were|then|thereupon|therefore|duly|subsequently|accordingly)\s+)*"
    r"(?:(?:invited to|elected to|agreed to)\s+)?(?:t(?:ook|ake)|assumed?|occup(?:y|ied)|(?:was )?in)"
    r"\s+(?i:the\s+chair)\b"
    rf"|(?P<presiding>{NAME}){_BETWEEN}(?:presided|presiding|chaired\s+the\s+(?:meeting|item))\b"
)


def find_presiding(lines: Sequence[Line]) -> Passage | None:
    """The member of whom the minutes first say that they took the chair or presided."""
    for line in lines:
        if "chair" not in line.text.lower() and "presid" not in line.text:
            continue
        match = _PRESIDED.search(line.text)
        if match:
            return line.passage.group(match, match.lastgroup or 0).strip(" ,")
    return None
