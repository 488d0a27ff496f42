"""The proper officer, who signs a front sheet: name, post, telephone, on lines of their own or in one."""

import re
from collections.abc import Sequence

from moothall.facts.bodies import Post
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.dates import is_date
from moothall.intake.stages.names import person_of

PHONE = re.compile(r"(?:\(0\d{2,5}\)|\+44\s?\(?0?\)?\s?\d{2,4}|\b0\d{2,5})[\d\s-]{4,12}\d\b")
_PUBLISHED = re.compile(
    r"(?:date\s+(?:of\s+(?:publication|issue|des?patch)|published|issued)|published|issued|d[ei]spatched)"
    r"\s*(?:on)?\s*:?\s*",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:(?:deputy|assistant|interim|acting|corporate|strategic|group)\s+)*(?:head of|general counsel|director|chief"
    r"|monitoring officer|proper officer|clerk|solicitor|service|democratic|manager|secretary|executive)\b",
    re.IGNORECASE,
)
_EDGES = " \t\n,;:.-–"


def published_on(line: Line) -> bool:
    """Whether a line is the date of publication and nothing else."""
    return is_date(_PUBLISHED.sub("", line.text, count=1))


def names_officer(line: Line) -> bool:
    """Whether a line begins with a person's name, the post perhaps run on."""
    return _parted(line.passage) is not None


def read_officer(lines: Sequence[Line]) -> Cited[Post] | None:
    """The officer named above the date of publication."""
    block = [line for line in lines if not published_on(line)]
    if not block:
        return None
    found = _parted(joined([line.passage for line in block], "\n"))
    if not found:
        return None
    name, title = found
    fact = Post(name=name.text, title=" ".join(title.text.split()) if title else None)
    whole = Span(start=lines[0].span.start, end=lines[-1].span.end)
    return Cited(fact, marks(name=name, title=title) | {"": whole})


def _parted(block: Passage) -> tuple[Passage, Passage | None] | None:
    """Name and post: divided by a line or a comma, else where the words of a post begin; the telephone left out."""
    phone = PHONE.search(block.text)
    block = block.cut(0, phone.start() if phone else None).strip(_EDGES)
    divided = re.search(r"\s*(?:\n|,\s|\s[-–]\s)", block.text) or _POST.search(block.text)
    name = block.cut(0, divided.start() if divided else None).strip(_EDGES)
    person = person_of(name)
    title = block.cut(divided.start()).strip(_EDGES) if divided else None
    return (person.name, title or None) if person else None
