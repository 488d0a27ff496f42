"""People as council papers print them: lists of names with titles, honours, roles and posts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.intake.passages import Passage
from moothall.intake.stages.addresses import HONOUR, POST_WORD, TITLE

_TITLED = re.compile(rf"(?:{TITLE}\s+)+(?=[A-Z])")
_PLURAL = re.compile(r"(?:Councillors|Cllrs|Messrs)\b\.?:?\s+")
_HONOURS = re.compile(rf"[,\s]+({HONOUR}\b\.?(?:[,\s]+{HONOUR}\b\.?)*)$")
_ONLY_HONOURS = re.compile(rf"{HONOUR}\b\.?(?:[,\s]+{HONOUR}\b\.?)*(?=\s*(?:\(|[-–]\s|,|$))")
_NAME_WORDS = re.compile(
    r"(?:[A-Z][A-Za-zà-ÿ]*(?:['’`.-][A-Za-zà-ÿ]+)*\.?|[A-Z]\.?)(?:\s+(?:(?:d[aeiu]|de\s+la|van|von|der|den|le"
    r"|la|of)\s+)*"
    r"(?:[A-Z][A-Za-zà-ÿ]*(?:['’`.-][A-Za-zà-ÿ]+)*\.?|[A-Z]\.?)){1,4}"
)
_SURNAME = re.compile(r"[A-Z][a-zà-ÿ]*(?:['’-]?[A-Za-zà-ÿ]+)+")
_INCOMPLETE = re.compile(rf"[\s,;•–-]*(?:and\s+)?(?:{TITLE}\s*)+(?:[A-Z]\.?\s*)*")
_SEPARATOR = re.compile(
    rf"(?<=\))\s+(?={TITLE}\s)|[(),;\n\t]|(?<=\s)(?:and|&)(?=\s)|^(?:and|&)(?=\s)|(?<=[),;])and(?=\s)"
)
_NAME_END = re.compile(r"\s*[,(;:]|\s+[-–—]\s*|\s*[-–—]\s+|\s+(?=was\b|were\b)")
_CHAIR = re.compile(
    r"((?:(?:acting|joint|deputy|interim|co)[ -]|vice[ -]*)*chair(?:man|woman|person)?)"
    r"(?:\s+(?:for|in|of the meeting)\b.*)?",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"\(?(?:as\s+)?(?:a\s+)?sub(?:stitut(?:e|ing|ed))?\.?\)?\s*[-–:]?\s*(?:for\s+)(?P<member>[^()]+)", re.IGNORECASE
)
_PRESENCE = re.compile(
    r"(?:for (?:part|items?|minutes?|the)|virtual|remote|on-?line|via\b|by (?:video|tele|skype|phone|teams"
    r"|zoom)|until"
    r"|from \d|items?\b|part\b|minutes? \d|left|joined|arrived|observ|in (?:attendance|the chair)|present|vot"
    r"|non-voting"
    r"|ex[- ]officio|\d)",
    re.IGNORECASE,
)
_VACANCY = re.compile(
    r"[\s•–-]*(?:\(?(?:\d+|one|two|three|four)\)?\s+)?"
    r"(?:vacan(?:cy|cies|t)|none|to be (?:confirmed|appointed|advised)|tbc)\b",
    re.IGNORECASE,
)
_EDGES = " \t\n,;:.•*†-–"


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a printed list: `whole` is the entry, `name` is without honours, `notes` stand in brackets.

    `post` is what follows the name outside brackets (`Mr A Bee, Head of Highways`).
    """

    whole: Passage
    name: Passage
    honours: Passage | None = None
    post: Passage | None = None
    notes: tuple[Passage, ...] = ()

    @property
    def role(self) -> Passage | None:
        """The chairmanship printed beside the name (`Chairman`, `Vice-Chair`)."""
        for note in (*self.notes, self.post):
            match = note and _CHAIR.fullmatch(note.text)
            if note and match:
                return note.group(match, 1)
        return None

    @property
    def substitute_for(self) -> Passage | None:
        """The member whose place was taken, without honours."""
        for note in (*self.notes, self.post):
            match = note and _SUBSTITUTE.search(note.text)
            if note and match:
                return without_honours(note.group(match, "member"))[0]
        return None

    @property
    def title(self) -> Passage | None:
        """The post held: what follows the name, else the first bracket that does not only say how one took part."""
        if self.post:
            return self.post
        return next((note for note in self.notes if not _PRESENCE.match(note.text)), None)


def people(passage: Passage) -> list[Person]:
    """The people of a printed list, in order: divided by commas, semicolons, lines and "and" outside brackets.

    After a plural title ("Councillors Fern, Elm and Ash") a surname alone is a name.
    """
    lone = bool(_PLURAL.match(passage.text.lstrip(_EDGES)))
    return [person for entry in _entries(passage, lone=lone) if (person := person_of(entry, lone=lone))]


