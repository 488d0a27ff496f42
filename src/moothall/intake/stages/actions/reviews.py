"""The review that an action plan belongs to, as a report's subject or a table's caption names it."""

import re
from collections.abc import Sequence

from moothall.intake.lines import Line
from moothall.intake.passages import Passage

_BODY = (
    r"(?:Select Committee|Task (?:and|&) Finish (?:Group|Review)|Scrutiny (?:Review|Inquiry)"
    r"|(?:Short )?(?:Focused )?Inquiry|Working Group)"
)
_CAPITAL = r"[A-Z0-9][\w'’&/-]*,?"
_JOINED = rf"{_CAPITAL}(?:\s+(?:(?:and|&|of|in|for|to)\s+)*{_CAPITAL})*"
_REVIEW = re.compile(rf"(?P<name>{_JOINED}\s+{_BODY})|(?P<on>{_BODY}\s+(?:on|into|[-–:])\s+(?:the\s+)?{_JOINED})")
_LEAD = re.compile(
    r"(?:(?:Final|Annual|Interim|Progress|Update|Updated|Report|Review|One|Year|On|The|Implementation)\s+|(?:of"
    r"|on|to|in|for)\s+)+"
)
_PLAN = re.compile(
    r"\s*[-–:]*\s*(?:delivery |implementation )?action plan\b.*|\s*[-–:]?\s*progress (?:report|update)\b.*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:appendix|annex|table)\s+\w+\s*[-–:.]\s*", re.IGNORECASE)


def review_of(subject: Passage | None) -> Passage | None:
    """The review that a subject names ("Update on the X Select Committee and its action plan"); None without one."""
    match = _REVIEW.search(subject.text) if subject else None
    if not subject or not match:
        return None
    name = subject.group(match)
    lead = _LEAD.match(name.text)
    return name.cut(lead.end()) if lead and not match["on"] else name


def review_above(before: Sequence[Line]) -> Passage | None:
    """The caption of a plan without the words "action plan"; None where nothing stands above it."""
    for line in reversed(before):
        start, end = _NUMBER.match(line.text), _PLAN.search(line.text)
        name = line.passage.cut(start.end() if start else 0, end.start() if end else None).strip(" :-–")
        if name:
            return name
    return None
