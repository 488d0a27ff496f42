"""What the columns of a work programme hold, told from a head or, without one, from the cells themselves."""

import enum
import re
from collections.abc import Iterator, Mapping, Sequence

from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined, plain
from moothall.intake.stages.addresses import TITLE
from moothall.intake.stages.names import is_name, person_of


class Column(enum.StrEnum):
    """What a column of a work programme holds."""

    meeting = "meeting"
    number = "number"
    section = "section"
    item = "item"
    lead = "lead"
    added = "added"
    deferred = "deferred"
    exempt = "exempt"
    key = "key"
    kind = "kind"
    notes = "notes"


_MEANINGS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(words))
    for column, words in (
        (Column.number, r"(?:item )?(?:no|number|#|ref(?:erence)?)\.?"),
        (Column.section, r"(?:agenda )?section|part of (?:the )?agenda"),
        (
            Column.added,
            r"(?:date |when |meeting )?(?:added|requested|raised|identified|proposed)\b.*|requested by\b.*"
            r"|date of request|source|origin",
        ),
        (Column.deferred, r"defer\w*\b.*|(?:moved|carried|postponed)\b.*"),
        (Column.exempt, r"(?:exempt|open|public|private|restricted)\b.*"),
        (Column.key, r"key decisions?\b.*|decision\b.*"),
        (Column.kind, r"frequency|type(?: of (?:item|report))?|regular\b.*|cycle|purpose"),
        (
            Column.lead,
            r"(?:(?:lead|report(?:ing)?|responsible|relevant|contact)\W*)*(?:officers?|authors?|directors?"
            r"|leads?|contacts?|owners?|directorates?|presenters?"
            r"|(?:cabinet )?members?)\b.*|report (?:by|from)|by whom|who",
        ),
        (
            Column.item,
            r"(?:(?:agenda|proposed|title of|name of) )*(?:items?|topics?|subjects?|reports?|titles?|issues?"
            r"|matters?|business|themes?)\b[^?]{0,40}",
        ),
        (
            Column.meeting,
            r"(?:(?:proposed|committee|meeting|expected|anticipated|target|likely|provisional) )*(?:meetings?"
            r"|dates?|months?)(?: (?:of|for) .*)?",
        ),
        (
            Column.notes,
            r"(?:additional |other )?(?:comments?|notes?|details?|background|information|reasons?|explanation"
            r"|description|status|updates?|next steps?)\b.*",
        ),
    )
)
KIND = re.compile(
    r"(?:regular|standing|standard|annual(?:ly)?|bi-?annual(?:ly)?|bi-?monthly|six[ -]monthly|half[ -]yearly"
    r"|quarterly|monthly|yearly"
    r"|every(?: \w+){0,2} (?:meeting|month)s?|every other|each meeting|key decision|non-key decision|one[ -]off"
    r"|tbc|as required)"
    r"(?:\s*(?:items?|reports?|updates?))?(?:\s*[-–/,(]\s*[\w -]{2,40}\)?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}[.)]?|[A-H]\d{1,2}")
_PAGE = re.compile(r"Page \d+[a-z]?")
_APART = re.compile(r"\s*(?:[\n;,/&]|\band\b)\s*")
_TITLED = re.compile(rf"(?<=\S)\s+(?={TITLE}\s)")


def head_of(row: Line) -> dict[Column, int] | None:
    """The columns of a head: every cell with words is that of one, and one of them holds the items."""
    columns: dict[Column, int] = {}
    for place in range(len(row.cells)):
        words = row.column(place).casefold().strip(" :*")
        meaning = next((column for column, pattern in _MEANINGS if pattern.fullmatch(words)), None) if words else None
        if words and (meaning is None or len(words) > 60):
            return None
        if meaning:
            columns.setdefault(meaning, place)
    return columns if Column.item in columns and len(columns) > 1 else None


def cells_of(cells: Sequence[Passage], head: Mapping[Column, int] | None, title: int | None) -> dict[Column, Passage]:
    """What each cell of an item's row holds, by the head; without one, by what is printed in it.

    `title` is the column in which titles stood so far; where that is empty, the row has no title of its own.
    """
    if head:
        return {column: cells[place] for column, place in head.items() if place < len(cells) and cells[place]}
    found: dict[Column, Passage] = {}
    untitled = title is not None and (title >= len(cells) or not cells[title])
    for cell in cells:
        text = " ".join(cell.text.split())
        if text and not _PAGE.fullmatch(text):
            column = _kind_of(text, found)
            found.setdefault(_other(text) if untitled and column is Column.item else column, cell)
    return found


def _other(text: str) -> Column:
    """What a cell of a row without a title holds: names, or the rest of an item's kind."""
    return Column.lead if is_lead(text) else Column.kind


def _kind_of(text: str, found: Mapping[Column, Passage]) -> Column:
    if _NUMBER.fullmatch(text) and not found:
        return Column.number
    if KIND.fullmatch(text):
        return Column.kind
    if Column.item not in found:
        return Column.item
    if Column.lead not in found and (is_lead(text) or _is_posted(text)):
        return Column.lead
    return Column.notes


def is_lead(text: str) -> bool:
    """Whether a text is made of people's names."""
    names = [name for part in _APART.split(text) if part for name in _TITLED.split(part)]
    return bool(names) and all(_is_names(name) for name in names)


def _is_posted(text: str) -> bool:
    """Whether a text is a person's name with a post ("Ivy Lode, Bridge Engineer")."""
    person = person_of(plain(text))
    return person is not None and is_name(person.name.text)


def _is_names(text: str) -> bool:
    words = text.split()
    return is_name(text) or (len(words) > 3 and len(words) % 2 == 0 and all(is_name(pair) for pair in _pairs(words)))


def _pairs(words: list[str]) -> list[str]:
    return [" ".join(words[place : place + 2]) for place in range(0, len(words), 2)]


def leads(cell: Passage) -> Iterator[Passage]:
    """The names in a cell, divided by lines and signs, else two words each; an office stays whole."""
    for part in _lead_parts(cell):
        for name in part.split(_TITLED):
            yield from _two_by_two(name)


def _two_by_two(name: Passage) -> Iterator[Passage]:
    """Several names that run on without a sign, two words each; a single name as it is."""
    words = list(re.finditer(r"\S+", name.text))
    titled = re.match(TITLE, name.text)
    if len(words) > 3 and len(words) % 2 == 0 and not titled and is_lead(name.text):
        for place in range(0, len(words), 2):
            yield name.cut(words[place].start(), words[place + 1].end())
    elif name:
        yield name


def _without_post(line: Passage) -> Passage:
    person = person_of(line)
    return person.name if person and is_name(person.name.text) else line


def _lead_parts(cell: Passage) -> list[Passage]:
    """The parts of a cell; lines that break names apart (a narrow column) count as one."""
    lines = [line for line in cell.split(r"\s*[\n;]\s*") if line]
    if not all(is_lead(line.text) for line in lines):
        return [joined(lines)] if is_lead(" ".join(line.text for line in lines)) else list(map(_without_post, lines))
    return [part for line in lines for part in line.split(_APART)]
