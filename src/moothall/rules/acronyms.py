"""Acronyms that reports use: where each is explained, and which no one explains.

A meaning that stands beside its acronym is found by the method of Schwartz and Hearst (Pacific Symposium on
Biocomputing, 2003): the letters of the acronym, from the last, are looked for in the words before the bracket.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from moothall.facts.drafts import ReportDraft
from moothall.facts.writing import Run, Writing, WrittenParagraph
from moothall.rules.written_words import words_of

_SHORT = r"[A-Z][A-Za-z]*(?:&[A-Za-z]*)?[A-Z]s?"
_USED = re.compile(rf"(?<![\w./-])({_SHORT})(?![\w/]|-[a-z])")
_BRACKETED = re.compile(rf"\(({_SHORT})\)")
_TURNED = re.compile(rf"(?<![\w/])({_SHORT})\s+\(([A-Z][^()]{{3,80}})\)")
_ROMAN = re.compile(r"[IVX]+")
_SCOTS = re.compile(r"(?:Mac|Mc|O)[A-Z]?[a-z]")
_SHOUTED = re.compile(
    "AGREED?|AND|APPROVED?|AS|ASKED|AT|BE|BY|COMMENT|CONSIDER|DECISION|ENDORSED?|EXEMPT|FOR|FROM|IN|IS|IT|KEY|NOT?"
    "|NOTED?|OF|OK|ON|OR|PM|RECOMMEND(?:ED)?|REPORT|RESOLVED?|SUMMARY|TABLE|THAT|THE|TO|UNRESTRICTED|WITH|YES"
)
"""Words that papers print in capitals."""

_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Use:
    """An acronym as a writing uses it: its meanings there, and the keys of the blocks where it stands."""

    short: str
    meanings: tuple[str, ...]
    places: tuple[str, ...]


def uses(writing: Writing) -> tuple[Use, ...]:
    """The acronyms of a writing by the alphabet, with what they are said to mean there."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for block in writing.blocks:
        words = words_of(block)
        for short in used(words):
            found.setdefault(short, ([], []))[1].append(block.key)
        for short, meaning in explained(words):
            found.setdefault(short, ([], [block.key]))[0].append(meaning)
    items = sorted(found.items(), key=lambda item: (item[0].casefold(), item[0]))
    return tuple(Use(short, _once(meanings), _once(places)) for short, (meanings, places) in items)


def used(text: str) -> tuple[str, ...]:
    """The acronyms of a text in the order of their first use; a plural counts as its singular."""
    return _once(_singular(found[1]) for found in _USED.finditer(text) if _is_acronym(found[1]))


def explained(text: str) -> Iterator[tuple[str, str]]:
    """Acronyms with the meaning that stands beside them: `Key Performance Indicator (KPI)`, or the other way round."""
    for found in _BRACKETED.finditer(text):
        short = _singular(found[1])
        meaning = long_form(short, text[: found.start()])
        if meaning:
            yield short, meaning
    for found in _TURNED.finditer(text):
        short = _singular(found[1])
        if long_form(short, found[2]) == found[2].strip():
            yield short, found[2].strip()


def long_form(short: str, before: str) -> str:
    """The words at the end of a text that an acronym stands for; empty where its letters are not in them."""
    sentence = re.split(r"[.;:()\n]\s", before)[-1]
    words = sentence.split()[-min(len(short) + 5, len(short) * 2) :]
    candidate = " ".join(words)
    at = len(candidate) - 1
    letters = [letter.lower() for letter in short if letter.isalnum()]
    for index in range(len(letters) - 1, -1, -1):
        at = _back_to(candidate, letters[index], at, starts_word=index == 0)
        if at < 0:
            return ""
        at -= 1
    meaning = candidate[at + 1 :].strip(" ,–-")
    return meaning if " " in meaning or "-" in meaning else ""


def unexplained(writing: Writing, council: Mapping[str, str]) -> tuple[Use, ...]:
    """The acronyms that are used and explained neither in the writing nor on the council's list."""
    known = {short.casefold() for short in council}
    return tuple(use for use in uses(writing) if not use.meanings and use.short.casefold() not in known)


def with_cover(draft: ReportDraft) -> Writing:
    """A report's text with the summary and the recommendations of its cover before it, which have no place (key)."""
    words = (draft.cover.summary, *draft.cover.recommendations)
    cover = (WrittenParagraph(key="", runs=(Run(text=text),), numbered=False) for text in words if text)
    return Writing(blocks=(*cover, *draft.writing.blocks))


def index(writings: Iterable[Writing], council: Mapping[str, str] | None = None) -> tuple[tuple[str, str], ...]:
    """The index of acronyms of a pack: each that is used, with what it means; one of several meanings has several
    lines. The council's list speaks where the writings do not."""
    found: dict[str, list[str]] = {}
    for writing in writings:
        for use in uses(writing):
            found.setdefault(use.short, []).extend(use.meanings)
    known = council or {}
    lines = ((short, meaning) for short, said in found.items() for meaning in _meanings(said, known.get(short, "")))
    return tuple(sorted(set(lines), key=lambda line: (line[0].casefold(), line)))


def _meanings(said: list[str], listed: str) -> Iterable[str]:
    """One of those that differ only in capitals or a plural; the council's own words first."""
    ordered = [listed, *said] if listed else said
    return {meaning.casefold().rstrip("s"): meaning for meaning in reversed(ordered)}.values()


def _back_to(text: str, letter: str, at: int, *, starts_word: bool) -> int:
    """The last place up to `at` with that letter; the first letter has to start a word."""
    while at >= 0:
        is_start = at == 0 or not text[at - 1].isalnum()
        if text[at].lower() == letter and (is_start or not starts_word):
            return at
        at -= 1
    return -1


def _is_acronym(word: str) -> bool:
    short = _singular(word)
    if _SHOUTED.fullmatch(short) or _ROMAN.fullmatch(short) or _SCOTS.match(short):
        return False
    capitals = sum(sign.isupper() for sign in short)
    return 2 <= len(short) <= _LONGEST and capitals * 2 >= len(short.replace("&", ""))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 2 and word.endswith("s") else word


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
