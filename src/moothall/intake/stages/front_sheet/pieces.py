"""The head of a front sheet in pieces: what stands under each label (`Ask for:`, `Venue:`) and what stands without."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.dates import find_dates, find_time
from moothall.intake.stages.front_sheet.officer import PHONE
from moothall.intake.stages.names import person_of

_LABEL = re.compile(
    r"\b(?:(?P<name>ask for|contact(?:\s+(?:officer|name|person))?|committee (?:officer|clerk|manager)"
    r"|enquiries(?:\s+to)?"
    r"|clerk)|(?P<phone>(?:tele)?phone(?:\s*(?:no|number))?|tel(?:\s*no)?|direct (?:dial|line)|ext(?:ension)?)"
    r"|(?P<email>e-?mail(?:\s+address)?)|(?P<other>fax|web(?:site)?|our ref)"
    r"|(?P<date>date)|(?P<time>time)|(?P<venue>venue|place|location))"
    r"(?:\s*\.?\s*:\s*|(?<=sk for)\s+(?-i:(?=[A-Z]))|(?<=hone)\s+(?=[(+]?0\d)|(?<=[Tt]el)\.?\s+(?=[(+]?0\d))",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:agenda|summons|membership|members|tea\b|coffee|refreshments|webcast|un-?restricted|please|note\b"
    r"|notice|this meeting"
    r"|the meeting|in response|public|timing|to\b|dear|you are|a meeting|for further|contact)",
    re.IGNORECASE,
)
_AT = re.compile(r"[\s,;.–-]*(?:(?:at|from|commencing|starting|in|on|the|start time)\b[\s,:]*)*", re.IGNORECASE)
_SUMMONS = re.compile(r"\bheld\s+(?:in|at)\s+(?:the\s+)?(?P<venue>[^.]{3,120}?),?\s+(?:on|at)\s", re.IGNORECASE)
_LONGEST_VENUE = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """What a line says under one label ("" where it says it without)."""

    label: str
    value: Passage
    gap: bool


def pieces_of(lines: Sequence[Line]) -> Iterator[Piece]:
    """What stands before each label of a line, and after it; a label with nothing beside it has what fits it below."""
    held: Piece | None = None
    for piece in _parts(lines):
        if held and piece.label == "" and _fits(held.label, piece.value):
            yield Piece(held.label, piece.value, piece.gap)
            held = None
            continue
        if held:
            yield held
        held = piece if piece.label and not piece.value else None
        if not held:
            yield piece
    if held:
        yield held


def _fits(label: str, value: Passage) -> bool:
    """Whether a text may be what a label asks for."""
    if label == "name":
        end = re.search(r"\d|\S+@|\(0", value.text)
        return person_of(value.cut(0, end.start() if end else None)) is not None
    return (
        bool(PHONE.match(value.text))
        if label == "phone"
        else "@" in value.text
        if label == "email"
        else label != "other"
    )


def _parts(lines: Sequence[Line]) -> Iterator[Piece]:
    for line in lines:
        for cell in line.cells or (line.passage,):
            found = list(_LABEL.finditer(cell.text))
            ends = [match.start() for match in found[1:]] + [len(cell)]
            plain = cell.cut(0, found[0].start() if found else None).strip()
            if plain:
                yield Piece("", plain, line.gap)
            for match, end in zip(found, ends[: len(found)], strict=True):
                yield Piece(match.lastgroup or "", cell.cut(match.end(), end).strip(" ,\t"), line.gap)


def find_venue(pieces: Sequence[Piece]) -> Passage | None:
    """Where the meeting is held: under its label, else what follows the date and time.

    A sheet may print both twice, on a cover and above the agenda; the fuller form counts, else the later.
    """
    plain = [piece for piece in pieces if piece.label in ("", "venue")]
    labelled = next((piece.value for piece in plain if piece.label and piece.value), None)
    found = [labelled] if labelled else list(_after_dates(plain)) or list(_in_summons(plain))
    best = found[-1] if found else None
    return max([one for one in found if best and one.text.startswith(best.text)], key=len, default=best)


def _in_summons(pieces: Sequence[Piece]) -> Iterator[Passage]:
    """The venue of a summons ("a meeting will be held in the Long Room on ...")."""
    for piece in pieces:
        match = _SUMMONS.search(piece.value.text)
        if match:
            yield piece.value.group(match, "venue")


def _after_dates(pieces: Sequence[Piece]) -> Iterator[Passage]:
    held: list[Passage] | None = None
    for piece in pieces:
        rest = _after_time(piece.value)
        if rest is not None:
            if held:
                yield _venue(held)
            held = [rest] if rest and not _STOP.match(rest.text) else []
        elif held is not None and _continues(piece, held):
            held.append(piece.value)
        elif held:
            yield _venue(held)
            held = None
    if held:
        yield _venue(held)


def _venue(held: Sequence[Passage]) -> Passage:
    return joined(held).strip(" ,.;")


def _after_time(value: Passage) -> Passage | None:
    """What follows the date or time in a piece that has one; None for a piece without."""
    ends = [printed.offsets[-1] for _, printed in find_dates(value)]
    time = find_time(value)
    ends += [time[1].offsets[-1]] if time else []
    if not ends:
        return None
    rest = value.cut(next(n for n in range(len(value) + 1) if value.offsets[n] >= max(ends)))
    at = _AT.match(rest.text)
    return rest.cut(at.end() if at else 0).strip()


def _continues(piece: Piece, held: Sequence[Passage]) -> bool:
    text = piece.value.text
    if _STOP.match(text) or len(text) > _LONGEST_VENUE or text.endswith("."):
        return False
    goes_on = not held or not piece.gap or held[-1].text.endswith(",")
    return goes_on and sum(map(len, held)) + len(text) <= _LONGEST_VENUE