def person_of(entry: Passage, *, lone: bool = False) -> Person | None:
    """The person that one entry of a list names; None where it begins with no name, which may be a `lone` surname."""
    entry = entry.strip(_EDGES)
    entry = entry.cut(0, len(re.sub(r"\s+(?:and|&)$", "", entry.text)))
    plural = _PLURAL.match(entry.text)
    if plural:
        entry = entry.cut(plural.end())
    end = _NAME_END.search(entry.text)
    name, honours = without_honours(entry.cut(0, end.start() if end else None).strip(_EDGES))
    if not name or not is_name(name.text, lone=lone):
        return None
    rest = entry.cut(end.start()) if end else entry.cut(len(entry))
    later = re.match(rf"[,\s]+({_ONLY_HONOURS.pattern})", rest.text)
    if later and not honours:
        honours, rest = rest.group(later, 1), rest.cut(later.end())
    notes = tuple(_brackets(rest))
    outside = rest.cut(0, rest.text.index("(") if "(" in rest.text else None).strip(_EDGES)
    if notes and outside and not _CHAIR.fullmatch(outside.text):
        outside, notes = _joined_post(rest, outside, notes)
    return Person(entry, name, honours, outside or None, notes)


def is_name(text: str, *, lone: bool = False) -> bool:
    """Whether a text reads as one person's name: with a title, or two to five capitalised words, none a post's."""
    titled = _TITLED.match(text)
    if lone and _SURNAME.fullmatch(text) and not POST_WORD.search(text):
        return True
    if titled:
        return len(text.split()) <= 9 and not re.search(r"\d", text)
    return bool(_NAME_WORDS.fullmatch(text)) and not POST_WORD.search(text) and not text.isupper()


def is_honours(text: str) -> bool:
    """Whether a text is letters after a name and nothing else (`MBE`)."""
    return bool(_ONLY_HONOURS.fullmatch(text.strip(_EDGES)))


def is_vacancy(text: str) -> bool:
    """Whether a text says that a place is not filled."""
    return bool(_VACANCY.match(text))


def starts_with_title(text: str) -> bool:
    """Whether a text begins with a title and a name (`Mrs T Fern`)."""
    return bool(_TITLED.match(text))


def first_titled(text: str) -> int | None:
    """Where the first title of a text stands."""
    match = _ANY_TITLE.search(text)
    return match.start() if match else None


_ANY_TITLE = re.compile(rf"\b(?:{TITLE}\s+)+(?=[A-Z])")


def without_honours(name: Passage) -> tuple[Passage, Passage | None]:
    """A name and the letters after it."""
    match = _HONOURS.search(name.text)
    if not match:
        return name.strip(_EDGES), None
    return name.cut(0, match.start()).strip(_EDGES), name.group(match, 1)


def _entries(passage: Passage, *, lone: bool) -> Iterator[Passage]:
    """The stretches of a list, each with one name: a stretch that begins with none belongs to the one before."""
    start: int | None = None
    end = 0
    for first, last in _pieces(passage):
        vacant = _VACANCY.match(passage.text, first)
        if start is not None and (vacant or _begins_entry(passage.text, first, last, lone=lone)):
            yield passage.cut(start, end)
            start = None
        if not vacant:
            start = first if start is None else start
            end = last
    if start is not None:
        yield passage.cut(start, end)


def _begins_entry(text: str, first: int, last: int, *, lone: bool) -> bool:
    """Whether the piece from `first` to `last` begins with a name; half a post ("Strategy" of "... and Works Manager")
    does not."""
    bare = text[first:last].strip(_EDGES)
    if not bare or _ONLY_HONOURS.match(bare):
        return False
    if _PLURAL.match(bare) or _TITLED.match(bare):
        return True
    end = _NAME_END.search(bare)
    name = _HONOURS.sub("", bare[: end.start()] if end else bare)
    whole = re.split(rf"[,;(\n]|\s[-–—]\s|\band\s+(?={TITLE})", text[first:].lstrip(_EDGES), maxsplit=1)[0]
    return is_name(name, lone=lone) and not POST_WORD.search(re.sub(r"\band\b|&", "", whole))


def _pieces(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where the parts between top-level separators begin and end; an unclosed bracket ends at the next titled name."""
    text = passage.text
    sound = text.count("(") == text.count(")")
    depth = start = 0
    for match in _SEPARATOR.finditer(text):
        sign = match[0]
        if sign in "()":
            depth = max(0, depth + (1 if sign == "(" else -1))
        elif sign == "\n" and _INCOMPLETE.fullmatch(text, start, match.start()):
            continue
        elif depth == 0 or (not sound and _TITLED.match(text[match.end() :].lstrip(" and"))):
            depth = 0
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _brackets(rest: Passage) -> Iterator[Passage]:
    """The contents of the outermost brackets; one that is not closed runs to the end."""
    depth = start = 0
    for place, sign in enumerate(rest.text):
        if sign == "(":
            depth += 1
            start = place + 1 if depth == 1 else start
        elif sign == ")" and depth:
            depth -= 1
            if depth == 0:
                yield rest.cut(start, place).strip(_EDGES)
    if depth:
        yield rest.cut(start).strip(" \t\n,;")


def _joined_post(rest: Passage, outside: Passage, notes: Sequence[Passage]) -> tuple[Passage, tuple[Passage, ...]]:
    """A post whose own name ends in a bracket (`Manager (Executive)`) keeps it, unless that says how one took part."""
    first = notes[0]
    if _PRESENCE.match(first.text) or _SUBSTITUTE.search(first.text) or _CHAIR.fullmatch(first.text):
        return outside, tuple(notes)
    close = rest.text.find(")", rest.text.index("(") + len(first.text))
    return rest.cut(0, close + 1 if close >= 0 else None).strip(" \t\n,;:-–•"), tuple(notes[1:])
