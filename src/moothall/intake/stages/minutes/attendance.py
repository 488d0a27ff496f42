"""Who was there: the blocks PRESENT, ALSO PRESENT and IN ATTENDANCE above the first minute."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from moothall.facts.bodies import Post
from moothall.facts.meetings import Attendee
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, gathered, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.front_sheet.exclusion import heads_closed, heads_open
from moothall.intake.stages.names import Person, people

_MEANS = r"(?:\s*[(-]?\s*(?:virtual(?:ly)?|remote(?:ly)?|via [\w ]+|by [\w ]+|on-?line)\s*\)?)?"
_LABEL = re.compile(
    r"(?:(?P<also>(?:members?\s+)?also present|(?:other|visiting) (?:members|councillors)[\w ]*|cabinet members?"
    r"(?: present| in attendance)?|guests?(?: present)?)"
    r"|(?P<officers>(?:also )?in (?:virtual |remote )?attendance|officers?(?: present| in attendance)?|attending)"
    r"|(?P<present>(?:members? )?present(?: in person)?|virtual attendance|councillors?(?: present)?|members?)"
    r"|(?P<absent>apologies(?: for absence)?|absent|not present))"
    rf"{_MEANS}\s*(?::|\t|\n|$|(?=\s[A-Z]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Everyone named above the first minute, with places; `chair` is the member said to be in the chair."""

    present: tuple[Attendee, ...] = ()
    also_present: tuple[str, ...] = ()
    in_attendance: tuple[Post, ...] = ()
    chair: Passage | None = None
    end: int = 0
    marks: dict[str, Span] = field(default_factory=dict)


@dataclass
class _Block:
    label: str
    names: list[Passage]
    end: int


def opens_attendance(line: Line) -> bool:
    """Whether a line begins one of the blocks that say who was there."""
    match = _LABEL.match(line.text)
    return match is not None and (line.text[:4].isupper() or ":" in match[0] or match.end() == len(line.text))


def attendance_of(lines: Sequence[Line]) -> Attendance:
    """Who was there, from the lines between a set's opening sentence and its first minute."""
    blocks = _blocks(lines)
    if not blocks:
        return Attendance()
    present, others, officers = (list(_people(blocks, label)) for label in ("present", "also", "officers"))
    members, places = gathered("present", map(_attendee, present))
    also, also_places = gathered("also_present", (Cited(_name(one), marks(**{"": one.name})) for one in others))
    posts, post_places = gathered("in_attendance", map(_post, officers))
    return Attendance(
        present=members,
        also_present=also,
        in_attendance=posts,
        chair=next((one.name for one in present if any(_in_chair(note) for note in one.notes)), None),
        end=blocks[-1].end,
        marks=places | also_places | post_places,
    )


def _blocks(lines: Sequence[Line]) -> list[_Block]:
    blocks: list[_Block] = []
    for line in lines:
        label = _LABEL.match(line.text) if opens_attendance(line) else None
        if label:
            blocks.append(_Block(label.lastgroup or "", [line.passage.cut(label.end())], line.span.end))
        elif heads_closed(line.text) or heads_open(line.text) or not blocks:
            break
        else:
            blocks[-1].names.append(line.passage)
            blocks[-1].end = line.span.end
    return blocks


def _people(blocks: Iterable[_Block], label: str) -> Iterator[Person]:
    for block in blocks:
        if block.label == label:
            yield from people(joined([names for names in block.names if names], "\n"))


def _attendee(person: Person) -> Cited[Attendee]:
    fact = Attendee(
        name=_name(person),
        role=person.role.text if person.role else None,
        substitute_for=" ".join(person.substitute_for.text.split()) if person.substitute_for else None,
        honours=person.honours.text if person.honours else None,
    )
    places = marks(name=person.name, role=person.role, substitute_for=person.substitute_for, honours=person.honours)
    return Cited(fact, marks(**{"": person.whole}) | places)


def _post(person: Person) -> Cited[Post]:
    title = person.title
    fact = Post(name=_name(person), title=" ".join(title.text.split()) if title else None)
    return Cited(fact, marks(**{"": person.whole}, name=person.name, title=title))


def _name(person: Person) -> str:
    return " ".join(person.name.text.split())


def _in_chair(note: Passage) -> bool:
    return bool(re.search(r"\b(?:in the chair|presiding)\b", note.text, re.IGNORECASE))
