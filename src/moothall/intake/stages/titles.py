"""The names of councils and their bodies, which front sheets and minutes print in capitals."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.division import Part, PartKind

_BODY = re.compile(
    r"\b(?:committee|sub-?\s?committee|cabinet|panel|board|forum|council|commission|group|authority|executive|partnership)\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"(?:[A-Z][\w'’&.,-]*\s+(?:(?:and|of|upon|on|the|in|AND|OF|UPON|ON|THE|IN)\s+)*){1,6}?(?:Council|COUNCIL)(?![a-z])"
    r"|(?:(?:The\s+)?(?:London|Royal)\s+Borough\s+of|(?:THE\s+)?(?:LONDON|ROYAL)\s+BOROUGH\s+OF)(?:\s+(?:and\s+|AND\s+)?[A-Z][\w-]+){1,4}"
    r"|(?:[A-Z][\w'’-]*\s+){1,5}?(?:Combined|COMBINED|Fire|FIRE)(?:\s+(?:and|AND|&)\s+\w+)?\s+(?:Authority|AUTHORITY)"
)
_PHRASE = re.compile(
    r"\b((?:[A-Z][\w'’-]+\s+){1,3}(?:County|Borough|District|City|Metropolitan|Town|Parish)\s+Council)\b(?!['’]?s?\s+\d)"
)
_SHORT = re.compile(r"^(?:the\s+)?(?:county|borough|district|city|town|parish|full|annual)?\s*council$", re.IGNORECASE)
_NO_BODY = re.compile(
    r"agenda|summons|notice|membership|minutes|meeting|date|time|venue|ask for|telephone", re.IGNORECASE
)
_SMALL = frozenset({"and", "of", "for", "the", "in", "on", "to", "with", "a", "an", "at", "by", "upon"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HEAD_LINES = 6


def in_title_case(text: str) -> str:
    """A title printed in capitals as a title in running text; anything else as it is."""
    if not text.isupper():
        return text
    return _WORD.sub(lambda word: _cased(word[0], first=word.start() == 0), text)


def _cased(word: str, *, first: bool) -> str:
    lower = word.lower()
    return lower if lower in _SMALL and not first else lower[0].upper() + lower[1:]


def find_body(head: Sequence[Line]) -> Cited[str] | None:
    """The body that a front sheet is for: the first line, or lines, in capitals that name one; else the first title."""
    lines = [line for line in head if line.text and not line.is_furniture]
    for passage in (*_titles(lines, capitals=True), *_titles(lines, capitals=False)):
        if _is_body(passage.text):
            return Cited(in_title_case(" ".join(passage.text.split())), marks(**{"": passage}))
    return None


def _titles(lines: Sequence[Line], *, capitals: bool) -> Iterator[Passage]:
    """Lines that may be titles; in capitals, those that follow one another close together count as one."""
    run: list[Passage] = []
    for line in lines:
        bare = re.sub(r"^agenda\b\W*", "", line.text, flags=re.IGNORECASE)
        passage = line.passage.cut(len(line.text) - len(bare))
        if not capitals:
            yield passage
        elif passage.text.isupper() and not (run and line.gap and _is_body(run[-1].text)):
            run.append(passage)
        elif run:
            yield joined(run)
            run = [passage] if passage.text.isupper() else []
    if run:
        yield joined(run)


def _is_body(text: str) -> bool:
    """Whether a text names a body, and not only the council."""
    if len(text) > 130 or re.search(r"\d|:|\.$", text) or _NO_BODY.match(text):
        return False
    return bool(_BODY.search(text)) and (bool(_SHORT.match(text)) or not _COUNCIL.fullmatch(text))


def find_council(parts: Sequence[Part]) -> Cited[str] | None:
    """The council whose pack this is: named above the minutes or on the front sheet, else the one most spoken of."""
    heads = (part for kind in (PartKind.minutes, PartKind.front) for part in parts if part.kind is kind)
    for line in (line for part in heads for line in _first_lines(part)):
        named = council_in(line.passage)
        if named:
            return Cited(in_title_case(" ".join(named.text.split())), marks(**{"": named}))
    return _most_named(parts)


def _first_lines(part: Part) -> list[Line]:
    return [line for line in part.lines if line.text][:_HEAD_LINES]


def council_in(passage: Passage) -> Passage | None:
    """The council's name with which a title begins ("ASHSHIRE COUNTY COUNCIL", the body's name perhaps run on)."""
    match = _COUNCIL.match(passage.text)
    if not match or _SHORT.match(match[0]) or _NO_BODY.match(match[0]):
        return None
    rest = passage.text[match.end() :]
    return passage.group(match) if not rest or rest.isupper() or rest.startswith(("\t", "\n")) else None


def _most_named(parts: Sequence[Part]) -> Cited[str] | None:
    """The council named most often, where it is named at least three times and twice as often as any other."""
    names: Counter[str] = Counter()
    first: dict[str, Passage] = {}
    for part in parts:
        for line in part.lines:
            if "ouncil" not in line.text:
                continue
            for match in _PHRASE.finditer(line.text):
                names[match[1]] += 1
                first.setdefault(match[1], line.passage.group(match, 1))
    ranks = [*names.most_common(2), ("", 0), ("", 0)]
    (name, count), (_, second) = ranks[0], ranks[1]
    return Cited(name, marks(**{"": first[name]})) if count >= 3 and count >= 2 * second else None
