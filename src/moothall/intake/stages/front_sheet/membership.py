"""The membership on a front sheet: political groups with their members, as lines, paragraphs or a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from moothall.facts.bodies import Member, Membership, PoliticalGroup
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, gathered, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.names import first_titled, is_honours, is_name, is_vacancy, people

MEMBERSHIP = re.compile(
    r"(?:(?:committee|panel|board|current)\s+)?(?:membership|members)\s*"
    r"(?::|$|(?=\(?\d)|of the (?:committee|panel|board|sub-?committee|cabinet)\s*(?::|$|\())",
    re.IGNORECASE,
)
_SIZE = re.compile(r"\s*\(?\s*(\d{1,3})\s*(?:members?|seats?)?\s*\)?", re.IGNORECASE)
_SIZED = re.compile(r"\(\s*(\d{1,3})\s*\)\s*:?\s*")
_LABEL = re.compile(r"(?P<label>[A-Z][\w&/'’.,\s-]*?)\s*(?::?\s*\(\s*(?P<size>\d{1,3})\s*\)\s*:?|:)\s*")
_GROUP_WORDS = re.compile(
    r"(?:(?:conservatives?|labour|co-?operative|liberal|democrats?|lib|dems?|ukip|uk|reform|independents?|greens?|party"
    r"|group|residents?['’]?|association|alliance|unaffiliated|non-?aligned|ungrouped|church|diocesan|representatives?"
    r"|parent|governors?|co-?opted|voting|non-voting|members?|others?|councillors|district|borough|city|county"
    r"|substitutes?|and|the|of)(?!\w)[\s/&]*)+",
    re.IGNORECASE,
)
_JOINING = re.compile(r"\b(?:and|the|of)\b\s*", re.IGNORECASE)
_STOP = re.compile(
    r"(?:webcast|please|refreshments|tea\b|coffee|timing|county councillors|councillors who"
    r"|members? of the public|notice|agenda"
    r"|this meeting|the meeting|in response|quorum|substitutes? (?:members? )?(?:may|are|should)|if you"
    r"|for further|un-?restricted)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 80


@dataclass
class _Group:
    """A group while its lines are gathered."""

    label: list[Passage]
    size: Passage | None
    names: list[Passage] = field(default_factory=list)


def is_group(line: Line) -> bool:
    """Whether a line is a group's name with at least one member."""
    label, _, rest = _opened(line)
    return label is not None and bool(people(rest))


def read_membership(zone: Sequence[Line]) -> Cited[Membership] | None:
    """The groups and their members; None where the sheet names none."""
    if not zone:
        return None
    heading = MEMBERSHIP.match(zone[0].text)
    rest = zone[0].passage.cut(heading.end() if heading else 0)
    size = _SIZE.match(rest.text) if heading else None
    if size:
        rest = rest.cut(size.end())
    lines = [(zone[0], rest.strip(" :\t")), *((line, line.passage) for line in zone[1:])]
    groups, end = _groups(lines)
    if not groups and not size:
        return None
    read, places = gathered("groups", map(_fact, groups))
    whole = Span(start=zone[0].span.start, end=end or zone[0].span.end)
    printed = marks(**{"": whole, "size": heading and size and zone[0].passage.cut(heading.end()).group(size, 1)})
    return Cited(Membership(size=int(size[1]) if size else None, groups=read), printed | places)


def _groups(lines: Sequence[tuple[Line, Passage]]) -> tuple[list[_Group], int]:
    """The groups in order, and where the last line of the membership ends."""
    groups: list[_Group] = []
    end, waiting = 0, list[Passage]()
    for line, passage in lines:
        if not passage or is_vacancy(passage.text):
            continue
        if _STOP.match(passage.text):
            break
        label, size, rest = _opened(line, passage)
        if label is not None:
            groups.append(_Group([*waiting, label] if label else waiting, size))
            waiting = []
        elif is_honours(rest.text) or (people(rest) and not _is_label(rest.text)):
            if waiting or not groups:
                groups.append(_Group(waiting, None))
                waiting = []
        elif len(rest) <= _LONGEST_LABEL and not rest.text.endswith("."):
            waiting.append(rest)
            continue
        else:
            break
        groups[-1].names.append(rest)
        end = line.span.end
    return [group for group in groups if any(people(names) for names in group.names)], end


def _is_label(text: str) -> bool:
    return bool(_GROUP_WORDS.fullmatch(text))


def _opened(line: Line, passage: Passage | None = None) -> tuple[Passage | None, Passage | None, Passage]:
    """The label with which a line opens a group, its size, and the names after it; None where it opens none."""
    passage = line.passage if passage is None else passage
    if line.cells and len(line.cells) > 1 and passage is line.passage:
        return _opened_row(line)
    sized = _SIZED.match(passage.text)
    if sized:
        return passage.cut(0, 0), passage.group(sized, 1), passage.cut(sized.end())
    match = _LABEL.match(passage.text)
    if match and len(match["label"]) <= _LONGEST_LABEL and first_titled(match["label"]) is None:
        size = passage.group(match, "size") if match["size"] else None
        return passage.group(match, "label"), size, passage.cut(match.end())
    label = _label_before_names(passage.text)
    if label:
        return passage.cut(0, label).strip(), None, passage.cut(label)
    return None, None, passage


def _opened_row(line: Line) -> tuple[Passage | None, Passage | None, Passage]:
    """The same of a table row: its first cell is the label, unless it names a member itself."""
    first, rest = line.cells[0], joined(line.cells[1:], "\n")
    match = _LABEL.fullmatch(first.text)
    if match:
        return first.group(match, "label"), first.group(match, "size") if match["size"] else None, rest
    if not first:
        return None, None, rest
    if first_titled(first.text) is not None or (people(first) and not people(rest)):
        return None, None, joined(line.cells, "\n")
    sized = _SIZED.match(rest.text)
    return first, rest.group(sized, 1) if sized else None, rest.cut(sized.end() if sized else 0)


def _label_before_names(text: str) -> int:
    """How much of a line is a group's name before the first member's, where nothing but a blank divides them."""
    words = _GROUP_WORDS.match(text)
    titled = first_titled(text)
    before = text[:titled] if titled else ""
    if (
        before
        and "," not in before
        and not re.search(r"\band\s*$", before)
        and _GROUP_WORDS.search(_JOINING.sub("", before))
    ):
        return len(before)
    if (
        words
        and _JOINING.sub("", words[0]).strip()
        and is_name(re.split(r",|\sand\s|\(", text[words.end() :])[0].strip())
    ):
        return words.end()
    return 0


def _fact(group: _Group) -> Cited[PoliticalGroup]:
    label = joined([part.strip(" :-–•") for part in group.label]).strip()
    members, places = gathered("members", _members(group.names))
    name = " ".join(label.text.split())
    fact = PoliticalGroup(name=name, size=int(group.size.text) if group.size else None, members=members)
    return Cited(fact, marks(name=label, size=group.size) | places)


def _members(names: Sequence[Passage]) -> Iterator[Cited[Member]]:
    for person in people(joined(names, "\n")):
        fact = Member(
            name=" ".join(person.name.text.split()),
            role=person.role.text if person.role else None,
            honours=person.honours.text if person.honours else None,
        )
        yield Cited(
            fact, marks(**{"": person.whole, "name": person.name, "role": person.role, "honours": person.honours})
        )
