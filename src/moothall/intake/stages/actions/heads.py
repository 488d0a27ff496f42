"""What the columns of an action plan hold, told from the words of its head."""

import enum
import re
from dataclasses import dataclass

from moothall.intake.lines import Line


class Column(enum.StrEnum):
    """What a column of an action plan holds."""

    number = "number"
    recommendation = "recommendation"
    action = "action"
    outcome = "outcome"
    owner = "owner"
    deadline = "deadline"
    rag = "rag"
    progress = "progress"


_MEANINGS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(words))
    for column, words in (
        (
            Column.number,
            r"(?:(?:rec(?:ommendation)?|action|item|ref(?:erence)?|serial)\s*)?(?:no|nos|number|ref(?:erence)?|#)\.?",
        ),
        (
            Column.recommendation,
            r"(?:select committee |agreed |committee )?recommendations?(?:\s*(?:no"
            r"|number)?\.?\s*\d{1,3}(?:\.\d)?[a-z]?)?(?:\s*[-–:].*)?",
        ),
        (
            Column.action,
            r"(?:(?:priority|key|agreed|proposed|specific|planned|delivery|main|required)\s+)?(?:actions?"
            r"|activit(?:y|ies)|tasks?|commitments?"
            r"|milestones?)(?: (?:to be taken|required|point|plan|and activity|we will take))?|what (?:we will"
            r"|will we) do",
        ),
        (
            Column.rag,
            r"(?:(?:current|overall|latest|progress)\s+)?(?:b?rag|status)(?:\s*/?\s*(?:b?rag|status|rating"
            r"|colour))*(?:\s*\(.*\))?",
        ),
        (
            Column.progress,
            r"(?:(?:current|latest|summary of|one year on)\s+)?(?:progress|updates?|position|achievements?"
            r"|responses?)\b.*|comment(?:s|ary)?(?:\s*/.*)?",
        ),
        (
            Column.outcome,
            r"(?:(?:key|expected|intended|desired|planned)\s+)?(?:outcomes?|outputs?|impacts?"
            r"|results?)(?: (?:and|/).*)?|success measures?",
        ),
        (
            Column.owner,
            r"(?:owners?|leads?|lead (?:officer|agency|agencies|directorate|partner|person)s?"
            r"|responsib\w+(?: officers?| person| lead)?"
            r"|(?:by )?who(?:m)?|accountab\w+(?: officer| owner)?|officers?|action owner|partners?)\??",
        ),
        (
            Column.deadline,
            r"(?:deadlines?|time\s?-?(?:scale|frame|line)s?|(?:target|due|completion|delivery|end"
            r"|review)(?: date)?|(?:by )?when|dates?|by)\??",
        ),
    )
)
_NUMBERED = re.compile(r"recommendations?\s*(?:no\.?|number)?\s*(?P<number>\d{1,3}(?:\.\d)?[a-z]?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an action plan: the place of each column, and the number where it names one recommendation."""

    columns: dict[Column, int]
    number: str | None = None


def head_of(row: Line) -> Head | None:
    """The head that a row is; None for a row of anything but an action plan that says how far things have come."""
    columns: dict[Column, int] = {}
    for place in range(len(row.cells)):
        words = row.column(place).casefold().strip(" :*")
        meaning = next((column for column, pattern in _MEANINGS if pattern.fullmatch(words)), None) if words else None
        if meaning:
            columns.setdefault(meaning, place)
    if (
        not {Column.recommendation, Column.action} & columns.keys()
        or not {Column.rag, Column.progress} & columns.keys()
    ):
        return None
    numbered = _NUMBERED.match(row.column(columns[Column.recommendation])) if Column.recommendation in columns else None
    return Head(columns, numbered["number"] if numbered else None)
